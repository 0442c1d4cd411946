"""A window for dialogs, wired to a real desk; where the navigator was told to go is written down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar, cast

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui.messages import Messages
from app.ui.shell import Shell
from app.ui.tasks import Tasks
from app.ui.theme import theme_of

W = TypeVar("W", bound=QWidget)
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class WrittenWay(QObject):
    """A navigator that goes nowhere and remembers it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.went: list[tuple[Any, ...]] = []

    def open_customer(self, number: int, within: tuple[int, ...] = ()) -> None:
        self.went.append(("customer", number))

    def go(self, page: str, **state: Any) -> None:
        self.went.append((page, state))

    def back(self) -> None:
        self.went.append(("back",))

    def log(self, numbers: Iterable[int] = (), **prefilled: Any) -> None:
        self.went.append(("log", tuple(numbers)))

    def promise(self, numbers: Iterable[int] = ()) -> None:
        self.went.append(("promise", tuple(numbers)))

    def plan(self, numbers: Iterable[int] = (), **prefilled: Any) -> None:
        self.went.append(("plan", tuple(numbers), prefilled) if prefilled else ("plan", tuple(numbers)))

    def add_customer(self, kind: str = "person", **prefilled: Any) -> None:
        self.went.append(("add", kind, prefilled))

    def lock(self) -> None:
        self.went.append(("lock",))


class Room:
    """What a test clicks and types into."""

    def __init__(self, qtbot: QtBot, desk: Desk, width: int = 1440, height: int = 900) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.window = QWidget()
        self.window.resize(width, height)
        qtbot.addWidget(self.window)
        QPushButton("behind", self.window).setFocus()
        self.way = WrittenWay(self.window)
        self.tasks, self.messages = Tasks(self.window), Messages(self.window)
        self.shell = Shell(desk, self.way, self.tasks, self.messages, theme_of(), cast(Any, None))
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def close(self) -> None:
        """Let no thread outlive the test."""
        self.tasks.close()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """A real click on something that can be seen."""
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
        QApplication.processEvents()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """A key for whatever has the focus."""
        goal = QApplication.focusWidget()
        assert goal is not None
        self.qtbot.keyClick(goal, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Plain letters, each for whatever has the focus when it comes."""
        for letter in text:
            goal = QApplication.focusWidget()
            assert goal is not None
            self.qtbot.keyClicks(goal, letter)
        QApplication.processEvents()

    def is_open(self, kind: type[QWidget]) -> bool:
        """Whether a dialog of this kind can be seen."""
        return any(each.isVisible() for each in self.window.findChildren(kind))

    def labels(self) -> tuple[str, ...]:
        """Labels of the history, newest first."""
        return tuple(entry.label for entry in self.desk.history.entries(limit=10))
