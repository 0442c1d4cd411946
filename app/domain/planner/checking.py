"""Checks a plan from scratch: what it is worth, every rule it breaks, and where standing lines overrun a limit.

Written apart from the solver, line by line, so that neither can hide a mistake of the other. Rules are held against
suggestions; a line that stands breaks none, but what it takes beyond a limit is reported as an overrun (DECISIONS 28).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import numpy as np

from app.domain.planner.snapshot import ANY, Ints, Problem

Line = tuple[int, int, int]


class Rule(StrEnum):
    """What a plan must keep to."""

    BUDGET = "budget"
    MONTH = "month"
    WEEK = "week"
    STOCK = "stock"
    VARIETY = "variety"
    MOST = "most"
    CAP = "cap"
    TWICE = "twice"
    SPACING = "spacing"
    EVENLY_SPACED = "evenly spaced"
    SEASON = "season"
    KEPT_CLEAR = "kept clear"
    NOT_FOR_THEM = "not for them"
    TOO_SOON_AGAIN = "too soon again"
    BANNED = "banned"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Broken:
    """One rule that is broken (or overrun): where (customer, gesture, week or month, by rule) and by how much."""

    rule: Rule
    where: tuple[int, ...] = ()
    by: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """What a plan is worth, which rules its suggestions break, and what the standing lines overrun."""

    value: float
    violations: tuple[Broken, ...]
    overruns: tuple[Broken, ...]


def value_of(problem: Problem, lines: Ints) -> float:
    """Sum of appeal × unexpected over the lines, out of season 0; each line in 0..1."""
    who, gesture, week = np.asarray(lines, dtype=np.int64).reshape(-1, 3).T
    return float((problem.appeal[who, gesture] * problem.unexpected[who, week] * problem.season[gesture, week]).sum())


def check(problem: Problem, lines: Ints) -> Checked:
    """Value, violations and overruns of `lines` [n, 3], standing lines among them."""
    every = [(int(who), int(gesture), int(week)) for who, gesture, week in np.asarray(lines).reshape(-1, 3)]
    standing = {(int(who), int(gesture), int(week)) for who, gesture, week in problem.fixed}
    free = [line for line in every if line not in standing]
    missing = [Broken(Rule.MISSING, line) for line in sorted(standing - set(every))]
    violations = [*missing, *_alone(problem, free), *_of_each(problem, every, standing)]
    overruns = []
    for rule, where, limit, stands, total in _limits(problem, free):
        if total > max(limit, stands):
            violations.append(Broken(rule, where, total - max(limit, stands)))
        if stands > limit:
            overruns.append(Broken(rule, where, stands - limit))
    return Checked(value_of(problem, np.array(every)), tuple(violations), tuple(overruns))


def _alone(problem: Problem, free: list[Line]) -> Iterator[Broken]:
    """Rules that a line breaks by itself."""
    banned = {(int(who), int(gesture), int(week)) for who, gesture, week in problem.bans}
    for who, gesture, week in free:
        line = (who, gesture, week)
        if problem.appeal[who, gesture] <= 0:
            yield Broken(Rule.NOT_FOR_THEM, line)
        if problem.unexpected[who, week] <= 0:
            yield Broken(Rule.KEPT_CLEAR, line)
        if not problem.season[gesture, week]:
            yield Broken(Rule.SEASON, line)
        if week < problem.opens[who, gesture]:
            yield Broken(Rule.TOO_SOON_AGAIN, line)
        if banned & {(who, one, other) for one in (gesture, ANY) for other in (week, ANY)}:
            yield Broken(Rule.BANNED, line)


def _of_each(problem: Problem, every: list[Line], standing: set[Line]) -> Iterator[Broken]:
    """Rules between the lines of one customer; only where a suggestion is among them."""
    past: dict[int, list[int]] = {}
    for who, week in problem.past:
        past.setdefault(int(who), []).append(int(week))
    by_customer: dict[int, list[Line]] = {}
    for line in every:
        by_customer.setdefault(line[0], []).append(line)
    for who, own in by_customer.items():
        free = [line for line in own if line not in standing]
        if free:
            yield from _of_one(problem, who, own, free, past.get(who, []))


def _of_one(problem: Problem, who: int, own: list[Line], free: list[Line], past: list[int]) -> Iterator[Broken]:
    if len(own) > problem.most[who]:
        yield Broken(Rule.MOST, (who,), len(own) - int(problem.most[who]))
    fixed = {
        (int(c), int(g), int(w)): int(k) for (c, g, w), k in zip(problem.fixed, problem.fixed_cost_minor, strict=True)
    }
    spent = sum(fixed.get(line, int(problem.cost_minor[line[1]])) for line in own)
    if spent > problem.cap_minor[who] and any(problem.cost_minor[line[1]] > 0 for line in free):
        yield Broken(Rule.CAP, (who,), spent - int(problem.cap_minor[who]))
    gestures = Counter(line[1] for line in own)
    for line in free:
        if gestures[line[1]] > 1:
            yield Broken(Rule.TWICE, line)
    yield from _between_dates(problem, who, [line[2] for line in own if line not in free] + past, [x[2] for x in free])


def _between_dates(problem: Problem, who: int, standing: list[int], free: list[int]) -> Iterator[Broken]:
    """Spacing and even spacing wherever a suggestion takes part."""
    dates = [(week, False) for week in standing if -problem.weeks <= week < 2 * problem.weeks]
    dates += [(week, True) for week in free]
    for (one, is_new), (other, is_newer) in combinations(dates, 2):
        if (is_new or is_newer) and abs(one - other) < problem.spacing_weeks:
            yield Broken(Rule.SPACING, (who, one, other), problem.spacing_weeks - abs(one - other))
    for three in combinations(dates, 3):
        first, middle, last = sorted(week for week, _ in three)
        if any(is_new for _, is_new in three) and first < middle < last and middle - first == last - middle:
            yield Broken(Rule.EVENLY_SPACED, (who, first, middle, last))


def _limits(problem: Problem, free: list[Line]) -> Iterator[tuple[Rule, tuple[int, ...], int, int, int]]:
    """Every shared limit with what stands and what stands or is suggested."""
    costs, minutes = problem.cost_minor, problem.minutes
    taken: dict[tuple[Rule, tuple[int, ...]], list[int]] = {}
    lines = [((who, g, w), int(costs[g]), int(minutes[g]), True) for who, g, w in free]
    standing = zip(
        problem.fixed.tolist(), problem.fixed_cost_minor.tolist(), problem.fixed_minutes.tolist(), strict=True
    )
    lines += [((who, g, w), cost, minute, False) for (who, g, w), cost, minute in standing]
    for (_, gesture, week), cost, minute, is_new in lines:
        month = int(problem.month_of_week[week])
        parts = {(Rule.BUDGET, ()): cost, (Rule.MONTH, (month,)): cost, (Rule.WEEK, (week,)): minute}
        parts |= {(Rule.STOCK, (gesture,)): 1, (Rule.VARIETY, (gesture, week)): 1}
        for key, amount in parts.items():
            both = taken.setdefault(key, [0, 0])
            both[1] += amount
            both[0] += 0 if is_new else amount
    for (rule, where), (stands, total) in taken.items():
        yield rule, where, _limit(problem, rule, where), stands, total


def _limit(problem: Problem, rule: Rule, where: tuple[int, ...]) -> int:
    if rule is Rule.BUDGET:
        return problem.budget_minor
    array = {
        Rule.MONTH: problem.month_budget_minor,
        Rule.WEEK: problem.week_minutes,
        Rule.STOCK: problem.stock,
        Rule.VARIETY: problem.variety,
    }[rule]
    return int(array[where])
