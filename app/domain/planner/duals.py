"""Prices for what is scarce: found so that the bound they prove is as low as possible (SCIENCE.md B4.3).

The bound D(prices) = prices × limits + sum of each customer's best reduced value is valid for any prices that are not
negative. Few customers: column generation, the prices of an exact linear program over the plans met so far. Many:
steps on everybody, each price moved by how far its row is over- or underused, with a memory of the direction.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.domain.planner.offers import Offers
from app.domain.planner.pricing import Choice, best_plans
from app.domain.planner.sharing import Shared
from app.domain.planner.snapshot import ENDLESS, Floats

_SAFETY = 1e-5
"""Relative error that single precision may add to a bound (SCIENCE.md B4.5)."""


@dataclass(frozen=True, slots=True)
class Priced:
    """Prices [R], the bound that they prove, and what each customer would take at them."""

    prices: Floats
    bound: float
    choice: Choice


def evaluate(offers: Offers, shared: Shared, prices: Floats, *, exact: bool = True) -> Priced:
    """The bound at these prices; in single precision a little higher, to be safe."""
    choice = best_plans(offers, shared.grid(prices), exact=exact, may_be_even=not exact)
    bound = float(choice.worth.sum() + prices @ np.where(prices > 0, shared.limit, 0.0))
    return Priced(prices, bound if exact else bound * (1 + _SAFETY), choice)


def usual_prices(offers: Offers, shared: Shared) -> Floats:
    """Where to begin: money and minutes priced so that an ordinary line about pays for itself."""
    sizes = shared.sizes
    appeal = float(np.median(offers.appeal)) if len(offers.appeal) else 0.0
    cost = max(1.0, float(np.mean(offers.cost))) if len(offers.cost) else 1.0
    minutes = max(1.0, float(shared.minutes.mean()))
    parts = (
        np.full(sizes[0], 0.2 * appeal / cost),
        np.full(sizes[1], 0.05 * appeal / cost),
        np.full(sizes[2], 0.4 * appeal / minutes),
        np.zeros(sum(sizes[3:])),
    )
    prices = np.concatenate(parts)
    prices[shared.limit >= ENDLESS / 2] = 0.0
    return prices
