"""What comes near: rare dates, birthdays of the next days, and planned meetings; from indexes by month and day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import apsw

from app.domain.customer import Occasion, OccasionKind
from app.domain.touchpoint import Channel
from app.storage.tables.fields import to_day_number

RARE_DAYS, BIRTHDAY_DAYS, MEETING_DAYS = 62, 14, 14
MOST = 24
_COLUMNS = "o.id, o.customer_id, o.kind, o.label, o.month, o.day, o.year, o.is_yearly"
_RARE = f"""SELECT {_COLUMNS} FROM occasion o INDEXED BY occasion_rare
    JOIN standing s ON s.customer_id = o.customer_id
    WHERE o.kind <> 'birthday' AND o.month = ? AND o.day BETWEEN ? AND ? AND (o.is_yearly OR ifnull(o.year, ?) = ?)
    ORDER BY o.day LIMIT ?"""
_BIRTHDAYS = f"""SELECT {_COLUMNS} FROM occasion o JOIN standing s ON s.customer_id = o.customer_id
    WHERE o.kind = 'birthday' AND o.month = ? AND o.day BETWEEN ? AND ? AND s.kind = 'person'
    ORDER BY o.day LIMIT ?"""
_MEETINGS = """SELECT t.id, t.day, t.minute, t.channel, t.title, t.opening_line,
    (SELECT min(customer_id) FROM participant p WHERE p.touchpoint_id = t.id)
    FROM touchpoint t INDEXED BY touchpoint_of_day WHERE t.state = 'planned' AND t.trashed_at IS NULL
    AND t.day BETWEEN ? AND ? AND t.channel IN (?, ?) AND t.surprise_id IS NULL ORDER BY t.day, t.minute LIMIT ?"""


def rare(connection: apsw.Connection, today: date) -> list[Occasion]:
    """Anniversaries, renewals, decisions, deliveries and other dates of the next two months."""
    found: list[Occasion] = []
    for year, month, first, last in _months(today, today + timedelta(days=RARE_DAYS)):
        rows: Any = connection.execute(_RARE, (month, first, last, year, year, MOST))
        found += [_occasion(row) for row in rows]
    return found


def birthdays(connection: apsw.Connection, today: date) -> list[Occasion]:
    """Birthdays of people in the next fortnight; 29 February stands on the 28th in common years."""
    found: list[Occasion] = []
    for year, month, first, last in _months(today, today + timedelta(days=BIRTHDAY_DAYS)):
        until = 29 if (month, last) == (2, 28) and not _is_leap(year) else last
        rows: Any = connection.execute(_BIRTHDAYS, (month, first, until, MOST))
        found += [_occasion(row) for row in rows]
    return found


def meetings(connection: apsw.Connection, first: date, today: date) -> list[tuple[Any, ...]]:
    """Planned meetings and events from a day on: id, day number, minute, channel, title, opening line, customer."""
    last = to_day_number(today + timedelta(days=MEETING_DAYS))
    values = (to_day_number(first), last, Channel.MEETING.value, Channel.EVENT.value, 4)
    rows: Any = connection.execute(_MEETINGS, values)
    return list(rows)


def _months(first: date, last: date) -> Iterator[tuple[int, int, int, int]]:
    """Year, month, first and last day of each part of a range that lies in one month."""
    while first <= last:
        following = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield first.year, first.month, first.day, min(last, following - timedelta(days=1)).day
        first = following


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _occasion(row: tuple[Any, ...]) -> Occasion:
    number, customer, kind, label, month, day, year, is_yearly = row
    return Occasion(number, customer, OccasionKind(kind), label, month, day, year, bool(is_yearly))
