"""The proof of a plan by prices known already: one look at everybody, instead of a search for new prices."""

from __future__ import annotations

import numpy as np

from app.domain.planner.checking import value_of
from app.domain.planner.duals import evaluate
from app.domain.planner.offers import capacity_left, open_offers
from app.domain.planner.sharing import PLAIN_FAMILIES, shared_rows
from app.domain.planner.snapshot import Floats, Ints, Plan, Problem


def reproven(problem: Problem, lines: Ints, rows: Floats) -> Plan | None:
    """The plan of these lines, with the bound that prices of nearly the same problem prove for this one.

    The bound is valid, whatever the prices; it is only further from the plan the more has changed. None where the
    prices belong to other months, weeks or gestures.
    """
    shared = shared_rows(problem, capacity_left(problem))
    plain = sum(shared.sizes[:PLAIN_FAMILIES])
    if len(rows) < plain:
        return None
    prices = np.zeros(len(shared.limit))
    same = len(rows) if len(rows) == len(prices) else plain
    prices[:same] = rows[:same]
    priced = evaluate(open_offers(problem), shared, prices)
    value, dual = value_of(problem, lines), priced.bound + value_of(problem, problem.fixed)
    return Plan(lines, value, max(value, dual), dual, shared.grid(prices), prices, priced.choice.worth)
