"""What tests of the calendar page press, drag and read."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui.pages.calendar.agenda import AgendaView
from app.ui.pages.calendar.month import MonthView
from app.ui.pages.calendar.page import CalendarPage
from tests.ui.dialogs.room import Room

LEFT = Qt.MouseButton.LeftButton
TODAY = date(2026, 6, 11)


class Feed(QObject):
    """Carries changes to the window's thread, as the frame does."""

    changed = Signal(object)


class CalendarStage(Room):
    """The page right of where the rail would be."""

    def __init__(self, qtbot: QtBot, desk: Desk, width: int = 1440, height: int = 900) -> None:
        super().__init__(qtbot, desk, width, height)
        self.page = CalendarPage(self.shell)
        self._feed = Feed(self.window)
        self._feed.changed.connect(self.page.on_changes)
        self._end = desk.history.listen(self._feed.changed.emit)
        row = QHBoxLayout(self.window)
        row.setContentsMargins(208 if width >= 1280 else 64, 0, 0, 0)
        row.addWidget(self.page)

    def show(self, **state: Any) -> None:
        """Open the page as the frame does."""
        self.page.open(**state)
        self.page.reload()
        self.page.show()
        self.page.activate()
        self.settle()

    def close(self) -> None:
        """Stop feeding, and let no thread outlive the test."""
        self._end()
        super().close()

    def settle(self) -> None:
        """Let tasks end and everything be painted."""
        self.qtbot.waitUntil(lambda: not self.tasks._jobs, timeout=10_000)
        QApplication.processEvents()

    @property
    def month(self) -> MonthView:
        """The month view."""
        view = self.page.views["month"]
        assert isinstance(view, MonthView)
        return view

    @property
    def agenda(self) -> AgendaView:
        """The agenda view, shown when it is not yet."""
        if self.page.header.views.value != "agenda":
            self.page.choose_view("agenda")
            self.settle()
        view = self.page.views["agenda"]
        assert isinstance(view, AgendaView)
        return view

    def titles(self, day: date) -> list[str]:
        """Pills of a day of the month, in order."""
        return [entry.title for entry in self.month.model.day(day).entries]

    def pill(self, day: date, title: str) -> QPoint:
        """Middle of a pill in the month's viewport."""
        at = [entry.title for entry in self.month.table.layout_of(day).entries].index(title)
        return self.month.table.stop_rect(day, at).center()

    def cell(self, day: date) -> QPoint:
        """An empty place low in a day's cell."""
        rect = self.month.table.visualRect(self.month.model.index_of(day))
        return rect.bottomRight() - QPoint(12, 8)

    def drag(self, start: QPoint, goal: QPoint) -> None:
        """Press, pull and hold over a place of the month."""
        viewport = self.month.table.viewport()
        self.qtbot.mousePress(viewport, LEFT, pos=start)
        self.qtbot.mouseMove(viewport, start + QPoint(15, 15))
        self.qtbot.mouseMove(viewport, goal)
        QApplication.processEvents()

    def let_go(self, place: QPoint) -> None:
        """Release the mouse in the month."""
        self.qtbot.mouseRelease(self.month.table.viewport(), LEFT, pos=place)
        self.settle()

    def click_in_month(self, place: QPoint) -> None:
        """A click in the month."""
        self.click(self.month.table.viewport(), place)

    def keys(self, *keys: Qt.Key) -> None:
        """Several keys, one after the other."""
        for key in keys:
            self.key(key)
        self.settle()
