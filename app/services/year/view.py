"""What a plan says: its lines with their reasons, who is left in peace, and how it compares."""

from __future__ import annotations

from collections.abc import Container
from copy import copy
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from app.domain.calendar import monday_of
from app.domain.customer import Customer
from app.domain.genuine import counts
from app.domain.gesture import Gesture, Surprise, SurpriseState
from app.domain.planner.comparing import birthday_and_christmas, compare
from app.domain.planner.explaining import explain
from app.domain.planner.snapshot import Plan
from app.domain.surprise_words import FAR_DAYS, Nearest, Person, why_now, why_person, why_this
from app.domain.year_plan import Comparison, LeftInPeace, LineKey, PlanFace, PlanLine, Thought, YearPlan
from app.services.year.frame import STANDING, Frame, given_on
from app.services.year.snapshot import Snapshot
from app.storage.planning import Known

Line = tuple[int, int, int]
"""Row, column and week."""
HUNDRED = 100.0
CLOSE_DAYS = 28
WAITING_DAYS = 60
"""So long a surprise that was accepted and not given yet stays in sight."""
_LEAST_SHARE = 1e-6
_WEEKDAYS = (1, 3, 2, 4, 0, 5, 6)
"""Tuesdays first: by then the week is under way, and it is not yet full."""


class Telling:
    """What is told of a snapshot again and again, kept from one answer to the next."""

    def __init__(self, snapshot: Snapshot) -> None:
        frame, appeal = snapshot.frame, snapshot.problem.appeal
        self.lines: dict[Line, PlanLine] = {}
        self.presents = birthday_and_christmas(snapshot.problem, snapshot.beliefs, snapshot.occasions)
        self.expected = tuple(each for days in snapshot.expected.values() for each in days)
        self.left_in_peace = tuple(
            LeftInPeace(_face(frame.people[row], frame.known(row)), found[0].sentence, found[0].until)
            for row, found in snapshot.refused.items() if found[0].covers(frame.today)
        )  # fmt: skip
        self.without_facts = tuple(
            _face(customer, frame.known(row)) for row, customer in enumerate(frame.people)
            if row not in snapshot.refused and not any(map(counts, frame.inputs.facts.get(customer.id, ())))
        )  # fmt: skip
        taken = np.array([_share_of_year(frame, each) for each in frame.gestures])
        worth = (appeal / np.maximum(taken, _LEAST_SHARE))[appeal > 0]
        self.usual_worth = float(np.median(worth)) if len(worth) else 0.0

    def besides(self, rows: Container[int]) -> Telling:
        """The same without what was told of those about whom an answer was given."""
        other = copy(self)
        other.lines = {line: told for line, told in self.lines.items() if line[0] not in rows}
        return other


class View:
    """Puts a plan into words; `accepted` are surprises that were accepted since the snapshot was taken."""

    def __init__(
        self, snapshot: Snapshot, plan: Plan, telling: Telling, locked: frozenset[Line] = frozenset(),
        accepted: tuple[Surprise, ...] = (),
    ) -> None:  # fmt: skip
        self.snapshot, self.frame, self.plan, self._locked = snapshot, snapshot.frame, plan, locked
        self._telling = telling
        standing = (*snapshot.standing, *accepted)
        self._standing = {self.frame.place(one.customer_id, one.gesture_id, one.day): one for one in standing}
        self._coming: dict[int, list[Surprise]] = {}
        for each in standing:
            self._coming.setdefault(each.customer_id, []).append(each)

    def year_plan(self, currency: str, seconds: float = 0.0, gain: float = 0.0) -> YearPlan:
        """Everything that the page shows."""
        snapshot, plan, frame = self.snapshot, self.plan, self.frame
        told = self._telling
        lines = tuple(sorted((self.line(*line) for line in plan.lines.tolist()), key=_in_order))
        spent = sum(line.cost_minor for line in lines if not line.is_suggested)
        return YearPlan(
            frame.wishes, frame.monday, frame.monday_in(frame.weeks) - timedelta(days=1), currency, lines,
            told.left_in_peace, told.without_facts, told.expected, plan.value * HUNDRED,
            plan.bound * HUNDRED, plan.gap, seconds, self._comparison(), max(0, spent - frame.wishes.yearly_minor),
            gain, int(snapshot.learned.cases.sum()), self._beside(),
        )  # fmt: skip

    def _beside(self) -> tuple[PlanLine, ...]:
        """What was given since the month began, and what still waits from the weeks before the year."""
        frame = self.frame
        month, oldest = frame.monday.replace(day=1), frame.monday - timedelta(days=WAITING_DAYS)
        found = []
        for each in frame.inputs.surprises:
            row, is_given = frame.rows.get(each.customer_id), each.state is SurpriseState.DELIVERED
            day = given_on(each) if is_given else each.day
            waits = each.state in STANDING and oldest <= day < frame.monday
            if row is None or not (waits or (is_given and day >= month)):
                continue
            customer, gesture = frame.people[row], frame.gesture(each.gesture_id)
            key = LineKey(customer.id, gesture.id, monday_of(day))
            caution = "" if is_given else self._caution(row, frame.today)
            found.append(_accepted(key, _face(customer, frame.known(row)), gesture, replace(each, day=day), caution))
        return tuple(found)

    def thoughts(self, line: Line) -> tuple[Thought, ...]:
        """What else was thought of for the same person."""
        found = explain(self.snapshot.problem, self.plan, line).alternatives
        frame, gestures = self.frame, self.frame.gestures
        return tuple(
            Thought(gestures[one.gesture].id, gestures[one.gesture].name, one.loss, frame.monday_in(one.week))
            for one in found
        )

    def day_of(self, row: int, week: int, notice_days: int) -> date:
        """The day of a suggested week: a working day that leaves time to prepare, in the month that pays for it."""
        frame = self.frame
        monday = frame.monday_in(week)
        month = (monday + timedelta(days=3)).month
        turn = frame.people[row].id % 5
        order = (*_WEEKDAYS[turn:5], *_WEEKDAYS[:turn], *_WEEKDAYS[5:])
        days = [monday + timedelta(days=ahead) for ahead in order]
        ready = max(frame.today, frame.first) + timedelta(days=notice_days)
        return min(days, key=lambda day: (
            day.month != month, frame.shop.calendar.is_closed(day), max(0, (ready - day).days)
        ))  # fmt: skip

    def reasons(self, row: int, column: int, day: date) -> tuple[str, str, str]:
        """Why this, why now, why this person."""
        gesture, facts = self.frame.gestures[column], self.snapshot.reasons.get((row, column), ())
        person = self._person(row, day)
        return (
            why_this(gesture, facts, person, self.frame.today),
            why_now(day, self._nearest(person.customer.id, day), person, gesture),
            why_person(person, self.frame.today),
        )

    def line(self, row: int, column: int, week: int) -> PlanLine:
        """One line with its reasons."""
        told = self._telling.lines.get((row, column, week))
        if told is None:
            told = self._telling.lines[row, column, week] = self._told(row, column, week)
        return told

    def _told(self, row: int, column: int, week: int) -> PlanLine:
        snapshot, frame = self.snapshot, self.frame
        standing = self._standing.get((row, column, week))
        gesture, customer = frame.gestures[column], frame.people[row]
        key = LineKey(customer.id, gesture.id, frame.monday_in(week))
        face = _face(customer, frame.known(row))
        if standing is not None:
            return _accepted(key, face, gesture, standing, self._caution(row, standing.day))
        day = self.day_of(row, week, gesture.notice_days)
        facts = snapshot.reasons.get((row, column), ())
        return PlanLine(
            key, 0, face, gesture, day, SurpriseState.SUGGESTED, (row, column, week) in self._locked,
            gesture.cost_minor, gesture.minutes, HUNDRED * float(snapshot.beliefs.genuine[row, column]),
            HUNDRED * float(snapshot.unexpected.total[row, week]), HUNDRED * self.value_for_cost(row, column),
            *self.reasons(row, column, day), facts[0].id if facts else None, not facts,
        )  # fmt: skip

    def value_for_cost(self, row: int, column: int) -> float:
        """Delight for money and minutes, 0 to 1: a half is what is usual among all that suits anybody."""
        taken = max(_share_of_year(self.frame, self.frame.gestures[column]), _LEAST_SHARE)
        worth = float(self.snapshot.problem.appeal[row, column]) / taken
        return worth / (worth + self._telling.usual_worth) if worth > 0 else 0.0

    def _caution(self, row: int, day: date) -> str:
        """What speaks against an accepted surprise by now; "" if nothing does."""
        found = (each.sentence for each in self.snapshot.refused.get(row, ()) if each.covers(day))
        return next(found, "")

    def _person(self, row: int, day: date) -> Person:
        frame = self.frame
        customer, known = frame.people[row], frame.known(row)
        given = [one for one in frame.given.get(customer.id, ()) if given_on(one) < day]
        before = [given_on(one) for one in given] + [
            one.day for one in self._coming.get(customer.id, ()) if one.day < day
        ]
        return Person(
            customer, known.warmth, known.chance, customer.acquainted_since or known.first_day, known.last_day,
            known.next_day, known.usual_gap_days, max(before, default=None), given[-1].delight if given else None,
            frame.inputs.sent.get(customer.id, ()), frame.gesture(given[-1].gesture_id).name if given else "",
            given[-1].their_words if given else "",
        )  # fmt: skip

    def _nearest(self, customer_id: int, day: date) -> Nearest | None:
        """Their own moment first; a holiday that everybody shares only where it is close."""
        expected = self.snapshot.expected
        for moments, reach in ((expected.get(customer_id, ()), FAR_DAYS), (expected.get(0, ()), CLOSE_DAYS)):
            nearest = min(moments, key=lambda moment: abs((moment.day - day).days), default=None)
            if nearest is not None and abs((nearest.day - day).days) <= reach:
                return Nearest(nearest.kind, (day - nearest.day).days, nearest.text)
        return None

    def _comparison(self) -> Comparison:
        snapshot = self.snapshot
        found = compare(
            snapshot.problem, self.plan, snapshot.beliefs, self._telling.presents, self.frame.wishes.seed,
            with_greedy=False,
        )  # fmt: skip
        share = found.birthday_and_christmas.value / found.plan.value if found.plan.value > 0 else 0.0
        return Comparison(found.times, found.low, found.high, share)


def _share_of_year(frame: Frame, gesture: Gesture) -> float:
    """The share of the year's money and of its minutes that a gesture takes, added up."""
    minutes = frame.wishes.weekly_minutes * frame.weeks
    return gesture.cost_minor / max(1, frame.wishes.yearly_minor) + gesture.minutes / max(1, minutes)


def _accepted(key: LineKey, face: PlanFace, gesture: Gesture, one: Surprise, caution: str) -> PlanLine:
    cost = gesture.cost_minor if one.cost_minor is None else one.cost_minor
    minutes = gesture.minutes if one.minutes is None else one.minutes
    return PlanLine(
        key, one.id, face, gesture, one.day, one.state, one.is_locked, cost, minutes, HUNDRED * one.genuine,
        HUNDRED * one.unexpected, HUNDRED * one.value, one.why_this, one.why_now, one.why_person, one.fact_id,
        caution=caution, note=one.note,
    )  # fmt: skip


def _face(customer: Customer, known: Known) -> PlanFace:
    return PlanFace(customer.id, customer.uuid, customer.name, customer.first_name, customer.photo_id, known.warmth)


def _in_order(line: PlanLine) -> tuple[date, int]:
    return line.day, line.key.customer_id
