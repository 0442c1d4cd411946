"""One customer of a problem: a small problem of its own, and whether one more line suits them."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from app.domain.planner.snapshot import ANY, Ints, Problem


def alone(problem: Problem, customer: int) -> Problem:
    """The problem of one customer, who becomes row 0; shared limits stay as they are."""
    row = slice(customer, customer + 1)
    stands = problem.fixed[:, 0] == customer
    return replace(
        problem,
        appeal=problem.appeal[row],
        unexpected=problem.unexpected[row],
        most=problem.most[row],
        cap_minor=problem.cap_minor[row],
        opens=problem.opens[row],
        past=_own(problem.past, customer),
        fixed=_own(problem.fixed, customer),
        fixed_cost_minor=problem.fixed_cost_minor[stands],
        fixed_minutes=problem.fixed_minutes[stands],
        bans=_own(problem.bans, customer),
    )


def suits(problem: Problem, own: Ints, line: tuple[int, int, int]) -> bool:
    """Whether a line may be added to the customer's `own` lines [n, 3], room aside."""
    who, gesture, week = line
    if problem.appeal[who, gesture] <= 0 or problem.unexpected[who, week] <= 0 or week < problem.opens[who, gesture]:
        return False
    if not problem.season[gesture, week] or len(own) >= problem.most[who] or gesture in own[:, 1]:
        return False
    bans = problem.bans[problem.bans[:, 0] == who]
    if (((bans[:, 1] == gesture) | (bans[:, 1] == ANY)) & ((bans[:, 2] == week) | (bans[:, 2] == ANY))).any():
        return False
    if spent(problem, who, own) + problem.cost_minor[gesture] > problem.cap_minor[who]:
        return False
    dates = own[:, 2].tolist() + problem.past[problem.past[:, 0] == who, 1].tolist()
    near = [date for date in dates if -problem.weeks <= date < 2 * problem.weeks]
    return all(abs(date - week) >= problem.spacing_weeks for date in near) and not any(
        _is_even(week, one, two) for one, two in combinations(near, 2)
    )


def spent(problem: Problem, customer: int, own: Ints) -> int:
    """Minor units that these lines of the customer cost; standing ones what they really cost."""
    stands = problem.fixed[:, 0] == customer
    fixed = problem.fixed[stands]
    is_free = ~(own[:, None, :] == fixed[None, :, :]).all(axis=2).any(axis=1)
    return int(problem.fixed_cost_minor[stands].sum() + problem.cost_minor[own[is_free, 1]].sum())


def _own(rows: Ints, customer: int) -> Ints:
    own: Ints = rows[rows[:, 0] == customer]
    own[:, 0] = 0
    return own


def _is_even(*weeks: int) -> bool:
    first, middle, last = sorted(weeks)
    return middle - first == last - middle
