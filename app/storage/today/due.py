"""Touchpoints to make and made: planned up to a day, proposed, and done today; from partial indexes, bounded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import apsw

from app.domain.touchpoint import Channel
from app.storage.arrays import carray
from app.storage.calendar.repeats import LATE_DAYS, brought

MOST = 200
"""So many candidates are looked at; whoever is behind them can wait."""
MOST_DONE = 40

_COLUMNS = "id, day, minute, channel, duration_minutes, opening_line, title"
_PLANNED = "state = 'planned' AND trashed_at IS NULL AND surprise_id IS NULL"
_COMING = f"SELECT {_COLUMNS} FROM touchpoint WHERE {_PLANNED} AND day BETWEEN ? AND ? ORDER BY day, minute LIMIT ?"
_LATE = f"SELECT {_COLUMNS} FROM touchpoint WHERE {_PLANNED} AND day < ? ORDER BY day DESC, minute LIMIT ?"
_HOW_MANY = "SELECT count(*) FROM touchpoint WHERE state = 'planned' AND trashed_at IS NULL AND day <= ?"
_PROPOSED = """SELECT customer_id, day, minute, channel, minutes, '', '' FROM proposal WHERE day <= ?
    ORDER BY day, minute LIMIT ?"""
_DONE = """SELECT id, channel, direction = 'from_them', mood, duration_minutes FROM touchpoint
    WHERE day = ? AND state = 'done' AND trashed_at IS NULL AND NOT is_automatic
    ORDER BY minute DESC, id DESC LIMIT ?"""
_WHO = """SELECT touchpoint_id, customer_id FROM participant WHERE touchpoint_id IN (SELECT value FROM carray(?))
    ORDER BY touchpoint_id, customer_id"""
_OWN_MINUTES = "SELECT name, minutes FROM channel WHERE trashed_at IS NULL"


@dataclass(frozen=True, slots=True)
class Plan:
    """A touchpoint to make; days are day numbers. `id` is the customer's where `is_proposed`, a repeat's likewise."""

    id: int
    day: int
    minute: int | None
    channel: str
    length: int | None
    words: str
    is_proposed: bool = False
    is_repeat: bool = False
    customers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A touchpoint made today."""

    id: int
    channel: str
    from_them: bool
    mood: str | None
    length: int | None
    customers: tuple[int, ...]


def plans(connection: apsw.Connection, today: int, last: int) -> list[Plan]:
    """What is planned up to the `last` day, the latest of what is late, what repeats bring, and what is proposed.

    A proposal is no obligation, so it is never late.
    """
    rows: list[Any] = list(connection.execute(_LATE, (today, MOST)))
    rows += connection.execute(_COMING, (today, last, MOST))
    found = [_plan(row) for row in rows]
    who = _who(connection, (plan.id for plan in found))
    planned = [replace(plan, customers=who.get(plan.id, ())) for plan in found]
    planned += _repeated(connection, today, last)
    taken = {customer for plan in planned for customer in plan.customers}
    proposed = [_plan(row) for row in connection.execute(_PROPOSED, (last, MOST)) if row[0] not in taken]
    return [
        *planned,
        *(replace(each, day=max(each.day, today), is_proposed=True, customers=(each.id,)) for each in proposed),
    ]


def planned_count(connection: apsw.Connection, last: int) -> int:
    """How many touchpoints are planned up to a day, late ones included; from an index alone."""
    rows: Any = connection.execute(_HOW_MANY, (last,)).fetchall()
    return int(rows[0][0])


def done(connection: apsw.Connection, today: int) -> list[Made]:
    """What was done today, in order; the latest of very many."""
    rows: Any = connection.execute(_DONE, (today, MOST_DONE)).fetchall()[::-1]
    who = _who(connection, (row[0] for row in rows))
    return [Made(row[0], row[1], bool(row[2]), row[3], row[4], who.get(row[0], ())) for row in rows]


def own_minutes(connection: apsw.Connection) -> dict[str, int]:
    """Minutes that a touchpoint takes over a channel of the owner's own."""
    rows: Any = connection.execute(_OWN_MINUTES)
    return dict(rows)


def _repeated(connection: apsw.Connection, today: int, last: int) -> list[Plan]:
    """What fixed repeats bring from today on, and what they brought within the last week and nobody did."""
    found, _ = brought(connection, range(today - LATE_DAYS, last + 1), today, MOST)
    return [
        Plan(each.repeat_id or 0, each.day, each.minute, each.channel or Channel.CALL.value, None, each.text,
             is_repeat=True, customers=each.customers)
        for each in found
    ]  # fmt: skip


def _plan(row: tuple[Any, ...]) -> Plan:
    number, day, minute, channel, length, opening, title = row
    return Plan(number, day, minute, channel, length, opening or title)


def _who(connection: apsw.Connection, numbers: Iterable[int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = {}
    rows: Any = connection.execute(_WHO, (carray(numbers),))
    for touchpoint, customer in rows:
        found[touchpoint] = (*found.get(touchpoint, ()), customer)
    return found
