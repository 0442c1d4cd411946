"""A plan of the year as it stands between two answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from app.domain.errors import KeepwarmError
from app.domain.gesture import Surprise
from app.domain.planner.checking import check
from app.domain.planner.repair import SETTLED_WEEKS, repair
from app.domain.planner.snapshot import Edit, Ints, Plan
from app.domain.year_plan import LineKey, Thought, YearPlan
from app.services.year.snapshot import Snapshot
from app.services.year.view import Line, Telling, View
from app.storage.planning import Suggested


@dataclass(frozen=True, slots=True)
class Made:
    """A plan of a snapshot, good for one state of the file. Nothing that is told of it changes: any thread may read."""

    snapshot: Snapshot
    plan: Plan
    telling: Telling
    locked: frozenset[Line]
    generation: int
    seconds: float = 0.0
    gain: float = 0.0
    accepted: tuple[Surprise, ...] = ()
    """Accepted since the snapshot was taken."""

    @property
    def view(self) -> View:
        """The plan in words."""
        return View(self.snapshot, self.plan, self.telling, self.locked, self.accepted)

    def suggestions(self) -> tuple[Suggested, ...]:
        """Lines that wait for an answer, as they are stored."""
        frame, standing = self.snapshot.frame, self._standing
        return tuple(
            Suggested(frame.people[line[0]].id, frame.gestures[line[1]].id, frame.monday_in(line[2]),
                      line in self.locked)
            for line in lines_of(self.plan.lines) if line not in standing
        )  # fmt: skip

    @property
    def _standing(self) -> set[Line | None]:
        """Places of what was accepted."""
        accepted = (*self.snapshot.standing, *self.accepted)
        return {self.snapshot.frame.place(one.customer_id, one.gesture_id, one.day) for one in accepted}

    def line(self, key: LineKey) -> Line | None:
        """Where a line stands in the arrays; None where it is no longer planned."""
        line = self.snapshot.frame.place(key.customer_id, key.gesture_id, key.week)
        return line if line in lines_of(self.plan.lines) else None

    def after(self, edits: tuple[Edit, ...], locked: frozenset[Line] | None = None) -> Made:
        """The plan after answers; what was accepted does not move."""
        found = repair(self.snapshot.problem, self.plan, edits)
        kept = (self.locked if locked is None else locked) & set(lines_of(found.plan.lines))
        touched = {edit.customer for edit in edits} | {row for row, _, _ in kept ^ self.locked}
        return replace(self, plan=found.plan, locked=kept, telling=self.telling.besides(touched))

    def require_open(self, row: int, column: int, week: int, instead_of: int) -> None:
        """Refuse kindly a week that is kept clear, or too close to another surprise of theirs."""
        problem, name = self.snapshot.problem, self.snapshot.frame.people[row].first_name
        is_open = 0 <= week < problem.weeks and problem.unexpected[row, week] > 0 and problem.season[column, week]
        if not is_open:
            raise KeepwarmError(
                f"That week is kept clear for {name}.",
                "Something is expected then, or the gesture is not in season. Another week close by will do.",
            )
        own = [line for line in lines_of(self.plan.lines) if line[0] == row and line[2] != instead_of]
        stands = [line[2] for line in own if line in self.locked or line in self._standing or line[2] < SETTLED_WEEKS]
        past = [other for who, other in problem.past.tolist() if who == row]
        if any(abs(week - other) < problem.spacing_weeks for other in (*stands, *past)):
            raise KeepwarmError(
                f"{name} has another surprise too close to that week.",
                f"There are at least {problem.spacing_weeks} weeks between two of them.",
            )

    def thoughts(self, key: LineKey) -> tuple[Thought, ...]:
        """What else was thought of."""
        line = self.line(key)
        return self.view.thoughts(line) if line else ()

    def instead(self, line: Line, gesture_id: int) -> Line:
        """Where another gesture would stand that was thought of for the same person."""
        found = next((one for one in self.view.thoughts(line) if one.gesture_id == gesture_id), None)
        place = None if found is None else self.snapshot.frame.place(
            self.snapshot.frame.people[line[0]].id, found.gesture_id, found.week
        )  # fmt: skip
        if place is None:
            raise KeepwarmError("There is no room for that any more.", "The plan has changed meanwhile; look again.")
        return place

    def shown(self, currency: str) -> YearPlan:
        """The plan as the page shows it."""
        return self.view.year_plan(currency, self.seconds, self.gain)


def lines_of(lines: Ints) -> tuple[Line, ...]:
    """Lines as plain tuples."""
    return tuple((row, column, week) for row, column, week in lines.tolist())


def still_possible(found: Snapshot, stored: Sequence[Suggested]) -> Ints:
    """Standing lines, and those suggestions that still break no rule."""
    standing = lines_of(found.problem.fixed)
    places = (found.frame.place(one.customer_id, one.gesture_id, one.week) for one in stored)
    lines = sorted({*standing, *(place for place in places if place is not None)})
    kept = np.array(lines, dtype=np.int64).reshape(-1, 3)
    while broken := check(found.problem, kept).violations:
        loose = [place for place, line in enumerate(lines_of(kept)) if line not in standing]
        named = {where for one in broken for where in one.where[:1]}
        wrong = [place for place in loose if kept[place, 0] in named] or loose
        if not wrong:
            break
        kept = np.delete(kept, wrong[-1], axis=0)
    return kept
