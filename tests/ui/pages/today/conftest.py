"""The Today page in a window, fed with the changes of a real desk; logging and planning open their real dialogs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from app.services.desk import Desk
from app.ui import dialogs
from app.ui.pages.today.model import LineKind
from app.ui.pages.today.page import TodayPage
from app.ui.pages.today.row_delegate import Part
from tests.ui.dialogs.room import Room, WrittenWay


class Feed(QObject):
    """Carries changes to the window's thread, as the frame does."""

    changed = Signal(object)


class Way(WrittenWay):
    """Notes where it was told to go, and opens the dialogs that the frame would open."""

    room: Today

    def log(self, numbers: Iterable[int] = (), **prefilled: Any) -> None:
        super().log(numbers)
        dialogs.log(self.room.shell, tuple(numbers), **prefilled)

    def plan(self, numbers: Iterable[int] = (), **prefilled: Any) -> None:
        super().plan(numbers, **prefilled)


class Today(Room):
    """The page, and what a test does with its rows."""

    def __init__(self, qtbot: QtBot, desk: Desk, width: int = 1440, height: int = 900) -> None:
        super().__init__(qtbot, desk, width, height)
        self.way = Way(self.window)
        self.way.room = self
        object.__setattr__(self.shell, "navigator", self.way)
        self.page = TodayPage(self.shell)
        row = QHBoxLayout(self.window)
        row.setContentsMargins(208 if width >= 1280 else 64, 0, 0, 0)
        row.addWidget(self.page)
        feed = Feed(self.window)
        feed.changed.connect(self.page.on_changes)
        self.stop = desk.history.listen(feed.changed.emit)
        self.page.open()
        self.page.show()
        self.page.activate()
        self.settle()

    def close(self) -> None:
        """Stop feeding, and let no thread outlive the test."""
        self.stop()
        super().close()

    def settle(self) -> None:
        """Let everything that waits be done."""
        self.qtbot.waitUntil(lambda: not self.tasks.is_busy and not self.tasks._jobs, timeout=10_000)
        QApplication.processEvents()

    def rows(self) -> list[str]:
        """What stands in the list, line by line."""
        lines = self.page.lines
        return [str(lines.index(row).data()) for row in range(lines.rowCount())]

    def row_of(self, name: str) -> int:
        """Where somebody's row is."""
        found = [row for row in range(self.page.lines.rowCount())
                 if (person := self.page.lines.person(row)) is not None and person.name == name]  # fmt: skip
        assert found, self.rows()
        return found[0]

    def go_to(self, name: str) -> None:
        """Put the keyboard on somebody."""
        self.page.list.setFocus()
        self.key(Qt.Key.Key_Home)
        while self.page.current is None or self.page.current.name != name:
            before = self.page.list.currentIndex().row()
            self.key(Qt.Key.Key_Down)
            assert self.page.list.currentIndex().row() != before, name

    def press(self, name: str, part: Part) -> None:
        """Click a part of somebody's row with a real mouse."""
        view = self.page.list
        place = view.place_of(self.row_of(name), part)
        QTest.mouseMove(view.viewport(), place)
        self.click(view.viewport(), place)
        self.settle()

    def click_line(self, kind: LineKind) -> None:
        """Click the first line of a kind."""
        view = self.page.list
        row = next(row for row in range(self.page.lines.rowCount()) if self.page.lines.line(row).kind is kind)  # type: ignore[union-attr]
        self.click(view.viewport(), view.visualRect(self.page.lines.index(row)).center())
        self.settle()

    def menu(self) -> QMenu:
        """The menu that is open."""
        found = [menu for menu in self.page.findChildren(QMenu) if menu.isVisible()]
        assert found
        return found[-1]

    def choose(self, words: str) -> None:
        """Choose a line of the open menu by how it begins."""
        menu = self.menu()
        action = next(action for action in menu.actions() if action.text().startswith(words))
        self.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        QApplication.processEvents()
        self.settle()

    def undo(self) -> None:
        """Take the latest action back."""
        self.desk.history.undo()
        self.settle()


@pytest.fixture
def today(qtbot: QtBot, desk: Desk, people: dict[str, Customer]) -> Iterator[Today]:
    """The page in a window of 1440 by 900 over the people of the pictures; nobody is planned yet."""
    made = Today(qtbot, desk)
    yield made
    made.close()
