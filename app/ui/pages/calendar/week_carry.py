"""Carrying an entry between days and hours: where it would land, what is said on the way, and the pill that follows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from shiboken6 import isValid

from app.domain.agenda import Entry
from app.domain.carrying import may_land, stretched, takes_hour
from app.ui.pages.calendar.ghost import Ghost, Tip
from app.ui.pages.calendar.week_board import WeekBoard
from app.ui.pages.calendar.week_layout import MINUTES_A_DAY, SHORTEST, SNAP, Place, length_until
from app.ui.pages.calendar.week_words import tip_text
from app.ui.pages.calendar.words import spoken
from app.ui.widgets.toast import announce

_OFFSET = QPoint(8, 8)
_SCROLL_MS = 30

Hint = Callable[[Entry, Place], str]


class WeekCarry(QObject):
    """One entry on its way; `changed` asks for marks, `dropped` carries the entry, its place and its minutes."""

    changed = Signal()
    dropped = Signal(object, object, int)

    def __init__(self, board: WeekBoard, hint: Hint, today: Callable[[], date]) -> None:
        super().__init__(board)
        self._board, self._hint, self._today = board, hint, today
        self._entry: Entry | None = None
        self._from: Place | None = None
        self._over: Place | None = None
        self._minutes = 0
        self._hold, self._lift, self._mouse = QPoint(), 0, QPoint()
        self._ghost: Ghost | None = None
        self._tip: Tip | None = None
        self._said: dict[Place, str] = {}
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_MS)
        self._scroll.timeout.connect(self._on_scroll)

    @property
    def entry(self) -> Entry | None:
        """What is carried."""
        return self._entry

    @property
    def minutes(self) -> int:
        """How long it is going to take."""
        return self._minutes

    @property
    def over(self) -> Place | None:
        """Where it is held, whether it may land there or not."""
        return self._over

    @property
    def goal(self) -> Place | None:
        """Where it would land."""
        if self._entry is None or self._over is None:
            return None
        is_same = self._over == self._from and self._minutes == self._entry.minutes
        return None if is_same or not may_land(self._entry, self._over.day, self._today()) else self._over

    @property
    def tip_text(self) -> str:
        """What is said on the way."""
        return self._tip.text if self._tip is not None else ""

    def pick_up(self, entry: Entry, start: Place | None, hold: QPoint = QPoint(), lift: int = 0) -> None:  # noqa: B008
        """Take an entry from its place, None when it has none yet.

        `hold` is where on the pill the mouse took it, `lift` how far below the upper edge of its block.
        """
        self.put_back()
        if start is not None and not takes_hour(entry):
            start = Place(start.day)
        self._entry, self._from, self._over, self._minutes = entry, start, start, entry.minutes
        self._hold, self._lift = hold, lift
        window = self._board.window()
        self._ghost, self._tip = Ghost(entry, window), Tip(window)
        self._hold.setX(min(hold.x(), self._ghost.pill_rect.width() - 8))
        self._hold.setY(min(hold.y(), self._ghost.pill_rect.height() - 6))
        self.changed.emit()

    def say_picked_up(self) -> None:
        """Tell a screen reader how to go on."""
        if self._ghost is not None and self._entry is not None:
            said = self.tr("{entry}, picked up. Arrows carry it, Enter puts it down, Escape puts it back.")
            announce(self._ghost, said.format(entry=spoken(self._entry, self._today())))

    def move(self, place: QPoint) -> None:
        """Follow the mouse at a global place."""
        if self._ghost is None or self._entry is None:
            return
        self._mouse = place
        self._ghost.move_pill(self._board.window().mapFromGlobal(place) - self._hold + _OFFSET)
        here = self._board.mapFromGlobal(place)
        self._aim(self._board.place_at(here, self._lift, max(self._minutes, SHORTEST)))
        if not self._scroll.isActive():
            self._scroll.start()

    def hold_over(self, place: Place) -> None:
        """Hold it over a place, for the keyboard, and say so."""
        if self._ghost is None or self._tip is None:
            return
        self._board.bring_in_sight(place, self._minutes)
        rect = self._board.rect_of(place, self._minutes)
        corner = self._board.mapTo(self._board.window(), rect.topLeft() + QPoint(4, 2))
        self._ghost.move_pill(corner + _OFFSET)
        self._aim(place)
        announce(self._tip, self._tip.text)

    def stretch(self, step: int) -> None:
        """Make it longer or shorter by a step of a quarter of an hour, for the keyboard."""
        over = self._over
        if self._entry is None or over is None or over.minute is None or stretched(self._entry, SNAP) is None:
            return
        self._minutes = length_until(over.minute, over.minute + self._minutes + step * SNAP)
        self.changed.emit()

    def let_go(self, place: QPoint) -> None:
        """Drop it where the mouse is; outside the week it goes back."""
        if self._entry is not None:
            self.move(place)
            self.drop()

    def drop(self) -> bool:
        """Let it go; False when it went back to where it was."""
        entry, goal, minutes = self._entry, self.goal, self._minutes
        self.put_back()
        if entry is None or goal is None:
            return False
        self.dropped.emit(entry, goal, minutes)
        return True

    def put_back(self) -> bool:
        """Put it back; False when nothing was carried."""
        if self._entry is None:
            return False
        self._entry = self._from = self._over = None
        self._said.clear()
        self._scroll.stop()
        for part in (self._ghost, self._tip):
            if part is not None and isValid(part):
                part.hide()
                part.deleteLater()
        self._ghost = self._tip = None
        self.changed.emit()
        return True

    def _aim(self, place: Place | None) -> None:
        assert self._entry is not None
        assert self._ghost is not None
        assert self._tip is not None
        if place is not None and not takes_hour(self._entry):
            place = Place(place.day)
        self._tip.say(self._words(place) if place is not None else "", self._ghost.pill_rect)
        if place != self._over:
            self._over = place
            self.changed.emit()

    def _words(self, place: Place) -> str:
        if place not in self._said:
            self._said[place] = self._asked(place)
        return self._said[place]

    def _asked(self, place: Place) -> str:
        """Day, hour and one fact that helps: "Thu 18 June, 14:15. Sofia is in from 13."."""
        assert self._entry is not None
        today = self._today()
        if place == self._from:
            return tip_text(place.day, place.minute, self.tr("Back where it was."), today)
        if not may_land(self._entry, place.day, today):
            return self.tr("{day} is over.").format(day=tip_text(place.day, None, "", today).rstrip("."))
        return tip_text(place.day, place.minute, self._hint(self._entry, place), today)

    def _on_scroll(self) -> None:
        if self._entry is not None and self._board.scroll_at_edge(self._board.mapFromGlobal(self._mouse).y()):
            self.move(self._mouse)


def stepped(place: Place, minutes: int, first_minute: int, length: int) -> Place:
    """A place so much later or earlier on its day; above midnight lies the any-time row, below that `first_minute`."""
    if place.minute is None:
        return Place(place.day, first_minute) if minutes > 0 else place
    goal = place.minute + minutes
    if goal < 0:
        return Place(place.day)
    latest = (MINUTES_A_DAY - min(max(length, SNAP), MINUTES_A_DAY)) // SNAP * SNAP
    return Place(place.day, max(place.minute, latest) if goal > latest else goal)
