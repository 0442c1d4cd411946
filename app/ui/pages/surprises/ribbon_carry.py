"""A card on its way to another week: picked up with M or the mouse, put down with Enter, put back with Escape."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QObject, QPointF, Qt, Signal

from app.domain.gesture import SurpriseState
from app.domain.year_plan import PlanLine
from app.ui.formatting import day_text
from app.ui.pages.surprises.words import monday_of, week_words

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -4, Qt.Key.Key_Down: 4}
"""Weeks that an arrow carries: a week to the side, a month up or down."""


@dataclass(frozen=True, slots=True)
class Carry:
    """What is carried, the day it is held over, and where the mouse holds it (None: the keyboard does)."""

    line: PlanLine
    goal: date
    place: QPointF | None = None
    hold: QPointF | None = None

    @property
    def week(self) -> date:
        """The Monday it would go to."""
        return monday_of(self.goal)

    @property
    def changes_something(self) -> bool:
        """Whether it would come to another week, or an accepted one to another day."""
        return self.week != self.line.key.week if self.line.is_suggested else self.goal != self.line.day

    def may_land(self, today: date, last: date) -> bool:
        """Whether the goal is neither over nor beyond the plan."""
        return (self.week + timedelta(days=6) if self.line.is_suggested else self.goal) >= today and self.goal <= last

    def stepped(self, weeks: int, today: date, last: date) -> Carry:
        """Carried by so many weeks; as it was where it may not go."""
        moved = replace(self, goal=self.goal + timedelta(weeks=weeks))
        return moved if moved.may_land(today, last) else self


def may_be_carried(line: PlanLine) -> bool:
    """What was delivered stays where it is."""
    return line.state in (SurpriseState.SUGGESTED, SurpriseState.ACCEPTED, SurpriseState.PREPARED)


class Hand(QObject):
    """Holds at most one card; `moved` asks for painting, `let_go` tells the line and the day it came to."""

    moved = Signal()
    let_go = Signal(object, object)

    def __init__(self, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self.today = self.last = today
        self.carry: Carry | None = None

    @property
    def may_land(self) -> bool:
        """Whether what is carried may be put down here."""
        return self.carry is not None and self.carry.may_land(self.today, self.last)

    def pick_up(self, line: PlanLine, place: QPointF | None = None, hold: QPointF | None = None) -> bool:
        """Take a card, with the keyboard or at a place with the mouse; False for one that stays."""
        if not may_be_carried(line):
            return False
        self.carry = Carry(line, line.day, place, hold)
        self.moved.emit()
        return True

    def step(self, weeks: int) -> None:
        """Carry by so many weeks."""
        if self.carry is not None:
            self.carry = self.carry.stepped(weeks, self.today, self.last)
            self.moved.emit()

    def drag(self, place: QPointF, goal: date | None) -> None:
        """Follow the mouse, over a day or none."""
        if self.carry is not None:
            self.carry = replace(self.carry, place=place, goal=goal or self.carry.goal)
            self.moved.emit()

    def put_down(self) -> None:
        """Let it go where it is held."""
        carry, may_land = self.carry, self.may_land
        self.put_back()
        if carry is not None and may_land and carry.changes_something:
            self.let_go.emit(carry.line, carry.goal)

    def put_back(self) -> bool:
        """Put back what is carried; False when nothing is."""
        was, self.carry = self.carry, None
        if was is not None:
            self.moved.emit()
        return was is not None

    def words(self) -> str:
        """Where it would go: "Week of 12 October"."""
        if self.carry is None:
            return ""
        if not self.may_land:
            return self.tr("This year of surprises does not reach there.")
        if self.carry.line.is_suggested:
            return week_words(self.carry.week, self.today)
        return day_text(self.carry.goal, self.today)
