"""Rules of RFC 5545 ("every second Friday"), unrolled day by day within a window.

Only days of the window are looked at, so a rule can be impossible, endless or a thousand years old and still costs
next to nothing; a library that walks from one hit to the next would not come back from some of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from itertools import islice

MOST_DAYS_COUNTED = 60_000
"""A rule with COUNT is walked from its start; after so many days nobody waits for the end of it."""

MOST_TIMES_A_DAY = 24


class Frequency(StrEnum):
    """How long one period of a rule is."""

    YEARLY = "YEARLY"
    MONTHLY = "MONTHLY"
    WEEKLY = "WEEKLY"
    DAILY = "DAILY"
    HOURLY = "HOURLY"
    MINUTELY = "MINUTELY"
    SECONDLY = "SECONDLY"


TOO_OFTEN = frozenset((Frequency.HOURLY, Frequency.MINUTELY, Frequency.SECONDLY))
"""Rules that repeat within a day; nobody is met so often, so they are not unrolled."""


class EndlessCount(ValueError):
    """A count that would have to be walked for longer than anybody waits."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `by_day` pairs an ordinal (0: every) with a weekday, 0 Monday; `until` is local and included."""

    frequency: Frequency
    interval: int = 1
    count: int | None = None
    until: datetime | None = None
    by_month: tuple[int, ...] = ()
    by_week: tuple[int, ...] = ()
    by_year_day: tuple[int, ...] = ()
    by_month_day: tuple[int, ...] = ()
    by_day: tuple[tuple[int, int], ...] = ()
    by_hour: tuple[int, ...] = ()
    by_minute: tuple[int, ...] = ()
    by_position: tuple[int, ...] = ()
    week_start: int = 0

    def from_start(self, start: datetime) -> Rule:
        """The rule with what it takes from its first moment: the weekday, the day of the month, the month."""
        if self.by_week or self.by_year_day or self.by_month_day or self.by_day:
            return self
        if self.frequency is Frequency.WEEKLY:
            return replace(self, by_day=((0, start.weekday()),))
        if self.frequency is Frequency.MONTHLY:
            return replace(self, by_month_day=(start.day,))
        if self.frequency is Frequency.YEARLY:
            return replace(self, by_month=self.by_month or (start.month,), by_month_day=(start.day,))
        return self


def occurrences(rule: Rule, start: datetime, first: date, last: date) -> Iterator[datetime]:
    """Local moments of a rule from `start` on that fall between two days, both included, in order.

    The start itself counts as the first occurrence, whether the rule names it or not. Raises `EndlessCount`.
    """
    if rule.count is None:
        begin = max(first, start.date())
        found = (moment for moment in _from(rule.from_start(start), start, begin, last) if moment > start)
        if first <= start.date() <= last:
            yield start
        yield from found
        return
    walked = (moment for moment in _from(rule.from_start(start), start, start.date(), last) if moment > start)
    for moment in islice(_with(start, walked), rule.count):
        if first <= moment.date() <= last:
            yield moment


def _with(start: datetime, rest: Iterator[datetime]) -> Iterator[datetime]:
    yield start
    yield from rest


def _from(rule: Rule, start: datetime, begin: date, last: date) -> Iterator[datetime]:
    """Moments from a day on; a rule with a count is walked only so far."""
    times, looked_at = _times(rule, start), 0
    for days in _periods(rule, start.date(), begin, last):
        looked_at += len(days)
        if rule.count is not None and looked_at > MOST_DAYS_COUNTED:
            raise EndlessCount
        wanted = [day for day in days if _fits(rule, day)]
        moments = [datetime.combine(day, at) for day in wanted for at in times]
        for moment in _positioned(rule.by_position, moments):
            if rule.until is not None and moment > rule.until:
                return
            if begin <= moment.date() <= last and moment >= start:
                yield moment


def _positioned(positions: Sequence[int], moments: list[datetime]) -> list[datetime]:
    if not positions:
        return moments
    count = len(moments)
    places = {place - 1 if place > 0 else count + place for place in positions}
    return [moments[place] for place in sorted(places) if 0 <= place < count]


def _times(rule: Rule, start: datetime) -> tuple[time, ...]:
    hours, minutes = sorted(set(rule.by_hour)) or [start.hour], sorted(set(rule.by_minute)) or [start.minute]
    every = (time(hour, minute, start.second) for hour in hours for minute in minutes)
    return tuple(islice(every, MOST_TIMES_A_DAY))


def _periods(rule: Rule, start: date, begin: date, last: date) -> Iterator[list[date]]:
    """Days of each period of the rule that touches the stretch, in order."""
    step = rule.interval
    if rule.frequency is Frequency.DAILY:
        yield from ([_day(n)] for n in _steps(start.toordinal(), begin.toordinal(), last.toordinal(), step))
    elif rule.frequency is Frequency.WEEKLY:
        monday = start.toordinal() - (start.weekday() - rule.week_start) % 7
        for n in _steps(monday, begin.toordinal() - 6, last.toordinal(), 7 * step):
            yield [_day(day) for day in range(n, n + 7) if date.min.toordinal() <= day <= date.max.toordinal()]
    elif rule.frequency is Frequency.MONTHLY:
        for n in _steps(_month(start), _month(begin), _month(last), step):
            yield _days_of_month(*divmod(n, 12))
    elif rule.frequency is Frequency.YEARLY:
        for year in _steps(start.year, begin.year, last.year, step):
            yield [day for month in _months(rule) for day in _days_of_month(year, month)]


def _months(rule: Rule) -> Sequence[int]:
    """Months of a year that need looking at, from 0."""
    return [month - 1 for month in sorted(set(rule.by_month))] or range(12)


def _steps(start: int, begin: int, last: int, step: int) -> range:
    """Numbers from `start` by `step`, the ones below `begin` passed over."""
    passed = max(0, -(-(begin - start) // step))
    return range(start + passed * step, last + 1, step)


def _day(number: int) -> date:
    return date.fromordinal(number)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _days_of_month(year: int, month: int) -> list[date]:
    """All days of a month, which counts from 0."""
    return [date(year, month + 1, day) for day in range(1, _length(year, month) + 1)]


def _length(year: int, month: int) -> int:
    if month == 1:
        return 29 if _is_leap(year) else 28
    return 30 if month in (3, 5, 8, 10) else 31


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _fits(rule: Rule, day: date) -> bool:
    if rule.by_month and day.month not in rule.by_month:
        return False
    if rule.by_month_day and not _is_among(rule.by_month_day, day.day, _length(day.year, day.month - 1)):
        return False
    if rule.by_year_day and not _is_among(rule.by_year_day, day.timetuple().tm_yday, 365 + _is_leap(day.year)):
        return False
    if rule.by_week and not _is_among(rule.by_week, *_week(day, rule.week_start)):
        return False
    return not rule.by_day or any(_is_weekday(rule, day, *wanted) for wanted in rule.by_day)


def _is_among(wanted: Sequence[int], place: int, count: int) -> bool:
    """Whether a place is wanted, counted from the front or, below zero, from the end."""
    return place in wanted or place - count - 1 in wanted


def _is_weekday(rule: Rule, day: date, ordinal: int, weekday: int) -> bool:
    if day.weekday() != weekday:
        return False
    if not ordinal or rule.by_week or rule.frequency not in (Frequency.MONTHLY, Frequency.YEARLY):
        return True
    if rule.frequency is Frequency.MONTHLY or rule.by_month:
        place, length = day.day, _length(day.year, day.month - 1)
    else:
        place, length = day.timetuple().tm_yday, 365 + _is_leap(day.year)
    return ordinal in ((place - 1) // 7 + 1, -((length - place) // 7 + 1))


def _week(day: date, week_start: int) -> tuple[int, int]:
    """Number of the week in its year, and how many weeks that year has."""
    middle = min(max(day.toordinal() - (day.weekday() - week_start) % 7 + 3, 1), date.max.toordinal())
    owner = date.fromordinal(middle)
    last = date(owner.year, 12, 28)
    middle_of_last = min(last.toordinal() - (last.weekday() - week_start) % 7 + 3, date.max.toordinal())
    return _week_number(owner), _week_number(date.fromordinal(middle_of_last))


def _week_number(middle: date) -> int:
    return (middle.timetuple().tm_yday - 1) // 7 + 1
