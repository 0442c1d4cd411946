"""What speaks for reaching out to some customers: promises, their last word, occasions, changes, open questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.domain.customer import Circumstance, Occasion
from app.domain.fact import Basis, Fact
from app.domain.occasions import next_day
from app.domain.promise import Promise
from app.domain.stakeholder import Change
from app.domain.touchpoint import Direction
from app.domain.why_now import (
    ASKING,
    CONFLICT_DAYS,
    OCCASION_NEAR_DAYS,
    PROMISE_NEAR_DAYS,
    WAITING_DAYS,
    Conflict,
    LastTouch,
)
from app.storage.arrays import carray
from app.storage.encrypted import EncryptedDatabase
from app.storage.shelves import CHANGES, CIRCUMSTANCES, FACTS, OCCASIONS, PROMISES
from app.storage.tables.fields import from_day_number, to_day_number

CARE_DAYS = 30
_AMONG = "customer_id IN (SELECT value FROM carray(?))"
_PROMISES = f"WHERE {_AMONG} AND state = 'open' AND trashed_at IS NULL AND due <= ? ORDER BY due DESC, id DESC"
_CARES = f"WHERE {_AMONG} AND since <= ? AND ifnull(until, since + {CARE_DAYS}) >= ? ORDER BY since"
_FACTS = f"""WHERE {_AMONG} AND trashed_at IS NULL AND replaced_by_id IS NULL AND NOT is_sensitive
    AND (ask_next OR basis = 'assumed') ORDER BY ask_next, id"""
_OCCASIONS = f"WHERE {_AMONG} ORDER BY id"
_CHANGES = f"WHERE {_AMONG} AND looked_at_on IS NULL AND trashed_at IS NULL ORDER BY happened_on, id"
_COMPANIES = """SELECT person_id, company_id FROM stakeholder WHERE person_id IN (SELECT value FROM carray(?))
    AND trashed_at IS NULL AND ifnull(until > ?, 1)"""
_LATEST = """SELECT c.value, t.day, t.channel, t.direction, t.is_answered, t.is_conflict, t.conflict_agreed
    FROM carray(?1) c CROSS JOIN touchpoint t ON t.id = (
        SELECT x.id FROM participant p CROSS JOIN touchpoint x ON x.id = p.touchpoint_id
        WHERE p.customer_id = c.value AND p.day <= ?2 AND x.state = 'done' AND x.trashed_at IS NULL
        AND NOT x.is_automatic ORDER BY p.day DESC, ifnull(x.minute, -1) DESC, x.id DESC LIMIT 1)"""


@dataclass(slots=True)
class Known:
    """What is known of one customer; the nearest or latest of each."""

    promise: Promise | None = None
    care: Circumstance | None = None
    question: Fact | None = None
    occasion: Occasion | None = None
    occasion_day: date | None = None
    change: Change | None = None
    last: LastTouch | None = None
    conflict: Conflict | None = None


def known(db: EncryptedDatabase, customers: Iterable[int], today: date) -> dict[int, Known]:
    """What is known of these customers, by id; every one of them has an entry."""
    numbers = sorted(set(customers))
    found: defaultdict[int, Known] = defaultdict(Known, {number: Known() for number in numbers})
    among, day = carray(numbers), to_day_number(today)
    for promise in PROMISES.select(db, _PROMISES, (among, day + PROMISE_NEAR_DAYS)):
        found[promise.customer_id].promise = promise
    for care in CIRCUMSTANCES.select(db, _CARES, (among, day, day)):
        found[care.customer_id].care = care
    for fact in FACTS.select(db, _FACTS, (among,)):
        found[fact.customer_id].question = _better(found[fact.customer_id].question, fact)
    for occasion in OCCASIONS.select(db, _OCCASIONS, (among,)):
        _note_occasion(found[occasion.customer_id], occasion, today)
    _note_changes(db, found, numbers, day)
    _note_last(db, found, numbers, today)
    return dict(found)


def _better(before: Fact | None, fact: Fact) -> Fact:
    """What the owner wants to ask comes before what she only assumes; of two alike the later one."""
    return fact if before is None or fact.ask_next or before.basis is Basis.ASSUMED else before


def _note_occasion(found: Known, occasion: Occasion, today: date) -> None:
    day = next_day(occasion, today)
    if day is None or day > today + timedelta(days=OCCASION_NEAR_DAYS):
        return
    if found.occasion_day is None or day < found.occasion_day:
        found.occasion, found.occasion_day = occasion, day


def _note_changes(db: EncryptedDatabase, found: dict[int, Known], numbers: list[int], day: int) -> None:
    """Changes of the customers themselves and of the companies they work at."""
    people: defaultdict[int, list[int]] = defaultdict(list)
    rows: Any = db.connection().execute(_COMPANIES, (carray(numbers), day))
    for person, company in rows:
        people[company].append(person)
    for change in CHANGES.select(db, _CHANGES, (carray({*numbers, *people}),)):
        for number in (change.customer_id, *people.get(change.customer_id, ())):
            if number in found:
                found[number].change = change


def _note_last(db: EncryptedDatabase, found: dict[int, Known], numbers: list[int], today: date) -> None:
    """The last contact of each: whether they wait for an answer, or whether it was a conflict."""
    rows: Any = db.connection().execute(_LATEST, (carray(numbers), to_day_number(today)))
    for number, day, channel, direction, is_answered, is_conflict, agreed in rows:
        known, happened = found[number], from_day_number(day)
        ago = (today - happened).days
        is_open = channel in ASKING and direction == Direction.FROM_THEM and not is_answered and not is_conflict
        known.last = LastTouch(happened, channel, is_open and ago <= WAITING_DAYS)
        if is_conflict and ago <= CONFLICT_DAYS:
            known.conflict = Conflict(happened, agreed)
