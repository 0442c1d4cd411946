"""What is expected when, and how unexpected that leaves each week for everybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from app.domain.customer import Kind, OccasionKind
from app.domain.expected import gift_days_between, moments_of
from app.domain.planner import factors
from app.domain.planner.snapshot import Floats, Ints
from app.domain.year_plan import Expected
from app.services.year.frame import SIDE_DAYS, Frame, given_on

USUAL_GAP_DAYS = 56.0
OF_A_COMPANY = frozenset((OccasionKind.RENEWAL, OccasionKind.DECISION))
"""Days of a company on which a present for one of its people would not look like one."""


@dataclass(frozen=True, slots=True)
class ExpectedDays:
    """Days that are kept clear: as shown, as row and day from the first Monday [N, 2], and those everybody shares."""

    shown: tuple[Expected, ...]
    own: Ints
    shared: Ints


def expected_of(frame: Frame) -> ExpectedDays:
    """Days on which a present would be no surprise: their own, their partner's, their company's, and holidays."""
    first = frame.monday - timedelta(days=SIDE_DAYS)
    last = frame.monday + timedelta(weeks=frame.weeks, days=SIDE_DAYS)
    shown: list[Expected] = []
    own: list[tuple[int, int]] = []
    for row, customer in enumerate(frame.people):
        others = (frame.people[frame.rows[one]] for one in frame.inputs.partners.get(customer.id, ())
                  if one in frame.rows)  # fmt: skip
        for one in (customer, *others, *frame.inputs.employers.get(customer.id, ())):
            for each in moments_of(one, frame.inputs.occasions.get(one.id, ()), first, last):
                if one.kind is Kind.PERSON or each.kind in OF_A_COMPANY:
                    own.append((row, (each.day - frame.monday).days))
                if one is customer:
                    shown.append(Expected(customer.id, each.day, each.kind.value, each.label))
    shared: list[int] = []
    for gift in gift_days_between(frame.shop.country, first, last):
        shown.append(Expected(0, gift.day, gift.kind.value, ""))
        begins, ends = (gift.day - frame.monday).days, (gift.last - frame.monday).days
        shared += range(begins, ends + 1)
    return ExpectedDays(tuple(shown), pairs(own), np.array(shared, dtype=np.int64))


def occasions_of(frame: Frame, days: ExpectedDays) -> Ints:
    """[N, 2] row and week of every birthday and of Christmas, for the comparison."""
    births = [
        (frame.rows[each.customer_id], frame.week(each.day)) for each in days.shown
        if each.kind == "birthday" and 0 <= frame.week(each.day) < frame.weeks
    ]  # fmt: skip
    christmas = {frame.week(each.day) for each in days.shown if each.kind == "christmas"}
    weeks = sorted(week for week in christmas if 0 <= week < frame.weeks)
    return pairs(births + [(row, week) for row in range(len(frame.people)) for week in weeks])


def timing_of(frame: Frame, days: ExpectedDays) -> factors.Timing:
    """What decides how unexpected each week is for each row."""
    known = [frame.known(row) for row in range(len(frame.people))]
    since = [np.nan if one.last_day is None else (frame.monday - one.last_day).days / 7 for one in known]
    coming = [np.nan if one.next_day is None else float(frame.week(one.next_day)) for one in known]
    gaps = [(one.usual_gap_days or USUAL_GAP_DAYS) / 7 for one in known]
    purchases = [
        (frame.rows[number], (last - frame.monday).days)
        for number, (last, _) in frame.inputs.bought.items() if number in frame.rows
    ]  # fmt: skip
    echoes, again = _echoes(frame)
    return factors.Timing(
        np.array(since, dtype=np.float64), np.array(gaps, dtype=np.float64), np.array(coming, dtype=np.float64),
        days.own, days.shared, pairs(purchases), echoes, again,
        np.array([one.id for one in frame.people], dtype=np.int64),
    )  # fmt: skip


def _echoes(frame: Frame) -> tuple[Floats, Ints]:
    """Weeks that would repeat last year or the last gap, and the weeks of last year a year on."""
    echoes: list[tuple[int, float]] = []
    again: list[tuple[int, int]] = []
    for row, weeks in _weeks_given(frame).items():
        again += [(row, week + 52) for week in weeks if -52 <= week < 0]
        echoes += [(row, float(week + 52)) for week in weeks if week < 0]
        if len(weeks) > 1:
            echoes.append((row, float(2 * weeks[-1] - weeks[-2])))
    return np.array(echoes, dtype=np.float64).reshape(-1, 2), pairs(again)


def past_of(frame: Frame) -> Ints:
    """[H, 2] row and week of surprises that took place."""
    return pairs([(row, week) for row, weeks in _weeks_given(frame).items() for week in weeks])


def _weeks_given(frame: Frame) -> dict[int, list[int]]:
    return {
        frame.rows[number]: [frame.week(given_on(each)) for each in found]
        for number, found in frame.given.items() if number in frame.rows
    }  # fmt: skip


def pairs(rows: list[tuple[int, int]]) -> Ints:
    """[N, 2]."""
    return np.array(rows, dtype=np.int64).reshape(-1, 2)
