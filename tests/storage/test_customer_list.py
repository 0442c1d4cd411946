"""The customer list: every order, in pages, each customer exactly once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import apsw
import pytest

from app.domain.query import Query
from app.domain.standing import Sort
from app.services.desk import Desk
from app.storage import customer_list
from app.storage.customer_list import Cursor
from app.storage.tables.fields import to_day_number
from tests.benchmarks.crowd import Crowd, fill
from tests.builders import TODAY, open_desk, open_store, person, studio, touch

_SIZE = 90
_TIERS = ("inner_circle", "regular", "occasional")
_VALUE: dict[Sort, tuple[str, bool]] = {
    Sort.NEED: ("need", True),
    Sort.QUIET: ("last_day", False),
    Sort.WARMTH: ("warmth", True),
    Sort.NAME: ("name_key", False),
    Sort.ADDED: ("created_day", True),
    Sort.QUIET_RATIO: (f"({to_day_number(TODAY)} - last_day) / usual_gap_days", True),
    Sort.COMPANY: ("company", False),
    Sort.STAGE: ("stage", False),
    Sort.TIER: ("tier", False),
    Sort.NEXT: ("next_day", False),
}


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A crowd with ties in every order, and with nobody's value missing in none."""
    folder = tmp_path_factory.mktemp("list")
    store = open_store(folder / "keepwarm.db")
    fill(store, Crowd(_SIZE, _SIZE // 2, TODAY, seed=9))
    store.close()
    desk = open_desk(folder)
    yield desk
    desk.store.close()


def expected(connection: apsw.Connection, sort: Sort, is_reversed: bool) -> list[int]:
    """The order as Python sorts it: by value, then id, in one direction; without a value last."""
    column, falls = _VALUE[sort]
    rows: Any = connection.execute(f"SELECT customer_id, {column} FROM standing").fetchall()
    values = {number: _TIERS.index(value) if sort is Sort.TIER else value for number, value in rows}
    known = [number for number, value in values.items() if value not in (None, "")]
    unknown = [number for number in values if number not in set(known)]
    falls ^= is_reversed
    return [
        *sorted(known, key=lambda number: (values[number], number), reverse=falls),
        *sorted(unknown, reverse=falls),
    ]


@pytest.mark.parametrize("is_reversed", [False, True])
@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("limit", [1, 7, 60])
def test_pages_hold_each_customer_once_and_in_order(crowd: Desk, sort: Sort, limit: int, is_reversed: bool) -> None:
    connection = crowd.store.sql
    after: Cursor | None = None
    seen: list[int] = []
    while True:
        page = customer_list.page(connection, Query(), sort, TODAY, after, limit, is_reversed)
        assert len(page.cards) <= limit
        seen += [card.id for card in page.cards]
        after = page.next
        if after is None:
            break
    assert seen == expected(connection, sort, is_reversed)
    assert len(seen) == len(set(seen)) == _SIZE


@pytest.mark.parametrize("sort", Sort)
def test_everybody_comes_in_the_same_order_at_once(crowd: Desk, sort: Sort) -> None:
    found = customer_list.ids(crowd.store.sql, Query(), sort, TODAY)
    assert list(found) == expected(crowd.store.sql, sort, is_reversed=False)


def test_orders_with_and_without_values_were_among_them(crowd: Desk) -> None:
    rows: Any = crowd.store.sql.execute(
        "SELECT count(*), count(last_day), count(warmth), count(next_day) FROM standing"
    )
    everybody, *known = next(iter(rows))
    assert all(0 < number < everybody for number in known)


@pytest.mark.parametrize("sort", [Sort.NEED, Sort.QUIET, Sort.WARMTH, Sort.NAME, Sort.ADDED])
def test_the_first_page_of_a_quick_order_reads_an_index_and_sorts_nothing(crowd: Desk, sort: Sort) -> None:
    connection, said = crowd.store.sql, []
    column, direction = customer_list._ORDERS[sort]
    for start in (f"{column} IS NOT NULL", f"({column}, s.customer_id) > (1, 1)"):
        query = f"SELECT s.customer_id, {column} FROM standing s WHERE 1 AND {start} ORDER BY {column} {direction}, "
        rows: Any = connection.execute(f"EXPLAIN QUERY PLAN {query} s.customer_id {direction} LIMIT 61")
        said += [row[3] for row in rows]
    assert all("COVERING INDEX" in line for line in said), said
    assert not [line for line in said if "TEMP B-TREE" in line]


def test_cards_come_in_the_asked_order_without_the_trash(crowd: Desk) -> None:
    crowd.customers.trash((5,))
    assert [card.id for card in crowd.finding.cards((9, 5, 2))] == [9, 2]
    crowd.history.undo()
    assert [card.id for card in crowd.finding.cards((9, 5, 2))] == [9, 5, 2]


def test_counts_tell_people_companies_and_stages(crowd: Desk) -> None:
    counts = crowd.finding.counts()
    assert (counts.people, counts.companies) == (81, 9)
    assert sum(counts.stages.values()) == _SIZE


def test_the_palette_puts_names_that_begin_so_first(desk: Desk) -> None:
    known = studio(desk)
    touch(desk, known["Eero"], 1, notes="Asked for Maja")
    found = desk.finding.palette("maj")
    assert [card.name for card in found.people] == ["Maja Holmström", "Eero Salonen"]
    assert [item.text for item in found.remembered] == ["Asked for Maja"]


def test_the_palette_shows_recent_people_for_nothing(desk: Desk) -> None:
    studio(desk)
    last = person(desk, "Oskar Ek")
    assert desk.finding.palette("").people[0].id == last.id
