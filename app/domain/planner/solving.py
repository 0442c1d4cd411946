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
from app.domain.planner.exact import best_choice
from app.domain.planner.offers import Capacity, Offers, after_lines, capacity_left, open_offers
from app.domain.planner.polish import Effort, Heard, Setting, polish
from app.domain.planner.pricing import CLOSED
from app.domain.planner.programs import best_prices, matrix_of, near_best_plans
from app.domain.planner.rounding import Room
from app.domain.planner.sharing import Shared, shared_rows
from app.domain.planner.snapshot import Floats, Ints, IsCancelled, Plan, Problem, Progress, Report
from app.domain.planner.tightening import Tight, closest, tightened, tightened_further

_DISCOUNTS = (0.9, 0.8, 0.6, 0.4, 0.2)
"""What is left after the first rounds is offered at these shares of its price."""
_FEW, _SOME, _MANY = 60, 300, 2_000
_COLUMN_STEPS = 40
SMALL = 30
"""Up to so many customers the best possible plan is looked for and proven."""
_NOTHING_BETTER = 1e-9
_MARGIN = 1e-9
_ALL_PLANS = 1_500
"""So few plans of everybody together are given to the integer program all at once."""
_PLANS_NEAR, _PLANS_TO_TRY, _PLANS_TO_PROVE = 12_000, 300, 1_500
"""Plans that rows are found for; that a better choice is looked for among; that the best choice is proven among."""
_ROUNDS, _FEW_ROUNDS = 8, 2
_NODES_OF_ALL, _NODES = 10_000, 60


@dataclass(frozen=True, slots=True)
class _Search:
    """How hard to look for so many customers: price steps on a sample, work of those on everybody, polishing."""

    sample: int
    first: int
    work: float
    efforts: tuple[Effort, ...]


def _search(customers: int) -> _Search:
    if customers <= _FEW:
        return _Search(customers, 0, 0, (Effort(25_000, 300, depth=0.2, heat=0.2),))
    if customers <= _SOME:
        return _Search(customers, 0, 0, (Effort(50_000, 300, depth=0.2, heat=0.1),))
    if customers <= _MANY:
        return _Search(customers, 0, 160.0, (Effort(8_000, 60, depth=0.1, heat=0.02),))
    return _Search(2_000, 60, 60.0, ())


class _Solving:
    """One run: the parts that every step needs."""

    def __init__(self, problem: Problem, seed: int, report: Report | None, is_cancelled: IsCancelled | None) -> None:
        self.problem, self.seed = problem, seed
        self.left: Capacity = capacity_left(problem)
        self.offers: Offers = open_offers(problem)
        self.shared: Shared = shared_rows(problem, self.left)
        self.stands = value_of(problem, problem.fixed)
        self.count = int((np.diff(self.offers.starts) > 0).sum())
        self.search = _search(self.count)
        self._report, self._is_cancelled = report, is_cancelled
        self.bound = float("inf")

    def heard(self, share: float, value: float) -> bool:
        """Reports; answers whether to stop, which is also when nothing can be better."""
        if self._report is not None:
            self._report(Progress(share, value + self.stands, self.bound))
        if self._is_cancelled is not None and self._is_cancelled():
            return True
        return value + self.stands >= self.bound * (1 - _NOTHING_BETTER)

    def _turn(self, turn: int) -> Heard:
        return lambda share, value: self.heard(0.3 + 0.6 * (turn + share) / len(self.search.efforts), value)

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

    def small(self) -> Plan | None:
        """The proven best plan if all plans together are few; None if they are too many."""
        grid = np.where(self.shared.closed, CLOSED, 0.0)
        every = near_best_plans(self.offers, grid, np.zeros(self.offers.customers), np.inf, _ALL_PLANS)
        if every.depth < np.inf:
            return None
        matrix = matrix_of(every, self.shared, self.shared.weights(), with_rounding=False)
        found = best_choice(every, matrix, self.problem.weeks, _NODES_OF_ALL)
        if found is None or not found.is_proven or not self.fits(found.lines):
            return None
        prices = np.zeros(len(self.shared.limit))
        if len(every.owner):
            prices, _ = best_prices(every, self.shared, self.shared.weights())
        priced = duals.evaluate(self.offers, self.shared, prices)
        return self.plan(in_order(found.lines), priced, self.shared.grid(prices), found.ceiling)

    def proven(self, lines: Ints, priced: Priced, grid: Floats) -> tuple[Ints, float]:
        """The plan, a better one if integer programming finds it, and what no plan can beat.

        A plan with a part that is further from a customer's best than those looked at lies below the bound by as much.
        """
        value = value_of(self.problem, lines)
        depth = priced.bound - value + _MARGIN
        near = near_best_plans(self.offers, grid, priced.choice.worth, depth, _PLANS_NEAR)
        beyond = priced.bound - min(near.depth, depth)
        tight = tightened(near, self.shared, max(value, beyond), _ROUNDS if self.count <= SMALL else _FEW_ROUNDS)
        if self.count > SMALL or self._is_enough(0.93, value, max(tight.bound, beyond)):
            return lines, max(tight.bound, beyond)
        lines, ceiling = self._chosen(tight, lines, _PLANS_TO_TRY)
        value = value_of(self.problem, lines)
        if self._is_enough(0.96, value, max(value, ceiling, beyond)):
            return lines, max(ceiling, beyond)
        tight = tightened_further(tight, max(value, beyond), _ROUNDS)
        if len(tight.slack) <= _PLANS_TO_PROVE:
            lines, ceiling = self._chosen(tight, lines, _PLANS_TO_PROVE)
        return lines, max(min(ceiling, tight.bound), beyond)

    def _is_enough(self, share: float, value: float, ceiling: float) -> bool:
        """Reports a lower bound; answers whether to stop."""
        self.bound = min(self.bound, ceiling + self.stands)
        return self.heard(share, value)

    def _chosen(self, tight: Tight, lines: Ints, most: int) -> tuple[Ints, float]:
        """The better of these lines and the best choice of so many plans, and what no choice of all plans can beat."""
        program, matrix, left_out = closest(tight, most)
        found = best_choice(program, matrix, self.problem.weeks, _NODES)
        if found is None:
            return lines, tight.bound
        if value_of(self.problem, found.lines) > value_of(self.problem, lines) and self.fits(found.lines):
            lines = in_order(found.lines)
        return lines, min(tight.bound, max(found.ceiling, tight.bound - left_out))

    def fits(self, lines: Ints) -> bool:
        """Whether the lines keep every shared limit, counted in whole numbers."""
        return bool(Room.of(self.problem, self.left).fits(lines).all())

    def plan(self, lines: Ints, priced: Priced, grid: Floats, ceiling: float) -> Plan:
        """The plan with its standing lines; nothing beside these is worth more than `ceiling`."""
        lines = in_order(np.concatenate([lines, self.problem.fixed]))
        value, dual = value_of(self.problem, lines), priced.bound + self.stands
        bound = max(value, min(dual, ceiling + self.stands))
        return Plan(lines, value, bound, dual, grid, priced.prices, priced.choice.worth)


def solve(
    problem: Problem, seed: int = 0, report: Report | None = None, is_cancelled: IsCancelled | None = None
) -> Plan:
    """The best plan found, standing lines among it, with its proven bound. The same seed gives the same plan.

    `report` hears how it goes; once `is_cancelled` says so, the best plan so far is returned.
    """
    run = _Solving(problem, seed, report, is_cancelled)
    if run.count <= SMALL and (found := run.small()) is not None:
        return found
    priced = run.prices()
    run.bound = priced.bound + run.stands
    grid = run.shared.grid(priced.prices)
    lines, ceiling = run.first_plan(grid), priced.bound
    if not run.heard(0.3, value_of(problem, lines)):
        lines = run.polished(lines, priced, grid)
        if run.count <= _FEW and not run.heard(0.9, value_of(problem, lines)):
            lines, ceiling = run.proven(lines, priced, grid)
    return run.plan(lines, priced, grid, ceiling)


def in_order(lines: Ints) -> Ints:
    """Lines by customer and week."""
    return lines[np.lexsort((lines[:, 2], lines[:, 0]))]
