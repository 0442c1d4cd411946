"""One kind of thing read by its day, at most so many of each day, and counted where there are more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from app.storage.arrays import carray
from app.storage.calendar.found import Found

Row = tuple[Any, ...]
GONE = """(SELECT id, trashed_at, is_deceased FROM customer WHERE trashed_at IS NOT NULL OR is_deceased)"""
"""Customers who are in the trash or have died, from a small index."""


def _itself(day: int) -> tuple[int, ...]:
    return (day,)


@dataclass(frozen=True, slots=True)
class Source:
    """How to read one kind; `some` and `count` are asked by key, which mostly is the day number.

    `some` takes keys and a limit and answers rows whose first column is the key; `count` answers key and number.
    `found` makes of a row, the day number and today's what it stands for. Where `count` reads an index alone and counts
    people as well who are no longer shown, `gone` answers key and number of those.
    """

    some: str
    count: str
    found: Callable[[Row, int, int], Found]
    keys: Callable[[int], Iterable[int]] = _itself
    gone: str = ""


def read(
    connection: apsw.Connection, source: Source, days: Sequence[int], today: int, limit: int
) -> tuple[list[Found], dict[int, int]]:
    """What is found, at most `limit` of each key (-1: all), and by day how many there are beyond that."""
    day_of = {key: day for day in days for key in source.keys(day)}
    rows: Any = connection.execute(source.some, (carray(day_of), limit)).fetchall()
    found = [source.found(row, day_of[row[0]], today) for row in rows]
    if limit < 0:
        return found, {}
    read_of: dict[int, int] = {}
    for row in rows:
        read_of[row[0]] = read_of.get(row[0], 0) + 1
    full = [key for key, count in read_of.items() if count >= limit]
    beyond: dict[int, int] = {}
    for key, count in _counted(connection, source, full).items() if limit else ():
        beyond[day_of[key]] = beyond.get(day_of[key], 0) + max(0, count - read_of[key])
    return found, beyond


def _counted(connection: apsw.Connection, source: Source, keys: Sequence[int]) -> dict[int, int]:
    if not keys:
        return {}
    rows: Any = connection.execute(source.count, (carray(keys),))
    counts: dict[int, int] = dict(rows)
    gone: Any = connection.execute(source.gone, (carray(keys),)) if source.gone else ()
    for key, count in gone:
        counts[key] -= count
    return counts
