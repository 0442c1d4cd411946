"""What tests of the ribbon press, drag and read."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout
from pytestqt.qtbot import QtBot

from app.domain.year_plan import PlanLine, YearPlan
from app.services.desk import Desk
from app.ui.finding.photos import Photos
from app.ui.pages.surprises.ribbon_frame import RibbonFrame
from app.ui.pages.surprises.ribbon_keys import KeyedRibbon
from tests.ui.dialogs.room import Room
from tests.ui.pages.surprises.plans import TODAY

LEFT = Qt.MouseButton.LeftButton


class RibbonBench(Room):
    """A ribbon and its twin; what was asked for is written down."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        super().__init__(qtbot, desk, 640, 760)
        self.ribbon = KeyedRibbon(Photos(desk.files, self.tasks, self.window), TODAY)
        self.frame = RibbonFrame(self.ribbon)
        QVBoxLayout(self.window).addWidget(self.frame)
        self.asked: list[tuple[object, ...]] = []
        self.ribbon.answered.connect(lambda what, line: self.asked.append((what, line.face.first_name)))
        self.ribbon.carried.connect(lambda line, day: self.asked.append((line.face.first_name, day)))
        self.frame.opened.connect(lambda line: self.asked.append(("open", line.face.first_name)))

    def show_plan(self, plan: YearPlan) -> None:
        """Show a plan, with the keyboard on it."""
        self.frame.show_plan(plan)
        QApplication.processEvents()
        self.frame.focus_list()

    @property
    def current(self) -> tuple[str, str]:
        """Whose card the keyboard stands on, and what it is."""
        line = self.ribbon.current
        return ("", "") if line is None else (line.face.first_name, line.gesture.name)

    def place_of(self, line: PlanLine) -> QPoint:
        """The middle of a card."""
        card = self.ribbon.card_of(line.key)
        assert card is not None
        return card.rect.center().toPoint()

    def line(self, gesture: str) -> PlanLine:
        """A line by what it is."""
        return next(card.line for card in self.ribbon.places.cards if card.line.gesture.name == gesture)

    def drag(self, line: PlanLine, to: QPoint) -> None:
        """Drag a card with a real mouse."""
        start = self.place_of(line)
        QTest.mousePress(self.ribbon, LEFT, pos=start)
        QTest.mouseMove(self.ribbon, start + QPoint(30, 0))
        QTest.mouseMove(self.ribbon, to)
        QTest.mouseRelease(self.ribbon, LEFT, pos=to)
        QApplication.processEvents()
