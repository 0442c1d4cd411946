"""The rows of proposals: read, written where they differ, and the day they were all made for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

import apsw

from app.domain.proposing import Proposal
from app.storage.arrays import carray
from app.storage.tables.fields import from_day_number, to_day_number

_DAY, _MARK = "proposals_day", "proposals_mark"
_ALL = "SELECT customer_id, day, minute, channel, minutes, due_day, made_on FROM proposal"
_WRITE = """INSERT OR REPLACE INTO proposal (customer_id, day, minute, channel, minutes, due_day, made_on)
    VALUES (?, ?, ?, ?, ?, ?, ?)"""
_REMOVE = "DELETE FROM proposal WHERE customer_id IN (SELECT value FROM carray(?))"


def kept(connection: apsw.Connection) -> tuple[Proposal, ...]:
    """All proposals, by day and hour, those without an hour last."""
    rows: Any = connection.execute(f"{_ALL} ORDER BY day, minute NULLS LAST, customer_id")
    return tuple(map(_proposal, rows))


def write(connection: apsw.Connection, before: Iterable[Proposal], after: Iterable[Proposal]) -> None:
    """Take away and put in what differs."""
    old, new = {each.customer_id: each for each in before}, {each.customer_id: each for each in after}
    gone = old.keys() - new.keys()
    remove(connection, gone)
    connection.executemany(_WRITE, [_row(each) for each in new.values() if each != old.get(each.customer_id)])


def remove(connection: apsw.Connection, numbers: Collection[int]) -> None:
    """Take away the proposals of these customers."""
    if numbers:
        connection.execute(_REMOVE, (carray(numbers),))


def saved_day(connection: apsw.Connection) -> date | None:
    """The day that all proposals were last made for; None before the first time, and when all are to be made anew."""
    number = _state(connection, _DAY)
    return None if number is None else from_day_number(number)


def saved_mark(connection: apsw.Connection) -> int | None:
    """The mark of the settings that they were made with."""
    return _state(connection, _MARK)


def save_day(connection: apsw.Connection, today: date, mark: int) -> None:
    """Note that all proposals were made for this day with these settings."""
    values = ((_DAY, to_day_number(today)), (_MARK, mark))
    connection.executemany("INSERT OR REPLACE INTO vault_state (name, value) VALUES (?, ?)", values)


def put_off(connection: apsw.Connection) -> None:
    """Note that all proposals are to be made anew."""
    connection.execute("DELETE FROM vault_state WHERE name = ?", (_DAY,))


def _state(connection: apsw.Connection, name: str) -> int | None:
    rows: Any = connection.execute("SELECT value FROM vault_state WHERE name = ?", (name,)).fetchall()
    return int(rows[0][0]) if rows else None


def _proposal(row: tuple[Any, ...]) -> Proposal:
    customer, day, minute, channel, minutes, due, made = row
    return Proposal(
        customer, from_day_number(day), minute, channel, minutes, from_day_number(due), from_day_number(made)
    )


def _row(one: Proposal) -> tuple[Any, ...]:
    return (
        one.customer_id, to_day_number(one.day), one.minute, one.channel, one.minutes, to_day_number(one.due_day),
        to_day_number(one.made_on),
    )  # fmt: skip
