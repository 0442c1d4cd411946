"""Which surprise stays chosen when the plan changes."""

from __future__ import annotations

from datetime import date

from app.domain.gesture import SurpriseState
from app.domain.year_plan import LineKey, PlanLine, YearPlan


def line_after(
    before: YearPlan | None, after: YearPlan | None, key: LineKey | None, customer: int, today: date
) -> PlanLine | None:
    """The line to stand on in a new plan.

    Whose surprise was asked for, then the same line, wherever its day is now, then the same person's nearest one, then
    the next in time; at first the next that waits for an answer.
    """
    if after is None or not after.shown:
        return None
    if customer:
        wanted = [line for line in after.shown if line.key.customer_id == customer]
        if wanted:
            return next((line for line in wanted if line.state is not SurpriseState.DELIVERED), wanted[-1])
    if key is None:
        return _first(after, today)
    for line in after.shown:
        if line.key == key:
            return line
    number = next((line.surprise_id for line in before.shown if line.key == key), 0) if before is not None else 0
    moved = [line for line in after.shown if number and line.surprise_id == number]
    if moved:
        return moved[0]
    was = _day_of(before, key)
    hers = [line for line in after.shown if line.key.customer_id == key.customer_id]
    near = hers or list(after.shown)
    return min(near, key=lambda line: (abs((line.day - was).days), line.day))


def _day_of(plan: YearPlan | None, key: LineKey) -> date:
    return next((line.day for line in plan.shown if line.key == key), key.week) if plan is not None else key.week


def _first(plan: YearPlan, today: date) -> PlanLine:
    coming = [line for line in plan.lines if line.day >= today and line.state is not SurpriseState.DELIVERED]
    waiting = [line for line in coming if line.is_suggested]
    return (waiting or coming or list(plan.shown))[0]
