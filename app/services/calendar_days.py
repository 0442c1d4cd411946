"""Puts the days of the calendar together from what was found, with their load and why they are closed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from app.domain.agenda import CalendarDay, Entry, EntryKind, WeekLoad
from app.domain.calendar import WorkCalendar, calendar_of, mondays_between
from app.domain.settings import Settings
from app.services.calendar_entries import entry_of, holiday_entry, in_order
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
    """Reads days for one question of the calendar; settings and minutes are read once."""

    def __init__(self, store: Store) -> None:
        self._store, self._sql = store, store.sql
        self._today = to_day_number(store.clock.today())
        self.settings: Settings = setting_groups.load(store.db)
        self._minutes = calendar.minutes_by_channel(self._sql, self.settings.touch.minutes)

    def days(self, numbers: Sequence[int], kinds: frozenset[EntryKind], limit: int) -> tuple[CalendarDay, ...]:
        """These days in order, with at most so many entries each."""
        if not numbers:
            return ()
        found, beyond = calendar.read_days(self._sql, numbers, kinds, self._today, limit)
        totals = calendar.totals(self._sql, numbers[0], numbers[-1], self._minutes)
        work = self.work(from_day_number(numbers[0]), from_day_number(numbers[-1]))
        entries = self._entries(found)
        if EntryKind.HOLIDAY in kinds:
            for day, name in work.holidays.items():
                entries.setdefault(to_day_number(day), []).append(holiday_entry(day, name))
        return tuple(
            _day(from_day_number(number), entries.get(number, []), totals.get(number, _NOTHING),
                 beyond.get(number, 0), limit, EntryKind.TOUCHPOINT in kinds, work)
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
        totals = calendar.totals(self._sql, begin, end, self._minutes)
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

    def _entries(self, found: Sequence[Found]) -> dict[int, list[Entry]]:
        people = calendar.people(self._sql, (number for each in found for number in each.customers))
        by_day: dict[int, list[Entry]] = {}
        for each in found:
            minutes = self.minutes(each.channel) if each.kind in _CONTACTS else 0
            by_day.setdefault(each.day, []).append(entry_of(each, people, minutes, self._today))
        return by_day


def _day(
    day: date, entries: list[Entry], totals: Totals, beyond: int, limit: int, with_contacts: bool, work: WorkCalendar
) -> CalendarDay:
    entries.sort(key=in_order)
    shown = entries if limit == EVERY else entries[:limit]
    stored = sum(entry.kind is EntryKind.TOUCHPOINT and entry.id > 0 for entry in entries)
    unread = max(0, totals.planned + totals.done - stored) if with_contacts and limit != EVERY else 0
    return CalendarDay(
        day=day, entries=tuple(shown), more=len(entries) - len(shown) + unread + beyond, people=totals.planned,
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
