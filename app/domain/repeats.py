"""Fixed repeats: what comes every first Monday or every second Tuesday, whatever happened in between.

A rule is text as RFC 5545 writes it ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"). Where it asks for a day that a month does not
have (the 31st, 29 February), the last day of that month is meant, so that nothing is skipped silently. Day and hour
are the wall clock in the repeat's own zone; a change of clocks moves nothing. Days in `exceptions` are left out: they
were skipped, or became a touchpoint of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice

from app.domain.local_time import day_exists, shown_minute
from app.domain.recurrence import EndlessCount, Frequency, Rule
from app.domain.recurrence import occurrences as unrolled
from app.domain.repeat_rules import UnreadableRule, read_rule

LONGEST_WINDOW_DAYS = 800
MOST = 400
"""So many occurrences are handed out at once."""
FIRST_SEARCH_DAYS = 9 * 366
"""From one 29 February to the next it may take eight years."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A fixed repeat with one customer; `exceptions` are ISO days with blanks between them."""

    id: int = 0
    customer_id: int = 0
    rule: str = ""
    starts_on: date = date(1970, 1, 1)
    minute: int | None = None
    zone: str = ""
    channel: str = ""
    title: str = ""
    exceptions: str = ""
    trashed_at: datetime | None = None

    @property
    def left_out(self) -> frozenset[date]:
        """Days on which it does not come."""
        return frozenset(filter(None, map(_day, self.exceptions.split())))


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a repeat comes; `minute` as the wall clock of that day shows it, None for any time."""

    repeat_id: int
    customer_id: int
    day: date
    minute: int | None
    channel: str
    title: str


def occurrences(repeat: Repeat, first: date, last: date, limit: int = MOST) -> tuple[Occurrence, ...]:
    """When a repeat comes within a stretch, both ends included, in order; at most `limit` times. Never raises."""
    last = min(last, first + timedelta(days=LONGEST_WINDOW_DAYS))
    left_out = repeat.left_out
    days = (day for day in days_of(repeat.rule, repeat.starts_on, first, last) if day not in left_out)
    return tuple(_at(repeat, day) for day in islice(days, max(0, min(limit, MOST))) if day_exists(day, repeat.zone))


def next_occurrence(repeat: Repeat, first: date) -> Occurrence | None:
    """The first time from a day on, None where it does not come within two years."""
    for days in (40, 400, LONGEST_WINDOW_DAYS):
        found = occurrences(repeat, first, first + timedelta(days=days), 1)
        if found:
            return found[0]
    return None


@lru_cache(maxsize=512)
def days_of(rule: str, starts_on: date, first: date, last: date) -> tuple[date, ...]:
    """Days that a rule names within a stretch, from `starts_on` on; none where it can't be read."""
    try:
        known = read_rule(rule)
        begin = datetime.combine(starts_on, time.min)
        found = {moment.date() for each in clamped(known, starts_on) for moment in unrolled(each, begin, first, last)}
    except (UnreadableRule, EndlessCount):
        return ()
    return tuple(sorted(found))


def first_day(rule: str, wanted: date) -> date | None:
    """The first day from `wanted` on that a rule names, whatever its interval; None where there is none.

    Raises `UnreadableRule`.
    """
    known = replace(read_rule(rule), interval=1, count=None, until=None)
    before = wanted - timedelta(days=1)
    begin, last = datetime.combine(before, time.min), wanted + timedelta(days=FIRST_SEARCH_DAYS)
    found = (
        next((moment.date() for moment in unrolled(each, begin, wanted, last) if moment > begin), None)
        for each in clamped(known, wanted)
    )
    return min((day for day in found if day is not None), default=None)


def clamped(rule: Rule, starts_on: date) -> tuple[Rule, ...]:
    """The rule, made several where a day of the month stands for the last one of shorter months."""
    whole = rule.from_start(datetime.combine(starts_on, time.min))
    is_plain = not (whole.by_day or whole.by_position or whole.by_week or whole.by_year_day)
    late = [day for day in whole.by_month_day if day > 28]
    if not late or not is_plain or whole.frequency not in (Frequency.MONTHLY, Frequency.YEARLY) or rule.count:
        return (whole,)
    rest = tuple(day for day in whole.by_month_day if day <= 28)
    months = whole.by_month or ((),)
    found = [replace(whole, by_month_day=rest)] if rest else []
    for day in late:
        last = replace(whole, by_month_day=tuple(range(28, day + 1)), by_position=(-1,))
        found += [last] if whole.frequency is Frequency.MONTHLY else [replace(last, by_month=(m,)) for m in months if m]
    return tuple(found)


def without(repeat: Repeat, day: date) -> Repeat:
    """The repeat that does not come on this day."""
    return replace(repeat, exceptions=written(repeat.left_out | {day}))


def written(days: Iterable[date]) -> str:
    """Days as `exceptions` keeps them."""
    return " ".join(day.isoformat() for day in sorted(days))


def merged(repeats: Iterable[Repeat], first: date, last: date, limit: int = MOST) -> Iterator[Occurrence]:
    """Occurrences of several repeats, by day and hour."""
    found = (each for repeat in repeats for each in occurrences(repeat, first, last, limit))
    return iter(sorted(found, key=lambda each: (each.day, each.minute is None, each.minute or 0, each.repeat_id)))


def _at(repeat: Repeat, day: date) -> Occurrence:
    minute = None if repeat.minute is None else shown_minute(day, repeat.minute, repeat.zone)
    return Occurrence(repeat.id, repeat.customer_id, day, minute, repeat.channel, repeat.title)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
