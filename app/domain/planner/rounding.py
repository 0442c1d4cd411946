"""From prices to a plan that keeps every limit to the cent (SCIENCE.md B4.4): rounds of pricing, then filling up.

Each round prices everybody with what is full closed, takes whole plans in order of what they are worth after prices,
and prices those again whose plan no longer fits. Filling up takes the best single lines that still fit, whatever the
prices say. All counting is in whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.domain.planner.offers import Capacity, Offers, after_lines, part_of
from app.domain.planner.pricing import CLOSED, Choice, best_plans
from app.domain.planner.snapshot import Bools, Floats, Ints, Problem

_ROUNDS = 12


@dataclass(slots=True)
class Room:
    """What is still free while lines are taken; whole numbers only."""

    problem: Problem
    budget: int
    month: Ints
    minutes: Ints
    stock: Ints
    variety: Ints

    @classmethod
    def of(cls, problem: Problem, left: Capacity) -> Room:
        """A fresh copy of what is left."""
        return cls(problem, left.budget, left.month.copy(), left.minutes.copy(), left.stock.copy(), left.variety.copy())

    def closed(self) -> Bools:
        """[G, W] cells that no further line fits into."""
        problem = self.problem
        cost = problem.cost_minor
        shut = ~problem.season | (self.variety <= 0) | (problem.minutes[:, None] > self.minutes[None, :])
        shut |= ((self.stock <= 0) | (cost > self.budget))[:, None]
        return shut | (cost[:, None] > self.month[problem.month_of_week][None, :])

    def take(self, lines: Ints, sign: int = 1) -> None:
        """Takes the room of lines [n, 3], or gives it back with sign -1."""
        _, gesture, week = lines.T
        cost = self.problem.cost_minor[gesture]
        self.budget -= sign * int(cost.sum())
        np.subtract.at(self.month, self.problem.month_of_week[week], sign * cost)
        np.subtract.at(self.minutes, week, sign * self.problem.minutes[gesture])
        np.subtract.at(self.stock, gesture, sign)
        np.subtract.at(self.variety, (gesture, week), sign)

    def take_counts(self, counts: Ints) -> None:
        """Takes the room of so many lines of each gesture in each week [G, W]."""
        problem = self.problem
        money = problem.cost_minor @ counts
        self.budget -= int(money.sum())
        np.subtract.at(self.month, problem.month_of_week, money)
        self.minutes -= problem.minutes @ counts
        self.stock -= counts.sum(axis=1)
        self.variety -= counts

    def is_overrun(self) -> bool:
        """Whether more was taken of anything than there is."""
        parts = (self.month, self.minutes, self.stock, self.variety)
        return self.budget < 0 or any(bool((part < 0).any()) for part in parts)

    def is_overrun_by(self, line: tuple[int, int, int]) -> bool:
        """Whether a line takes part in what is overrun."""
        _, gesture, week = line
        costs = self.problem.cost_minor[gesture] > 0
        money = self.budget < 0 or self.month[self.problem.month_of_week[week]] < 0
        busy = self.minutes[week] < 0 and self.problem.minutes[gesture] > 0
        return bool((costs and money) or busy or self.stock[gesture] < 0 or self.variety[gesture, week] < 0)

    def fits(self, lines: Ints) -> Bools:
        """[n] whether each line fits together with all lines before it."""
        _, gesture, week = lines.T
        cost = self.problem.cost_minor[gesture]
        weeks = len(self.minutes)
        fits = np.cumsum(cost) <= self.budget
        fits &= _within(self.problem.month_of_week[week], cost, self.month)
        fits &= _within(week, self.problem.minutes[gesture], self.minutes)
        fits &= _within(gesture, np.ones_like(cost), self.stock)
        return fits & _within(gesture * weeks + week, np.ones_like(cost), self.variety.ravel())


def counts_of(problem: Problem, lines: Ints) -> Ints:
    """[G, W] how many lines there are of each gesture in each week."""
    weeks = problem.weeks
    flat = np.bincount(lines[:, 1] * weeks + lines[:, 2], minlength=problem.gestures * weeks)
    return flat.reshape(problem.gestures, weeks)


def _within(index: Ints, amount: Ints, limit: Ints) -> Bools:
    """Whether the running sum of the amounts of each index stays within its limit."""
    order = np.argsort(index, kind="stable")
    total = np.cumsum(amount[order])
    begins = np.diff(index[order], prepend=-1) != 0
    before = np.where(begins, total - amount[order], 0)
    own = total - np.maximum.accumulate(before)
    result = np.empty(len(index), dtype=bool)
    result[order] = own <= limit[index[order]]
    return result


def plan_by_rounds(offers: Offers, room: Room, grid: Floats, rounds: int = _ROUNDS) -> Ints:
    """Lines [n, 3] that fit, taken from `room`; `grid` [G, W] are the prices."""
    waiting = np.nonzero(np.diff(offers.starts))[0]
    taken: list[Ints] = []
    for _ in range(rounds):
        part = offers if len(waiting) == offers.customers else part_of(offers, waiting)
        choice = best_plans(part, np.where(room.closed(), CLOSED, grid), exact=False)
        wanting = choice.worth > 0
        if not wanting.any():
            break
        order = np.argsort(-choice.worth, kind="stable")
        served = _take_in_order(room, choice, order[: int(wanting.sum())], waiting, taken)
        waiting = waiting[wanting & ~served]
        if not len(waiting):
            break
    return np.concatenate(taken) if taken else np.zeros((0, 3), dtype=np.int64)


def _take_in_order(room: Room, choice: Choice, order: Ints, customers: Ints, taken: list[Ints]) -> Bools:
    """Takes whole plans in this order as long as they fit; returns who was served."""
    served = np.zeros(len(customers), dtype=bool)
    while len(order):
        who, place = np.nonzero(choice.gesture[order] >= 0)
        row = order[who]
        lines = np.column_stack([customers[row], choice.gesture[row, place], choice.week[row, place]])
        is_whole = np.ones(len(order), dtype=bool)
        is_whole[who[~room.fits(lines)]] = False
        if not is_whole.any():
            break
        room.take(lines[is_whole[who]])
        taken.append(lines[is_whole[who]])
        served[order[is_whole]] = True
        order = order[~is_whole]
    return served


def fill_up(offers: Offers, room: Room, lines: Ints) -> Ints:
    """Adds the best single lines that still fit, best first, until nothing does."""
    while True:
        added = _one_each(offers, room, lines)
        if not len(added):
            return lines
        lines = np.concatenate([lines, added])


def _one_each(offers: Offers, room: Room, lines: Ints) -> Ints:
    """At most one further line for each customer."""
    rest = after_lines(offers, lines, most=1)
    choice = best_plans(rest, np.where(room.closed(), CLOSED, 0.0), exact=False)
    order = np.argsort(-choice.worth, kind="stable")[: int((choice.worth > 0).sum())]
    found = np.column_stack([order, choice.gesture[order, 0], choice.week[order, 0]])
    added: list[Ints] = []
    while len(found):
        fits = room.fits(found)
        if not fits.any():
            break
        room.take(found[fits])
        added.append(found[fits])
        found = found[~fits]
    return np.concatenate(added) if added else np.zeros((0, 3), dtype=np.int64)
