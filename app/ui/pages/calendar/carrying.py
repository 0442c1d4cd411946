"""Carrying an entry to another day: where it may go, what is said on the way, and the pill that follows."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.domain.agenda import Entry
from app.domain.carrying import Landing, dropped, may_land
from app.services.desk import Desk
from app.ui.formatting import day_text
from app.ui.pages.calendar.ghost import Ghost, Tip
from app.ui.pages.calendar.words import spoken
from app.ui.widgets.toast import announce

EDGE_MS = 700
"""How long something is held at the edge before the next month comes."""

_OFFSET = QPoint(8, 8)


def changes_something(entry: Entry, day: date, minute: int | None, today: date) -> bool:
    """Whether putting an entry there is allowed and does anything."""
    return dropped(entry, day, minute, today).landing not in (Landing.REFUSED, Landing.NOTHING)


class Carrying(QObject):
    """One entry on its way; `changed` asks for painting, `edge_held` for another month, `dropped` ends the way."""

    changed = Signal()
    edge_held = Signal(int)
    dropped = Signal(object, object)

    def __init__(self, desk: Desk, view: QWidget) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self._entry: Entry | None = None
        self._goal: date | None = None
        self._hold = QPoint()
        self._ghost: Ghost | None = None
        self._tip: Tip | None = None
        self._said: dict[date, str] = {}
        self._edge = 0
        self._edge_timer = QTimer(self)
        self._edge_timer.setInterval(EDGE_MS)
        self._edge_timer.timeout.connect(lambda: self.edge_held.emit(self._edge))

    @property
    def entry(self) -> Entry | None:
        """What is carried."""
        return self._entry

    @property
    def goal(self) -> date | None:
        """The day it would land on, where it may."""
        entry, day = self._entry, self._goal
        if entry is None or day is None:
            return None
        return day if changes_something(entry, day, entry.minute, self._today) else None

    @property
    def over(self) -> date | None:
        """The day it is held over, whether it may land there or not."""
        return self._goal

    @property
    def tip_text(self) -> str:
        """What is said on the way."""
        return self._tip.text if self._tip is not None else ""

    def pick_up(self, entry: Entry, hold: QPoint, *, by_key: bool = False) -> None:
        """Take an entry; `hold` is where on its pill the mouse took it."""
        self.put_back()
        self._entry, self._goal, self._hold = entry, entry.day, hold
        window = self._view.window()
        self._ghost, self._tip = Ghost(entry, window), Tip(window)
        if by_key:
            said = self.tr("{entry}, picked up. Arrows carry it, Enter puts it down, Escape puts it back.")
            announce(self._ghost, said.format(entry=spoken(entry, self._today)))
        self.changed.emit()

    def move(self, place: QPoint, day: date | None) -> None:
        """Follow the mouse at a global place, over a day or none."""
        if self._ghost is None:
            return
        self._ghost.move_pill(self._view.window().mapFromGlobal(place) - self._hold + _OFFSET)
        self._aim(day)

    def hold_over(self, place: QPoint, day: date) -> None:
        """Hold it over a day at a global place, for the keyboard, and say so."""
        if self._ghost is None or self._tip is None:
            return
        self._ghost.move_pill(self._view.window().mapFromGlobal(place) + _OFFSET)
        self._aim(day)
        announce(self._tip, self._words(day))

    def lean(self, edge: int) -> None:
        """Hold it at the upper (-1) or lower (1) edge, or at none (0)."""
        if edge != self._edge:
            self._edge = edge
            self._edge_timer.stop()
            if edge:
                self._edge_timer.start()

    def drop(self) -> bool:
        """Let it go; False when it went back to where it was."""
        entry, goal = self._entry, self.goal
        self.put_back()
        if entry is None or goal is None:
            return False
        self.dropped.emit(entry, goal)
        return True

    def put_back(self) -> bool:
        """Put it back; False when nothing was carried."""
        if self._entry is None:
            return False
        self._entry = self._goal = None
        self._said.clear()
        self.lean(0)
        for part in (self._ghost, self._tip):
            if part is not None and isValid(part):
                part.hide()
                part.deleteLater()
        self._ghost = self._tip = None
        self.changed.emit()
        return True

    def _aim(self, day: date | None) -> None:
        assert self._ghost is not None
        assert self._tip is not None
        self._tip.say(self._words(day) if day else "", self._ghost.pill_rect)
        if day != self._goal:
            self._goal = day
            self.changed.emit()

    def _words(self, day: date) -> str:
        """The day and one fact that helps: "Thu 18 June. Sofia is in from 13."."""
        if day not in self._said:
            self._said[day] = self._asked(day)
        return self._said[day]

    def _asked(self, day: date) -> str:
        assert self._entry is not None
        named = day_text(day, self._today)
        entry = self._entry
        if not may_land(entry, day, self._today):
            return self.tr("{day} is over.").format(day=named)
        if not changes_something(entry, day, entry.minute, self._today):
            return self.tr("{day}. Back where it was.").format(day=named)
        hint = self._desk.calendar.hint(entry.customers, day, entry.minute, entry.channel) if entry.customers else ""
        return f"{named}. {hint}" if hint else named

    @property
    def _today(self) -> date:
        return self._desk.store.clock.today()
