"""The calendar reads through indexes: no statement walks through a whole table of contacts or people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.domain.customer import Customer
from app.services.desk import Desk
from tests.builders import TODAY

_SMALL = frozenset(("t1", "setting", "channel", "r", "d", "carray", "CONSTANT"))
"""Names of what may be walked through: settings, own channels, repeats and the keys that are asked for."""
_LAST = TODAY + timedelta(days=41)

READS: dict[str, Callable[[Desk], Any]] = {
    "month": lambda desk: desk.calendar.days(TODAY, _LAST, per_day=4),
    "weeks": lambda desk: desk.calendar.weeks(TODAY, _LAST),
    "agenda": lambda desk: desk.calendar.agenda(TODAY),
    "agenda backwards": lambda desk: desk.calendar.agenda(TODAY, backwards=True),
    "dots": lambda desk: desk.calendar.dots(TODAY, _LAST),
    "waiting": lambda desk: desk.calendar.waiting(),
    "late": lambda desk: desk.calendar.late_count(),
}


def statements(desk: Desk, read: Callable[[Desk], Any]) -> list[tuple[str, Any]]:
    """Every statement that is run, with its values."""
    said: list[tuple[str, Any]] = []
    connection: Any = desk.store.sql
    connection.exec_trace = lambda cursor, sql, values: said.append((sql, values)) or True
    read(desk)
    connection.exec_trace = None
    return said


@pytest.mark.parametrize("name", READS)
def test_no_read_of_the_calendar_walks_through_a_whole_table(
    desk: Desk, people: dict[str, Customer], name: str
) -> None:
    desk.customers.trash([people["Noor"].id])
    walked = []
    for sql, values in statements(desk, READS[name]):
        if sql.lstrip().startswith(("SELECT", "WITH")):
            steps: Any = desk.store.sql.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
            inner = {step[3].split()[1] for step in steps if step[3].startswith("CO-ROUTINE")}
            walked += [(step[3], sql) for step in steps if is_walk(step[3], _SMALL | inner)]
    assert not walked


def is_walk(step: str, small: frozenset[str]) -> bool:
    """Whether a step of a plan goes through a whole table that can be large; a walk along an index is fine."""
    words = step.split()
    return words[0] == "SCAN" and words[1] not in small and "INDEX" not in step


def test_a_month_asks_as_many_statements_whatever_the_days_hold(desk: Desk, people: dict[str, Customer]) -> None:
    few = len(statements(desk, READS["month"]))
    desk.touchpoints.trash(desk.touchpoints.next_of(people["Maja"].id).id)  # type: ignore[union-attr]
    assert len(statements(desk, READS["month"])) <= few + 2
    assert few < 40
