"""What all customers share: budgets, minutes, stock and variety as rows with prices (SCIENCE.md B4.1).

Every row limits a weighted count of lines by gesture and week, so the price of a cell P[g, w] is the same for all
customers. Beside the plain limits there are *rounding rows*: where no two gestures of 25 minutes fit into a week of
45, "at most one of them" is true of every plan but not of every mixture of plans, and makes the bound tighter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from app.domain.planner.offers import Capacity
from app.domain.planner.pricing import CLOSED
from app.domain.planner.snapshot import Bools, Floats, Ints, Problem

PLAIN_FAMILIES = 5
"""Budget, months, weeks, stock, cells; rounding rows come after them."""
_ROUNDINGS = 8
_ROUNDED_BELOW = 12
"""Rounding rows only where a week holds fewer than this many of its longest gestures."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The shared rows. Prices and usages are flat arrays [R]: budget, months, weeks, stock, cells, rounding rows."""

    cost: Floats
    minutes: Floats
    month_of_week: Ints
    months: int
    rounding: Floats
    """[K, G, W] whole-number weights of the rounding rows of each week's minutes."""
    month_rounding: Floats
    """[L, G, M] the same of each month's money."""
    limit: Floats
    """[R] how much there is of each row."""
    closed: Bools
    """[G, W] cells that no line can take."""

    @property
    def sizes(self) -> tuple[int, ...]:
        """Rows of each family in order."""
        gestures, weeks = self.closed.shape
        rounded = len(self.rounding) * weeks, len(self.month_rounding) * self.months
        return 1, self.months, weeks, gestures, gestures * weeks, *rounded

    def split(self, rows: Floats) -> list[Floats]:
        """The families of a flat array."""
        return np.split(rows, np.cumsum(self.sizes)[:-1])

    def grid(self, prices: Floats) -> Floats:
        """[G, W] price of a line: what it takes of every row."""
        budget, month, week, stock, cell, rounding, by_month = self.split(prices)
        grid = self.cost[:, None] * (budget + month[self.month_of_week])[None, :]
        grid += self.minutes[:, None] * week[None, :] + stock[:, None] + cell.reshape(self.closed.shape)
        if len(rounding):
            grid += np.einsum("kgw,kw->gw", self.rounding, rounding.reshape(len(self.rounding), -1))
        if len(self.month_rounding):
            rounded = np.einsum("kgm,km->gm", self.month_rounding, by_month.reshape(len(self.month_rounding), -1))
            grid += rounded[:, self.month_of_week]
        grid[self.closed] = CLOSED
        return grid

    def usage(self, counts: Floats) -> Floats:
        """[R] what so many lines of each gesture in each week [G, W] take of every row."""
        money = self.cost @ counts
        rounded = np.einsum("kgw,gw->kw", self.rounding, counts).ravel()
        month = np.bincount(self.month_of_week, money, self.months)
        monthly = np.zeros((len(counts), self.months))
        np.add.at(monthly.T, self.month_of_week, counts.T)
        by_month = np.einsum("kgm,gm->km", self.month_rounding, monthly).ravel()
        parts = ([money.sum()], month, self.minutes @ counts, counts.sum(axis=1), counts.ravel(), rounded, by_month)
        return np.concatenate(parts)

    def weights(self) -> Any:
        """Sparse [R, G × W]: what one line of each cell takes of every row."""
        from scipy import sparse

        gestures, weeks = self.closed.shape
        every = np.arange(gestures * weeks)
        gesture, week = every // weeks, every % weeks
        month, first = self.month_of_week[week], np.concatenate([[0], np.cumsum(self.sizes)])
        ones = np.ones(len(every))
        parts = [
            (np.zeros_like(every), self.cost[gesture]),
            (month, self.cost[gesture]),
            (week, self.minutes[gesture]),
            (gesture, ones),
            (every, ones),
        ]
        rows = [first[family] + row for family, (row, _) in enumerate(parts)]
        values = [value for _, value in parts]
        for number, by_week in enumerate(self.rounding):
            rows.append(first[5] + number * weeks + week)
            values.append(by_week[gesture, week])
        for number, by_month in enumerate(self.month_rounding):
            rows.append(first[6] + number * self.months + month)
            values.append(by_month[gesture, month])
        place = (np.concatenate(rows), np.tile(every, len(rows)))
        return sparse.csr_matrix((np.concatenate(values), place), shape=(len(self.limit), len(every)))

    def counts(self, lines: Ints) -> Floats:
        """[G, W] how many lines there are of each gesture in each week."""
        gestures, weeks = self.closed.shape
        flat = np.bincount(lines[:, 1] * weeks + lines[:, 2], minlength=gestures * weeks)
        return flat.reshape(gestures, weeks).astype(np.float64)


def shared_rows(problem: Problem, left: Capacity) -> Shared:
    """The rows of a problem with what its standing lines leave."""
    minutes, months = _reachable(problem.minutes, left.minutes), np.minimum(left.month, left.budget)
    closed = ~problem.season | (problem.minutes[:, None] > minutes[None, :]) | (left.variety <= 0)
    closed |= (left.stock <= 0)[:, None] | (problem.cost_minor > left.budget)[:, None]
    closed |= problem.cost_minor[:, None] > left.month[problem.month_of_week][None, :]
    rounding, rounded = _rounding(problem.minutes, minutes)
    month_rounding, month_rounded = _rounding(problem.cost_minor, months)
    parts = ([left.budget], months, minutes, left.stock, left.variety.ravel(), rounded.ravel(), month_rounded.ravel())
    return Shared(
        cost=problem.cost_minor.astype(np.float64),
        minutes=problem.minutes.astype(np.float64),
        month_of_week=problem.month_of_week,
        months=len(problem.month_budget_minor),
        rounding=rounding,
        month_rounding=month_rounding,
        limit=np.concatenate(parts).astype(np.float64),
        closed=closed,
    )


def _reachable(minutes: Ints, limits: Ints) -> Ints:
    """The limits lowered to the nearest sums that gestures can make at all; nothing is lost by it."""
    most = int(min(limits.max(initial=0), 2_000))
    sums = np.zeros(most + 1, dtype=bool)
    sums[0] = True
    for length in np.unique(minutes[(minutes > 0) & (minutes <= most)]):
        for total in range(int(length), most + 1):
            sums[total] |= sums[total - length]
    nearest = np.maximum.accumulate(np.where(sums, np.arange(most + 1), 0))
    return np.where(limits <= most, nearest[np.minimum(limits, most)], limits)


def _rounding(minutes: Ints, limits: Ints) -> tuple[Floats, Ints]:
    """Weights [K, G, W] and limits [K, W]: with d = H // (k + 1) + 1 the sum of minutes // d is at most k."""
    longest = minutes.max(initial=1)
    is_tight = limits < _ROUNDED_BELOW * longest
    if not is_tight.any():
        return np.zeros((0, len(minutes), len(limits))), np.zeros((0, len(limits)), dtype=np.int64)
    number = np.arange(1, _ROUNDINGS + 1)
    divisor = limits[None, :] // (number[:, None] + 1) + 1
    weights = minutes[None, :, None] // divisor[:, None, :] * is_tight[None, None, :]
    return weights.astype(np.float64), np.broadcast_to(number[:, None], divisor.shape)
