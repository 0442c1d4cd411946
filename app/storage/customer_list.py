"""The customer list: cards by search, sort and keyset page, one row read for each card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import apsw

from app.domain.customer import CardSummary, Customer, Kind, Stage, Tier
from app.domain.fold import fold
from app.domain.listing import Counts, Cursor, Page
from app.domain.query import Query
from app.domain.standing import Sort
from app.storage.arrays import carray
from app.storage.encrypted import EncryptedDatabase
from app.storage.query_sql import Condition, condition_of
from app.storage.search import CARD
from app.storage.shelf import NotFound
from app.storage.standings import unpack_strip
from app.storage.tables.fields import from_day_number

_COLUMNS = """c.id, c.uuid, c.kind, c.name, c.subtitle, s.company, s.role, c.stage, c.tier, c.photo_id, s.line,
    s.warmth, s.pill, s.last_day, s.last_channel, s.next_day, s.next_minute, s.next_channel, s.next_label,
    s.usual_gap_days, s.contacts, s.strip, s.lifetime_value_minor, s.created_day, s.tags"""
_FROM = "standing s CROSS JOIN customer c ON c.id = s.customer_id"
_NAMES = """SELECT s.customer_id, s.name_key FROM search_word w JOIN standing s ON s.customer_id = w.rowid & 0xFFFFFFFF
    WHERE search_word MATCH ? AND w.rowid >= ? ORDER BY w.rowid DESC LIMIT 3000"""
_TODAY = "ifnull((SELECT max(day) FROM day_fit), (SELECT max(last_day) FROM standing))"
"""The day that standings were computed for."""
_ORDERS = {
    Sort.NEED: ("s.need", "DESC"),
    Sort.QUIET: ("s.last_day", "ASC"),
    Sort.WARMTH: ("s.warmth", "DESC"),
    Sort.NAME: ("s.name_key", "ASC"),
    Sort.ADDED: ("s.created_day", "DESC"),
    Sort.QUIET_RATIO: (f"({_TODAY} - s.last_day) / s.usual_gap_days", "DESC"),
    Sort.COMPANY: ("nullif(s.company, '')", "ASC"),
    Sort.STAGE: ("s.stage", "ASC"),
    Sort.TIER: ("instr('inner_circle,regular,occasional', s.tier)", "ASC"),
    Sort.NEXT: ("s.next_day", "ASC"),
}


def page(
    connection: apsw.Connection,
    query: Query,
    sort: Sort,
    today: date,
    after: Cursor | None = None,
    limit: int = 60,
    is_reversed: bool = False,
) -> Page:
    """The cards that match, from `after` on; customers without a sort value come last."""
    condition = condition_of(connection, query, today)
    numbers = _ids(connection, condition, sort, after, limit + 1, is_reversed)
    found = cards(connection, [number for number, _ in numbers[:limit]], today)
    following = Cursor(numbers[limit - 1][1], numbers[limit - 1][0]) if len(numbers) > limit else None
    return Page(found, following, condition.is_cut)


def ids(
    connection: apsw.Connection, query: Query, sort: Sort, today: date, is_reversed: bool = False
) -> tuple[int, ...]:
    """Every customer that matches, in order; for selecting all and for stepping through a list."""
    condition = condition_of(connection, query, today, is_exact=True)
    return tuple(number for number, _ in _ids(connection, condition, sort, None, -1, is_reversed))


def count(connection: apsw.Connection, query: Query, today: date) -> int:
    """How many match, exactly."""
    condition = condition_of(connection, query, today, is_exact=True)
    sql = f"SELECT count(*) FROM standing s WHERE {condition.sql}"
    rows: Any = connection.execute(sql, condition.values).fetchall()
    return int(rows[0][0])


def cards(connection: apsw.Connection, numbers: Sequence[int], today: date) -> tuple[CardSummary, ...]:
    """Cards of these customers in this order; trashed ones are left out."""
    query = f"SELECT {_COLUMNS} FROM {_FROM} WHERE s.customer_id IN (SELECT value FROM carray(?))"
    rows: Any = connection.execute(query, (carray(numbers),))
    by_id = {row[0]: _card(row, today) for row in rows}
    return tuple(by_id[number] for number in numbers if number in by_id)


def counts(connection: apsw.Connection) -> Counts:
    """People, companies and stages, from one index."""
    rows: Any = connection.execute("SELECT stage, kind, count(*) FROM standing GROUP BY stage, kind").fetchall()
    stages = {stage: sum(row[2] for row in rows if row[0] == stage) for stage in Stage}
    people = sum(row[2] for row in rows if row[1] == Kind.PERSON)
    return Counts(people, sum(row[2] for row in rows) - people, stages)


def similar_names(connection: apsw.Connection, name: str, limit: int) -> tuple[int, ...]:
    """Living customers whose folded name begins alike and differs little, the most alike first."""
    wanted = fold(name).strip()
    if len(wanted) < 3:
        return ()
    from rapidfuzz import fuzz

    begins = [f'"{word[:2]}"*' for word in wanted.split()]
    found: dict[int, str] = {}
    for match in (" AND ".join(begins), " OR ".join(begins)):
        rows: Any = connection.execute(_NAMES, (match, CARD.first))
        found.update(rows)
    scored = sorted(((fuzz.token_sort_ratio(wanted, key), number) for number, key in found.items()), reverse=True)
    return tuple(number for score, number in scored[:limit] if score >= 86)


def _ids(
    connection: apsw.Connection, condition: Condition, sort: Sort, after: Cursor | None, limit: int, is_reversed: bool
) -> list[tuple[int, Any]]:
    """Ids and sort values from `after` on: those with a value by its index, then those without one; -1 is no limit."""
    column, direction = _ORDERS[sort]
    if is_reversed:
        direction = "ASC" if direction == "DESC" else "DESC"
    sign = "<" if direction == "DESC" else ">"
    select = f"SELECT s.customer_id, {column} FROM standing s WHERE {condition.sql} AND"
    order = f"ORDER BY {column} {direction}, s.customer_id {direction} LIMIT ?"
    found: list[Any] = []
    if after is None:
        found = list(connection.execute(f"{select} {column} IS NOT NULL {order}", (*condition.values, limit)))
    elif after.value is not None:
        values = (*condition.values, after.value, after.id, limit)
        found = list(connection.execute(f"{select} ({column}, s.customer_id) {sign} (?, ?) {order}", values))
    if limit < 0 or len(found) < limit:
        later = f"AND s.customer_id {sign} ?" if after is not None and after.value is None else ""
        values = (*condition.values, *((after.id,) if after is not None and later else ()), limit - len(found))
        found += connection.execute(f"{select} {column} IS NULL {later} {order}", values)
    return found


def _card(row: tuple[Any, ...], today: date) -> CardSummary:
    last = None if row[13] is None else from_day_number(row[13])
    return CardSummary(
        id=row[0], uuid=str(UUID(bytes=row[1])), kind=Kind(row[2]), name=row[3], subtitle=row[4], company=row[5],
        role=row[6], stage=Stage(row[7]), tier=Tier(row[8]), photo_id=row[9], human_line=row[10], warmth=row[11],
        pill=row[12], last_day=last, last_channel=row[14],
        next_day=None if row[15] is None else from_day_number(row[15]), next_minute=row[16],
        next_channel=row[17], next_label=row[18], usual_gap_days=row[19],
        quiet_days=None if last is None else (today - last).days, contacts=row[20], strip=unpack_strip(row[21]),
        lifetime_value_minor=row[22], created_on=from_day_number(row[23]),
        tags=tuple(row[24].split("\x1f")) if row[24] else (),
    )  # fmt: skip


def named(connection: apsw.Connection, numbers: Iterable[int]) -> dict[int, str]:
    """Names of customers by id, trashed ones included."""
    query = "SELECT id, name FROM customer WHERE id IN (SELECT value FROM carray(?))"
    rows: Any = connection.execute(query, (carray(numbers),))
    return dict(rows)


def by_uuid(db: EncryptedDatabase, uuid: str) -> Customer:
    """The customer of this uuid; raises `NotFound`."""
    from app.storage.shelves import CUSTOMERS

    found = CUSTOMERS.where(db, CUSTOMERS.row.uuid == uuid)
    if not found:
        raise NotFound
    return found[0]


def recent(connection: apsw.Connection, today: date, limit: int) -> tuple[CardSummary, ...]:
    """People of the latest actions, each once."""
    rows: Any = connection.execute(
        """SELECT customer_id FROM history_customer h JOIN standing s USING (customer_id)
        WHERE h.history_id > (SELECT ifnull(max(id), 0) - 200 FROM history)
        GROUP BY customer_id ORDER BY max(h.history_id) DESC LIMIT ?""",
        (limit,),
    )
    return cards(connection, [number for (number,) in rows], today)


def best(
    connection: apsw.Connection, query: Query, words: str, kind: str, today: date, limit: int
) -> tuple[CardSummary, ...]:
    """Matches of one kind: names that begin with the words first, then names that hold them, then the needy."""
    condition = condition_of(connection, query, today)
    folded = fold(words).strip()
    sql = f"""SELECT s.customer_id FROM standing s WHERE {condition.sql} AND s.kind = ?
        ORDER BY instr(s.name_key, ?) = 1 DESC, instr(s.name_key, ?) > 0 DESC, s.need DESC LIMIT ?"""
    rows: Any = connection.execute(sql, (*condition.values, kind, folded, folded, limit))
    return cards(connection, [number for (number,) in rows], today)
