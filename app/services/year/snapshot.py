"""The planner's problem, made of what is known of everybody: rows are people, columns gestures and weeks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from app.domain.fact import Fact
from app.domain.gesture import Surprise
from app.domain.planner import factors
from app.domain.planner.comparing import Beliefs
from app.domain.planner.learning import Learned
from app.domain.planner.refusals import Refusal, closed_weeks
from app.domain.planner.snapshot import Floats, Ints, Problem, make_problem
from app.domain.year_plan import Expected
from app.services.year import moments, people, weeks
from app.services.year.frame import Frame
from app.storage.planning import Suggested


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The problem and everything needed to say in words what its lines mean."""

    frame: Frame
    problem: Problem
    beliefs: Beliefs
    unexpected: factors.Unexpected
    learned: Learned
    refused: Mapping[int, tuple[Refusal, ...]]
    """Refusals by row, the weightiest first."""
    reasons: Mapping[tuple[int, int], tuple[Fact, ...]]
    """Facts that speak for a gesture, by row and column."""
    expected: Mapping[int, tuple[Expected, ...]]
    """Days that are kept clear, by customer; 0 for everybody."""
    occasions: Ints
    standing: tuple[Surprise, ...]
    """Accepted surprises of the year, in the order of the problem's first fixed lines."""


def snapshot(frame: Frame, locked: tuple[Suggested, ...] = ()) -> Snapshot:
    """Everything that the planner needs; `locked` suggestions stand beside what was accepted."""
    reasons = people.reasons_of(frame)
    margins = people.margins_of(frame)
    weight = people.weights_of(frame, margins)
    learned, segment = people.learned_of(frame)
    refused = people.refusals_of(frame)
    days = moments.expected_of(frame)
    unexpected = factors.unexpected(moments.timing_of(frame, days), frame.weeks, frame.monday.year)
    most, total = _left_in_peace(frame, refused, weight, unexpected.total)
    problem = _problem(frame, weight[:, None] * learned.by_segment.T[segment] * reasons.genuine, total, most, margins,
                       locked)  # fmt: skip
    beliefs = Beliefs(np.where(most > 0, weight, 0.0), learned.by_segment, learned.deviation, segment, reasons.genuine)
    return Snapshot(
        frame, problem, beliefs, unexpected, learned, refused, reasons.facts, _by_customer(days.shown),
        moments.occasions_of(frame, days), frame.standing(),
    )  # fmt: skip


def _left_in_peace(
    frame: Frame, refused: Mapping[int, tuple[Refusal, ...]], weight: Floats, unexpected: Floats
) -> tuple[Ints, Floats]:
    """Most surprises a year [C], and unexpectedness [C, W], 0 wherever somebody is left in peace."""
    most, total = factors.most_a_year(weight), unexpected.copy()
    for row, found in refused.items():
        if any(each.covers(frame.today) and each.is_for_good for each in found):
            most[row] = 0
        total[row, np.array(closed_weeks(found, frame.monday, frame.weeks), dtype=bool)] = 0.0
    return most, total


def _problem(
    frame: Frame, appeal: Floats, unexpected: Floats, most: Ints, margins: Floats, locked: tuple[Suggested, ...]
) -> Problem:
    gestures, standing = frame.gestures, frame.standing()
    fixed = [frame.place(each.customer_id, each.gesture_id, each.day) for each in standing]
    places = [frame.place(each.customer_id, each.gesture_id, each.week) for each in locked]
    kept = [place for place in places if place is not None and place not in fixed]
    costs = [weeks.money_taken(frame, each) for each in standing] + [gestures[place[1]].cost_minor for place in kept]
    taken = [weeks.minutes_taken(frame, each) for each in standing] + [gestures[place[1]].minutes for place in kept]
    lines = [place for place in (*fixed, *kept) if place is not None]
    minutes = weeks.minutes_of(frame, zip((week for *_, week in lines), taken, strict=True))
    months = weeks.months_of(frame)
    return make_problem(
        appeal, unexpected,
        cost_minor=[each.cost_minor for each in gestures],
        minutes=[weeks.effort_of(frame, each.minutes) for each in gestures],
        budget_minor=frame.wishes.yearly_minor, month_budget_minor=weeks.month_money_of(frame, months),
        month_of_week=months, week_minutes=minutes, season=weeks.season_of(frame),
        stock=weeks.stock_of(frame), variety=weeks.variety_of(frame), most=most,
        cap_minor=factors.money_cap(margins, frame.shop.minor_per_unit), spacing_weeks=frame.wishes.gap_weeks,
        opens=people.opens_of(frame), past=moments.past_of(frame), bans=people.bans_of(frame),
        fixed=np.array(lines, dtype=np.int64).reshape(-1, 3), fixed_cost_minor=costs,
        fixed_minutes=[weeks.effort_of(frame, each) for each in taken],
    )  # fmt: skip


def _by_customer(shown: tuple[Expected, ...]) -> dict[int, tuple[Expected, ...]]:
    found: dict[int, list[Expected]] = {}
    for each in shown:
        found.setdefault(each.customer_id, []).append(each)
    return {number: tuple(days) for number, days in found.items()}
