"""Polishing: plans of a few customers are taken back and given anew, thousands of times (SCIENCE.md B4.4).

Each customer chooses from a list of near-best plans. A move either pushes one wanted plan in and whoever stands in its
way out, or takes back a few plans at random; those without a plan then take the best that still fits. Worse plans are
accepted now and then, ever more rarely (simulated annealing), and the best plan met is kept. The number of moves is
fixed and chance is seeded: the same problem gives the same plan.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import numpy as np

from app.domain.planner.giving import NOBODY, Choices, Given, choices_of
from app.domain.planner.offers import Capacity, Offers
from app.domain.planner.plans import Plans, near_best
from app.domain.planner.snapshot import Floats, Ints, Problem

_PUSHED = 0.5
_MOST_PUSHED_OUT = 5
_MOST_TAKEN_BACK = 4
_FOCUS = 0.8
_REGRET = 0.01
"""Of a usual line: whoever could be better off by more than this is looked at more often."""
_WANTED = 4
"""How strongly pushing prefers the best plans of a list."""
_BY_VALUE, _BY_HALF = 0.2, 0.55
_COOLED = 20.0
_HEARD_EVERY = 512

Heard = Callable[[float, float], bool]
"""Told the share done and the best value so far; answers whether to stop."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How much to polish: moves, plans a customer, and in usual lines how far these may be below the best, and heat."""

    moves: int
    plans: int
    depth: float
    heat: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What is polished: the problem, its offers and room, prices [G, W], and everybody's best worth at them [C]."""

    problem: Problem
    offers: Offers
    left: Capacity
    grid: Floats
    worth: Floats


def polish(setting: Setting, lines: Ints, effort: Effort, seed: int, heard: Heard) -> Ints:
    """Lines that are worth at least as much as `lines`."""
    if not len(lines):
        return lines
    given = _given(setting, lines, effort)
    before, best, best_value = given.value, dict(given.plan), given.value
    random, heat = Random(seed), effort.heat * _usual_line(setting, lines)
    cooling = _COOLED ** (-1.0 / max(1, effort.moves))
    for move in range(effort.moves):
        if move % _HEARD_EVERY == 0 and heard(move / effort.moves, best_value):
            break
        heat *= cooling
        undo: dict[int, int] = {}
        start = given.value
        is_whole = _push(given, random, undo) if random.random() < _PUSHED else _shake(given, random, undo)
        lost = start - given.value
        if not is_whole or (lost > 0 and random.random() >= math.exp(-lost / heat)):
            _undo(given, undo)
        elif given.value > best_value + 1e-9:
            best, best_value = dict(given.plan), given.value
    return given.lines(best) if best_value > before + 1e-9 else lines


def _usual_line(setting: Setting, lines: Ints) -> float:
    problem = setting.problem
    return float((problem.appeal[lines[:, 0], lines[:, 1]] * problem.unexpected[lines[:, 0], lines[:, 2]]).mean())


def _given(setting: Setting, lines: Ints, effort: Effort) -> Given:
    """Everybody's choices, and the plans that `lines` give them."""
    usual = _usual_line(setting, lines)
    starts = np.searchsorted(lines[:, 0], np.arange(setting.offers.customers + 1))
    choices: dict[int, Choices] = {}
    own: dict[int, int] = {}
    for customer in np.nonzero(np.diff(setting.offers.starts))[0].tolist():
        floor = float(setting.worth[customer]) - effort.depth * usual
        plans = near_best(setting.offers, customer, setting.grid, floor, effort.plans)
        plans, own[customer] = _with_own(setting, plans, lines[starts[customer] : starts[customer + 1]])
        if len(plans.reduced):
            choices[customer] = choices_of(setting.problem, customer, plans, float(setting.worth[customer]))
    given = Given(setting.problem, setting.left, choices, _REGRET * usual)
    for customer, plan in own.items():
        if plan != NOBODY:
            given.give(customer, plan)
    return given


def _with_own(setting: Setting, plans: Plans, lines: Ints) -> tuple[Plans, int]:
    """The plans, the present one among them, and its number."""
    if not len(lines):
        return plans, NOBODY
    gesture, week = np.full(3, -1), np.full(3, -1)
    gesture[: len(lines)], week[: len(lines)] = lines[:, 1], lines[:, 2]
    is_own = (plans.gesture == gesture).all(axis=1) & (plans.week == week).all(axis=1)
    if is_own.any():
        return plans, int(is_own.argmax())
    who, what, when = lines.T
    problem = setting.problem
    worth = problem.appeal[who, what] * problem.unexpected[who, when] - setting.grid[what, when]
    more = Plans(
        np.vstack([plans.gesture, gesture]),
        np.vstack([plans.week, week]),
        np.append(plans.reduced, worth.sum()),
        np.inf,
    )
    return more, len(plans.reduced)


def _push(given: Given, random: Random, undo: dict[int, int]) -> bool:
    """Pushes one wanted plan in; False if too many would have to leave."""
    customer = _somebody(given, random, _FOCUS)
    own = given.choices[customer]
    plan = int(len(own.value) * random.random() ** _WANTED)
    if plan == given.plan[customer]:
        return False
    undo[customer] = given.plan[customer]
    given.take_back(customer)
    pushed: list[int] = []
    while (short := given.lacks(customer, plan)) is not None:
        other = _in_the_way(given, random, short, undo)
        if other == NOBODY or len(pushed) == _MOST_PUSHED_OUT:
            return False
        undo[other] = given.plan[other]
        given.take_back(other)
        pushed.append(other)
    given.give(customer, plan)
    _serve(given, random, pushed)
    return True


def _in_the_way(given: Given, random: Random, short: list[int], undo: dict[int, int]) -> int:
    """Somebody who uses what is lacking; NOBODY if there is none."""
    if short:
        users = sorted(given.users[short[0]])
    else:
        users = [one for one in random.sample(given.customers, min(8, len(given.customers))) if given.plan[one] >= 0]
    users = [one for one in users if one not in undo]
    return users[int(random.random() * len(users))] if users else NOBODY


def _shake(given: Given, random: Random, undo: dict[int, int]) -> bool:
    """Takes a few plans back and gives them anew in this order."""
    chosen: list[int] = []
    for _ in range(1 + int(random.random() * _MOST_TAKEN_BACK)):
        customer = _somebody(given, random, _FOCUS / 2)
        if customer not in undo:
            undo[customer] = given.plan[customer]
            given.take_back(customer)
            chosen.append(customer)
    _serve(given, random, chosen)
    return True


def _serve(given: Given, random: Random, customers: list[int]) -> None:
    chance = random.random()
    order = 2 if chance < _BY_VALUE else 1 if chance < _BY_HALF else 0
    for customer in customers:
        plan = given.first_that_fits(customer, order)
        if plan != NOBODY:
            given.give(customer, plan)


def _somebody(given: Given, random: Random, focus: float) -> int:
    """Mostly one of those who could be better off."""
    among = given.regretful if given.regretful and random.random() < focus else given.customers
    return among[int(random.random() * len(among))]


def _undo(given: Given, undo: dict[int, int]) -> None:
    for customer in undo:
        given.take_back(customer)
    for customer, plan in undo.items():
        if plan != NOBODY:
            given.give(customer, plan)
