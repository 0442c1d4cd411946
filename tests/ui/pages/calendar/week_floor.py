"""The week in a window of its own, over a week made by hand; what it asks for is written down and done."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.domain.agenda import Entry
from app.ui.finding.photos import Photos
from app.ui.pages.calendar.reading import CalendarReader
from app.ui.pages.calendar.week_block import EntryBlock
from app.ui.pages.calendar.week_keys import KeyedWeek
from app.ui.pages.calendar.week_layout import Place
from tests.ui.pages.calendar.weeks import TODAY, HandMade

LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


class Asked(list[tuple[Any, ...]]):
    """What the view asked its page for, in order."""

    def of(self, what: str) -> list[tuple[Any, ...]]:
        """Everything asked in one word, without that word."""
        return [each[1:] for each in self if each[0] == what]


class WeekFloor:
    """What a test presses and clicks on."""

    def __init__(self, qtbot: QtBot, calendar: HandMade, width: int = 1200, height: int = 824) -> None:
        self.qtbot, self.calendar = qtbot, calendar
        self.asked = Asked()
        clock = FixedClock(datetime(2026, 6, 11, 10, 12, tzinfo=UTC))
        desk = cast(Any, SimpleNamespace(calendar=calendar, store=SimpleNamespace(clock=clock)))
        shell = cast(Any, SimpleNamespace(desk=desk, navigator=SimpleNamespace(go=self._note("go"))))
        self.window = QWidget()
        reader = CalendarReader(desk, self.window)
        reader.hides_surprises = False
        self.view = KeyedWeek(shell, reader, Photos(cast(Any, None), cast(Any, None), self.window))
        self._build(width, height)
        self._listen()
        self.view.show_range(TODAY)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.view.focus_list()
        QApplication.processEvents()

    def close(self) -> None:
        """Take the window down."""
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()

    def block(self, entry: Entry) -> EntryBlock:
        """The block of an entry, which must be in the week."""
        block = self.view.board.block_of(entry)
        assert block is not None, entry.title
        return block

    def point(self, day: date, minute: int | None) -> QPoint:
        """A place on the board: a little below the upper edge of a slot, in the middle of a day."""
        rect = self.view.board.rect_of(Place(day, minute), 30)
        return QPoint(rect.center().x(), rect.top() + 6 if minute is not None else rect.bottom() - 4)

    def drag(self, block: QWidget, hold: QPoint, goal: QPoint, *, let_go: bool = True) -> None:
        """Carry something with the mouse, in three moves, to a place of the board."""
        there = block.mapFromGlobal(self.view.board.mapToGlobal(goal))
        self.qtbot.mousePress(block, LEFT, NONE, hold)
        for share in (0.2, 0.6, 1.0):
            self.qtbot.mouseMove(block, hold + (there - hold) * share)
        if let_go:
            self.qtbot.mouseRelease(block, LEFT, NONE, there)
        QApplication.processEvents()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        """A key for whatever has the focus."""
        goal = self.window.focusWidget()
        assert goal is not None
        self.qtbot.keyClick(goal, key, modifier)
        QApplication.processEvents()

    @property
    def focused(self) -> QWidget | None:
        """Where the keyboard is."""
        return self.window.focusWidget()

    def _note(self, what: str) -> Any:
        return lambda *given, **named: self.asked.append((what, *given, *named.values()))

    def _build(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        row = QHBoxLayout(self.window)
        row.addWidget(self.view, 1)
        self.view.side.setFixedWidth(304)
        row.addWidget(self.view.side)

    def _listen(self) -> None:
        view = self.view
        for name in ("entry_opened", "day_chosen", "carried", "resized", "add_asked", "menu_asked", "side_asked"):
            getattr(view, name).connect(self._note(name))
        view.carried.connect(self._on_carried)

    def _on_carried(self, entry: Entry, day: date, minute: int | None) -> None:
        """Do as the page does: change it, and let the view read again."""
        self.calendar.move(entry, day, minute)
        self.view.reload()
