"""Column generation: the exact prices of a small shop, from a linear program over plans met so far."""

from __future__ import annotations

import numpy as np

from app.domain.planner.duals import Priced, evaluate
from app.domain.planner.offers import Offers
from app.domain.planner.pricing import Choice
from app.domain.planner.sharing import Shared
from app.domain.planner.snapshot import ENDLESS, Floats

_CLOSE = 1e-5
_WEIGHT = 0.5
"""How far prices move from the best ones so far towards the newest: steadier than going all the way."""


class Columns:
    """Every plan met so far, as columns of a linear program."""

    def __init__(self, offers: Offers, shared: Shared) -> None:
        self._offers, self._shared = offers, shared
        pairs = zip(offers.customer.tolist(), offers.gesture.tolist(), strict=True)
        self._appeal = dict(zip(pairs, offers.appeal.tolist(), strict=True))
        self._owner: list[int] = []
        self._value: list[float] = []
        self._usage: list[Floats] = []
        self._seen: set[tuple[int, ...]] = set()

    def add(self, choice: Choice) -> int:
        """Remembers the plans of a choice; returns how many were new."""
        lines = choice.lines
        offers = self._offers
        before = len(self._owner)
        for own in np.split(lines, np.nonzero(np.diff(lines[:, 0]))[0] + 1):
            key = tuple(own.ravel().tolist())
            if not key or key in self._seen:
                continue
            self._seen.add(key)
            who = int(own[0, 0])
            self._owner.append(who)
            self._value.append(sum(self._appeal[who, g] * offers.unexpected[who, w] for _, g, w in own.tolist()))
            self._usage.append(self._shared.usage(self._shared.counts(own)))
        return len(self._owner) - before

    def prices(self) -> tuple[Floats, float]:
        """Prices [R] of the linear program over the plans so far, and its value."""
        from scipy import sparse
        from scipy.optimize import linprog

        rows = np.nonzero(self._shared.limit < ENDLESS / 2)[0]
        usage = sparse.csc_matrix(np.array(self._usage)[:, rows].T)
        count = len(self._owner)
        own = sparse.csc_matrix((np.ones(count), (self._owner, range(count))), shape=(self._offers.customers, count))
        matrix = sparse.vstack([usage, own]).tocsr()
        limits = np.concatenate([self._shared.limit[rows], np.ones(self._offers.customers)])
        used = np.diff(matrix.indptr) > 0
        solved = linprog(-np.array(self._value), A_ub=matrix[used], b_ub=limits[used], method="highs-ds")
        marginals = np.zeros(len(limits))
        marginals[used] = -solved.ineqlin.marginals
        prices = np.zeros(len(self._shared.limit))
        prices[rows] = np.maximum(0.0, marginals[: len(rows)])
        return prices, float(-solved.fun)


def generate(offers: Offers, shared: Shared, start: Floats, steps: int) -> Priced:
    """The lowest bound that column generation finds within so many steps."""
    columns = Columns(offers, shared)
    best = evaluate(offers, shared, start)
    if not columns.add(best.choice):
        free = evaluate(offers, shared, np.zeros_like(start))
        best = min(best, free, key=lambda priced: priced.bound)
        if not columns.add(free.choice):
            return best
    for _ in range(steps):
        prices, value = columns.prices()
        if best.bound - value <= _CLOSE * best.bound:
            break
        tried = evaluate(offers, shared, _WEIGHT * prices + (1 - _WEIGHT) * best.prices)
        columns.add(tried.choice)
        best = min(best, tried, key=lambda priced: priced.bound)
    return best
