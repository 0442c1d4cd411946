"""The customers page in a window of its own, wired to a real desk; where it wanted to go is written down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar, cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.domain.changes import Topic
from app.domain.customer import Customer, Stage
from app.domain.record import CustomerRecord
from app.services.desk import Desk
from app.storage.record_intake import RecordIntake
from app.ui.messages import Messages
from app.ui.pages.customers.page import CustomersPage
from app.ui.pages.customers.searching import View
from app.ui.shell import Shell
from app.ui.tasks import Tasks
from app.ui.theme import theme_of

W = TypeVar("W", bound=QWidget)
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Noted:
    """Writes down where it was told to go."""

    def __init__(self) -> None:
        self.went: list[tuple[Any, ...]] = []

    def open_customer(self, number: int, within: tuple[int, ...] = ()) -> None:
        self.went.append(("customer", number, within))

    def go(self, page: str, **state: Any) -> None:
        self.went.append((page, state))

    def back(self) -> None:
        self.went.append(("back",))

    def log(self, numbers: Iterable[int] = (), **prefilled: Any) -> None:
        self.went.append(("log", tuple(numbers)))

    def promise(self, numbers: Iterable[int] = ()) -> None:
        self.went.append(("promise", tuple(numbers)))

    def plan(self, numbers: Iterable[int] = ()) -> None:
        self.went.append(("plan", tuple(numbers)))

    def add_customer(self, kind: str = "person", **prefilled: Any) -> None:
        self.went.append(("add", kind))

    def lock(self) -> None:
        self.went.append(("lock",))


class Floor:
    """What a test clicks on."""

    def __init__(self, qtbot: QtBot, desk: Desk, width: int = 1440, height: int = 900) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.window = QWidget()
        self.window.resize(width, height)
        self.navigator = Noted()
        self.tasks = Tasks(self.window)
        self.messages = Messages(self.window)
        self.shell = Shell(desk, self.navigator, self.tasks, self.messages, theme_of(), cast(Any, None))
        self.page = CustomersPage(self.shell)
        row = QHBoxLayout(self.window)
        row.setContentsMargins(208 if width >= 1280 else 64, 0, 0, 0)
        row.addWidget(self.page)
        self._stop = desk.history.listen(self.page.on_changes)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.page.open()
        self.page.activate()
        QApplication.processEvents()

    def close(self) -> None:
        """Take the window down."""
        self._stop()
        self.tasks.close()
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()

    @property
    def names(self) -> list[str]:
        """Who is listed, in order."""
        model = self.page.people
        return [card.name for row in range(model.rowCount()) if (card := model.card(row)) is not None]

    def number(self, name: str) -> int:
        """Id of the person whose name begins so."""
        return next(card.id for card in self.desk.finding.page("", limit=300).cards if card.name.startswith(name))

    def row(self, name: str) -> int:
        """The row of the person whose name begins so."""
        return self.page.people.row_of(self.number(name))

    def show(self, view: View) -> None:
        """Change the view by a click on its word."""
        control = self.page.header.views
        place = list(View).index(view)
        self.click(control, control.segment_rect(place).center().toPoint())

    def card_place(self, name: str) -> QPoint:
        """A place on somebody's card that is no button."""
        cards = self.page.views.cards
        return cards.visualRect(self.page.people.index(self.row(name), 0)).topLeft() + QPoint(30, 30)

    def click_card(self, name: str, modifier: Qt.KeyboardModifier = NONE) -> None:
        """A real click on somebody's card."""
        self.click(self.page.views.cards.viewport(), self.card_place(name), modifier)

    def click(self, widget: QWidget, at: QPoint | None = None, modifier: Qt.KeyboardModifier = NONE) -> None:
        """A real click on something that can be seen."""
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, modifier, at or widget.rect().center())
        QApplication.processEvents()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, widget: QWidget | None = None) -> None:
        """A key for whatever has the focus."""
        goal = widget or self.window.focusWidget()
        assert goal is not None
        self.qtbot.keyClick(goal, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Plain letters for whatever has the focus."""
        goal = self.window.focusWidget()
        assert goal is not None
        self.qtbot.keyClicks(goal, text)
        QApplication.processEvents()

    def search(self, text: str) -> None:
        """Put a search into the field."""
        self.page.header.search.setText(text)
        QApplication.processEvents()

    def find(self, kind: type[W]) -> W:
        """The visible widget of this kind."""
        found = [each for each in self.window.findChildren(kind) if each.isVisible()]
        assert found, f"no {kind.__name__} can be seen"
        return found[-1]

    def menu(self) -> QMenu:
        """The menu that is open."""
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        return popup

    def choose(self, words: str) -> None:
        """Choose a line of the open menu by how it begins."""
        menu = self.menu()
        action = next(each for each in menu.actions() if each.text().startswith(words))
        action.trigger()
        menu.close()
        QApplication.processEvents()


def crowd(desk: Desk, count: int, stage: Stage = Stage.RETENTION) -> None:
    """So many people more, in one action: "Person 0001 Berg" and so on."""
    names = [f"Person {number:04}" for number in range(1, count + 1)]
    records = [
        CustomerRecord(Customer(id=place, name=f"{name} Berg", given_name=name, family_name="Berg", stage=stage))
        for place, name in enumerate(names, start=1)
    ]
    with desk.store.history.action("Brought a crowd in", Topic.IMPORTS):
        RecordIntake(desk.store.db, desk.store.clock.now()).add(records)
