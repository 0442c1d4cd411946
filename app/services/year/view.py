"""What a plan says: its lines with their reasons, who is left in peace, and how it compares."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from app.domain.customer import Customer
from app.domain.gesture import Gesture, Surprise, SurpriseState
from app.domain.planner.comparing import compare
from app.domain.planner.explaining import explain
from app.domain.planner.snapshot import Plan
from app.domain.surprise_words import NEAR_DAYS, Nearest, Person, why_now, why_person, why_this
from app.domain.year_plan import Comparison, LeftInPeace, LineKey, PlanFace, PlanLine, Thought, YearPlan
from app.services.year.snapshot import Snapshot, has_usable_fact
from app.storage.planning import Known

HUNDRED = 100.0
CLOSE_DAYS = 28
_WEEKDAYS = (1, 3, 2, 4, 0)
"""Tuesdays first: by then the week is under way, and it is not yet full."""


class View:
    """Puts a plan into words; `accepted` are surprises by row, column and week."""

    def __init__(
        self,
        snapshot: Snapshot,
        plan: Plan,
        locked: frozenset[tuple[int, int, int]] = frozenset(),
        accepted: tuple[Surprise, ...] = (),
    ) -> None:
        self.snapshot, self.plan, self._locked = snapshot, plan, locked
        self._standing = {
            (snapshot.row(one.customer_id), snapshot.column(one.gesture_id), snapshot.week(one.day)): one
            for one in (*snapshot.standing, *accepted)
        }
        self._moments: dict[int, list[tuple[date, str]]] = {}
        for each in snapshot.expected:
            self._moments.setdefault(each.customer_id, []).append((each.day, each.kind))
        self._given: dict[int, list[Surprise]] = {}
        for each in snapshot.inputs.surprises:
            if each.state is not SurpriseState.REFUSED:
                self._given.setdefault(each.customer_id, []).append(each)

    def year_plan(self, currency: str, seconds: float = 0.0, gain: float = 0.0) -> YearPlan:
        """Everything that the page shows."""
        snapshot, plan, wishes = self.snapshot, self.plan, self.snapshot.wishes
        lines = tuple(sorted((self.line(*line) for line in plan.lines.tolist()), key=_in_order))
        spent = sum(line.cost_minor for line in lines if not line.is_suggested)
        return YearPlan(
            wishes, snapshot.monday, snapshot.monday + timedelta(weeks=wishes.weeks, days=-1), currency, lines,
            self._left_in_peace(), self._without_facts(), snapshot.expected, plan.value * HUNDRED,
            plan.bound * HUNDRED, plan.gap, seconds, self._comparison(), max(0, spent - wishes.yearly_minor), gain,
            int(snapshot.learned.cases.sum()),
        )  # fmt: skip

    def thoughts(self, line: tuple[int, int, int]) -> tuple[Thought, ...]:
        """What else was thought of for the same person."""
        found = explain(self.snapshot.problem, self.plan, line).alternatives
        gestures = self.snapshot.gestures
        return tuple(Thought(gestures[one.gesture].id, gestures[one.gesture].name, one.loss) for one in found)

    def day_of(self, row: int, week: int, notice_days: int) -> date:
        """The day of a suggested week: a working day that leaves time to prepare, in the month that pays for it."""
        snapshot = self.snapshot
        monday = snapshot.monday_in(week)
        month = (monday + timedelta(days=3)).month
        days = [monday + timedelta(days=ahead) for ahead in _WEEKDAYS]
        turn = snapshot.people[row].id % len(days)
        days = [day for day in (*days[turn:], *days[:turn]) if day.month == month] or [monday + timedelta(days=3)]
        earliest = snapshot.today + timedelta(days=notice_days)
        fit = [day for day in days if day >= earliest and not snapshot.calendar.is_closed(day)]
        return fit[0] if fit else max(days)

    def reasons(self, row: int, column: int, day: date) -> tuple[str, str, str]:
        """Why this, why now, why this person."""
        snapshot = self.snapshot
        gesture, facts = snapshot.gestures[column], snapshot.reasons.get((row, column), ())
        person = self._person(row, day)
        return (
            why_this(gesture, facts, person, snapshot.today),
            why_now(day, self._nearest(snapshot.people[row].id, day), person, gesture),
            why_person(person, snapshot.today),
        )

    def line(self, row: int, column: int, week: int) -> PlanLine:
        """One line with its reasons."""
        snapshot = self.snapshot
        standing = self._standing.get((row, column, week))
        gesture, customer = snapshot.gestures[column], snapshot.people[row]
        key = LineKey(customer.id, gesture.id, snapshot.monday_in(week))
        face = _face(customer, snapshot.known(row))
        if standing is not None:
            return _accepted(key, face, gesture, standing)
        day = self.day_of(row, week, gesture.notice_days)
        facts = snapshot.reasons.get((row, column), ())
        return PlanLine(
            key, 0, face, gesture, day, SurpriseState.SUGGESTED, (row, column, week) in self._locked,
            gesture.cost_minor, gesture.minutes, HUNDRED * float(snapshot.beliefs.genuine[row, column]),
            HUNDRED * float(snapshot.unexpected.total[row, week]), HUNDRED * self._value_for_cost(row, column, week),
            *self.reasons(row, column, day), facts[0].id if facts else None, not facts,
        )  # fmt: skip

    def _value_for_cost(self, row: int, column: int, week: int) -> float:
        """The share of its worth that a line keeps after the price of the money, minutes and stock it takes."""
        problem = self.snapshot.problem
        worth = float(problem.appeal[row, column] * problem.unexpected[row, week])
        return max(0.0, 1.0 - float(self.plan.prices[column, week]) / worth) if worth > 0 else 0.0

    def _person(self, row: int, day: date) -> Person:
        snapshot = self.snapshot
        customer, known = snapshot.people[row], snapshot.known(row)
        before = [one for one in self._given.get(customer.id, ()) if (one.delivered_on or one.day) < day]
        done = [one for one in before if one.state is SurpriseState.DELIVERED]
        return Person(
            customer, known.warmth, known.chance, customer.acquainted_since or known.first_day, known.last_day,
            known.usual_gap_days, max((one.delivered_on or one.day for one in before), default=None),
            done[-1].delight if done else None, snapshot.inputs.sent.get(customer.id, ()),
        )  # fmt: skip

    def _nearest(self, customer_id: int, day: date) -> Nearest | None:
        """Their own moment first; a holiday that everybody shares only where it is close."""
        for moments, reach in ((self._moments.get(customer_id, ()), NEAR_DAYS), (self._moments.get(0, ()), CLOSE_DAYS)):
            when, kind = min(moments, key=lambda moment: abs((moment[0] - day).days), default=(date.max, ""))
            if abs((when - day).days) <= reach:
                return Nearest(kind, (day - when).days)
        return None

    def _left_in_peace(self) -> tuple[LeftInPeace, ...]:
        snapshot = self.snapshot
        return tuple(
            LeftInPeace(_face(snapshot.people[row], snapshot.known(row)), found[0].sentence, found[0].until)
            for row, found in snapshot.refused.items() if found[0].covers(snapshot.today)
        )  # fmt: skip

    def _without_facts(self) -> tuple[PlanFace, ...]:
        snapshot = self.snapshot
        return tuple(
            _face(customer, snapshot.known(row))
            for row, customer in enumerate(snapshot.people)
            if row not in snapshot.refused and not has_usable_fact(snapshot.inputs.facts.get(customer.id, ()))
        )

    def _comparison(self) -> Comparison:
        snapshot = self.snapshot
        found = compare(
            snapshot.problem, self.plan, snapshot.beliefs, snapshot.occasions, snapshot.wishes.seed, with_greedy=False
        )
        share = found.birthday_and_christmas.value / found.plan.value if found.plan.value > 0 else 0.0
        return Comparison(found.times, found.low, found.high, share)


def _accepted(key: LineKey, face: PlanFace, gesture: Gesture, one: Surprise) -> PlanLine:
    cost = gesture.cost_minor if one.cost_minor is None else one.cost_minor
    minutes = gesture.minutes if one.minutes is None else one.minutes
    return PlanLine(
        key, one.id, face, gesture, one.day, one.state, one.is_locked, cost, minutes, HUNDRED * one.genuine,
        HUNDRED * one.unexpected, HUNDRED * one.value, one.why_this, one.why_now, one.why_person, one.fact_id,
    )  # fmt: skip


def _face(customer: Customer, known: Known) -> PlanFace:
    return PlanFace(
        customer.id, customer.uuid, customer.name, customer.first_name, customer.photo_id, known.warmth
    )


def _in_order(line: PlanLine) -> tuple[date, int]:
    return line.day, line.key.customer_id


def rows_of(lines: Iterable[list[int]]) -> list[tuple[int, int, int]]:
    """Lines as plain tuples."""
    return [(row, column, week) for row, column, week in lines]
