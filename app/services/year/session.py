"""The plan under way: made from the file, kept while nothing else changes it, and adapted after every answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from time import perf_counter

from app.domain.calendar import calendar_of
from app.domain.money import minor_digits
from app.domain.planner.checking import value_of
from app.domain.planner.snapshot import Ints, IsCancelled, Plan, Progress, Report
from app.domain.planner.solving import in_order, solve
from app.domain.year_plan import PlanWishes
from app.services.year.frame import Frame, Shop, frame_of
from app.services.year.made import Made, still_possible
from app.services.year.proofs import Proofs
from app.services.year.snapshot import Snapshot, snapshot
from app.services.year.view import Line, Telling
from app.storage import planning, public_holidays, setting_groups
from app.storage.planning import PlanningInputs, Suggested
from app.storage.store import Store

ENOUGH = 0.999
"""A plan this close to what is proven possible is not searched any further."""
WORTH_MOVING = 0.03
"""A plan made anew is only offered when it is better by this share (SCIENCE.md B6)."""


class _Search:
    """Stops a search by itself once nothing can get noticeably better."""

    def __init__(self, report: Report | None, is_cancelled: IsCancelled | None) -> None:
        self._report, self._is_cancelled = report, is_cancelled
        self._is_enough = False

    def report(self, progress: Progress) -> None:
        """How far it has come, told on."""
        self._is_enough = progress.value >= ENOUGH * progress.bound
        if self._report is not None:
            self._report(progress)

    def is_over(self) -> bool:
        """Whether it is good enough, or the owner stopped it."""
        return self._is_enough or (self._is_cancelled is not None and self._is_cancelled())


class YearSession:
    """Reads the file and plans; the latest plan is kept, since answering must not read everything again."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.made: Made | None = None
        self._proofs = Proofs()
        self._seen: tuple[PlanningInputs, Shop, tuple[Suggested, ...]] | None = None
        """What the present plan was made of, until an answer adapts it."""

    @property
    def generation(self) -> int:
        """Which state of the file this is."""
        return self._store.history.generation

    def is_good(self, made: Made) -> bool:
        """Whether a plan still tells of the file as it is, and of today."""
        return made.generation == self.generation and made.snapshot.frame.today == self._store.clock.today()

    def fresh(self, wishes: PlanWishes, report: Report | None = None, is_cancelled: IsCancelled | None = None) -> Made:
        """A year planned anew around what was accepted and locked."""
        start, generation = perf_counter(), self.generation
        locks = tuple(each for each in planning.suggested(self._store.sql) if each.is_locked)
        found = snapshot(self._frame(wishes), locks)
        search = _Search(report, is_cancelled)
        plan = solve(found.problem, wishes.seed, search.report, search.is_over)
        self._proofs.keep(found.problem, plan)
        return Made(found, plan, Telling(found), _locked(found, locks), generation, perf_counter() - start)

    def present(self, wishes: PlanWishes) -> Made | None:
        """The stored plan with a proof of today; None before the first one. An empty one is known while it is open."""
        made = self.made
        if made is not None and self.is_good(made) and made.snapshot.frame.wishes == wishes:
            return made
        # The generation comes before the reading: what changes meanwhile makes the plan stale, never wrong.
        start, generation = perf_counter(), self.generation
        stored = planning.suggested(self._store.sql)
        frame = self._frame(wishes)
        seen = frame.inputs, frame.shop, stored
        if made is not None and self._seen == seen and (made.snapshot.frame.wishes, made.snapshot.frame.today) == (
            wishes, frame.today
        ):  # fmt: skip
            # What changed in the file is nothing that the year is made of.
            self.made = replace(made, generation=generation)
            return self.made
        locks = tuple(each for each in stored if each.is_locked)
        found = snapshot(frame, locks)
        is_empty_still = made is not None and not len(made.plan.lines) and made.snapshot.frame.wishes == wishes
        if not stored and not found.standing and not is_empty_still:
            return None
        plan, gain = self._proven(found, in_order(still_possible(found, stored)))
        self.made = Made(found, plan, Telling(found), _locked(found, locks), generation, perf_counter() - start, gain)
        self._seen = seen
        return self.made

    def _proven(self, found: Snapshot, lines: Ints) -> tuple[Plan, float]:
        """The lines with a proof of today, and how much better a plan made anew would be, where it is worth moving."""
        problem = found.problem
        best = self._proofs.of(problem)
        if best is None and self.made is not None:
            near = self._proofs.near(problem, lines, self.made.plan.gap)
            if near is not None:
                return near, 0.0
        if best is None:
            # The proof needs the prices, not the best plan: the search stops at the first one.
            best = solve(problem, found.frame.wishes.seed, is_cancelled=lambda: True)
        self._proofs.keep(problem, best)
        value = value_of(problem, lines)
        plan = replace(best, lines=lines, value=value, bound=max(best.bound, value))
        gain = best.value / value - 1 if value > 0 else 0.0
        return plan, gain if gain >= WORTH_MOVING else 0.0

    def keep(self, made: Made, generation: int) -> None:
        """Go on with this plan, which was written with that generation."""
        self._seen = None
        self.made = replace(made, generation=generation)

    def read_again(self) -> None:
        """Look at the file anew before the plan is shown next."""
        self._seen = None
        if self.made is not None:
            self.made = replace(self.made, generation=-1)

    def _frame(self, wishes: PlanWishes) -> Frame:
        today = self._store.clock.today()
        owner = setting_groups.load(self._store.db).owner
        first = wishes.from_day or today
        holidays = public_holidays.between(self._store.sql, first - timedelta(weeks=1),
                                           first + timedelta(weeks=wishes.weeks + 1))  # fmt: skip
        shop = Shop(calendar_of(owner, holidays), owner.country, 10 ** minor_digits(owner.currency))
        return frame_of(planning.read(self._store.db, today), wishes, today, shop)


def _locked(found: Snapshot, locks: Sequence[Suggested]) -> frozenset[Line]:
    places = (found.frame.place(one.customer_id, one.gesture_id, one.week) for one in locks)
    return frozenset(place for place in places if place is not None)
