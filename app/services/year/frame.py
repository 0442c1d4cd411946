"""The year as a grid: who stands in which row, which gesture in which column, which Monday begins week 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.calendar import WorkCalendar, monday_of
from app.domain.customer import Customer
from app.domain.gesture import Gesture, Surprise, SurpriseState
from app.domain.year_plan import PlanWishes
from app.storage.planning import Known, PlanningInputs

SIDE_DAYS = 60
"""What is expected this long before and after the year is still near to its ends."""
STANDING = frozenset((SurpriseState.ACCEPTED, SurpriseState.PREPARED))


@dataclass(frozen=True, slots=True)
class Shop:
    """What holds for everybody: the owner's calendar and country, and the minor units of her currency."""

    calendar: WorkCalendar
    country: str
    minor_per_unit: int


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything that is known, with places for it; `gestures` are those of the columns."""

    inputs: PlanningInputs
    wishes: PlanWishes
    shop: Shop
    today: date
    first: date
    monday: date
    gestures: tuple[Gesture, ...]
    rows: Mapping[int, int]
    columns: Mapping[int, int]
    given: Mapping[int, tuple[Surprise, ...]]
    """Surprises that took place, by customer, in order of their days."""

    @property
    def people(self) -> tuple[Customer, ...]:
        """One a row."""
        return self.inputs.people

    @property
    def weeks(self) -> int:
        """How many are planned."""
        return self.wishes.weeks

    def known(self, row: int) -> Known:
        """What standings tell of a row."""
        return self.inputs.known.get(self.people[row].id, Known())

    def gesture(self, gesture_id: int) -> Gesture:
        """A gesture, put away or not."""
        column = self.columns.get(gesture_id)
        if column is not None:
            return self.gestures[column]
        return next((each for each in self.inputs.gestures if each.id == gesture_id), Gesture(gesture_id))

    def week(self, day: date) -> int:
        """The week of a day, counted from the first Monday."""
        return (day - self.monday).days // 7

    def monday_in(self, week: int) -> date:
        """The Monday of a week."""
        return self.monday + timedelta(weeks=week)

    def place(self, customer_id: int, gesture_id: int, day: date) -> tuple[int, int, int] | None:
        """Row, column and week; None for somebody or something that is no longer here, and outside the year."""
        row, column, week = self.rows.get(customer_id), self.columns.get(gesture_id), self.week(day)
        return None if row is None or column is None or not 0 <= week < self.weeks else (row, column, week)

    def standing(self) -> tuple[Surprise, ...]:
        """Accepted surprises that fall into the year."""
        return tuple(
            each for each in self.inputs.surprises
            if each.state in STANDING and self.place(each.customer_id, each.gesture_id, each.day)
        )  # fmt: skip


def given_on(surprise: Surprise) -> date:
    """The day on which a surprise took place."""
    return surprise.delivered_on or surprise.day


def frame_of(inputs: PlanningInputs, wishes: PlanWishes, today: date, shop: Shop) -> Frame:
    """The grid from the wished day on, from today where none is wished."""
    first = wishes.from_day or today
    # A gesture that is put away can't be planned, but what was accepted of it stands.
    meant = {each.gesture_id for each in inputs.surprises if each.state in STANDING}
    gestures = tuple(each for each in inputs.gestures if not each.is_archived or each.id in meant)
    given: dict[int, list[Surprise]] = {}
    for each in sorted(inputs.surprises, key=lambda one: (given_on(one), one.id)):
        if each.state is SurpriseState.DELIVERED:
            given.setdefault(each.customer_id, []).append(each)
    return Frame(
        inputs, wishes, shop, today, first, monday_of(first), gestures,
        {customer.id: row for row, customer in enumerate(inputs.people)},
        {gesture.id: column for column, gesture in enumerate(gestures)},
        {number: tuple(found) for number, found in given.items()},
    )  # fmt: skip
