"""Why a line is in the plan: what it is worth, what it takes from others, and what else was thought of."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from app.domain.planner.alone import alone
from app.domain.planner.offers import Offers, after_lines, open_offers
from app.domain.planner.pricing import CLOSED
from app.domain.planner.repair import room_beside, with_edits
from app.domain.planner.snapshot import Bools, Edit, Plan, Problem


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another gesture for the same person in its best week, and how much less delight it would bring (a share).

    Beside everything else in the plan there is room for it in that week once the line it stands for is gone.
    """

    gesture: int
    week: int
    loss: float


@dataclass(frozen=True, slots=True)
class Explained:
    """A line's worth and its parts. `price` is what money, minutes and stock would have brought elsewhere."""

    value: float
    appeal: float
    unexpected: float
    price: float
    alternatives: tuple[Alternative, ...]

    @property
    def value_for_cost(self) -> float:
        """0..1: the share of its worth that it keeps after the price of what it takes."""
        return max(0.0, 1.0 - self.price / self.value) if self.value > 0 else 0.0


def explain(problem: Problem, plan: Plan, line: tuple[int, int, int], most: int = 3) -> Explained:
    """What speaks for `line` of the plan, and up to `most` next-best gestures for the same person."""
    who, gesture, week = line
    appeal, unexpected = float(problem.appeal[who, gesture]), float(problem.unexpected[who, week])
    value = appeal * unexpected * bool(problem.season[gesture, week])
    found = []
    offers, closed = _beside(problem, plan, line), _closed(problem, plan, line)
    for offer, other in enumerate(offers.gesture.tolist()):
        worth = offers.appeal[offer] * offers.unexpected[0] * ~closed[other]
        worth[offers.shut[offers.shut[:, 0] == offer, 1]] = 0.0
        best = int(worth.argmax())
        if other != gesture and worth[best] > 0:
            found.append(Alternative(other, best, 1.0 - float(worth[best]) / value if value > 0 else 0.0))
    found.sort(key=lambda one: (one.loss, one.gesture))
    return Explained(value, appeal, unexpected, min(_price(problem, plan, gesture, week), value), tuple(found[:most]))


def _beside(problem: Problem, plan: Plan, line: tuple[int, int, int]) -> Offers:
    """What is open for the person of the line beside their other lines."""
    who, gesture, week = line
    own = alone(with_edits(problem, plan.edits), who)
    others = (own.fixed != (0, gesture, week)).any(axis=1)
    own = replace(
        own,
        fixed=own.fixed[others],
        fixed_cost_minor=own.fixed_cost_minor[others],
        fixed_minutes=own.fixed_minutes[others],
    )
    standing = {tuple(row) for row in own.fixed.tolist()} | {(0, gesture, week)}
    lines = plan.lines[plan.lines[:, 0] == who] * np.array([0, 1, 1])
    free = lines[np.array([tuple(row) not in standing for row in lines.tolist()], dtype=bool)]
    return after_lines(open_offers(own), free) if len(free) else open_offers(own)


def _closed(problem: Problem, plan: Plan, line: tuple[int, int, int]) -> Bools:
    """[G, W] cells without room beside everything but the line."""
    without = with_edits(problem, (*plan.edits, Edit(*line)))
    return room_beside(without, plan.lines, [line]).closed()


def _price(problem: Problem, plan: Plan, gesture: int, week: int) -> float:
    """The price of a cell; of one that is closed by now, what it takes of the priced rows."""
    price = float(plan.prices[gesture, week])
    if price < CLOSED:
        return price
    months, weeks, gestures = len(problem.month_budget_minor), problem.weeks, problem.gestures
    budget, month, minutes, stock, cells = np.split(
        plan.rows[: 1 + months + weeks + gestures * (1 + weeks)], np.cumsum([1, months, weeks, gestures])
    )
    money = float(budget[0] + month[problem.month_of_week[week]]) * int(problem.cost_minor[gesture])
    time = float(minutes[week]) * int(problem.minutes[gesture])
    return money + time + float(stock[gesture] + cells[gesture * weeks + week])
