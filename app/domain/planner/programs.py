"""Whole plans of customers as columns of a linear or integer program, with the shared limits as its rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from app.domain.planner.offers import Offers
from app.domain.planner.plans import near_best
from app.domain.planner.pricing import Choice
from app.domain.planner.sharing import PLAIN_FAMILIES, Shared
from app.domain.planner.snapshot import ENDLESS, Floats, Ints


@dataclass(frozen=True, slots=True)
class Program:
    """Plans as columns: whose [n], value [n], cells gesture × W + week [n, 3] or -1.

    Every plan of a customer is there that is less than `depth` below their best after prices; inf if all are.
    """

    owner: Ints
    value: Floats
    cells: Ints
    depth: float

    def lines(self, taken: Ints, weeks: int) -> Ints:
        """[m, 3] the lines of the taken columns."""
        column, place = np.nonzero(self.cells[taken] >= 0)
        cells = self.cells[taken[column], place]
        return np.column_stack([self.owner[taken[column]], cells // weeks, cells % weeks])


@dataclass(frozen=True, slots=True)
class Matrix:
    """Sparse rows and their limits: the shared rows that can be broken at all, then one plan for each customer."""

    rows: Any
    limits: Floats
    shared: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    """Which shared rows the first ones are; left empty where nobody asks."""


def near_best_plans(offers: Offers, grid: Floats, best: Floats, depth: float, most: int) -> Program:
    """Plans of everybody that are at most `depth` below their best [C] after prices, `most` of them in all.

    Also those that are worth less than their price: whoever gets nothing at these prices may get something in the end.
    """
    owners, cells, values, slacks = [], [], [], []
    complete = np.inf
    for customer in np.nonzero(np.diff(offers.starts))[0].tolist():
        plans = near_best(offers, customer, grid, float(best[customer]) - depth, most + 1)
        complete = min(complete, float(best[customer]) - plans.missing_from)
        used = plans.gesture >= 0
        owners.append(np.full(len(plans.reduced), customer))
        cells.append(np.where(used, plans.gesture * offers.weeks + plans.week, -1))
        values.append(plans.reduced + (grid[plans.gesture, plans.week] * used).sum(axis=1))
        slacks.append(float(best[customer]) - plans.reduced)
    if not owners:
        return Program(np.zeros(0, dtype=np.int64), np.zeros(0), np.zeros((0, 3), dtype=np.int64), np.inf)
    owner, value, cell, slack = (np.concatenate(each) for each in (owners, values, cells, slacks))
    order = np.argsort(slack, kind="stable")
    if len(order) > most:
        complete = min(complete, float(slack[order[most]]))
    kept = np.sort(order[:most])
    return Program(owner[kept], value[kept], cell[kept], complete)


def as_columns(offers: Offers, choice: Choice) -> Program:
    """The plans of a choice; those who get nothing have no column."""
    used = choice.gesture >= 0
    who = np.nonzero(used.any(axis=1))[0]
    key = offers.customer * (1 + int(offers.gesture.max(initial=0))) + offers.gesture
    wanted = who[:, None] * (1 + int(offers.gesture.max(initial=0))) + choice.gesture[who]
    offer = np.searchsorted(key, np.where(used[who], wanted, key[0] if len(key) else 0))
    value = (offers.appeal[offer] * offers.unexpected[who[:, None], choice.week[who]] * used[who]).sum(axis=1)
    cells = np.where(used[who], choice.gesture[who] * offers.weeks + choice.week[who], -1)
    return Program(who, value, cells, depth=0.0)


def merged(old: Program, new: Program) -> Program:
    """Both, each plan once; the old ones first."""
    known = set(map(tuple, np.column_stack([old.owner, old.cells]).tolist()))
    fresh = [tuple(row) not in known for row in np.column_stack([new.owner, new.cells]).tolist()]
    return Program(
        np.concatenate([old.owner, new.owner[fresh]]),
        np.concatenate([old.value, new.value[fresh]]),
        np.concatenate([old.cells, new.cells[fresh]]),
        depth=0.0,
    )


def matrix_of(program: Program, shared: Shared, weights: Any, *, with_rounding: bool = True) -> Matrix:
    """The rows of a program; `weights` from the shared rows. Whole columns need no rounding rows."""
    from scipy import sparse

    count = len(program.owner)
    column, place = np.nonzero(program.cells >= 0)
    cells = (program.cells[column, place], column)
    usage = (weights @ sparse.csr_matrix((np.ones(len(column)), cells), shape=(weights.shape[1], count))).tocsr()
    choose = choose_rows(program.owner)
    is_tight = (_most(usage, program.owner) > shared.limit) & (shared.limit < ENDLESS / 2)
    is_tight[sum(shared.sizes[:PLAIN_FAMILIES]) :] &= with_rounding
    tight = np.nonzero(is_tight)[0]
    limits = np.concatenate([shared.limit[tight], np.ones(choose.shape[0])])
    return Matrix(sparse.vstack([usage[tight], choose]).tocsr(), limits, tight)


def choose_rows(owner: Ints) -> Any:
    """Sparse rows that give each customer one plan at most."""
    from scipy import sparse

    _, own = np.unique(owner, return_inverse=True)
    place = (own, np.arange(len(owner)))
    return sparse.csr_matrix((np.ones(len(owner)), place), shape=(int(own.max(initial=-1)) + 1, len(owner)))


def plans_of(program: Program, kept: Ints) -> Program:
    """Some columns of a program; which plans are missing no longer is known."""
    return Program(program.owner[kept], program.value[kept], program.cells[kept], depth=0.0)


def _most(usage: Any, own: Ints) -> Floats:
    """[R] what every row could be used at most, when each customer has one plan."""
    entries = usage.tocoo()
    key = entries.row.astype(np.int64) * (int(own.max(initial=0)) + 1) + own[entries.col]
    order = np.argsort(key, kind="stable")
    begins = np.nonzero(np.diff(key[order], prepend=-1))[0]
    if not len(begins):
        return np.zeros(usage.shape[0])
    each = np.maximum.reduceat(entries.data[order], begins)
    return np.bincount(entries.row[order][begins], each, usage.shape[0]).astype(np.float64)


def best_prices(program: Program, shared: Shared, weights: Any) -> tuple[Floats, float]:
    """Prices [R] of the linear program over these plans, and its value."""
    from scipy.optimize import linprog

    matrix = matrix_of(program, shared, weights)
    solved = linprog(-program.value, A_ub=matrix.rows, b_ub=matrix.limits, method="highs-ds")
    prices = np.zeros(len(shared.limit))
    prices[matrix.shared] = np.maximum(0.0, -solved.ineqlin.marginals[: len(matrix.shared)])
    return prices, float(-solved.fun)
