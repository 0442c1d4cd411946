"""Prices for what is scarce: found so that the bound they prove is as low as possible (SCIENCE.md B4.3).

The bound D(prices) = prices × limits + sum of each customer's best reduced value is valid for any prices that are not
negative. Few customers: column generation, the prices of an exact linear program over the plans met so far. Many:
steps on everybody, each price moved by how far its row is over- or underused, with a memory of the direction.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from app.domain.planner.offers import Offers, part_of
from app.domain.planner.pricing import Choice, best_plans
from app.domain.planner.sharing import Shared
from app.domain.planner.snapshot import ENDLESS, Floats

_SAFETY = 1e-5
"""Relative error that single precision may add to a bound (SCIENCE.md B4.5)."""
_RATE, _FASTER, _SLOWER = 0.4, 1.1, 0.7
"""How strongly a price follows its row at first; more while the direction stays, less when it turns."""
_LEAST_RATE, _MOST_RATE, _MOST_STEP = 0.005, 2.0, 0.5
_NEW_SHARE = 0.6
"""What the newest usage counts for beside the earlier ones; it keeps prices from swinging."""
_WAKING = 0.02
_MOST_STEPS = 200
_SMALL_ROWS_WAKE_AT, _LARGE_ROWS_WAKE_AT = 2e-3, 2e-9
"""A row at price 0 that is overused wakes at 2 % of its family's mean price, or at this: a line is worth about 0.2."""
_LARGE_FAMILIES = 3


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
        np.full(sizes[0], 0.4 * appeal / cost),
        np.full(sizes[1], 0.1 * appeal / cost),
        np.full(sizes[2], 0.8 * appeal / minutes),
        np.zeros(sum(sizes[3:])),
    )
    prices = np.concatenate(parts)
    prices[shared.limit >= ENDLESS / 2] = 0.0
    return prices


def descend(offers: Offers, shared: Shared, prices: Floats, steps: int, work: float = math.inf) -> Priced:
    """The best of so many steps: each price follows its row, faster while the direction stays, slower when it turns.

    `work` ends it earlier: a step counts 1/8 for each customer, and more where plans of several lines are found.
    """
    rate, direction = np.full(len(prices), _RATE), np.zeros(len(prices))
    usage: Floats | None = None
    best: Priced | None = None
    for _ in range(steps):
        if work <= 0:
            break
        priced = evaluate(offers, shared, prices, exact=False)
        best = priced if best is None or priced.bound < best.bound else best
        newest = shared.usage(shared.counts(priced.choice.lines))
        work -= offers.customers / 8 + float(((priced.choice.gesture >= 0).sum(axis=1) ** 2).sum())
        usage = newest if usage is None else _NEW_SHARE * newest + (1 - _NEW_SHARE) * usage
        excess = (usage - shared.limit) / np.maximum(shared.limit, 1.0)
        rate = np.clip(rate * np.where(np.sign(excess) == direction, _FASTER, _SLOWER), _LEAST_RATE, _MOST_RATE)
        direction = np.sign(excess)
        awake = np.where(excess > 0, np.maximum(prices, _waking(shared, prices)), prices)
        prices = awake * np.exp(np.clip(rate * excess, -_MOST_STEP, _MOST_STEP))
    return best if best is not None else evaluate(offers, shared, prices, exact=False)


def _waking(shared: Shared, prices: Floats) -> Floats:
    """[R] least price of an overused row."""
    parts = []
    for place, family in enumerate(shared.split(prices)):
        least = _LARGE_ROWS_WAKE_AT if place < _LARGE_FAMILIES else _SMALL_ROWS_WAKE_AT
        mean = float(family.mean()) if len(family) else 0.0
        parts.append(np.full(len(family), max(_WAKING * mean, least)))
    return np.concatenate(parts)


def by_steps(offers: Offers, shared: Shared, seed: int, sample: int, first: int, work: float) -> Priced:
    """Prices for many customers: `first` steps on a random sample with its share of the limits, then on everybody.

    `work` is what may be done on everybody, for each customer; see `descend`.
    """
    prices = usual_prices(offers, shared)
    count = offers.customers
    if sample < count:
        rows = np.sort(np.random.default_rng(seed).permutation(count)[:sample])
        part = replace(shared, limit=shared.limit * (sample / count))
        prices = descend(part_of(offers, rows), part, prices, first).prices
    return descend(offers, shared, prices, _MOST_STEPS, work * count)
