"""The planner's weeks: seasons, stock, money and minutes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations, pairwise

import numpy as np

from app.domain.expected import gift_days_between
from app.domain.gesture import Gesture, Surprise, SurpriseState
from app.domain.gift_days import GiftDay
from app.domain.planner import factors
from app.domain.planner.snapshot import ENDLESS, Bools, Ints
from app.services.year.frame import SIDE_DAYS, Frame, given_on

AWAY_SHARE = 0.2
THURSDAY = 3
"""Decides which month a week belongs to."""
LEAST_MINUTES = 40
"""So much of a week's minutes a surprise counts at least, however quickly its gesture is made."""
PEOPLE_PER_REPEAT = 50
"""The same gesture may be made this often in one week: once for every so many people."""
YEAR_SHARE, YEAR_LEAST = 12, 2
"""And in the year for one in so many surprises, so that nobody hears of the same kindness from a neighbour."""


def effort_of(frame: Frame, minutes: int) -> int:
    """What a surprise counts in its week: at least 40 minutes of what the owner gives, all of it where she gives less.

    Free gestures of five minutes would flood the year, and none would be done with care. So a surprise fills 40 minutes
    of a week, however quick it is, and every other week is free of them. Who gives 40 minutes a week thus makes about
    two surprises a month, who gives 80 makes four.
    """
    return max(minutes, min(LEAST_MINUTES, frame.wishes.weekly_minutes))


def minutes_of(frame: Frame, standing: Iterable[tuple[int, int]]) -> Ints:
    """[W] minutes left in each week: free weeks have none, weeks away a fifth.

    `standing` are weeks and minutes of what stands. In a free week it takes the minutes of the month's next week for
    surprises, or of its last; so did what was given this month in such a week.
    """
    chosen = _weeks_for_surprises(frame)
    left = np.array([_week_minutes(frame, week) * (week in chosen) for week in range(frame.weeks)], dtype=np.int64)
    given = [(frame.week(given_on(each)), minutes_taken(frame, each)) for each in _given_this_month(frame)]
    taken = [(week, minutes) for week, minutes in (*standing, *given) if week not in chosen]
    taken += [(week, minutes) for week, minutes in given if week == 0 and week in chosen]
    for week, minutes in taken:
        payer = _payer(frame, week, left)
        if payer is not None:
            left[payer] = max(0, left[payer] - effort_of(frame, minutes))
    return left


def _payer(frame: Frame, week: int, left: Ints) -> int | None:
    """The week whose minutes a surprise in this one takes."""
    others = [each for each in range(max(0, week - 5), min(frame.weeks, week + 6))
              if left[each] > 0 and _month(frame, each) == _month(frame, week)]  # fmt: skip
    return min(others, key=lambda each: (each < week, abs(each - week)), default=None)


def _week_minutes(frame: Frame, week: int) -> int:
    days = [frame.monday_in(week) + timedelta(days=ahead) for ahead in range(7)]
    is_away = any(frame.shop.calendar.is_away(day) for day in days)
    return int(frame.wishes.weekly_minutes * (AWAY_SHARE if is_away else 1))


def _weeks_for_surprises(frame: Frame) -> frozenset[int]:
    """Of each month the weeks furthest from what everybody expects, no two side by side: two, or three of five.

    Weeks of the month that are over count too, so that the same weeks are chosen whenever the year is planned.
    """
    first, last = frame.monday - timedelta(days=SIDE_DAYS), frame.monday_in(frame.weeks) + timedelta(days=SIDE_DAYS)
    gifts = gift_days_between(frame.shop.country, first, last)
    months: dict[date, list[int]] = {}
    for week in range(-4, frame.weeks + 4):
        months.setdefault(_month(frame, week), []).append(week)
    chosen: set[int] = set()
    for weeks in months.values():
        clear = {week: _clear(frame.monday_in(week), gifts) for week in weeks}
        apart = [
            some for some in combinations(weeks, (len(weeks) + 1) // 2) if all(b - a > 1 for a, b in pairwise(some))
        ]
        chosen.update(max(apart, key=lambda some: round(sum(clear[week] for week in some), 2)))
    return frozenset(chosen)


def _clear(monday: date, gifts: Iterable[GiftDay]) -> float:
    """How far a week is from what everybody expects, 0 to 1."""
    sunday = monday + timedelta(days=6)
    away = [max((gift.day - sunday).days, (monday - gift.last).days, 0) for gift in gifts]
    return float(factors.moment_factor(min(away, default=365) / 7))


def _month(frame: Frame, week: int) -> date:
    """The first of the month that a week belongs to."""
    return (frame.monday_in(week) + timedelta(days=THURSDAY)).replace(day=1)


def _given_this_month(frame: Frame) -> list[Surprise]:
    month = _month(frame, 0)
    return [each for some in frame.given.values() for each in some if given_on(each).replace(day=1) == month]


def minutes_taken(frame: Frame, each: Surprise) -> int:
    """What a surprise takes, or took."""
    return frame.gesture(each.gesture_id).minutes if each.minutes is None else each.minutes


def money_taken(frame: Frame, each: Surprise) -> int:
    """What a surprise costs, or cost."""
    return frame.gesture(each.gesture_id).cost_minor if each.cost_minor is None else each.cost_minor


def months_of(frame: Frame) -> Ints:
    """[W] index of the month that the Thursday of each week lies in."""
    days = [_month(frame, week) for week in range(frame.weeks)]
    months = np.array([day.year * 12 + day.month for day in days], dtype=np.int64)
    return months - months.min(initial=2**40) if len(months) else months


def month_money_of(frame: Frame, months: Ints) -> Ints:
    """[M] money left in each month; what was given earlier in the first month is spent."""
    left = np.full(int(months.max(initial=0)) + 1, frame.wishes.monthly_minor, dtype=np.int64)
    spent = _given_this_month(frame)
    left[0] = max(0, left[0] - sum(money_taken(frame, each) for each in spent))
    return left


def season_of(frame: Frame) -> Bools:
    """[G, W] whether a gesture can be made in a week: in season, and with the notice it needs."""
    mondays = [frame.monday_in(week) for week in range(frame.weeks)]
    start = max(frame.today, frame.first)
    can = [[_can_be_made(each, monday, start) for monday in mondays] for each in frame.gestures]
    return np.array(can, dtype=bool).reshape(len(frame.gestures), frame.weeks)


def _can_be_made(gesture: Gesture, monday: date, start: date) -> bool:
    friday = monday + timedelta(days=4)
    return gesture.is_in_season(monday.isocalendar().week) and (friday - start).days >= gesture.notice_days


def stock_of(frame: Frame) -> Ints:
    """[G] how often each gesture may be made in the year; of those prepared already, one is no longer in stock."""
    in_a_week = frame.wishes.weekly_minutes // max(1, effort_of(frame, 0))
    most = max(YEAR_LEAST, in_a_week * frame.weeks // 2 // YEAR_SHARE)
    taken = [each.gesture_id for each in frame.standing() if each.state is SurpriseState.PREPARED]
    return np.array([
        min(most, ENDLESS if each.stock is None else max(0, each.stock) + taken.count(each.id))
        for each in frame.gestures
    ], dtype=np.int64)  # fmt: skip


def variety_of(frame: Frame) -> Ints:
    """[G, W] how often each gesture may be made in one week."""
    most = max(1, len(frame.people) // PEOPLE_PER_REPEAT)
    return np.full((len(frame.gestures), frame.weeks), most, dtype=np.int64)
