"""The calendar: what stands on each day, the load of the weeks, who waits for a day, and taking them in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from app.domain.agenda import CalendarDay, Entry, EntryKind, Waiting, WeekLoad
from app.domain.changes import Topic
from app.domain.errors import KeepwarmError
from app.domain.settings import Settings
from app.domain.touchpoint import Touchpoint
from app.services.calendar_entries import entry_of, in_order
from app.services.service import Service, days
from app.services.touchpoints import TouchpointService
from app.storage import calendar, setting_groups
from app.storage.calendar import Found, Totals
from app.storage.tables.fields import from_day_number, to_day_number

ALL = frozenset(EntryKind)
EVERY = -1
"""No limit on the entries of a day."""


class CalendarService(Service):
    """Reads only the days asked for, and of each day no more than is shown."""

    def days(
        self, first: date, last: date, kinds: frozenset[EntryKind] = ALL, per_day: int | None = None
    ) -> tuple[CalendarDay, ...]:
        """One day after the other, both ends included; `per_day` bounds the entries of each, None reads all."""
        numbers = range(to_day_number(first), to_day_number(last) + 1)
        return self._read(numbers, kinds, EVERY if per_day is None else per_day)

    def day(self, day: date, kinds: frozenset[EntryKind] = ALL) -> CalendarDay:
        """One day with all that is on it."""
        return self.days(day, day, kinds)[0]

    def agenda(
        self, start: date, kinds: frozenset[EntryKind] = ALL, limit: int = 14, backwards: bool = False
    ) -> tuple[CalendarDay, ...]:
        """The next days from `start` on that hold something, or the last ones before it; oldest first either way."""
        found: list[CalendarDay] = []
        first, step = (start - timedelta(days=28), -28) if backwards else (start, 28)
        for _ in range(26):
            some = [day for day in self.days(first, first + timedelta(days=27), kinds) if day.entries]
            found = [*some, *found] if backwards else [*found, *some]
            if len(found) >= limit:
                break
            first += timedelta(days=step)
        return tuple(found[-limit:] if backwards else found[:limit])

    def weeks(self, first: date, last: date) -> tuple[WeekLoad, ...]:
        """The load of every week, Monday to Sunday, that the range touches."""
        monday = first - timedelta(days=first.weekday())
        end = last + timedelta(days=6 - last.weekday())
        settings = self._settings
        totals = calendar.totals(self._store.sql, to_day_number(monday), to_day_number(end))
        found = []
        while monday <= last:
            numbers = range(to_day_number(monday), to_day_number(monday) + 7)
            minutes = sum(_minutes(totals[number], settings) for number in numbers if number in totals)
            found.append(WeekLoad(monday, minutes, self._limit(monday, settings)))
            monday += timedelta(days=7)
        return tuple(found)

    def dots(self, first: date, last: date) -> Mapping[date, EntryKind]:
        """Days with something on them for the month in small; a surprise wins over a touchpoint or promise."""
        found: dict[date, EntryKind] = {}
        for day in self.days(first, last, frozenset((EntryKind.TOUCHPOINT, EntryKind.PROMISE, EntryKind.SURPRISE)), 1):
            for entry in day.entries:
                found[day.day] = EntryKind.SURPRISE if entry.kind is EntryKind.SURPRISE else EntryKind.TOUCHPOINT
        return found

    def holidays_between(self, first: date, last: date) -> Mapping[date, str]:
        """Public holidays by day, where the owner lives."""
        return {}

    def waiting(self, limit: int = 20) -> tuple[Waiting, ...]:
        """People who are due and have no planned touchpoint, the neediest first."""
        return ()

    def hint(self, customers: Sequence[int], day: date, minute: int | None, channel: str) -> str:
        """One helpful sentence about being in touch with them then, "" where there is nothing to say."""
        return ""

    def unsuitable(self, customers: Sequence[int], day: date) -> tuple[tuple[int, int], ...]:
        """Ranges of minutes of that day that do not suit them, in order, without overlap."""
        return ()

    def take(self, customer_id: int, day: date, minute: int | None = None) -> Touchpoint:
        """A planned touchpoint with somebody who was proposed or waits for a day."""
        planned = Touchpoint(channel="call", day=day, minute=minute, participants=(customer_id,))
        name = self._customer(customer_id).first_name
        with self._action(f"Planned {name} for {days(day)}", Topic.PLANS, planned.channel, customer_id):
            return TouchpointService(self._store).plan(planned)

    def skip_occurrence(self, repeat_id: int, day: date) -> None:
        """Leave out what a repeat brings on that day."""
        raise KeepwarmError("Repeats can't be skipped yet.", "")

    def take_occurrence(
        self, repeat_id: int, day: date, to_day: date | None = None, minute: int | None = None
    ) -> Touchpoint:
        """What a repeat brings on that day as a planned touchpoint of its own, on that or another day."""
        raise KeepwarmError("Repeats can't be taken out yet.", "")

    @property
    def _settings(self) -> Settings:
        return setting_groups.load(self._store.db)

    def _read(self, numbers: Sequence[int], kinds: frozenset[EntryKind], limit: int) -> tuple[CalendarDay, ...]:
        sql, today, settings = self._store.sql, to_day_number(self._today), self._settings
        found: list[Found] = []
        if EntryKind.TOUCHPOINT in kinds:
            found += calendar.touchpoints(sql, numbers, today, limit)
        if EntryKind.PROMISE in kinds:
            found += calendar.promises(sql, numbers, today, limit)
        totals = calendar.totals(sql, numbers[0], numbers[-1])
        by_day = self._entries(found, settings)
        none = Totals()
        return tuple(_day(n, by_day.get(n, []), totals.get(n, none), kinds, limit, settings) for n in numbers)

    def _entries(self, found: Iterable[Found], settings: Settings) -> dict[int, list[Entry]]:
        known = list(found)
        people = calendar.people(self._store.sql, (number for each in known for number in each.customers))
        usual = dict(settings.touch.minutes)
        by_day: dict[int, list[Entry]] = {}
        for each in known:
            minutes = usual.get(each.channel, 15) if each.kind is EntryKind.TOUCHPOINT else 0
            by_day.setdefault(each.day, []).append(entry_of(each, people, minutes))
        for entries in by_day.values():
            entries.sort(key=in_order)
        return by_day

    def _limit(self, monday: date, settings: Settings) -> int:
        return settings.owner.weekly_minutes


def _day(
    number: int, entries: list[Entry], totals: Totals, kinds: frozenset[EntryKind], limit: int, settings: Settings
) -> CalendarDay:
    day = from_day_number(number)
    touchpoints = totals.planned + totals.done if EntryKind.TOUCHPOINT in kinds else 0
    others = sum(entry.kind is not EntryKind.TOUCHPOINT for entry in entries)
    shown = entries if limit == EVERY else entries[:limit]
    return CalendarDay(
        day=day, entries=tuple(shown), more=max(0, touchpoints + others - len(shown)), people=totals.planned,
        minutes=_minutes(totals, settings), is_closed=day.weekday() not in settings.owner.working_days,
    )  # fmt: skip


def _minutes(totals: Totals, settings: Settings) -> int:
    usual = dict(settings.touch.minutes)
    return totals.said_minutes + sum(usual.get(name, 15) * count for name, count in (totals.unsaid or {}).items())
