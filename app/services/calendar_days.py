"""Puts the days of the calendar together from what was found, with their load and why they are closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.agenda import CalendarDay, Entry, EntryKind, WeekLoad
from app.domain.calendar import WorkCalendar, calendar_of, mondays_between
from app.domain.settings import Settings
from app.services.calendar_entries import entry_of, in_order
from app.storage import calendar, public_holidays, setting_groups
from app.storage.calendar import UNSAID_MINUTES, Found, Totals
from app.storage.store import Store
from app.storage.tables.fields import from_day_number, to_day_number

EVERY = -1
"""No limit on the entries of a day."""
_NOTHING = Totals()
_CONTACTS = frozenset((EntryKind.TOUCHPOINT, EntryKind.PROPOSAL))
_LEAST_SHARE = 0.2
"""What is left of the owner's minutes in a week that she is away for altogether (DECISIONS 25)."""


class DayReader:
    """Reads days as the file stands; settings, minutes and what a day holds altogether are read once."""

    def __init__(self, store: Store) -> None:
        self._sql = store.sql
        self._kept: dict[int, Totals] = {}
        self._today = to_day_number(store.clock.today())
        self.settings: Settings = setting_groups.load(store.db)
        self._minutes = calendar.minutes_by_channel(self._sql, self.settings.touch.minutes)

    def days(self, numbers: Sequence[int], kinds: frozenset[EntryKind], limit: int) -> tuple[CalendarDay, ...]:
        """These days in order, with at most so many entries each."""
        if not numbers:
            return ()
        found, beyond = calendar.read_days(self._sql, numbers, kinds, self._today, limit)
        totals = self._totals(numbers[0], numbers[-1])
        work = self.work(from_day_number(numbers[0]), from_day_number(numbers[-1]))
        if EntryKind.HOLIDAY in kinds:
            found += [Found(EntryKind.HOLIDAY, 0, to_day_number(day), text=name) for day, name in work.holidays.items()]
        by_day = _by_day(found)
        shown = {day: some if limit == EVERY else some[:limit] for day, some in by_day.items()}
        entries = self._entries(shown)
        return tuple(
            _day(from_day_number(number), by_day.get(number, ()), entries.get(number, ()),
                 totals.get(number, _NOTHING), beyond.get(number, 0), EntryKind.TOUCHPOINT in kinds, work)
            for number in numbers
        )  # fmt: skip

    def held(self, numbers: Sequence[int], kinds: frozenset[EntryKind]) -> Mapping[int, frozenset[EntryKind]]:
        """What kinds of things there are on each of these days, without reading them; empty days are missing."""
        found, _ = calendar.read_days(self._sql, numbers, kinds, self._today, 1)
        kinds_of: dict[int, set[EntryKind]] = {}
        for each in found:
            kinds_of.setdefault(each.day, set()).add(each.kind)
        if EntryKind.HOLIDAY in kinds and numbers:
            for day in self.holidays(from_day_number(numbers[0]), from_day_number(numbers[-1])):
                kinds_of.setdefault(to_day_number(day), set()).add(EntryKind.HOLIDAY)
        return {day: frozenset(some) for day, some in kinds_of.items()}

    def weeks(self, first: date, last: date) -> tuple[WeekLoad, ...]:
        """The load of every week, Monday to Sunday, that the stretch touches."""
        mondays = tuple(mondays_between(first, last))
        begin, end = to_day_number(mondays[0]), to_day_number(mondays[-1]) + 6
        totals = self._totals(begin, end)
        owner = self.settings.owner
        work = calendar_of(owner, {})
        least = round(owner.weekly_minutes * _LEAST_SHARE)
        return tuple(
            WeekLoad(monday, sum(totals.get(to_day_number(monday) + ahead, _NOTHING).minutes for ahead in range(7)),
                     max(least, work.week_minutes(monday, owner.weekly_minutes)))
            for monday in mondays
        )  # fmt: skip

    def holidays(self, first: date, last: date) -> Mapping[date, str]:
        """Public holidays by day, where the owner lives."""
        return public_holidays.between(self._sql, first, last)

    def work(self, first: date, last: date) -> WorkCalendar:
        """The owner's days in a stretch."""
        return calendar_of(self.settings.owner, self.holidays(first, last))

    def minutes(self, channel: str) -> int:
        """What a touchpoint over this channel usually takes."""
        return self._minutes.get(channel, UNSAID_MINUTES)

    def _entries(self, shown: Mapping[int, Sequence[Found]]) -> dict[int, tuple[Entry, ...]]:
        """Entries by day, with the names of those that are shown alone."""
        people = calendar.people(self._sql, (who for some in shown.values() for each in some for who in each.customers))
        return {day: tuple(entry_of(each, people, self._usual(each)) for each in some) for day, some in shown.items()}

    def _totals(self, first: int, last: int) -> Mapping[int, Totals]:
        """What the days hold altogether; those asked for before are not read again."""
        missing = [day for day in range(first, last + 1) if day not in self._kept]
        if missing:
            begin, end = missing[0], missing[-1]
            self._kept.update(dict.fromkeys(range(begin, end + 1), _NOTHING))
            self._kept.update(calendar.totals(self._sql, begin, end, self._minutes))
        return self._kept

    def _usual(self, found: Found) -> int:
        return self.minutes(found.channel) if found.kind in _CONTACTS else 0


def _by_day(found: Sequence[Found]) -> dict[int, list[Found]]:
    by_day: dict[int, list[Found]] = {}
    for each in found:
        by_day.setdefault(each.day, []).append(each)
    for some in by_day.values():
        some.sort(key=in_order)
    return by_day


def _day(
    day: date,
    found: Sequence[Found],
    entries: tuple[Entry, ...],
    totals: Totals,
    beyond: int,
    with_contacts: bool,
    work: WorkCalendar,
) -> CalendarDay:
    stored = sum(each.kind is EntryKind.TOUCHPOINT and each.id > 0 for each in found)
    unread = max(0, totals.planned + totals.done - stored) if with_contacts else 0
    return CalendarDay(
        day=day, entries=entries, more=len(found) - len(entries) + unread + beyond, people=totals.planned,
        minutes=totals.minutes, is_closed=work.is_closed(day), holiday=work.holidays.get(day, ""),
    )  # fmt: skip


def spans(start: date, backwards: bool) -> Sequence[range]:
    """Stretches of day numbers to look through one after the other, each twice as long as the one before."""
    found, length, edge = [], 28, to_day_number(start)
    for _ in range(6):
        found.append(range(edge - length, edge) if backwards else range(edge, edge + length))
        edge += -length if backwards else length
        length *= 2
    return found
