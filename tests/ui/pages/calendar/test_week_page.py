"""The week on the page of a real desk: what is dropped is kept, and Undo takes each back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from app.domain.touchpoint import Channel, Touchpoint
from app.services.desk import Desk
from app.ui.dialogs.print_dialog import PrintDialog
from app.ui.pages.calendar.week import WeekView
from app.ui.pages.calendar.week_block import EntryBlock
from app.ui.pages.calendar.week_layout import Place
from app.ui.theme import theme_of
from tests.ui.pages.calendar.calendar_stage import LEFT, CalendarStage

FRIDAY = date(2026, 6, 12)
SATURDAY = FRIDAY + timedelta(1)


class WeekStage(CalendarStage):
    """The page in its week view."""

    @property
    def week(self) -> WeekView:
        """The week view."""
        view = self.page.views["week"]
        assert isinstance(view, WeekView)
        return view

    def block(self, number: int) -> EntryBlock:
        """The block of a touchpoint."""
        return next(block for block in self.week.board.blocks if block.entry.id == number)

    def carry(self, widget: QWidget, hold: QPoint, goal: Place) -> None:
        """Carry something to a place with the mouse, and let it go."""
        board = self.week.board
        board.bring_in_sight(goal)
        rect = board.rect_of(goal, 30)
        spot = QPoint(rect.center().x(), rect.top() + 6)
        there = widget.mapFromGlobal(board.mapToGlobal(spot))
        self.qtbot.mousePress(widget, LEFT, pos=hold)
        self.qtbot.mouseMove(widget, hold + (there - hold) * 0.5)
        self.qtbot.mouseMove(widget, there)
        self.qtbot.mouseRelease(widget, LEFT, pos=there)
        self.settle()


@pytest.fixture
def visit(desk: Desk, people: dict[str, Customer]) -> Touchpoint:
    """A visit with Sofia on that Friday at two."""
    planned = Touchpoint(
        channel=Channel.VISIT, day=FRIDAY, minute=14 * 60, duration_minutes=60, participants=(people["Sofia"].id,)
    )
    return desk.touchpoints.plan(planned)


@pytest.fixture
def stage(qtbot: QtBot, desk: Desk, visit: Touchpoint) -> Iterator[WeekStage]:
    """The week of 8 June in a wide window."""
    made = WeekStage(qtbot, desk)
    made.show(view="week")
    yield made
    made.close()


def test_what_is_dropped_on_another_day_and_hour_is_kept_and_taken_back(
    stage: WeekStage, desk: Desk, visit: Touchpoint
) -> None:
    stage.carry(stage.block(visit.id), QPoint(20, 6), Place(SATURDAY, 10 * 60 + 15))
    moved = desk.touchpoints.get(visit.id)
    assert (moved.day, moved.minute, moved.duration_minutes) == (SATURDAY, 10 * 60 + 15, 60)
    assert stage.block(visit.id).entry.day == SATURDAY
    desk.history.undo()
    stage.settle()
    assert (desk.touchpoints.get(visit.id).day, desk.touchpoints.get(visit.id).minute) == (FRIDAY, 14 * 60)
    assert stage.block(visit.id).entry.day == FRIDAY


def test_dropped_above_it_loses_its_hour_and_undo_gives_it_back(
    stage: WeekStage, desk: Desk, visit: Touchpoint
) -> None:
    stage.carry(stage.block(visit.id), QPoint(20, 6), Place(SATURDAY))
    assert desk.touchpoints.get(visit.id).minute is None
    desk.history.undo()
    assert desk.touchpoints.get(visit.id).minute == 14 * 60


def test_keys_make_it_longer_and_undo_takes_that_back(stage: WeekStage, desk: Desk, visit: Touchpoint) -> None:
    stage.block(visit.id).setFocus(Qt.FocusReason.TabFocusReason)
    stage.qtbot.keyClick(stage.block(visit.id), Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    stage.settle()
    assert desk.touchpoints.get(visit.id).duration_minutes == 75
    assert stage.block(visit.id).hasFocus()
    desk.history.undo()
    assert desk.touchpoints.get(visit.id).duration_minutes == 60


def test_carried_by_keys_the_keyboard_stays_with_it(stage: WeekStage, desk: Desk, visit: Touchpoint) -> None:
    stage.block(visit.id).setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_M, Qt.Key.Key_Right, Qt.Key.Key_Return):
        stage.qtbot.keyClick(stage.window.focusWidget(), key)
        stage.settle()
    assert desk.touchpoints.get(visit.id).day == SATURDAY
    assert stage.block(visit.id).hasFocus()


def test_somebody_who_waits_is_planned_where_she_is_dropped(stage: WeekStage, desk: Desk) -> None:
    rows = stage.week.panel.rows
    assert rows
    number = rows[0].due.customer_id
    stage.carry(rows[0], QPoint(20, 20), Place(FRIDAY, 9 * 60))
    (planned,) = [each for each in desk.calendar.day(FRIDAY).entries if number in each.customers]
    assert planned.minute == 9 * 60


def test_another_view_keeps_the_day(stage: WeekStage) -> None:
    stage.week.stand_on(Place(SATURDAY, 9 * 60))
    stage.page.choose_view("month")
    assert stage.month.anchor() == SATURDAY
    stage.page.choose_view("week")
    assert stage.week.anchor() == SATURDAY


def test_control_p_shows_the_week_on_paper(stage: WeekStage) -> None:
    stage.qtbot.keyClick(stage.week, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    (dialog,) = stage.window.findChildren(PrintDialog)
    assert dialog.title.text() == "Print 8 to 14 June 2026"


@pytest.mark.parametrize(("width", "height"), [(1024, 640), (1280, 720), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_is_cut_at_any_size(
    qtbot: QtBot, desk: Desk, visit: Touchpoint, width: int, height: int, percent: int
) -> None:
    theme_of().set_text_size(percent)
    stage = WeekStage(qtbot, desk, width, height)
    stage.show(view="week")
    board = stage.week.board
    assert board.area.viewport().height() > 3 * board.hours.hour_height
    for block in board.blocks:
        home = block.parentWidget()
        assert home is not None
        assert home.rect().contains(QRect(block.geometry()))
    assert board.rect().contains(board.area.geometry())
    stage.close()


def test_in_a_narrow_window_the_panel_makes_way_while_somebody_is_carried(
    qtbot: QtBot, desk: Desk, visit: Touchpoint
) -> None:
    stage = WeekStage(qtbot, desk, 1024, 640)
    stage.show(view="week")
    stage.page.side.open_over()
    stage.settle()
    row = stage.week.panel.rows[0]
    assert row.hasFocus()
    stage.carry(row, QPoint(20, 20), Place(FRIDAY, 9 * 60))
    assert any(row.due.customer_id in each.customers for each in desk.calendar.day(FRIDAY).entries)
    desk.history.undo()
    stage.settle()
    stage.page.side.open_over()
    row = stage.week.panel.rows[0]
    for key in (Qt.Key.Key_M, Qt.Key.Key_Right, Qt.Key.Key_Return):
        stage.qtbot.keyClick(stage.window.focusWidget(), key)
        stage.settle()
    assert stage.page.side.isHidden()
    stage.close()
