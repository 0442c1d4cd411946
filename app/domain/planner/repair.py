"""One answer of the owner: the plan adapts around it, and nothing else moves (SCIENCE.md B6).

Only the customer of the answer is planned anew, against what the others leave; each of their lines that stays earns a
bonus. What became free is offered to the twelve who would gain most. The bound is updated exactly: only one customer's
best plan at the old prices has changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from app.domain.planner.checking import value_of
from app.domain.planner.offers import Offers, after_lines, capacity_left, open_offers
from app.domain.planner.pricing import CLOSED, best_plans
from app.domain.planner.rounding import Room
from app.domain.planner.snapshot import ANY, Bools, Edit, Ints, Plan, Problem

STAY_BONUS = 0.02
OFFERED_TO = 12
SETTLED_WEEKS = 4
"""Lines this near are as good as begun: they only move when the answer is about them."""


@dataclass(frozen=True, slots=True)
class Change:
    """A line that came or went."""

    customer: int
    gesture: int
    week: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class Repaired:
    """The plan after an answer, and what changed."""

    plan: Plan
    changes: tuple[Change, ...]


def with_edits(problem: Problem, edits: tuple[Edit, ...]) -> Problem:
    """The problem as it is after these answers: kept lines stand, the rest is banned, standing lines too."""
    for edit in edits:
        problem = _with_line(problem, edit) if edit.keep else _with_ban(problem, edit)
    return problem


def _with_line(problem: Problem, edit: Edit) -> Problem:
    line = np.array([(edit.customer, edit.gesture, edit.week)])
    if _has(problem.fixed, line[0]):
        return problem
    return replace(
        problem,
        fixed=np.concatenate([problem.fixed, line]),
        fixed_cost_minor=np.append(problem.fixed_cost_minor, problem.cost_minor[edit.gesture]),
        fixed_minutes=np.append(problem.fixed_minutes, problem.minutes[edit.gesture]),
    )


def _with_ban(problem: Problem, edit: Edit) -> Problem:
    stays = ~_is_meant(problem.fixed, edit)
    return replace(
        problem,
        fixed=problem.fixed[stays],
        fixed_cost_minor=problem.fixed_cost_minor[stays],
        fixed_minutes=problem.fixed_minutes[stays],
        bans=np.concatenate([problem.bans, np.array([(edit.customer, edit.gesture, edit.week)])]),
    )


def repair(problem: Problem, plan: Plan, edits: tuple[Edit, ...]) -> Repaired:
    """The plan after further `edits`; `problem` is the one it was made of, earlier edits are in the plan."""
    before = plan
    for edit in edits:
        plan = _after(problem, plan, edit)
    return Repaired(plan, _changes(before.lines, plan.lines))


def _after(problem: Problem, plan: Plan, edit: Edit) -> Plan:
    every = (*plan.edits, edit)
    now = with_edits(problem, every)
    own, dual = _of_one(now, edit.customer), plan.dual
    worth = float(best_plans(open_offers(own), plan.prices).worth[0])
    change = worth - float(plan.worth[edit.customer])
    lines, gained = plan.lines, 0.0
    line = _ints([(edit.customer, edit.gesture, edit.week)])
    if edit.keep and not _has(problem.fixed, line[0]):
        is_planned = _has(lines, line[0])
        gained = value_of(problem, line) - (float(plan.prices[edit.gesture, edit.week]) if is_planned else 0.0)
        lines = lines if is_planned else np.concatenate([lines, line])
    if not edit.keep or len(lines) != len(plan.lines):
        lines = _planned_anew(now, plan, lines, edit)
    value = value_of(problem, lines)
    worths = plan.worth.copy()
    worths[edit.customer] = worth
    dual += change + gained
    ceiling = plan.bound + (gained if len(lines) > len(plan.lines) and edit.keep else 0.0)
    return Plan(lines, value, max(value, min(ceiling, dual)), dual, plan.prices, worths, every)


def _planned_anew(problem: Problem, plan: Plan, lines: Ints, edit: Edit) -> Ints:
    """Lines with the edit's customer planned anew, and others in what became free."""
    is_own = lines[:, 0] == edit.customer
    own, others = lines[is_own], lines[~is_own]
    stands = np.array([_has(problem.fixed, line) for line in own], dtype=bool)
    stays = stands | ((own[:, 2] < SETTLED_WEEKS) & ~_is_meant(own, edit))
    room = _room_beside(problem, np.concatenate([others, own[stays]]))
    offers = open_offers(_of_one(problem, edit.customer))
    settled = own[stays & ~stands] * np.array([0, 1, 1])
    offers = after_lines(offers, settled) if len(settled) else offers
    grid = np.where(room.closed(), CLOSED, 0.0)
    moving = own[~stays & (offers.unexpected[0, own[:, 2]] > 0)]
    grid[moving[:, 1], moving[:, 2]] -= STAY_BONUS
    new = best_plans(offers, grid).lines + np.array([edit.customer, 0, 0])
    new = new[room.fits(new)] if len(new) else new
    room.take(new)
    lines = np.concatenate([others, own[stays], new])
    freed = own[~stays][~np.array([_has(new, line) for line in own[~stays]], dtype=bool)]
    return _in_order(_offer(problem, room, lines, freed, edit.customer))


def _offer(problem: Problem, room: Room, lines: Ints, freed: Ints, without: int) -> Ints:
    """Adds one line for whoever gains most from each freed cell, among the few who would want it most."""
    for _, gesture, week in freed.tolist():
        if room.closed()[gesture, week]:
            continue
        wanted = problem.appeal[:, gesture] * problem.unexpected[:, week]
        wanted[without] = 0.0
        wanted[problem.most <= np.bincount(lines[:, 0], minlength=problem.customers)] = 0.0
        few = np.sort(np.argpartition(-wanted, min(OFFERED_TO, len(wanted) - 1))[:OFFERED_TO])
        offers = _left_of(problem, few[wanted[few] > 0], lines)
        choice = best_plans(offers, np.where(room.closed(), CLOSED, 0.0)) if offers.customers else None
        if choice is None or not (choice.worth > 0).any():
            continue
        best = int(choice.worth.argmax())
        line = _ints([(few[wanted[few] > 0][best], choice.gesture[best, 0], choice.week[best, 0])])
        if room.fits(line).all():
            room.take(line)
            lines = np.concatenate([lines, line])
    return lines


def _left_of(problem: Problem, rows: Ints, lines: Ints) -> Offers:
    """What is still open for these customers beside their lines, one line each."""
    part = _of_some(problem, rows)
    place = np.searchsorted(rows, lines[:, 0])
    is_theirs = np.isin(lines[:, 0], rows)
    own = np.column_stack([place, lines[:, 1:]])[is_theirs]
    free = own[~np.array([_has(part.fixed, line) for line in own], dtype=bool)]
    return after_lines(open_offers(part), free, most=1)


def _of_one(problem: Problem, customer: int) -> Problem:
    return _of_some(problem, np.array([customer]))


def _of_some(problem: Problem, rows: Ints) -> Problem:
    """The same problem for some customers only, in this (rising) order."""

    def own(pairs: Ints) -> Ints:
        kept = pairs[np.isin(pairs[:, 0], rows)].copy()
        kept[:, 0] = np.searchsorted(rows, kept[:, 0])
        return kept

    stands = np.isin(problem.fixed[:, 0], rows)
    return replace(
        problem,
        appeal=problem.appeal[rows],
        unexpected=problem.unexpected[rows],
        most=problem.most[rows],
        cap_minor=problem.cap_minor[rows],
        opens=problem.opens[rows],
        past=own(problem.past),
        fixed=own(problem.fixed),
        fixed_cost_minor=problem.fixed_cost_minor[stands],
        fixed_minutes=problem.fixed_minutes[stands],
        bans=own(problem.bans),
    )


def _room_beside(problem: Problem, lines: Ints) -> Room:
    """What standing and planned lines leave."""
    room = Room.of(problem, capacity_left(problem))
    standing = {tuple(line) for line in problem.fixed.tolist()}
    free = lines if not standing else lines[[tuple(line) not in standing for line in lines.tolist()]]
    room.take(free)
    return room


def _has(lines: Ints, line: Ints) -> bool:
    return bool((lines == line).all(axis=1).any())


def _is_meant(lines: Ints, edit: Edit) -> Bools:
    """[n] lines that an edit is about."""
    is_gesture = (lines[:, 1] == edit.gesture) | (edit.gesture == ANY)
    meant: Bools = (lines[:, 0] == edit.customer) & is_gesture & ((lines[:, 2] == edit.week) | (edit.week == ANY))
    return meant


def _changes(before: Ints, after: Ints) -> tuple[Change, ...]:
    old = {(who, gesture, week) for who, gesture, week in before.tolist()}
    new = {(who, gesture, week) for who, gesture, week in after.tolist()}
    gone = [Change(who, gesture, week, False) for who, gesture, week in sorted(old - new)]
    return (*gone, *(Change(who, gesture, week, True) for who, gesture, week in sorted(new - old)))


def _in_order(lines: Ints) -> Ints:
    return lines[np.lexsort((lines[:, 2], lines[:, 0]))]


def _ints(rows: list[tuple[int, int, int]]) -> Ints:
    return np.array(rows, dtype=np.int64).reshape(-1, 3)
