"""From a good plan and a bound to a better bound: fewer plans that matter, and tighter rows.

Every plan of a customer lies a known *slack* below their best after prices. A year that uses it is worth at most the
bound less that slack, so plans with more slack than the gap are left out for good. What remains is a linear program
small enough to add rows that only mixtures of plans break; these lower the bound, and so leave out more plans.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from app.domain.planner.knapsacks import broken_row
from app.domain.planner.programs import Matrix, Program, choose_rows, matrix_of, plans_of
from app.domain.planner.sharing import PLAIN_FAMILIES, Shared
from app.domain.planner.snapshot import Floats

_MARGIN = 1e-9
_IDLE = 1e-6
_ARITHMETIC = 1e-7
"""What found rows may be exceeded by, so that no rounding of numbers forbids a plan."""
_WORTHWHILE = 0.02
"""A round that lowers the gap by a smaller share than this is the last."""
_MONEY_AND_MINUTES = 3


@dataclass(frozen=True, slots=True)
class Givens:
    """How many of the first rows are limits of money and minutes, plain limits, and rows that were not found later."""

    money_and_minutes: int
    limits: int
    all: int


@dataclass(frozen=True, slots=True)
class Tight:
    """Plans that can still be part of something better than what is known, with the rows they keep.

    No choice among them is worth more than `bound`, and none that uses a plan more than `bound - slack` [n].
    """

    program: Program
    rows: Any
    limits: Floats
    """[R] of the rows [R, n]."""
    given: Givens
    slack: Floats
    mixture: Floats
    """[n] how much of each plan the linear program takes."""
    bound: float

    def matrix(self) -> Matrix:
        """All rows, and one plan for each customer."""
        from scipy import sparse

        choose = choose_rows(self.program.owner)
        return Matrix(sparse.vstack([self.rows, choose]).tocsr(), np.append(self.limits, np.ones(choose.shape[0])))

    def without_idle(self, kept: int) -> Tight:
        """Without rows that the mixture does not fill; the first `kept` of them stay."""
        busy = self.limits - self.rows @ self.mixture < _IDLE
        busy[:kept] = True
        rows = np.nonzero(busy)[0]
        return replace(self, rows=self.rows[rows], limits=self.limits[rows])

    def only(self, kept: np.ndarray) -> Tight:
        """With these plans only."""
        return replace(
            self,
            program=plans_of(self.program, kept),
            rows=self.rows[:, kept],
            slack=self.slack[kept],
            mixture=self.mixture[kept],
        )


def tightened(program: Program, shared: Shared, value: float, rounds: int) -> Tight:
    """What matters of a program when a plan worth `value` is known, after so many rounds of finding rows."""
    matrix = matrix_of(program, shared, shared.weights())
    count, nothing = len(matrix.shared), np.zeros(len(program.owner))
    families = (_MONEY_AND_MINUTES, PLAIN_FAMILIES, len(shared.sizes))
    given = Givens(*(int((matrix.shared < sum(shared.sizes[:family])).sum()) for family in families))
    start = Tight(program, matrix.rows[:count], matrix.limits[:count], given, nothing, nothing, np.inf)
    return tightened_further(start, value, rounds)


def tightened_further(tight: Tight, value: float, rounds: int) -> Tight:
    """The same after so many more rounds, when a plan worth `value` is known by now."""
    for turn in range(rounds + 1):
        before = tight.bound
        tight = _after_pricing(tight, value)
        is_slow = before - tight.bound < _WORTHWHILE * (tight.bound - value)
        if turn == rounds or not len(tight.slack) or (turn and is_slow):
            break
        tight = tight.without_idle(tight.given.all)
        found = _broken_rows(tight)
        if not found:
            break
        tight = _with_rows(tight, found)
    return tight


def closest(tight: Tight, most: int) -> tuple[Program, Matrix, float]:
    """At most so many plans, those with the least slack, with their rows; and the least slack of those left out."""
    order = np.argsort(tight.slack, kind="stable")
    left_out = float(tight.slack[order[most]]) if len(order) > most else np.inf
    few = tight.without_idle(tight.given.limits).only(np.sort(order[:most]))
    return few.program, few.matrix(), left_out


def _after_pricing(tight: Tight, value: float) -> Tight:
    """The plans that still matter at the best prices of all rows.

    The bound is computed from the prices alone, so that it is true however exactly the program was solved.
    """
    from scipy.optimize import linprog

    program, matrix = tight.program, tight.matrix()
    if not len(program.owner):
        return replace(tight, bound=min(tight.bound, value))
    solved = linprog(-program.value, A_ub=matrix.rows, b_ub=matrix.limits, method="highs-ds")
    prices = np.maximum(0.0, -solved.ineqlin.marginals[: len(tight.limits)])
    reduced = program.value - tight.rows.T @ prices
    best = np.zeros(int(program.owner.max()) + 1)
    np.maximum.at(best, program.owner, reduced)
    bound, slack = float(best.sum() + prices @ tight.limits), best[program.owner] - reduced
    matters = np.nonzero(slack <= bound - value + _MARGIN)[0]
    lowest = min(tight.bound, max(bound, value))
    return replace(tight, slack=slack + lowest - bound, mixture=solved.x, bound=lowest).only(matters)


def _broken_rows(tight: Tight) -> list[Floats]:
    """Rows that the mixture breaks, one for each limit of money or minutes at most."""
    count, owner = tight.given.money_and_minutes, tight.program.owner
    weights = np.rint(tight.rows[:count].toarray()).astype(np.int64)
    limits = tight.limits[:count].astype(np.int64).tolist()
    found = (broken_row(weight, limit, owner, tight.mixture) for weight, limit in zip(weights, limits, strict=True))
    return [row for row in found if row is not None]


def _with_rows(tight: Tight, found: list[Floats]) -> Tight:
    from scipy import sparse

    rows = sparse.vstack([tight.rows, sparse.csr_matrix(np.array(found))]).tocsr()
    return replace(tight, rows=rows, limits=np.append(tight.limits, np.full(len(found), 1 + _ARITHMETIC)))
