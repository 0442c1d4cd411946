"""Surprises: the plan of the year, the owner's answers to it, and what happens between accepting and delight."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain.changes import Topic
from app.domain.errors import KeepwarmError
from app.domain.gesture import Refused, Surprise, SurpriseState
from app.domain.today import Step
from app.domain.year_plan import LineKey, NoScope, PlanLine, PlanWishes, Thought, YearPlan
from app.services.service import Service, days
from app.storage import planning, setting_groups
from app.storage.shelves import GESTURE_STEPS, GESTURES, REFUSALS, SURPRISES
from app.storage.store import Store
from app.storage.today import surprise as preparing

if TYPE_CHECKING:
    from app.domain.planner.snapshot import Edit, IsCancelled, Report
    from app.services.year.session import Made, YearSession

YEAR_DAYS = 365


class SurpriseService(Service):
    """Every answer is one action; the plan adapts around it at once, and what was accepted does not move."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._kept_session: YearSession | None = None

    def wishes(self) -> PlanWishes:
        """What the owner gives for the year."""
        given = setting_groups.load(self._store.db).surprises
        return PlanWishes(
            given.yearly_minor, given.monthly_minor, given.weekly_minutes, given.gap_weeks, given.seed
        )

    def plan(
        self, wishes: PlanWishes | None = None, report: Report | None = None, is_cancelled: IsCancelled | None = None
    ) -> YearPlan:
        """The year planned anew; the wishes are kept as settings. Long, so for a worker."""
        asked = wishes or self.wishes()
        made = self._session.fresh(asked, report, is_cancelled)
        suggested = made.suggestions()
        with self._action(f"Planned a year with {len(suggested)} suggestions", Topic.PLANS, "gift") as action:
            self._keep_wishes(asked)
            planning.suggest(self._store.sql, suggested)
            action.count = max(1, len(suggested))
        return self._go_on(made)

    def preview(
        self, wishes: PlanWishes, report: Report | None = None, is_cancelled: IsCancelled | None = None
    ) -> YearPlan:
        """What a year with other wishes would be; nothing is kept."""
        return self._session.fresh(wishes, report, is_cancelled).shown(self._currency)

    def current(self) -> YearPlan | None:
        """The plan as it stands, with what was accepted; None before the first one. For a worker."""
        made = self._session.present(self.wishes())
        return None if made is None else made.shown(self._currency)

    def thoughts(self, key: LineKey) -> tuple[Thought, ...]:
        """Other gestures that were thought of for the same person."""
        return self._made().thoughts(key)

    def accept(self, key: LineKey, reason: str = "") -> YearPlan:
        """The plan with this suggestion accepted; `reason` is the owner's own where no fact speaks for it."""
        made, line = self._found(key)
        with self._action(f"Accepted {self._told(line)}", Topic.PLANS, "gift", key.customer_id):
            stored = self._store_accepted(line, reason)
            after = replace(made.after((_kept(made, key),)), accepted=(*made.accepted, stored))
            planning.suggest(self._store.sql, after.suggestions())
        return self._go_on(after)

    def accept_all(self) -> YearPlan:
        """The plan with every suggestion accepted that a fact speaks for."""
        made = self._made()
        lines = [line for line in made.shown(self._currency).lines if line.is_suggested and not line.asks_reason]
        if not lines:
            raise KeepwarmError("There is nothing to accept.", "Every suggestion is answered, or asks for a reason.")
        with self._action(f"Accepted {len(lines)} surprises", Topic.PLANS, "gift", count=len(lines)):
            stored = tuple(self._store_accepted(line, "") for line in lines)
            edits = tuple(_kept(made, line.key) for line in lines)
            after = replace(made.after(edits), accepted=(*made.accepted, *stored))
            planning.suggest(self._store.sql, after.suggestions())
        return self._go_on(after)

    def another_idea(self, key: LineKey) -> YearPlan:
        """The plan with another gesture for the same person."""
        return self._refused(key, Refused(0, key.customer_id, key.gesture_id, self._today, self._next_year,
                                          "another idea"), "Another idea than")  # fmt: skip

    def refuse(self, key: LineKey, scope: NoScope) -> YearPlan:
        """The plan without this person, or without this gesture for them."""
        whole = {
            NoScope.NEVER: Refused(0, key.customer_id, None, None, None, "never"),
            NoScope.THIS_YEAR: Refused(0, key.customer_id, None, self._today, self._next_year, "not this year"),
            NoScope.THIS_GESTURE: Refused(0, key.customer_id, key.gesture_id, None, None, "not this gesture"),
        }[scope]
        return self._refused(key, whole, "No to")

    def another_week(self, key: LineKey, week: date | None = None) -> YearPlan:
        """The plan with this surprise in the named week, or in whichever is best besides this one."""
        from app.domain.planner.snapshot import Edit

        made, line = self._found(key)
        row, column, old = _line(made, key)
        edits: tuple[Edit, ...] = (Edit(row, column, old),)
        if week is not None:
            new = made.snapshot.week(week)
            self._require_open(made, row, column, new)
            edits = (*edits, Edit(row, column, new, keep=True))
        no = Refused(0, key.customer_id, key.gesture_id, key.week, key.week + timedelta(days=6), "another week")
        with self._action(f"Another week for {self._told(line)}", Topic.PLANS, "gift", key.customer_id):
            REFUSALS.add(self._store.db, no)
            after = made.after(edits)
            planning.suggest(self._store.sql, after.suggestions())
        return self._go_on(after)

    def lock(self, key: LineKey, is_on: bool = True) -> YearPlan:
        """The plan with this suggestion fixed for the next one, or loose again."""
        from app.domain.planner.snapshot import Edit

        made, line = self._found(key)
        place = _line(made, key)
        words = "Locked" if is_on else "Unlocked"
        with self._action(f"{words} {self._told(line)}", Topic.PLANS, "lock", key.customer_id):
            locked = made.locked | {place} if is_on else made.locked - {place}
            after = made.after((Edit(*place, keep=True),) if is_on else (), locked)
            planning.suggest(self._store.sql, after.suggestions())
        return self._go_on(after if is_on else self._again(after))

    def drop(self, number: int) -> None:
        """An accepted surprise is given up again."""
        surprise = SURPRISES.get(self._store.db, number)
        with self._action(f"Gave up {self._named(surprise)}", Topic.PLANS, "gift", surprise.customer_id):
            SURPRISES.change(self._store.db, number, trashed_at=self._now)

    def move(self, number: int, day: date) -> Surprise:
        """An accepted surprise on another day; what has to be prepared moves with it."""
        surprise = SURPRISES.get(self._store.db, number)
        label = f"Moved {self._named(surprise)} to {days(day)}"
        with self._action(label, Topic.PLANS, "gift", surprise.customer_id, f"from {days(surprise.day)}"):
            preparing.shift(self._store.sql, number, (day - surprise.day).days, self._today)
            return SURPRISES.change(self._store.db, number, day=day)

    def tick(self, step_id: int, is_done: bool = True) -> Surprise:
        """The surprise after a step of its preparation was done, or opened again; prepared once all are done."""
        surprise, text = self._step(step_id)
        words = "Prepared" if is_done else "Opened again"
        with self._action(f"{words}: {text}", Topic.PLANS, "gift", surprise.customer_id):
            preparing.tick(self._store.sql, step_id, self._today if is_done else None)
            is_ready = all(step.is_done for step in preparing.steps(self._store.db, surprise.id))
            state = SurpriseState.PREPARED if is_ready else SurpriseState.ACCEPTED
            self._take_from_stock(surprise, state)
            return SURPRISES.change(self._store.db, surprise.id, state=state)

    def deliver(self, number: int) -> Surprise:
        """The surprise as delivered today; how it was received can be said later."""
        surprise = SURPRISES.get(self._store.db, number)
        name = self._customer(surprise.customer_id).first_name
        with self._action(f"Surprised {name}", Topic.CONTACTS, "gift", surprise.customer_id):
            self._take_from_stock(surprise, SurpriseState.DELIVERED)
            return SURPRISES.change(self._store.db, number, state=SurpriseState.DELIVERED, delivered_on=self._today)

    def react(self, number: int, delight: int, words: str = "", told_others: bool = False) -> Surprise:
        """How it was received: delight 1 to 5, and their words; the next plan learns from it."""
        surprise = SURPRISES.get(self._store.db, number)
        with self._action(f"How {self._named(surprise)} was received", Topic.CONTACTS, "heart", surprise.customer_id):
            return SURPRISES.change(
                self._store.db, number, delight=min(5, max(1, delight)), their_words=" ".join(words.split()),
                told_others=told_others,
            )  # fmt: skip

    def spend(self, number: int, cost_minor: int, minutes: int) -> Surprise:
        """What a surprise really took."""
        surprise = SURPRISES.get(self._store.db, number)
        with self._action(f"What {self._named(surprise)} took", Topic.PLANS, "coin", surprise.customer_id):
            return SURPRISES.change(self._store.db, number, cost_minor=max(0, cost_minor), minutes=max(0, minutes))

    def steps(self, number: int) -> tuple[Step, ...]:
        """What an accepted surprise needs beforehand."""
        return preparing.steps(self._store.db, number)

    def shopping(self, first: date, last: date) -> tuple[tuple[date, str, Step], ...]:
        """Everything to prepare from one day to another: the day it is due, for what, and the step."""
        found = []
        for one in SURPRISES.select(
            self._store.db, "WHERE state = 'accepted' AND trashed_at IS NULL ORDER BY day, id"
        ):
            name = GESTURES.get(self._store.db, one.gesture_id).name
            found += [
                (step.due, name, step) for step in self.steps(one.id) if first <= step.due <= last and not step.is_done
            ]
        return tuple(sorted(found, key=lambda item: (item[0], item[1], item[2].id)))

    @property
    def _session(self) -> YearSession:
        if self._kept_session is None:
            from app.services.year.session import YearSession

            self._kept_session = YearSession(self._store)
        return self._kept_session

    @property
    def _currency(self) -> str:
        return setting_groups.load(self._store.db).owner.currency

    @property
    def _next_year(self) -> date:
        return self._today + timedelta(days=YEAR_DAYS)

    def _made(self) -> Made:
        made = self._session.present(self.wishes())
        if made is None:
            raise KeepwarmError("There is no plan yet.", "Plan the year first.")
        return made

    def _found(self, key: LineKey) -> tuple[Made, PlanLine]:
        """The plan and the suggestion that an answer is about."""
        made = self._made()
        place = made.line(key)
        line = None if place is None else made.view.line(*place)
        if line is None or not line.is_suggested:
            raise KeepwarmError("This suggestion is no longer there.", "The plan has changed meanwhile; look again.")
        return made, line

    def _refused(self, key: LineKey, no: Refused, words: str) -> YearPlan:
        from app.domain.planner.snapshot import ANY, Edit

        made, line = self._found(key)
        row, column, _ = _line(made, key)
        with self._action(f"{words} {self._told(line)}", Topic.PLANS, "gift", key.customer_id):
            REFUSALS.add(self._store.db, no)
            after = made.after((Edit(row, ANY if no.gesture_id is None else column, ANY),))
            planning.suggest(self._store.sql, after.suggestions())
        return self._go_on(after)

    def _store_accepted(self, line: PlanLine, reason: str) -> Surprise:
        why = reason.strip() or line.why_this
        stored = SURPRISES.add(self._store.db, Surprise(
            customer_id=line.key.customer_id, gesture_id=line.key.gesture_id, day=line.day,
            state=SurpriseState.ACCEPTED, is_locked=line.is_locked, why_this=why, why_now=line.why_now,
            why_person=line.why_person, fact_id=line.fact_id, genuine=line.genuine / 100,
            unexpected=line.unexpected / 100, value=line.value / 100,
        ), self._now)  # fmt: skip
        planned = GESTURE_STEPS.of(self._store.db, line.key.gesture_id, "-days_before", by=("gesture_id",))
        steps = (
            Step(0, each.text, max(self._today, line.day - timedelta(days=each.days_before)), None) for each in planned
        )
        preparing.add_steps(self._store.sql, stored.id, steps)
        return stored

    def _again(self, made: Made) -> Made:
        """The plan read anew: what was accepted now stands in the file."""
        self._session.made = None
        return self._session.present(made.snapshot.wishes) or made

    def _go_on(self, made: Made) -> YearPlan:
        self._session.keep(made)
        return made.shown(self._currency)

    def _keep_wishes(self, wishes: PlanWishes) -> None:
        before = setting_groups.load(self._store.db)
        given = replace(
            before.surprises, yearly_minor=wishes.yearly_minor, monthly_minor=wishes.monthly_minor,
            weekly_minutes=wishes.weekly_minutes, gap_weeks=wishes.gap_weeks, seed=wishes.seed,
        )  # fmt: skip
        if given != before.surprises:
            setting_groups.save(self._store.db, before, replace(before, surprises=given))

    def _take_from_stock(self, surprise: Surprise, state: SurpriseState) -> None:
        """One of the stock goes with the preparation, and comes back when it is opened again."""
        gesture = GESTURES.get(self._store.db, surprise.gesture_id)
        was_taken = surprise.state in (SurpriseState.PREPARED, SurpriseState.DELIVERED)
        is_taken = state in (SurpriseState.PREPARED, SurpriseState.DELIVERED)
        if gesture.stock is not None and was_taken is not is_taken:
            left = max(0, gesture.stock + (1 if was_taken else -1))
            GESTURES.change(self._store.db, gesture.id, stock=left)

    def _require_open(self, made: Made, row: int, column: int, week: int) -> None:
        problem = made.snapshot.problem
        is_open = 0 <= week < problem.weeks and problem.unexpected[row, week] > 0 and problem.season[column, week]
        if not is_open:
            name = made.snapshot.people[row].first_name
            raise KeepwarmError(
                f"That week is kept clear for {name}.",
                "Something is expected then, or the gesture is not in season. Another week close by will do.",
            )

    def _told(self, line: PlanLine) -> str:
        return f"“{line.gesture.name}” for {line.face.first_name}"

    def _named(self, surprise: Surprise) -> str:
        gesture = GESTURES.get(self._store.db, surprise.gesture_id)
        return f"“{gesture.name}” for {self._customer(surprise.customer_id).first_name}"

    def _step(self, step_id: int) -> tuple[Surprise, str]:
        found = preparing.step(self._store.sql, step_id)
        if found is None:
            raise KeepwarmError("This step is no longer here.", "It may have been taken back; the history shows when.")
        return SURPRISES.get(self._store.db, found[0]), found[1]


def _line(made: Made, key: LineKey) -> tuple[int, int, int]:
    line = made.line(key)
    assert line is not None
    return line


def _kept(made: Made, key: LineKey) -> Edit:
    from app.domain.planner.snapshot import Edit

    return Edit(*_line(made, key), keep=True)
