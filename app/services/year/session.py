"""The plan under way: made from the file, kept while nothing else changes it, and adapted after every answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from time import perf_counter

import numpy as np

from app.domain.calendar import calendar_of
from app.domain.gesture import Surprise
from app.domain.money import minor_digits
from app.domain.planner.checking import check, value_of
from app.domain.planner.repair import repair
from app.domain.planner.snapshot import Edit, Ints, IsCancelled, Plan, Report
from app.domain.planner.solving import in_order, solve
from app.domain.year_plan import LineKey, PlanWishes, Thought, YearPlan
from app.services.year.snapshot import Snapshot, snapshot
from app.services.year.view import View, rows_of
from app.storage import planning, public_holidays, setting_groups
from app.storage.planning import Suggested
from app.storage.store import Store

WORTH_MOVING = 0.03
"""A plan made anew is only offered when it is better by this share (SCIENCE.md B6)."""


@dataclass(frozen=True, slots=True)
class Made:
    """A plan of a snapshot, good for one state of the file."""

    snapshot: Snapshot
    plan: Plan
    locked: frozenset[tuple[int, int, int]]
    generation: int
    seconds: float = 0.0
    gain: float = 0.0
    accepted: tuple[Surprise, ...] = ()
    """Accepted since the snapshot was taken."""

    @property
    def view(self) -> View:
        """The plan in words."""
        return View(self.snapshot, self.plan, self.locked, self.accepted)

    def suggestions(self) -> tuple[Suggested, ...]:
        """Lines that wait for an answer, as they are stored."""
        snapshot = self.snapshot
        standing = {
            (snapshot.row(one.customer_id), snapshot.column(one.gesture_id), snapshot.week(one.day))
            for one in (*snapshot.standing, *self.accepted)
        }
        return tuple(
            Suggested(snapshot.people[row].id, snapshot.gestures[column].id, snapshot.monday_in(week),
                      (row, column, week) in self.locked)
            for row, column, week in rows_of(self.plan.lines.tolist()) if (row, column, week) not in standing
        )  # fmt: skip

    def line(self, key: LineKey) -> tuple[int, int, int] | None:
        """Where a line stands in the arrays; None where it is no longer planned."""
        row, column = self.snapshot.row(key.customer_id), self.snapshot.column(key.gesture_id)
        if row is None or column is None:
            return None
        line = (row, column, self.snapshot.week(key.week))
        return line if line in rows_of(self.plan.lines.tolist()) else None

    def after(self, edits: tuple[Edit, ...], locked: frozenset[tuple[int, int, int]] | None = None) -> Made:
        """The plan after answers; what was accepted does not move."""
        found = repair(self.snapshot.problem, self.plan, edits)
        kept = self.locked if locked is None else locked
        return replace(self, plan=found.plan, locked=kept & set(rows_of(found.plan.lines.tolist())))

    def thoughts(self, key: LineKey) -> tuple[Thought, ...]:
        """What else was thought of."""
        line = self.line(key)
        return self.view.thoughts(line) if line else ()

    def shown(self, currency: str) -> YearPlan:
        """The plan as the page shows it."""
        return self.view.year_plan(currency, self.seconds, self.gain)


class YearSession:
    """Reads the file and plans; the latest plan is kept, since answering must not read everything again."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.made: Made | None = None

    def fresh(
        self, wishes: PlanWishes, report: Report | None = None, is_cancelled: IsCancelled | None = None
    ) -> Made:
        """A year planned anew around what was accepted and locked."""
        start = perf_counter()
        locks = tuple(each for each in planning.suggested(self._store.sql) if each.is_locked)
        found = self._snapshot(wishes, locks)
        plan = solve(found.problem, wishes.seed, report, is_cancelled)
        return Made(found, plan, _locked(found, locks), self._generation, perf_counter() - start)

    def present(self, wishes: PlanWishes) -> Made | None:
        """The stored plan with a proof of today; None before the first one."""
        if self.made is not None and self.made.generation == self._generation and self.made.snapshot.wishes == wishes:
            return self.made
        stored = planning.suggested(self._store.sql)
        locks = tuple(each for each in stored if each.is_locked)
        found = self._snapshot(wishes, locks)
        if not stored and not found.standing:
            return None
        start = perf_counter()
        best = solve(found.problem, wishes.seed)
        lines = in_order(_still_possible(found, stored))
        value = value_of(found.problem, lines)
        gain = best.value / value - 1 if value > 0 else 0.0
        plan = replace(best, lines=lines, value=value, bound=max(best.bound, value))
        self.made = Made(found, plan, _locked(found, locks), self._generation, perf_counter() - start,
                         gain if gain >= WORTH_MOVING else 0.0)  # fmt: skip
        return self.made

    def keep(self, made: Made) -> None:
        """Go on with this plan, which was just written."""
        self.made = replace(made, generation=self._generation)

    @property
    def _generation(self) -> int:
        return self._store.history.generation

    def _snapshot(self, wishes: PlanWishes, locks: tuple[Suggested, ...]) -> Snapshot:
        today = self._store.clock.today()
        owner = setting_groups.load(self._store.db).owner
        first = wishes.from_day or today
        holidays = public_holidays.between(self._store.sql, first, first + timedelta(weeks=wishes.weeks + 1))
        inputs = planning.read(self._store.db, today)
        unit = 10 ** minor_digits(owner.currency)
        return snapshot(inputs, wishes, today, calendar_of(owner, holidays), owner.country, unit, locks)


def _locked(found: Snapshot, locks: Sequence[Suggested]) -> frozenset[tuple[int, int, int]]:
    lines = ((found.row(one.customer_id), found.column(one.gesture_id), found.week(one.week)) for one in locks)
    return frozenset((row, column, week) for row, column, week in lines if row is not None and column is not None)


def _still_possible(found: Snapshot, stored: Sequence[Suggested]) -> Ints:
    """Standing lines, and those suggestions that still break no rule."""
    lines = [tuple(line) for line in found.problem.fixed.tolist()]
    for one in stored:
        row, column, week = found.row(one.customer_id), found.column(one.gesture_id), found.week(one.week)
        if row is not None and column is not None and 0 <= week < found.problem.weeks:
            lines.append((row, column, week))
    kept = np.array(sorted(set(lines)), dtype=np.int64).reshape(-1, 3)
    standing = {tuple(line) for line in found.problem.fixed.tolist()}
    while broken := check(found.problem, kept).violations:
        loose = [place for place, line in enumerate(kept.tolist()) if tuple(line) not in standing]
        named = {where for one in broken for where in one.where[:1]}
        wrong = [place for place in loose if kept[place, 0] in named] or loose
        if not wrong:
            break
        kept = np.delete(kept, wrong[-1], axis=0)
    return kept


