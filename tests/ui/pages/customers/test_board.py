"""The board: carrying a card by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from app.domain.customer import Stage
from app.ui.pages.customers.board import Board
from app.ui.pages.customers.lane import Lane
from app.ui.pages.customers.searching import View
from app.ui.widgets.toast import Toast
from tests.ui.pages.customers.floor import CTRL, Floor

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def board(floor: Floor) -> Board:
    """The board in sight, with the keyboard on its first card."""
    floor.show(View.BOARD)
    floor.page.activate()
    return floor.page.views.board


def names(lane: Lane) -> list[str]:
    """Who stands in a lane, in order."""
    return [card.name for row in range(lane.people.rowCount()) if (card := lane.people.card(row)) is not None]


def drag(floor: Floor, board: Board, row: int, start: int, goal: int) -> QPoint:
    """Carry a card of one lane over another, without letting go."""
    view = board.lanes[start].view
    viewport = view.viewport()
    press = view.visualRect(view.people.index(row, 0)).topLeft() + QPoint(60, 40)
    over = viewport.mapFromGlobal(board.lanes[goal].mapToGlobal(QPoint(120, 200)))
    floor.qtbot.mousePress(viewport, LEFT, pos=press)
    floor.qtbot.mouseMove(viewport, press + QPoint(20, 20))
    floor.qtbot.mouseMove(viewport, over)
    return over


def test_each_lane_holds_its_stage(board: Board) -> None:
    assert names(board.lanes[0]) == ["Noor Haddad"]
    assert names(board.lanes[1]) == []
    assert len(names(board.lanes[2])) == 7


def test_a_card_dropped_on_a_lane_takes_that_stage_and_undo_brings_it_back(floor: Floor, board: Board) -> None:
    number = floor.number("Noor")
    over = drag(floor, board, 0, 0, 1)
    assert board.carried_id == number
    assert board.lanes[1].is_goal
    assert board.tip_text == "To Conversion. Noor has had 0 contacts so far."
    floor.qtbot.mouseRelease(board.lanes[0].view.viewport(), LEFT, pos=over)
    assert floor.desk.customers.get(number).stage is Stage.CONVERSION
    assert names(board.lanes[1]) == ["Noor Haddad"]
    assert floor.find(Toast).text == "Moved Noor to Conversion"
    floor.desk.history.undo()
    assert names(board.lanes[0]) == ["Noor Haddad"]


def test_moving_back_is_as_easy_as_forward(floor: Floor, board: Board) -> None:
    over = drag(floor, board, 0, 2, 0)
    floor.qtbot.mouseRelease(board.lanes[2].view.viewport(), LEFT, pos=over)
    assert len(names(board.lanes[0])) == 2
    assert len(names(board.lanes[2])) == 6


def test_a_card_let_go_over_its_own_lane_stays(floor: Floor, board: Board) -> None:
    over = drag(floor, board, 0, 0, 0)
    floor.qtbot.mouseRelease(board.lanes[0].view.viewport(), LEFT, pos=over)
    assert floor.desk.customers.get(floor.number("Noor")).stage is Stage.ATTRACTION
    assert not floor.messages.toasts.isVisible()


def test_escape_puts_a_carried_card_back(floor: Floor, board: Board) -> None:
    over = drag(floor, board, 0, 0, 1)
    floor.key(Qt.Key.Key_Escape, widget=board.lanes[0].view)
    assert board.carried_id == 0
    floor.qtbot.mouseRelease(board.lanes[0].view.viewport(), LEFT, pos=over)
    assert floor.desk.customers.get(floor.number("Noor")).stage is Stage.ATTRACTION


def test_m_arrows_and_enter_carry_by_keyboard(floor: Floor, board: Board) -> None:
    view = board.lanes[0].view
    floor.key(Qt.Key.Key_Down, widget=view)
    floor.key(Qt.Key.Key_M, widget=view)
    assert board.carried_id == floor.number("Noor")
    floor.key(Qt.Key.Key_Right, widget=view)
    floor.key(Qt.Key.Key_Right, widget=view)
    assert board.lanes[2].is_goal
    floor.key(Qt.Key.Key_Left, widget=view)
    floor.key(Qt.Key.Key_Return, widget=view)
    assert floor.desk.customers.get(floor.number("Noor")).stage is Stage.CONVERSION


def test_arrows_step_between_lanes_and_over_empty_ones(floor: Floor, board: Board) -> None:
    board.lanes[0].view.setFocus(Qt.FocusReason.TabFocusReason)
    floor.key(Qt.Key.Key_Right, widget=board.lanes[0].view)
    assert board.lanes[2].view.hasFocus()
    floor.key(Qt.Key.Key_Return, widget=board.lanes[2].view)
    assert floor.navigator.went[-1][0] == "customer"


def test_a_click_without_a_drag_opens(floor: Floor, board: Board) -> None:
    view = board.lanes[0].view
    floor.click(view.viewport(), view.visualRect(view.people.index(0, 0)).center())
    assert floor.navigator.went == [("customer", floor.number("Noor"), (floor.number("Noor"),))]


def test_all_chosen_cards_go_along(floor: Floor, board: Board) -> None:
    view = board.lanes[2].view
    for row in (0, 1):
        floor.click(view.viewport(), view.visualRect(view.people.index(row, 0)).center(), CTRL)
    over = drag(floor, board, 0, 2, 1)
    floor.qtbot.mouseRelease(view.viewport(), LEFT, pos=over)
    assert len(names(board.lanes[1])) == 2


def test_a_narrow_window_scrolls_sideways_and_keeps_lanes_wide(floor: Floor, board: Board) -> None:
    floor.window.resize(1024, 640)
    floor.qtbot.waitUntil(lambda: board.width() < 900)
    assert all(lane.width() >= 300 for lane in board.lanes)
    assert board.horizontalScrollBar().maximum() > 0


def test_in_a_search_the_heads_say_how_many_match(floor: Floor, board: Board) -> None:
    floor.page.header.search.setText("Noor")
    floor.qtbot.waitUntil(lambda: [lane.people.rowCount() for lane in board.lanes] == [1, 0, 0])
    assert [lane.view.accessibleDescription() for lane in board.lanes] == ["1", "0", "0"]
