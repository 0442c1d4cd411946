"""The planner's main door: a year of surprises, and the proof of how good it is.

The effort depends on the number of customers and is counted in steps, never in seconds, so that the same problem with
the same seed always gives the same plan.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.domain.planner import columns, duals, rounding
from app.domain.planner.checking import value_of
from app.domain.planner.duals import Priced
from app.domain.planner.offers import Capacity, Offers, after_lines, capacity_left, open_offers
from app.domain.planner.polish import Effort, Heard, Setting, polish
from app.domain.planner.rounding import Room
from app.domain.planner.sharing import Shared, shared_rows
from app.domain.planner.snapshot import Floats, Ints, IsCancelled, Plan, Problem, Progress, Report

_DISCOUNTS = (0.9, 0.8, 0.6, 0.4, 0.2)
"""What is left after the first rounds is offered at these shares of its price."""
_FEW, _SOME, _MANY = 60, 300, 2_000
_COLUMN_STEPS = 40


@dataclass(frozen=True, slots=True)
class _Search:
    """How hard to look for so many customers: price steps on a sample, work of those on everybody, polishing."""

    sample: int
    first: int
    work: float
    efforts: tuple[Effort, ...]


def _search(customers: int) -> _Search:
    if customers <= _FEW:
        return _Search(customers, 0, 0, (Effort(25_000, 300, depth=0.2, heat=0.2),) * 3)
    if customers <= _SOME:
        return _Search(customers, 0, 0, (Effort(50_000, 300, depth=0.2, heat=0.1),))
    if customers <= _MANY:
        return _Search(customers, 0, 160.0, (Effort(10_000, 150, depth=0.15, heat=0.05),))
    return _Search(2_000, 60, 60.0, ())


class _Solving:
    """One run: the parts that every step needs."""

    def __init__(self, problem: Problem, seed: int, report: Report | None, is_cancelled: IsCancelled | None) -> None:
        self.problem, self.seed = problem, seed
        self.left: Capacity = capacity_left(problem)
        self.offers: Offers = open_offers(problem)
        self.shared: Shared = shared_rows(problem, self.left)
        self.stands = value_of(problem, problem.fixed)
        self.search = _search(int((np.diff(self.offers.starts) > 0).sum()))
        self._report, self._is_cancelled = report, is_cancelled
        self.bound = float("inf")

    def heard(self, share: float, value: float) -> bool:
        """Reports; answers whether to stop."""
        if self._report is not None:
            self._report(Progress(share, value + self.stands, self.bound))
        return self._is_cancelled is not None and self._is_cancelled()

    def _turn(self, turn: int) -> Heard:
        return lambda share, value: self.heard(0.3 + 0.7 * (turn + share) / len(self.search.efforts), value)

    def prices(self) -> Priced:
        """The best prices that the effort allows, with the bound they prove in full precision."""
        start = duals.usual_prices(self.offers, self.shared)
        if not self.search.work:
            return columns.generate(self.offers, self.shared, start, _COLUMN_STEPS)
        search = self.search
        found = duals.by_steps(self.offers, self.shared, self.seed, search.sample, search.first, search.work)
        return duals.evaluate(self.offers, self.shared, found.prices)

    def first_plan(self, grid: Floats) -> Ints:
        """Rounds at full and then falling prices, and whatever still fits."""
        room = Room.of(self.problem, self.left)
        lines = rounding.plan_by_rounds(self.offers, room, grid)
        for discount in _DISCOUNTS:
            rest = after_lines(self.offers, lines)
            lines = np.concatenate([lines, rounding.plan_by_rounds(rest, room, grid * discount)])
        return in_order(rounding.fill_up(self.offers, room, lines))

    def polished(self, lines: Ints, priced: Priced, grid: Floats) -> Ints:
        """The lines after polishing, and whatever fits then."""
        setting = Setting(self.problem, self.offers, self.left, grid, priced.choice.worth)
        for turn, effort in enumerate(self.search.efforts):
            heard = self._turn(turn)
            lines = in_order(polish(setting, lines, effort, self.seed + turn, heard))
        room = Room.of(self.problem, self.left)
        room.take(lines)
        return in_order(rounding.fill_up(self.offers, room, lines))


def solve(
    problem: Problem, seed: int = 0, report: Report | None = None, is_cancelled: IsCancelled | None = None
) -> Plan:
    """The best plan found, standing lines among it, with its proven bound. The same seed gives the same plan.

    `report` hears how it goes; once `is_cancelled` says so, the best plan so far is returned.
    """
    run = _Solving(problem, seed, report, is_cancelled)
    priced = run.prices()
    run.bound = priced.bound + run.stands
    grid = run.shared.grid(priced.prices)
    lines = run.first_plan(grid)
    if not run.heard(0.3, value_of(problem, lines)):
        lines = run.polished(lines, priced, grid)
    lines = in_order(np.concatenate([lines, problem.fixed]))
    value = value_of(problem, lines)
    return Plan(lines, value, max(value, run.bound), run.bound, grid, priced.choice.worth)


def in_order(lines: Ints) -> Ints:
    """Lines by customer and week."""
    return lines[np.lexsort((lines[:, 2], lines[:, 0]))]
