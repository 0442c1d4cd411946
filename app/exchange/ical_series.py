"""The days of an event: one, or those of its series in the years that matter, with all exceptions taken out."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import chain

from app.domain.event import Moment
from app.domain.recurrence import TOO_OFTEN, EndlessCount, Frequency, occurrences
from app.exchange.ical_event import EventDraft
from app.exchange.ical_moments import Stamp

DAYS_BACK, DAYS_AHEAD = 5 * 366, 366
"""How far a series without an end is unrolled; one that has ended, and a single event, may lie anywhere."""

MOST_MOMENTS = 400
"""So many days of one series come in, those nearest to today."""

FIRST_YEAR, LAST_YEAR = 1900, 2200
_SLACK = 2
"""Days more at both ends, for clocks far from the owner's."""


@dataclass(frozen=True, slots=True)
class Unrolled:
    """Days where the owner is, and a sentence about what is odd; `is_cut` where days lie outside the window."""

    moments: tuple[Moment, ...]
    remark: str = ""
    is_cut: bool = False


def is_fixed_yearly(draft: EventDraft) -> bool:
    """Whether it returns every year on the same day of the same month."""
    rule, start = draft.rule, draft.start
    if rule is None or start is None or rule.frequency is not Frequency.YEARLY or rule.interval != 1:
        return False
    if rule.by_day or rule.by_week or rule.by_year_day or rule.by_position or draft.extra:
        return False
    days = (start.local.day, -1) if (start.local.month, start.local.day) == (2, 29) else (start.local.day,)
    is_own_day = not rule.by_month_day or (len(rule.by_month_day) == 1 and rule.by_month_day[0] in days)
    is_own_month = not rule.by_month or rule.by_month == (start.local.month,)
    return is_own_day and is_own_month


def unrolled(draft: EventDraft, moved: Collection[datetime], today: date, home: tzinfo) -> Unrolled:
    """The days of an event; `moved` are those that other events of the file stand for, on the clock of the series."""
    start = draft.start
    assert start is not None
    if not draft.has_rule and not draft.extra:
        key = draft.recurrence.key if draft.recurrence is not None else ""
        return Unrolled((_moment(start, draft.is_day, home, key),))
    if draft.rule is not None and draft.rule.frequency in TOO_OFTEN:
        only = (_moment(start, draft.is_day, home, start.key),)
        return Unrolled(only, "It repeats within a day; only its first time is kept.")
    first, last = _window(draft, start, today)
    try:
        found = sorted(set(_locals(draft, start, first, last)) - set(moved) - draft.excluded)
    except EndlessCount:
        return Unrolled((_moment(start, draft.is_day, home, start.key),),
                        "Its end is too many repeats away; only its first time is kept.")  # fmt: skip
    nearest = sorted(found, key=lambda local: abs(local.date() - today))[:MOST_MOMENTS]
    moments = tuple(
        _moment(at, draft.is_day, home, at.key) for at in (start.moved_to(local) for local in sorted(nearest))
    )
    return Unrolled(moments, _remark(len(found)), _is_cut(draft, start, first, last))


def _window(draft: EventDraft, start: Stamp, today: date) -> tuple[date, date]:
    """Days that are looked at: all of a counted series or of single days, the last years of any other."""
    last = today + timedelta(DAYS_AHEAD)
    rule = draft.rule
    if rule is None:
        return date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
    if rule.count is not None and not draft.more_rules:
        return min(start.local.date(), today), last
    if rule.until is not None and rule.until.date() < last and not draft.more_rules:
        last = max(rule.until.date(), start.local.date())
    return _day(min(last, today).toordinal() - DAYS_BACK), last


def _day(number: int) -> date:
    return date.fromordinal(min(max(number, date.min.toordinal()), date.max.toordinal()))


def _locals(draft: EventDraft, start: Stamp, first: date, last: date) -> Iterator[datetime]:
    """Every time of the series in the window, on its own clock."""
    wide = _day(first.toordinal() - _SLACK), _day(last.toordinal() + _SLACK)
    taken: set[datetime] = set()
    if draft.excluding is not None and draft.excluding.frequency not in TOO_OFTEN:
        taken = set(occurrences(draft.excluding, start.local, *wide))
    if draft.rule is not None:
        rules = (draft.rule, *(rule for rule in draft.more_rules if rule.frequency not in TOO_OFTEN))
        every = chain.from_iterable(occurrences(rule, start.local, *wide) for rule in rules)
        yield from (local for local in every if local not in taken)
    elif wide[0] <= start.local.date() <= wide[1]:
        yield start.local
    for extra in draft.extra:
        local = extra.in_zone(start.zone)
        if extra.is_day and not start.is_day:
            local = datetime.combine(local.date(), start.local.time())
        if wide[0] <= local.date() <= wide[1]:
            yield local


def _moment(at: Stamp, is_day: bool, home: tzinfo, key: str) -> Moment:
    if is_day:
        is_midnight = at.local.time() == datetime.min.time()
        return Moment((at.local if is_midnight else at.at_home(home)).date(), None, key)
    local = at.at_home(home)
    return Moment(local.date(), local.hour * 60 + local.minute, key)


def _remark(found: int) -> str:
    if not found:
        return "None of its days lies within five years back and one ahead, or all were called off."
    return f"It repeats {found:,} times; the {MOST_MOMENTS} nearest to today come in." if found > MOST_MOMENTS else ""


def _is_cut(draft: EventDraft, start: Stamp, first: date, last: date) -> bool:
    rule = draft.rule
    is_open = rule is not None and rule.count is None and (rule.until is None or rule.until.date() > last)
    return is_open or start.local.date() < first
