"""Who is given which of their near-best plans, and what room that leaves: made for very many small changes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.domain.planner.offers import Capacity
from app.domain.planner.plans import Plans
from app.domain.planner.snapshot import Bools, Ints, Problem

NOBODY = -1
ORDERS = 3
"""Plans in order of value after prices, after half of them, and of value alone."""
_NO_LIMIT = 2**50


@dataclass(frozen=True, slots=True)
class Choices:
    """One customer's plans as what they take of the room: [k, 12] rows and amounts, [k] money, value and regret."""

    plans: Plans
    row: Ints
    amount: Ints
    cost: list[int]
    value: list[float]
    regret: list[float]
    rows: list[list[int]]
    """Rows that each plan takes something of."""
    order: tuple[Ints, ...]
    """Three orders, best first; `row`, `amount` and `cost` again in each of them:"""
    ordered: tuple[tuple[Ints, Ints, Ints], ...]


class Given:
    """Plans given to customers, and the room that is left."""

    def __init__(self, problem: Problem, left: Capacity, choices: dict[int, Choices], regret_from: float) -> None:
        self.choices = choices
        self.customers = list(choices)
        self.plan = dict.fromkeys(self.customers, NOBODY)
        self.regretful: list[int] = []
        self.users: list[set[int]] = [set() for _ in range(_rows(problem) + 1)]
        self.value = 0.0
        self._room = np.concatenate([left.month, left.minutes, left.stock, left.variety.ravel(), [_NO_LIMIT]])
        self._budget = left.budget
        self._place: dict[int, int] = {}
        self._regret_from = regret_from
        for customer in self.customers:
            self._notice(customer)

    def give(self, customer: int, plan: int) -> None:
        """Gives a plan to a customer who has none; it has to fit."""
        own = self.choices[customer]
        self._room[own.row[plan]] -= own.amount[plan]
        self._budget -= own.cost[plan]
        self._settle(customer, plan, own.value[plan])
        for row in own.rows[plan]:
            self.users[row].add(customer)

    def take_back(self, customer: int) -> None:
        """Takes the plan of a customer back, if there is one."""
        plan = self.plan[customer]
        if plan == NOBODY:
            return
        own = self.choices[customer]
        self._room[own.row[plan]] += own.amount[plan]
        self._budget += own.cost[plan]
        self._settle(customer, NOBODY, -own.value[plan])
        for row in own.rows[plan]:
            self.users[row].discard(customer)

    def first_that_fits(self, customer: int, order: int) -> int:
        """The first plan in one of the orders that fits, NOBODY if none does."""
        row, amount, cost = self.choices[customer].ordered[order]
        fits: Bools = np.all(self._room[row] >= amount, axis=1) & (cost <= self._budget)
        first = int(fits.argmax())
        return int(self.choices[customer].order[order][first]) if fits[first] else NOBODY

    def lacks(self, customer: int, plan: int) -> list[int] | None:
        """Rows with too little room for a plan; an empty list if only money is missing, None if it fits."""
        own = self.choices[customer]
        row = own.row[plan]
        short = row[self._room[row] < own.amount[plan]]
        if len(short):
            return [int(one) for one in short]
        return [] if own.cost[plan] > self._budget else None

    def lines(self, plan: dict[int, int]) -> Ints:
        """[n, 3] the lines of the given plans."""
        found = [
            (customer, gesture, week)
            for customer, number in plan.items()
            if number != NOBODY
            for gesture, week in zip(*self._cells(customer, number), strict=True)
            if gesture >= 0
        ]
        return np.array(found, dtype=np.int64).reshape(-1, 3)

    def _cells(self, customer: int, number: int) -> tuple[list[int], list[int]]:
        plans = self.choices[customer].plans
        return plans.gesture[number].tolist(), plans.week[number].tolist()

    def _settle(self, customer: int, plan: int, gained: float) -> None:
        self._room[-1] = _NO_LIMIT
        self.plan[customer] = plan
        self.value += gained
        self._notice(customer)

    def _notice(self, customer: int) -> None:
        """Keeps the list of those who could be much better off."""
        own, plan = self.choices[customer], self.plan[customer]
        regret = own.regret[plan] if plan != NOBODY else own.regret[-1]
        if regret > self._regret_from:
            if customer not in self._place:
                self._place[customer] = len(self.regretful)
                self.regretful.append(customer)
        elif customer in self._place:
            place, last = self._place.pop(customer), self.regretful.pop()
            if last != customer:
                self.regretful[place] = last
                self._place[last] = place


def choices_of(problem: Problem, customer: int, plans: Plans, worth: float) -> Choices:
    """What each plan of a customer takes; `worth` is their best plan's after prices."""
    used = plans.gesture >= 0
    value = (problem.appeal[customer][plans.gesture] * problem.unexpected[customer][plans.week] * used).sum(axis=1)
    cost = (problem.cost_minor[plans.gesture] * used).sum(axis=1)
    row, amount = _taken(problem, plans, used)
    price = value - plans.reduced
    order = tuple(np.argsort(-(value - share * price), kind="stable") for share in (1.0, 0.5, 0.0))
    nothing = _rows(problem)
    return Choices(
        plans=plans,
        row=row,
        amount=amount,
        cost=cost.tolist(),
        value=value.tolist(),
        regret=[*(worth - plans.reduced).tolist(), worth],
        rows=[[one for one in own if one != nothing] for own in row.tolist()],
        order=order,
        ordered=tuple((row[one], amount[one], cost[one]) for one in order),
    )


def _rows(problem: Problem) -> int:
    """Rows of room: months, weeks, stock, cells; one more takes what is no line."""
    return len(problem.month_budget_minor) + problem.weeks + problem.gestures * (1 + problem.weeks)


def _taken(problem: Problem, plans: Plans, used: Bools) -> tuple[Ints, Ints]:
    """[k, 12] rows and amounts of each plan: months (added up where lines share one), weeks, stock, cells."""
    months, weeks, nothing = len(problem.month_budget_minor), problem.weeks, _rows(problem)
    gesture, week = plans.gesture, plans.week
    month = np.where(used, problem.month_of_week[week], -1)
    cost = problem.cost_minor[gesture] * used
    same = month[:, :, None] == month[:, None, :]
    is_first = used & ~np.tril(same, -1).any(axis=2)
    stock = months + weeks
    cells = stock + problem.gestures
    rows = (
        np.where(is_first, month, nothing),
        np.where(used, months + week, nothing),
        np.where(used, stock + gesture, nothing),
        np.where(used, cells + gesture * weeks + week, nothing),
    )
    amounts = (
        np.where(is_first, (same * cost[:, None, :]).sum(axis=2), 0),
        problem.minutes[gesture] * used,
        used.astype(np.int64),
        used.astype(np.int64),
    )
    return np.concatenate(rows, axis=1), np.concatenate(amounts, axis=1)
