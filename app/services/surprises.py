"""Surprises: the plan of the year and the owner's answers to it; what follows stands in `surprise_deeds`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.domain.changes import Topic
from app.domain.errors import KeepwarmError
from app.domain.gesture import Refused, Surprise, SurpriseState
from app.domain.today import Step
from app.domain.year_plan import LineKey, NoScope, PlanLine, PlanWishes, Thought, YearPlan
from app.services.surprise_deeds import SurpriseDeeds
from app.storage import planning, setting_groups
from app.storage.history import Action
from app.storage.shelves import GESTURE_STEPS, REFUSALS, SURPRISES
from app.storage.store import Store
from app.storage.today import surprise as preparing

if TYPE_CHECKING:
    from app.domain.planner.snapshot import Edit, IsCancelled, Report
    from app.services.year.made import Made
    from app.services.year.session import YearSession
    from app.services.year.view import Line

YEAR_DAYS = 365


@dataclass(slots=True)
class Answer:
    """An answer under way: the plan and the line that it is about, and the plan that it leads to."""

    made: Made
    line: PlanLine
    place: Line
    after: Made


class SurpriseService(SurpriseDeeds):
    """Every answer is one action; the plan adapts around it at once, and what was accepted does not move."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._kept_session: YearSession | None = None

    def wishes(self) -> PlanWishes:
        """What the owner gives for the year."""
        given = setting_groups.load(self._store.db).surprises
        return PlanWishes(given.yearly_minor, given.monthly_minor, given.weekly_minutes, given.gap_weeks, given.seed)

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
            before = self._session.generation
        self._keep(made, before, action)
        return made.shown(self._currency)

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
        with self._answer(key, "Accepted") as answer:
            stored = self._store_accepted(answer.line, reason)
            after = answer.made.after((_kept(answer.place),))
            answer.after = replace(after, accepted=(*after.accepted, stored))
        return answer.after.shown(self._currency)

    def accept_all(self) -> YearPlan:
        """The plan with every suggestion accepted that a fact speaks for."""
        made = self._made()
        lines = [line for line in made.shown(self._currency).lines if line.is_suggested and not line.asks_reason]
        if not lines:
            raise KeepwarmError("There is nothing to accept.", "Every suggestion is answered, or asks for a reason.")
        with self._action(f"Accepted {len(lines)} surprises", Topic.PLANS, "gift", count=len(lines)) as action:
            stored = tuple(self._store_accepted(line, "") for line in lines)
            places = [place for line in lines if (place := made.line(line.key))]
            after = made.after(tuple(_kept(place) for place in places))
            after = replace(after, accepted=(*after.accepted, *stored))
            planning.suggest(self._store.sql, after.suggestions())
            before = self._session.generation
        self._keep(after, before, action)
        return after.shown(self._currency)

    def another_idea(self, key: LineKey) -> YearPlan:
        """The plan with another gesture for the same person."""
        with self._answer(key, "Another idea than") as answer:
            no = Refused(0, key.customer_id, key.gesture_id, self._today, self._next_year, "another idea")
            answer.after = self._without(answer, no)
        return answer.after.shown(self._currency)

    def this_instead(self, key: LineKey, gesture_id: int) -> YearPlan:
        """The plan with one of the other thoughts in place of this gesture, in the week it was thought of for.

        It is the owner's own choice, so the next plan leaves it alone like a locked one.
        """
        from app.domain.planner.snapshot import ANY, Edit

        with self._answer(key, "Something else than") as answer:
            made, (row, column, _) = answer.made, answer.place
            chosen = made.instead(answer.place, gesture_id)
            no = Refused(0, key.customer_id, key.gesture_id, self._today, self._next_year, "another idea")
            REFUSALS.add(self._store.db, no)
            edits = (Edit(*chosen, keep=True), Edit(row, column, ANY))
            answer.after = made.after(edits, (made.locked - {answer.place}) | {chosen})
        return answer.after.shown(self._currency)

    def refuse(self, key: LineKey, scope: NoScope) -> YearPlan:
        """The plan without this person, or without this gesture for them."""
        no = {
            NoScope.NEVER: Refused(0, key.customer_id, None, None, None, "never"),
            NoScope.THIS_YEAR: Refused(0, key.customer_id, None, self._today, self._next_year, "not this year"),
            NoScope.THIS_GESTURE: Refused(0, key.customer_id, key.gesture_id, None, None, "not this gesture"),
        }[scope]
        with self._answer(key, "No to") as answer:
            answer.after = self._without(answer, no)
        return answer.after.shown(self._currency)

    def another_week(self, key: LineKey, week: date | None = None) -> YearPlan:
        """The plan with this surprise in the named week, or in whichever is best besides this one.

        A named week is the owner's own choice, so the next plan leaves it alone like a locked one.
        """
        from app.domain.planner.snapshot import Edit

        with self._answer(key, "Another week for") as answer:
            made, (row, column, old) = answer.made, answer.place
            edits: tuple[Edit, ...] = (Edit(row, column, old),)
            locked = made.locked
            if week is not None:
                new = made.snapshot.frame.week(week)
                made.require_open(row, column, new, old)
                edits, locked = (*edits, Edit(row, column, new, keep=True)), locked | {(row, column, new)}
            no = Refused(0, key.customer_id, key.gesture_id, key.week, key.week + timedelta(days=6), "another week")
            REFUSALS.add(self._store.db, no)
            answer.after = made.after(edits, locked)
        return answer.after.shown(self._currency)

    def lock(self, key: LineKey, is_on: bool = True) -> YearPlan:
        """The plan with this suggestion fixed for the next one, or loose again."""
        with self._answer(key, "Locked" if is_on else "Unlocked", "lock") as answer:
            made, place = answer.made, answer.place
            locked = made.locked | {place} if is_on else made.locked - {place}
            answer.after = made.after((_kept(place),) if is_on else (), locked)
        if not is_on:
            # What stood for the search can stand no longer, so the proof is made anew.
            self._session.read_again()
            return self._made().shown(self._currency)
        return answer.after.shown(self._currency)

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

    @contextmanager
    def _answer(self, key: LineKey, words: str, icon: str = "gift") -> Iterator[Answer]:
        """One action about a suggestion; what the body leaves in `after` is stored and kept."""
        made, line = self._found(key)
        label = f"{words} “{line.gesture.name}” for {line.face.first_name}"
        with self._action(label, Topic.PLANS, icon, key.customer_id) as action:
            if not self._session.is_good(made):
                made, line = self._found(key)  # another change was quicker
            place = made.line(key)
            assert place is not None
            answer = Answer(made, line, place, made)
            yield answer
            planning.suggest(self._store.sql, answer.after.suggestions())
            before = self._session.generation
        self._keep(answer.after, before, action)

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

    def _without(self, answer: Answer, no: Refused) -> Made:
        from app.domain.planner.snapshot import ANY, Edit

        REFUSALS.add(self._store.db, no)
        row, column, _ = answer.place
        return answer.made.after((Edit(row, ANY if no.gesture_id is None else column, ANY),))

    def _store_accepted(self, line: PlanLine, reason: str) -> Surprise:
        from app.domain.planner.factors import MATCH

        own = " ".join(reason.split())
        stored = SURPRISES.add(self._store.db, Surprise(
            customer_id=line.key.customer_id, gesture_id=line.key.gesture_id, day=line.day,
            state=SurpriseState.ACCEPTED, is_locked=line.is_locked, why_this=own or line.why_this, why_now=line.why_now,
            why_person=line.why_person, fact_id=line.fact_id, genuine=max(MATCH if own else 0.0, line.genuine / 100),
            unexpected=line.unexpected / 100, value=line.value / 100,
        ), self._now)  # fmt: skip
        planned = GESTURE_STEPS.of(self._store.db, line.key.gesture_id, "-days_before", by=("gesture_id",))
        steps = (
            Step(0, each.text, max(self._today, line.day - timedelta(days=each.days_before)), None) for each in planned
        )
        preparing.add_steps(self._store.sql, stored.id, steps)
        return stored

    def _keep(self, made: Made, before: int, action: Action) -> None:
        """The plan is the present one of the generation that the action led to."""
        self._session.keep(made, before + (action.entry_id is not None))

    def _keep_wishes(self, wishes: PlanWishes) -> None:
        before = setting_groups.load(self._store.db)
        given = replace(
            before.surprises, yearly_minor=wishes.yearly_minor, monthly_minor=wishes.monthly_minor,
            weekly_minutes=wishes.weekly_minutes, gap_weeks=wishes.gap_weeks, seed=wishes.seed,
        )  # fmt: skip
        if given != before.surprises:
            setting_groups.save(self._store.db, before, replace(before, surprises=given))


def _kept(place: Line) -> Edit:
    from app.domain.planner.snapshot import Edit

    return Edit(*place, keep=True)
