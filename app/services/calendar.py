"""The calendar: what stands on each day, the load of the weeks, who waits for a day, and taking them in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from threading import local
from typing import cast

from app.domain.agenda import CalendarDay, EntryKind, Waiting, WeekLoad
from app.domain.changes import Topic
from app.domain.touchpoint import Touchpoint
from app.services.calendar_days import EVERY, DayReader, spans
from app.services.calendar_wishes import Suits
from app.services.repeats import RepeatService
from app.services.service import Service, a, days
from app.services.touchpoints import TouchpointService
from app.storage import calendar
from app.storage.shelves import REPEATS
from app.storage.tables.fields import from_day_number, to_day_number

ALL = frozenset(EntryKind)
_DOTS = frozenset((EntryKind.TOUCHPOINT, EntryKind.PROMISE, EntryKind.SURPRISE))


class CalendarService(Service):
    """Reads only the days asked for, and of each day no more than is shown."""

    def days(
        self, first: date, last: date, kinds: frozenset[EntryKind] = ALL, per_day: int | None = None
    ) -> tuple[CalendarDay, ...]:
        """One day after the other, both ends included; `per_day` bounds the entries of each, None reads all."""
        numbers = range(to_day_number(first), to_day_number(last) + 1)
        return self._reader.days(numbers, kinds, EVERY if per_day is None else per_day)

    def day(self, day: date, kinds: frozenset[EntryKind] = ALL) -> CalendarDay:
        """One day with all that is on it."""
        return self.days(day, day, kinds)[0]

    def agenda(
        self,
        start: date,
        kinds: frozenset[EntryKind] = ALL,
        limit: int = 14,
        backwards: bool = False,
        per_day: int | None = 20,
    ) -> tuple[CalendarDay, ...]:
        """The next days from `start` on that hold something, or the last ones before it; oldest first either way.

        Nothing is searched beyond five years.
        """
        reader, found = self._reader, list[int]()
        for stretch in spans(start, backwards):
            found += sorted(reader.held(stretch, kinds), reverse=backwards)
            if len(found) >= limit:
                break
        chosen = sorted(found[:limit])
        return reader.days(chosen, kinds, EVERY if per_day is None else per_day)

    def weeks(self, first: date, last: date) -> tuple[WeekLoad, ...]:
        """The load of every week, Monday to Sunday, that the stretch touches."""
        return self._reader.weeks(first, last)

    def dots(self, first: date, last: date) -> Mapping[date, EntryKind]:
        """Days with something on them for the month in small; a surprise wins, then a touchpoint."""
        held = self._reader.held(range(to_day_number(first), to_day_number(last) + 1), _DOTS)
        ranks = (EntryKind.SURPRISE, EntryKind.TOUCHPOINT, EntryKind.PROMISE)
        return {from_day_number(day): next(kind for kind in ranks if kind in some) for day, some in held.items()}

    def late_count(self) -> int:
        """How many touchpoints and promises are past their day."""
        return calendar.late_count(self._store.sql, to_day_number(self._today))

    def holidays_between(self, first: date, last: date) -> Mapping[date, str]:
        """Public holidays by day, where the owner lives."""
        return self._reader.holidays(first, last)

    def waiting(self, limit: int = 20) -> tuple[Waiting, ...]:
        """People who are due and have no planned touchpoint, the neediest first."""
        return Suits(self._store).waiting(self._reader, limit)

    def hint(self, customers: Sequence[int], day: date, minute: int | None, channel: str) -> str:
        """One helpful sentence about being in touch with them then, "" where there is nothing to say."""
        work = self._reader.work(day, day + timedelta(days=14))
        return Suits(self._store).hint(customers, day, minute, channel, work)

    def unsuitable(self, customers: Sequence[int], day: date) -> tuple[tuple[int, int], ...]:
        """Ranges of minutes of that day that do not suit them, in order, without overlap."""
        return Suits(self._store).unsuitable(customers, day)

    def take(self, customer_id: int, day: date, minute: int | None = None, channel: str = "") -> Touchpoint:
        """A planned touchpoint with somebody who was proposed or waits for a day; the channel that suits them."""
        proposed = calendar.proposal_of(self._store.sql, customer_id)
        suits = channel or (proposed.channel if proposed else Suits(self._store).channel(customer_id))
        planned = Touchpoint(
            channel=suits, day=day, minute=minute, participants=(customer_id,),
            duration_minutes=proposed.minutes if proposed and suits == proposed.channel else None,
        )  # fmt: skip
        whom = self._customer(customer_id).first_name
        with self._action(f"Planned {a(suits)} with {whom} for {days(day)}", Topic.PLANS, suits, customer_id):
            return TouchpointService(self._store).plan(planned)

    def skip_occurrence(self, repeat_id: int, day: date) -> None:
        """Leave out what a repeat brings on that day."""
        RepeatService(self._store).skip(repeat_id, day)

    def take_occurrence(
        self, repeat_id: int, day: date, to_day: date | None = None, minute: int | None = None
    ) -> Touchpoint:
        """What a repeat brings on that day as a planned touchpoint of its own, on that or another day.

        `minute` None is any time.
        """
        repeat = REPEATS.get(self._store.db, repeat_id)
        whom = self._customer(repeat.customer_id).first_name
        planned = Touchpoint(
            channel=repeat.channel or "call", day=to_day or day, minute=minute, title=repeat.title, repeat_id=repeat_id,
            participants=(repeat.customer_id,),
        )  # fmt: skip
        label = f"Planned {a(planned.channel)} with {whom} for {days(planned.day)}"
        with self._action(label, Topic.PLANS, planned.channel, repeat.customer_id, repeat.title):
            self.skip_occurrence(repeat_id, day)
            return TouchpointService(self._store).plan(planned)

    @property
    def _reader(self) -> DayReader:
        """The reader of this thread; what it knows is kept until the file or the day changes."""
        if self._store.history.is_acting_here:
            return DayReader(self._store)
        stamp = (calendar.stamp(self._store.sql), self._today)
        known = getattr(self._readers, "known", None)
        if known is None or known[0] != stamp:
            known = self._readers.known = stamp, DayReader(self._store)
        return cast(DayReader, known[1])

    @cached_property
    def _readers(self) -> local:
        return local()
