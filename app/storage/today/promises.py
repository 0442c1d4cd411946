"""Promises that are due, and how many were kept this year; from partial indexes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import apsw

from app.domain.promise import Promise
from app.storage.encrypted import EncryptedDatabase
from app.storage.shelves import PROMISES
from app.storage.tables.fields import from_day_number, to_day_number

DAYS = 3
"""A promise is shown from so many days before it is due, or as far ahead as the page looks."""
MOST = 12
_DUE = "WHERE state = 'open' AND trashed_at IS NULL AND due <= ? ORDER BY due, id LIMIT ?"
_OPEN = "SELECT count(*) FROM promise WHERE state = 'open' AND trashed_at IS NULL"
_CLOSED = """SELECT count(*), ifnull(sum(state <> 'broken'), 0) FROM promise INDEXED BY promise_closed
    WHERE closed_on >= ? AND state IN ('kept', 'kept_late', 'broken') AND trashed_at IS NULL"""


@dataclass(frozen=True, slots=True)
class Tally:
    """Open promises in all, and how many of those that ended this year were kept."""

    open: int
    kept: int
    made: int


def due(db: EncryptedDatabase, today: date, days: int = 1) -> tuple[Promise, ...]:
    """Open promises that are late or due soon, the most urgent first."""
    last = today + timedelta(days=max(DAYS, days - 1))
    return PROMISES.select(db, _DUE, (to_day_number(last), MOST))


def tally(connection: apsw.Connection, today: date) -> Tally:
    """How many are open, and the share kept since January."""
    rows: Any = connection.execute(_OPEN).fetchall()
    over: Any = connection.execute(_CLOSED, (to_day_number(date(today.year, 1, 1)),)).fetchall()
    return Tally(rows[0][0], over[0][1], over[0][0])


def said_on(connection: apsw.Connection, promise: Promise) -> date | None:
    """When it was said: the day of the touchpoint it came from, else the day it was written down."""
    if promise.touchpoint_id is not None:
        rows: Any = connection.execute("SELECT day FROM touchpoint WHERE id = ?", (promise.touchpoint_id,)).fetchall()
        if rows:
            return from_day_number(rows[0][0])
    return promise.created_at.date() if promise.created_at else None
