"""Rows that make a linear program over whole plans tighter: what a month's money or a week's minutes can really hold.

A mixture of plans may fill a limit of 60 minutes with two and a half lines of 25. No choice of one plan for each
customer can, and this module finds a row `coefficients × plans <= 1` that says so: all choices keep it, the mixture
breaks it. Customers who want the same amount of a limit are told apart, since each of them takes one plan only.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.domain.planner.snapshot import Floats, Ints

_FINEST = 2_000
"""A limit is measured in at most so many steps; coarser steps still give true rows."""
_BROKEN_BY = 1e-4
_MOST_FILLINGS = 100
_TINY = 1e-9
_NOTHING = -1


@dataclass(frozen=True, slots=True)
class _Items:
    """What customers may take of one limit: whose, how much (in steps), and how far the mixture takes it [n] each."""

    whose: Ints
    weight: Ints
    taken: Floats
    of_plan: Ints
    """[P] item of each plan, or -1 if it takes nothing of the limit."""


def broken_row(weight: Ints, limit: int, owner: Ints, taken: Floats) -> Floats | None:
    """Coefficients [P] of a row that every choice of plans keeps below 1 and the mixture `taken` [P] does not.

    `weight` is what each plan takes of the limit, `owner` whose plan it is. None if no such row was found.
    """
    step = max(int(np.gcd.reduce(weight)), -(-limit // _FINEST), 1)
    items, capacity = _items(weight // step, owner, taken), limit // step
    used = np.nonzero(items.taken > _TINY)[0]
    if not len(used) or (items.taken[used] > 1 - _TINY).all():
        return None
    facet = _facet(items, used, capacity)
    if facet is None:
        return None
    coefficients = np.append(_lifted(items, used, facet, capacity), 0.0)
    return coefficients[items.of_plan]


def _items(weight: Ints, owner: Ints, taken: Floats) -> _Items:
    takes = np.nonzero(weight > 0)[0]
    key = np.column_stack([owner[takes], weight[takes]])
    items, item = np.unique(key, axis=0, return_inverse=True)
    of_plan = np.full(len(weight), _NOTHING)
    of_plan[takes] = item.ravel()
    amount = np.bincount(item.ravel(), taken[takes], len(items)).astype(np.float64)
    return _Items(items[:, 0], items[:, 1], amount, of_plan)


def _facet(items: _Items, used: Ints, capacity: int) -> Floats | None:
    """Coefficients of the used items that tell the mixture best from everything that fits.

    What fits is found as it is needed: the best filling at the present coefficients, until none is worth more than 1.
    """
    from scipy.optimize import linprog

    taken = items.taken[used]
    fillings = [_filled_up(one, items, used, capacity) for one in np.eye(len(used))]
    for _ in range(_MOST_FILLINGS):
        found = linprog(-taken, A_ub=np.array(fillings), b_ub=np.ones(len(fillings)), method="highs-ds").x
        if found @ taken <= 1 + _BROKEN_BY:
            return None
        worth, filling = _best_filling(items.whose[used], items.weight[used], found, capacity)
        facet: Floats = found / max(1.0, worth)
        if worth <= 1 + _TINY:
            break
        fillings.append(_filled_up(filling, items, used, capacity))
    return facet if facet @ taken > 1 + _BROKEN_BY else None


def _best_filling(whose: Ints, weight: Ints, worth: Floats, capacity: int) -> tuple[float, Floats]:
    """What the best choice of at most one item for each customer is worth, and which items [n] it takes."""
    total, choices = np.zeros(capacity + 1), []
    everyone = [np.nonzero(whose == one)[0] for one in np.unique(whose)]
    for own in everyone:
        total, choice = _with_one_of(total, own, weight, worth)
        choices.append(choice)
    filling, room = np.zeros(len(whose)), capacity
    for choice in reversed(choices):
        item = int(choice[room])
        if item != _NOTHING:
            filling[item] = 1.0
            room -= int(weight[item])
    return float(total[capacity]), filling


def _filled_up(filling: Floats, items: _Items, used: Ints, capacity: int) -> Floats:
    """The filling with whatever else fits, most taken first: fewer fillings then tell what the limit holds."""
    room, served = capacity - int(items.weight[used] @ filling), set(items.whose[used][filling > 0].tolist())
    for place in np.argsort(-items.taken[used], kind="stable").tolist():
        item = used[place]
        if items.weight[item] <= room and int(items.whose[item]) not in served:
            filling[place] = 1.0
            room -= int(items.weight[item])
            served.add(int(items.whose[item]))
    return filling


def _with_one_of(total: Floats, own: Ints, weight: Ints, worth: Floats) -> tuple[Floats, Ints]:
    """Best worth [capacity + 1] for every room when one of a customer's items may be added, and which one is."""
    best, choice = total.copy(), np.full(len(total), _NOTHING)
    for item in own.tolist():
        size = int(weight[item])
        if worth[item] > 0 and size < len(total):
            tried = total[: len(total) - size] + worth[item]
            better = tried > best[size:] + 1e-12
            best[size:][better] = tried[better]
            choice[size:][better] = item
    return best, choice


def _lifted(items: _Items, used: Ints, facet: Floats, capacity: int) -> Floats:
    """Coefficients of all items: one that is not used gets what the best filling beside it leaves of 1.

    First those of customers who have used ones too, then everybody else's, the heaviest first.
    """
    coefficients = np.zeros(len(items.whose))
    coefficients[used] = facet
    theirs = {int(one): np.nonzero(items.whose == one)[0] for one in np.unique(items.whose)}
    known = set(items.whose[used].tolist())
    for customer in sorted(known):
        total = _total(items, coefficients, [theirs[one] for one in known if one != customer], capacity)
        own = np.setdiff1d(theirs[customer], used)
        coefficients[own] = _left(total, items.weight[own])
    total = _total(items, coefficients, [theirs[one] for one in known], capacity)
    others = [own for customer, own in theirs.items() if customer not in known]
    for own in sorted(others, key=lambda own: -int(items.weight[own].max())):
        coefficients[own] = _left(total, items.weight[own])
        total, _ = _with_one_of(total, own, items.weight, coefficients)
    return coefficients


def _total(items: _Items, coefficients: Floats, everyone: list[Ints], capacity: int) -> Floats:
    """Best worth for every room [capacity + 1] of at most one item of each of these."""
    total = np.zeros(capacity + 1)
    for own in everyone:
        total, _ = _with_one_of(total, own, items.weight, coefficients)
    return total


def _left(total: Floats, weight: Ints) -> Floats:
    """What is left of 1 beside items of these weights; all of it where one does not fit at all."""
    room = len(total) - 1 - weight
    left: Floats = np.where(room >= 0, np.maximum(0.0, 1.0 - total[np.maximum(room, 0)]), 1.0)
    return left
