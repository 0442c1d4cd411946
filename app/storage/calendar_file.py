"""What files for other calendars are made of: touchpoints in the order of their days, promises, dates, repeats."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from app.domain.customer import Occasion
from app.domain.outgoing_event import Person
from app.domain.promise import Promise
from app.domain.repeats import Repeat
from app.domain.touchpoint import Touchpoint
from app.storage.encrypted import EncryptedDatabase
from app.storage.shelves import OCCASIONS, PROMISES, REPEATS, TOUCHPOINTS
from app.storage.tables.fields import to_day_number

CHUNK = 500
_FIRST, _LAST = date(1, 1, 1), date(9999, 12, 31)
_LIVING = "EXISTS (SELECT 1 FROM customer c WHERE c.id = customer_id AND c.trashed_at IS NULL"
_NUMBERS = """SELECT id FROM touchpoint WHERE day BETWEEN ? AND ? AND trashed_at IS NULL
    AND state IN ('planned', 'done') AND surprise_id IS NULL ORDER BY day, minute, uuid"""
_SOME = "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY day, minute, uuid"
_WITH = """SELECT p.touchpoint_id, p.customer_id FROM participant p JOIN customer c ON c.id = p.customer_id
    WHERE p.touchpoint_id IN (SELECT value FROM json_each(?)) AND c.trashed_at IS NULL ORDER BY c.name, c.uuid"""
_PEOPLE = """SELECT id, uuid, name, CASE WHEN nickname <> '' THEN nickname WHEN given_name <> '' THEN given_name
    ELSE name END FROM customer WHERE id IN (SELECT value FROM json_each(?))"""


def touchpoints(db: EncryptedDatabase, first: date | None = None, last: date | None = None) -> Iterator[Touchpoint]:
    """Touchpoints between two days with their living participants, by day, minute and uuid; no surprises."""
    span = to_day_number(first or _FIRST), to_day_number(last or _LAST)
    numbers = (number for (number,) in db.connection().execute(_NUMBERS, span).fetchall())
    while some := list(islice(numbers, CHUNK)):
        chosen = json.dumps(some)
        taking_part: defaultdict[int, list[int]] = defaultdict(list)
        for number, customer in db.connection().execute(_WITH, (chosen,)):
            taking_part[number].append(customer)
        for one in TOUCHPOINTS.select(db, _SOME, (chosen,)):
            if one.id in taking_part:
                yield replace(one, participants=tuple(taking_part[one.id]))


def promises(db: EncryptedDatabase, first: date | None, last: date | None, only_open: bool) -> tuple[Promise, ...]:
    """Promises that are due between two days, by day and uuid."""
    state = " AND state = 'open'" if only_open else ""
    span = to_day_number(first or _FIRST), to_day_number(last or _LAST)
    clause = f"WHERE due BETWEEN ? AND ? AND trashed_at IS NULL{state} AND {_LIVING}) ORDER BY due, uuid"
    return PROMISES.select(db, clause, span)


def occasions(db: EncryptedDatabase) -> tuple[Occasion, ...]:
    """Dates of everybody who is alive, by month, day and whose they are."""
    whose = "(SELECT uuid FROM customer WHERE customer.id = customer_id)"
    return OCCASIONS.select(db, f"WHERE {_LIVING} AND NOT c.is_deceased) ORDER BY month, day, kind, label, {whose}")


def repeats(db: EncryptedDatabase) -> tuple[Repeat, ...]:
    """Fixed repeats, by their first day, rule and whose they are."""
    whose = "(SELECT uuid FROM customer WHERE customer.id = customer_id)"
    order = f"starts_on, minute, rule, channel, title, {whose}"
    return REPEATS.select(db, f"WHERE trashed_at IS NULL AND {_LIVING} AND NOT c.is_deceased) ORDER BY {order}")


def people(db: EncryptedDatabase, numbers: Iterable[int]) -> dict[int, Person]:
    """Who these customers are, by id."""
    rows: Any = db.connection().execute(_PEOPLE, (json.dumps(sorted(set(numbers))),))
    return {number: Person(str(UUID(bytes=bytes(uuid))), name, first) for number, uuid, name, first in rows}
