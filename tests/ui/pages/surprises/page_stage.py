"""The page over a real desk with a few people whom something is known about."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from app.domain.fact import Basis, Fact, FactKind
from app.domain.gesture import Gesture, GestureStep
from app.domain.purchase import Purchase
from app.domain.touchpoint import Direction
from app.domain.year_plan import PlanLine
from app.services.desk import Desk
from app.ui.pages.surprises.page import SurprisesPage
from tests.builders import TODAY, person, touch
from tests.ui.dialogs.room import Room

KNOWN = (
    ("Maja", "Loves her roses and the garden"), ("Tomas", "Children at the village school"),
    ("Eero", "Collects old tools, plums and plum jam"), ("Priya", "Counts bees in her lunch break"),
    ("Tuula", "Reads the local newspaper first thing"), ("Oskar", "Grows herbs on the balcony"),
)  # fmt: skip

LIBRARY = (
    (
        Gesture(name="Sharpened secateurs", cost_minor=300, minutes=15, tags="roses garden", notice_days=2),
        (GestureStep(days_before=2, text="Sharpen them"), GestureStep(days_before=0, text="Hand them over")),
    ),
    (
        Gesture(name="A jar of plum jam", cost_minor=500, minutes=15, tags="plums plum jam", notice_days=1),
        (GestureStep(days_before=1, text="Write the label"),),
    ),
    (
        Gesture(name="Seeds for the children", cost_minor=400, minutes=5, tags="children school", notice_days=1),
        (GestureStep(days_before=3, text="Buy a packet"),),
    ),
    (Gesture(name="A clipping", minutes=10, tags="newspaper reads bees", notice_days=1), ()),
    (Gesture(name="A few lines by hand", cost_minor=150, minutes=10, for_anyone=True, notice_days=1), ()),
)


def befriend(desk: Desk, people: dict[str, Customer]) -> None:
    """Let a few people be good customers about whom something is known, with a small library."""
    for gesture, steps in LIBRARY:
        desk.gestures.add(gesture, steps)
    for name, likes in KNOWN:
        customer = people.get(name) or person(desk, f"{name} Test", pronouns="she")
        for days_ago in (30, 90, 150, 210):
            touch(desk, customer, days_ago, "visit", direction=Direction.BOTH_WAYS)
        day = TODAY - timedelta(days=400)
        desk.purchases.add(
            Purchase(customer_id=customer.id, day=day, title="Planting", amount_minor=90_000, currency="EUR")
        )
        desk.facts.add(Fact(customer_id=customer.id, kind=FactKind.LIKES, text=likes, basis=Basis.SAID))


class Feed(QObject):
    """Carries changes to the window's thread, as the frame does."""

    changed = Signal(object)


class SurprisesStage(Room):
    """The page right of where the rail would be."""

    def __init__(self, qtbot: QtBot, desk: Desk, width: int = 1440, height: int = 900) -> None:
        super().__init__(qtbot, desk, width, height)
        self.page = SurprisesPage(self.shell)
        self._feed = Feed(self.window)
        self._feed.changed.connect(self.page.on_changes)
        self._end = desk.history.listen(self._feed.changed.emit)
        row = QHBoxLayout(self.window)
        row.setContentsMargins(208 if width >= 1280 else 64, 0, 0, 0)
        row.addWidget(self.page)

    def show(self) -> None:
        """Open the page as the frame does."""
        self.page.open()
        self.page.show()
        self.settle()
        self.page.activate()

    def close(self) -> None:
        """Stop feeding, and let no thread outlive the test."""
        self._end()
        super().close()

    def settle(self) -> None:
        """Let tasks end and everything be painted."""
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.tasks._jobs, timeout=30_000)
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.tasks._jobs, timeout=30_000)

    @property
    def lines(self) -> tuple[PlanLine, ...]:
        """What is shown."""
        plan = self.page.planning.plan
        return () if plan is None else plan.lines

    @property
    def current(self) -> PlanLine:
        """The chosen line."""
        assert self.page.current is not None
        return self.page.current

    def stand_on(self, line: PlanLine) -> None:
        """Put the keyboard on a card."""
        self.page.frame.focus_list()
        self.page.choose(line.key)
        self.settle()

    def suggestion(self, *, asks_reason: bool = False) -> PlanLine:
        """A suggestion that has a fact behind it, or one that asks for the owner's reason."""
        return next(line for line in self.lines if line.is_suggested and line.asks_reason is asks_reason)

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

    def week(self, line: PlanLine) -> date:
        """The week of whoever's line this was."""
        return next(each.key.week for each in self.lines if each.key.customer_id == line.key.customer_id)
