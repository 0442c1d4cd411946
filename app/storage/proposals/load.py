"""What stands in the weeks already: minutes, hours and people of planned touchpoints and of fixed repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from app.domain.calendar import monday_of
from app.domain.proposing import DAYS_AHEAD, LATE_DAYS, Planned, Proposal
from app.domain.repeats import Occurrence, merged
from app.domain.spans import DAY_END, Range
from app.storage.arrays import carray
from app.storage.encrypted import EncryptedDatabase
from app.storage.shelves import REPEATS
from app.storage.tables.fields import from_day_number, to_day_number

_MINUTES = """SELECT day, channel, duration_minutes, count(*) FROM touchpoint WHERE day BETWEEN ? AND ?
    AND state IN ('planned', 'done') AND trashed_at IS NULL GROUP BY day, channel, duration_minutes"""
_PLANS = """SELECT t.day, t.minute, t.channel, t.duration_minutes, p.customer_id FROM touchpoint t
    JOIN participant p ON p.touchpoint_id = t.id WHERE t.day BETWEEN ? AND ? AND t.state = 'planned'
    AND t.trashed_at IS NULL"""
_NEXT = """SELECT p.customer_id, min(t.day) FROM participant p JOIN touchpoint t ON t.id = p.touchpoint_id
    WHERE p.customer_id IN (SELECT value FROM carray(?)) AND t.state = 'planned' AND t.trashed_at IS NULL
    GROUP BY p.customer_id"""


@dataclass(slots=True)
class Load:
    """Minutes by day, hours taken, and who stands on which day; `next_day` is each customer's first plan."""

    minutes: defaultdict[date, int] = field(default_factory=lambda: defaultdict(int))
    taken: defaultdict[date, list[Range]] = field(default_factory=lambda: defaultdict(list))
    people: defaultdict[date, set[int]] = field(default_factory=lambda: defaultdict(set))

    def planned(self, households: Mapping[int, int]) -> Planned:
        """What the planner of touchpoints wants to know of it."""
        return Planned(
            dict(self.minutes),
            {day: tuple(ranges) for day, ranges in self.taken.items()},
            {day: frozenset(households[n] for n in who if n in households) for day, who in self.people.items()},
        )

    def everybody(self) -> set[int]:
        """Whoever stands on a day."""
        return set().union(*self.people.values())

    def add(self, day: date, minute: int | None, minutes: int, customer_id: int) -> None:
        """Put one thing on a day."""
        self.minutes[day] += minutes
        self.note(day, minute, minutes, customer_id)

    def note(self, day: date, minute: int | None, minutes: int, customer_id: int) -> None:
        """Somebody stands on a day, at an hour that is taken then."""
        self.people[day].add(customer_id)
        if minute is not None:
            self.taken[day].append((minute, min(DAY_END, minute + minutes)))


def next_plans(db: EncryptedDatabase, numbers: Collection[int], today: date) -> dict[int, date]:
    """The first day on which each of these customers has something planned, late ones and repeats included."""
    rows: Any = db.connection().execute(_NEXT, (carray(numbers),))
    found = {customer: from_day_number(day) for customer, day in rows}
    for each in _repeats(db, today, today + timedelta(days=DAYS_AHEAD - 1)):
        if each.customer_id in numbers:
            found[each.customer_id] = min(each.day, found.get(each.customer_id, each.day))
    return found


def read(db: EncryptedDatabase, today: date, minutes: Mapping[str, int], others: Iterable[Proposal] = ()) -> Load:
    """What stands in the weeks for which proposals are made, with proposals of others that stay as they are."""
    first, last = monday_of(today - timedelta(days=LATE_DAYS)), today + timedelta(days=DAYS_AHEAD + 6)
    load, connection = Load(), db.connection()
    days = to_day_number(first), to_day_number(last)
    totals: Any = connection.execute(_MINUTES, days)
    for day, channel, length, count in totals:
        load.minutes[from_day_number(day)] += count * (minutes.get(channel, 15) if length is None else length)
    plans: Any = connection.execute(_PLANS, (to_day_number(today), days[1]))
    for day, minute, channel, length, customer in plans:
        takes = minutes.get(channel, 15) if length is None else length
        load.note(from_day_number(day), minute, takes, customer)
    for each in _repeats(db, today, last):
        load.add(each.day, each.minute, minutes.get(each.channel, 15), each.customer_id)
    for one in others:
        load.add(one.day, one.minute, one.minutes, one.customer_id)
    return load


def _repeats(db: EncryptedDatabase, first: date, last: date) -> Iterable[Occurrence]:
    kept = REPEATS.every(db)
    return merged(kept, first, last) if kept else ()
