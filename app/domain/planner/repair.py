"""One answer of the owner: the plan adapts around it, and nothing else moves (SCIENCE.md B6).

Only the customer of the answer is planned anew, against what the others leave; each of their lines that stays earns a
bonus. What became free is offered to the twelve who would want it most. The bound is updated exactly: only one
customer's best plan at the old prices has changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from app.domain.planner.alone import alone, suits
from app.domain.planner.offers import Offers, after_lines, capacity_left, open_offers
from app.domain.planner.pricing import CLOSED, best_plans
from app.domain.planner.reproving import reproven
from app.domain.planner.rounding import Room, counts_of
from app.domain.planner.snapshot import ANY, Edit, Floats, Ints, Plan, Problem

Line = tuple[int, int, int]

NEW = -1
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

    @property
    def line(self) -> Line:
        """Customer, gesture, week."""
        return self.customer, self.gesture, self.week


@dataclass(frozen=True, slots=True)
class Repaired:
    """The plan after an answer, and what changed."""

    plan: Plan
    changes: tuple[Change, ...]


def with_edits(problem: Problem, edits: tuple[Edit, ...]) -> Problem:
    """The problem as it is after these answers: kept lines stand, the rest is banned, standing lines too."""
    if not edits:
        return problem
    stands = {(who, gesture, week): place for place, (who, gesture, week) in enumerate(problem.fixed.tolist())}
    kept: dict[Line, int] = dict(stands)
    bans: list[Line] = []
    for edit in edits:
        line = (edit.customer, edit.gesture, edit.week)
        if edit.keep:
            kept.setdefault(line, stands.get(line, NEW))
        else:
            bans.append(line)
            for one in [one for one in kept if one[0] == edit.customer and _is_meant(one, edit)]:
                del kept[one]
    old = [place for place in kept.values() if place != NEW]
    new = _rows([line for line, place in kept.items() if place == NEW])
    return replace(
        problem,
        fixed=np.concatenate([problem.fixed[old], new]),
        fixed_cost_minor=np.concatenate([problem.fixed_cost_minor[old], problem.cost_minor[new[:, 1]]]),
        fixed_minutes=np.concatenate([problem.fixed_minutes[old], problem.minutes[new[:, 1]]]),
        bans=np.concatenate([problem.bans, _rows(bans)]),
    )


def repair(problem: Problem, plan: Plan, edits: tuple[Edit, ...]) -> Repaired:
    """The plan after further `edits`; `problem` is the one it was made of, earlier edits are in the plan."""
    changes: list[Change] = []
    before = with_edits(problem, plan.edits)
    for edit in edits:
        now = with_edits(problem, (*plan.edits, edit))
        plan, more = _after(problem, before, now, plan, edit)
        changes += more
        before = now
    return Repaired(plan, _net(changes))


def _after(start: Problem, before: Problem, now: Problem, plan: Plan, edit: Edit) -> tuple[Plan, list[Change]]:
    """The plan after one edit: the problem it was made of, the one without the edit and the one with it."""
    line = (edit.customer, edit.gesture, edit.week)
    own = _lines_of(plan.lines, edit.customer)
    stood = set(_as_lines(before.fixed[before.fixed[:, 0] == edit.customer]))
    offers = open_offers(alone(now, edit.customer))
    changes = [] if edit.keep and line in own else _planned_anew(now, plan, own, offers, edit)
    given_up = [] if edit.keep else [one for one in stood if _is_meant(one, edit)]
    if given_up and not _is_priced(start, plan, given_up):
        proof = _proven_anew(now, plan)
    elif given_up:
        regained = sum(_price(plan, one) - _value(now, one) for one in given_up)
        proof = _proven(plan, edit.customer, offers, regained, is_narrower=False)
    elif edit.keep and line not in stood:
        gained = _value(now, line)
        paid = _price(plan, line) if gained and line in own else 0.0
        proof = _proven(plan, edit.customer, offers, gained - paid, is_narrower=line in own)
    else:
        proof = _proven(plan, edit.customer, offers, 0.0, is_narrower=line in own or not edit.keep)
    value = plan.value + sum(_value(now, change.line) * (1 if change.is_new else -1) for change in changes)
    lines, bound = _changed(plan.lines, changes), max(value, min(proof.ceiling, proof.dual))
    return Plan(lines, value, bound, proof.dual, proof.prices, plan.rows, proof.worth, (*plan.edits, edit)), changes


@dataclass(frozen=True, slots=True)
class _Proof:
    """The bound that prices prove, and a ceiling that holds anyway."""

    dual: float
    ceiling: float
    prices: Floats
    worth: Floats


def _proven(plan: Plan, customer: int, offers: Offers, gained: float, is_narrower: bool) -> _Proof:
    """The bound where one customer's possibilities changed; `is_narrower` when nothing new became possible."""
    worth = plan.worth.copy()
    worth[customer] = best_plans(offers, plan.prices).worth[0]
    dual = plan.dual + gained + float(worth[customer] - plan.worth[customer])
    return _Proof(dual, plan.bound if is_narrower else np.inf, plan.prices, worth)


def _is_priced(start: Problem, plan: Plan, given_up: list[Line]) -> bool:
    """Whether the plan's prices say what lines leave that are given up: all of them were accepted since it was made.

    There is no more room without them than there was at first, and it is worth its price at most.
    """
    first = set(_as_lines(start.fixed))
    is_same_room = not any(_is_meant(line, edit) for edit in plan.edits if not edit.keep for line in first)
    return is_same_room and all(_price(plan, line) < CLOSED and line not in first for line in given_up)


def _proven_anew(now: Problem, plan: Plan) -> _Proof:
    """The bound when there is more room than the prices were made for: everybody is priced again."""
    found = reproven(now, plan.lines, plan.rows)
    assert found is not None, "the rows belong to the plan"
    return _Proof(found.dual, np.inf, found.prices, found.worth)


def _planned_anew(now: Problem, plan: Plan, own: list[Line], offers: Offers, edit: Edit) -> list[Change]:
    """What comes and goes when the edit's customer is planned anew, and others get what became free."""
    stands = set(_as_lines(now.fixed[now.fixed[:, 0] == edit.customer]))
    near = [line for line in own if line[2] < SETTLED_WEEKS and not _is_meant(line, edit)]
    settled = [] if edit.keep else [line for line in near if line not in stands]
    moving = [line for line in own if line not in stands and line not in settled]
    room = room_beside(now, plan.lines, moving)
    pushed_out = _pushed_out(now, room, plan.lines, edit) if edit.keep else []
    offers = after_lines(offers, _rows(settled) * np.array([0, 1, 1])) if settled else offers
    grid = np.where(room.closed(), CLOSED, 0.0)
    for _, gesture, week in moving:
        grid[gesture, week] -= STAY_BONUS * bool(offers.unexpected[0, week] > 0)
    found = best_plans(offers, grid).lines + np.array([edit.customer, 0, 0])
    new = _as_lines(found[room.fits(found)])
    room.take(_rows(new))
    freed = [line for line in moving if line not in new]
    changes = [Change(*line, False) for line in freed] + [Change(*line, True) for line in new if line not in moving]
    line = (edit.customer, edit.gesture, edit.week)
    changes += [Change(*line, True)] if edit.keep and line not in own else []
    return pushed_out + changes + _offered(now, room, plan.lines, freed, edit.customer)


def _pushed_out(now: Problem, room: Room, lines: Ints, edit: Edit) -> list[Change]:
    """Suggestions that must go because a line of the owner's own takes their room, those of least worth first."""
    stands = set(_as_lines(now.fixed))
    others = [line for line in _as_lines(lines) if line not in stands and line[0] != edit.customer]
    gone: list[Change] = []
    for line in sorted(others, key=lambda line: (_value(now, line), line)):
        if not room.is_overrun():
            break
        if room.is_overrun_by(line):
            room.take(_rows([line]), -1)
            gone.append(Change(*line, False))
    return gone


def _offered(now: Problem, room: Room, lines: Ints, freed: list[Line], without: int) -> list[Change]:
    """One new line for each freed cell that somebody else can take, those first who would want it most."""
    found: list[Change] = []
    counts = np.bincount(lines[:, 0], minlength=now.customers)
    for _, gesture, week in freed:
        if room.closed()[gesture, week]:
            continue
        wanted = now.appeal[:, gesture] * now.unexpected[:, week] * (counts < now.most)
        wanted[[without, *(change.customer for change in found)]] = 0.0
        few = np.argpartition(-wanted, min(OFFERED_TO, len(wanted) - 1))[:OFFERED_TO]
        few = few[wanted[few] > 0]
        for who in few[np.lexsort((few, -wanted[few]))].tolist():
            line = (who, gesture, week)
            if suits(now, _rows(_lines_of(lines, who)), line):
                room.take(_rows([line]))
                found.append(Change(*line, True))
                break
    return found


def room_beside(now: Problem, lines: Ints, moving: list[Line]) -> Room:
    """What standing and planned lines leave when the `moving` ones are taken back."""
    room = Room.of(now, capacity_left(now))
    stands = [line for line in _as_lines(now.fixed) if line in _lines_of(lines, line[0])]
    room.take_counts(counts_of(now, lines) - counts_of(now, _rows([*stands, *moving])))
    return room


def _changed(lines: Ints, changes: list[Change]) -> Ints:
    """Lines after the changes, in order of customer and week."""
    gone: list[int] = []
    for change in changes:
        if not change.is_new:
            own = _lines_of(lines, change.customer)
            gone.append(int(np.searchsorted(lines[:, 0], change.customer)) + own.index(change.line))
    kept = np.delete(lines, gone, axis=0)
    for line in sorted(change.line for change in changes if change.is_new):
        who, _, week = line
        place = int(np.searchsorted(kept[:, 0], who)) + sum(one[2] < week for one in _lines_of(kept, who))
        kept = np.insert(kept, place, line, axis=0)
    return kept


def _net(changes: list[Change]) -> tuple[Change, ...]:
    """Changes without those that were taken back again; first what went."""
    count: dict[Line, int] = {}
    for change in changes:
        count[change.line] = count.get(change.line, 0) + (1 if change.is_new else -1)
    gone = [Change(*line, False) for line in sorted(count) if count[line] < 0]
    return (*gone, *(Change(*line, True) for line in sorted(count) if count[line] > 0))


def _value(problem: Problem, line: Line) -> float:
    who, gesture, week = line
    return float(problem.appeal[who, gesture] * problem.unexpected[who, week] * problem.season[gesture, week])


def _price(plan: Plan, line: Line) -> float:
    _, gesture, week = line
    return float(plan.prices[gesture, week])


def _lines_of(lines: Ints, customer: int) -> list[Line]:
    """A customer's lines; `lines` are in order of customer."""
    begin, end = np.searchsorted(lines[:, 0], (customer, customer + 1))
    return _as_lines(lines[begin:end])


def _is_meant(line: Line, edit: Edit) -> bool:
    """Whether an edit is about a line."""
    who, gesture, week = line
    return who == edit.customer and edit.gesture in (gesture, ANY) and edit.week in (week, ANY)


def _as_lines(rows: Ints) -> list[Line]:
    return [(who, gesture, week) for who, gesture, week in rows.tolist()]


def _rows(lines: list[Line]) -> Ints:
    return np.array(lines, dtype=np.int64).reshape(-1, 3)
