"""Days of work and days off, and weeks as ISO 8601 counts them; what people expect stands in `expected`.

A day is closed when it is none of the owner's working days, a public holiday, or while she is away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from app.domain.settings import OwnerProfile

LONGEST_SEARCH_DAYS = 400
"""Nobody is away for longer; a search for an open day ends there."""


class Closed(StrEnum):
    """Why nobody is to be contacted on a day."""

    AWAY = "away"
    HOLIDAY = "holiday"
    DAY_OFF = "day_off"


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The owner's days. `holidays` are names of public holidays by day, as far as they were looked up."""

    working_days: frozenset[int] = frozenset(range(5))
    away_from: date | None = None
    away_until: date | None = None
    holidays: Mapping[date, str] = field(default_factory=dict)

    def closed(self, day: date) -> Closed | None:
        """Why the day is closed; None when it is open."""
        if self.is_away(day):
            return Closed.AWAY
        if day in self.holidays:
            return Closed.HOLIDAY
        return None if day.weekday() in self.working_days else Closed.DAY_OFF

    def is_closed(self, day: date) -> bool:
        """Whether nothing should be planned on the day."""
        return self.closed(day) is not None

    def is_away(self, day: date) -> bool:
        """Whether the owner is away, both ends included; with one end only, that day alone."""
        first, last = self.away_from or self.away_until, self.away_until or self.away_from
        return first is not None and last is not None and first <= day <= last

    def open_days(self, first: date, last: date) -> tuple[date, ...]:
        """Days of a stretch, both ends included, that are not closed."""
        return tuple(day for day in days_between(first, last) if not self.is_closed(day))

    def next_open(self, day: date) -> date:
        """This day or the first open one after it; the day itself where all are closed."""
        last = day + timedelta(days=LONGEST_SEARCH_DAYS)
        return next((each for each in days_between(day, last) if not self.is_closed(each)), day)

    def week_minutes(self, monday: date, weekly_minutes: int) -> int:
        """The owner's minutes in a week: of a week in which she is away, the share of its working days that is left.

        Public holidays and days off do not count against a week; she set her minutes knowing them.
        """
        working = [
            day for day in days_between(monday, monday + timedelta(days=6)) if day.weekday() in self.working_days
        ]
        here = sum(not self.is_away(day) for day in working)
        return weekly_minutes if here == len(working) else weekly_minutes * here // len(working)


def calendar_of(owner: OwnerProfile, holidays: Mapping[date, str]) -> WorkCalendar:
    """The calendar of an owner; one who ticked no day at all works on any."""
    days = frozenset(owner.working_days) or frozenset(range(7))
    return WorkCalendar(days, owner.away_from, owner.away_until, holidays)


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day of a stretch, both ends included."""
    return (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))


def monday_of(day: date) -> date:
    """The Monday of the ISO week that holds the day."""
    return day - timedelta(days=day.weekday())


def week_number(day: date) -> int:
    """Number of the ISO week, 1 to 53."""
    return day.isocalendar().week


def weeks_in_year(year: int) -> int:
    """52 or 53 ISO weeks."""
    return date(year, 12, 28).isocalendar().week


def mondays_between(first: date, last: date) -> Iterator[date]:
    """The Monday of each week that a stretch touches."""
    monday = monday_of(first)
    while monday <= last:
        yield monday
        monday += timedelta(days=7)
