"""A window with one page of a customer in it, wired to a real desk; navigation is written down."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from app.ui import dialogs
from app.ui.dossier.dossier_page import DossierPage
from app.ui.messages import Messages
from app.ui.shell import Shell
from app.ui.tasks import Tasks
from app.ui.theme import theme_of

W = TypeVar("W", bound=QWidget)
RAIL = 208


class NotedNavigator:
    """Writes down where it was told to go; promise and plan open their real dialogs."""

    def __init__(self) -> None:
        self.went: list[tuple[Any, ...]] = []
        self.shell: Shell | None = None

    def open_customer(self, number: int, within: tuple[int, ...] = ()) -> None:
        self.went.append(("customer", number, within))

    def go(self, page: str, **state: Any) -> None:
        self.went.append((page, state))

    def back(self) -> None:
        self.went.append(("back",))

    def log(self, numbers: Iterable[int] = (), **prefilled: Any) -> None:
        self.went.append(("log", tuple(numbers), prefilled))

    def promise(self, numbers: Iterable[int] = ()) -> None:
        assert self.shell is not None
        dialogs.promise(self.shell, tuple(numbers))

    def plan(self, numbers: Iterable[int] = ()) -> None:
        assert self.shell is not None
        dialogs.plan(self.shell, tuple(numbers))

    def add_customer(self, kind: str = "person", **prefilled: Any) -> None:
        self.went.append(("add", kind, prefilled))

    def lock(self) -> None:
        self.went.append(("lock",))


class Stage:
    """What a test clicks on."""

    def __init__(
        self, qtbot: QtBot, desk: Desk, make: Callable[[Shell], DossierPage], width: int = 1440, height: int = 900
    ):
        self.qtbot, self.desk = qtbot, desk
        self.window = QWidget()
        self.window.resize(width, height)
        qtbot.addWidget(self.window)
        self.navigator = NotedNavigator()
        tasks, messages = Tasks(self.window), Messages(self.window)
        self.shell = Shell(desk, self.navigator, tasks, messages, theme_of(), cast(Any, None))
        self.navigator.shell = self.shell
        self.page = make(self.shell)
        row = QHBoxLayout(self.window)
        row.setContentsMargins(RAIL if width >= 1280 else 64, 0, 0, 0)
        row.addWidget(self.page)
        self.stop = desk.history.listen(self.page.on_changes)

    def open(self, number: int, within: tuple[int, ...] = ()) -> None:
        """Show the customer."""
        self.page.open(number=number, within=within)
        with self.qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """A real click on something that can be seen."""
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
        QApplication.processEvents()

    def key(
        self, key: Qt.Key, widget: QWidget | None = None, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """A key for a widget, or for whatever has the focus."""
        goal = widget or self.window.focusWidget()
        assert goal is not None
        self.qtbot.keyClick(goal, key, modifier)
        QApplication.processEvents()

    def type(self, text: str, widget: QWidget | None = None) -> None:
        """Plain letters for a widget, or for whatever has the focus."""
        goal = widget or self.window.focusWidget()
        assert goal is not None
        self.qtbot.keyClicks(goal, text)

    def dialog(self, kind: type[W]) -> W:
        """The dialog of this kind that is open."""
        found = [each for each in self.window.findChildren(kind) if each.isVisible()]
        assert found, f"no {kind.__name__} is open"
        return found[-1]

    def undo(self) -> None:
        """Take the latest action back."""
        self.desk.history.undo()
        QApplication.processEvents()


def choose(menu: QMenu, words: str) -> None:
    """Choose a line of a menu by how it begins."""
    action = line(menu, words)
    assert action.isEnabled()
    action.trigger()
    QApplication.processEvents()


def line(menu: QMenu, words: str) -> QAction:
    """The line of a menu that begins so."""
    return next(action for action in menu.actions() if action.text().startswith(words))
