"""Who took part in a touchpoint, with the day repeated so that a story reads one index."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from app.domain.touchpoint import Touchpoint
from app.storage.encrypted import EncryptedDatabase
from app.storage.shelves import TOUCHPOINTS
from app.storage.tables.contacts import ParticipantRow
from app.storage.tables.fields import to_day_number

_JOIN = "INSERT INTO participant (touchpoint_id, customer_id, day) VALUES (?, ?, ?)"
_NEXT = """WHERE state = 'planned' AND trashed_at IS NULL
    AND id IN (SELECT touchpoint_id FROM participant WHERE customer_id = ?) ORDER BY day, minute LIMIT 1"""


def add(db: EncryptedDatabase, touchpoint: Touchpoint, now: datetime) -> Touchpoint:
    """The touchpoint as stored, with its participants."""
    stored = TOUCHPOINTS.add(db, touchpoint, now)
    join(db, stored.id, touchpoint.participants, stored.day)
    return stored


def get(db: EncryptedDatabase, number: int) -> Touchpoint:
    """The touchpoint of this id with its participants, lowest id first; raises `NotFound`."""
    return replace(TOUCHPOINTS.get(db, number), participants=of(db, number))


def of(db: EncryptedDatabase, number: int) -> tuple[int, ...]:
    """Ids of the customers that took part."""
    query = "SELECT customer_id FROM participant WHERE touchpoint_id = ? ORDER BY customer_id"
    return tuple(row[0] for row in db.connection().execute(query, (number,)))


def next_of(db: EncryptedDatabase, customer_id: int) -> Touchpoint | None:
    """A customer's earliest planned touchpoint with its participants, also when its day has passed."""
    found = TOUCHPOINTS.select(db, _NEXT, (customer_id,))
    return replace(found[0], participants=of(db, found[0].id)) if found else None


def join(db: EncryptedDatabase, number: int, customers: Iterable[int], day: date) -> None:
    """Add customers who are not yet among the participants."""
    known = set(of(db, number))
    for customer in dict.fromkeys(customers):
        if customer not in known:
            db.connection().execute(_JOIN, (number, customer, to_day_number(day)))


def join_new(db: EncryptedDatabase, touchpoints: Iterable[Touchpoint]) -> None:
    """Add the participants of many touchpoints that have none yet."""
    rows = ((one.id, who, to_day_number(one.day)) for one in touchpoints for who in dict.fromkeys(one.participants))
    db.connection().executemany(_JOIN, rows)


def leave(db: EncryptedDatabase, number: int, customers: Iterable[int]) -> None:
    """Take customers out of a touchpoint."""
    ParticipantRow.delete().where(
        ParticipantRow.touchpoint_id == number, ParticipantRow.customer_id.in_(tuple(customers))
    ).execute(db)


def move(db: EncryptedDatabase, number: int, day: date) -> None:
    """Repeat the touchpoint's new day."""
    query = "UPDATE participant SET day = ? WHERE touchpoint_id = ?"
    db.connection().execute(query, (to_day_number(day), number))
