"""Column generation: the exact prices of a small shop, from a linear program over the plans met so far."""

from __future__ import annotations

import numpy as np

from app.domain.planner.duals import Priced, evaluate
from app.domain.planner.offers import Offers
from app.domain.planner.programs import as_columns, best_prices, merged
from app.domain.planner.sharing import Shared
from app.domain.planner.snapshot import Floats

_CLOSE = 1e-5
_WEIGHT = 0.5
"""How far prices move from the best ones so far towards the newest: steadier than going all the way."""


def generate(offers: Offers, shared: Shared, start: Floats, steps: int) -> Priced:
    """The lowest bound that column generation finds within so many steps."""
    best = evaluate(offers, shared, start)
    columns = as_columns(offers, best.choice)
    if not len(columns.owner):
        # At these prices nobody wants anything; without prices everybody takes what is best for them.
        free = evaluate(offers, shared, np.zeros_like(start))
        best = min(best, free, key=lambda priced: priced.bound)
        columns = as_columns(offers, free.choice)
    weights = shared.weights()
    for _ in range(steps if len(columns.owner) else 0):
        prices, value = best_prices(columns, shared, weights)
        if best.bound - value <= _CLOSE * best.bound:
            break
        tried = evaluate(offers, shared, _WEIGHT * prices + (1 - _WEIGHT) * best.prices)
        columns = merged(columns, as_columns(offers, tried.choice))
        best = min(best, tried, key=lambda priced: priced.bound)
    return best
