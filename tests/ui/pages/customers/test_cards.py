"""Cards by mouse and by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from app.ui.pages.customers.card_delegate import button_boxes
from app.ui.theme import theme_of
from tests.ui.pages.customers.floor import CTRL, NONE, SHIFT, Floor, crowd


def test_a_click_opens_the_card_within_the_list(floor: Floor) -> None:
    floor.click_card("Maja")
    assert floor.navigator.went == [("customer", floor.number("Maja"), floor.page.people.every_id())]


def test_ctrl_and_shift_choose_instead_of_opening(floor: Floor) -> None:
    numbers = floor.page.people.every_id()
    cards = floor.page.views.cards
    for row, modifier in ((1, CTRL), (3, SHIFT), (6, CTRL)):
        place = cards.visualRect(floor.page.people.index(row, 0)).topLeft() + QPoint(30, 30)
        floor.click(cards.viewport(), place, modifier)
    assert floor.page.chosen.ids == (numbers[1], numbers[2], numbers[3], numbers[6])
    assert floor.navigator.went == []
    assert floor.page.bar.isVisible()


def test_the_buttons_of_a_card_log_plan_and_show_more(floor: Floor) -> None:
    cards, number = floor.page.views.cards, floor.number("Tomas")
    tile = cards.visualRect(floor.page.people.index(floor.row("Tomas"), 0))
    boxes = dict(button_boxes(tile, theme_of()))
    floor.qtbot.mouseMove(cards.viewport(), tile.center())
    floor.click(cards.viewport(), boxes["log"].center().toPoint())
    floor.click(cards.viewport(), boxes["plan"].center().toPoint())
    assert floor.navigator.went == [("log", (number,)), ("plan", (number,))]
    floor.click(cards.viewport(), boxes["more"].center().toPoint())
    floor.choose("Make a promise")
    assert floor.navigator.went[-1] == ("promise", (number,))


def test_arrows_move_and_enter_opens(floor: Floor) -> None:
    numbers = floor.page.people.every_id()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Return):
        floor.key(key)
    assert floor.navigator.went == [("customer", numbers[4], numbers)]
    floor.key(Qt.Key.Key_Home)
    floor.key(Qt.Key.Key_Enter)
    assert floor.navigator.went[-1][1] == numbers[0]
    floor.key(Qt.Key.Key_End)
    floor.key(Qt.Key.Key_Return)
    assert floor.navigator.went[-1][1] == numbers[-1]


def test_space_shift_and_ctrl_a_choose_by_keyboard(floor: Floor) -> None:
    numbers = floor.page.people.every_id()
    floor.key(Qt.Key.Key_Right)
    floor.key(Qt.Key.Key_Space, CTRL)
    assert floor.page.chosen.ids == (numbers[0],)
    floor.key(Qt.Key.Key_Right, SHIFT)
    floor.key(Qt.Key.Key_Right, SHIFT)
    assert floor.page.chosen.ids == numbers[:3]
    floor.key(Qt.Key.Key_A, CTRL)
    assert set(floor.page.chosen.ids) == set(numbers)


def test_ctrl_a_chooses_also_those_who_are_not_loaded(floor: Floor) -> None:
    crowd(floor.desk, 150)
    floor.search("berg")
    assert floor.page.people.rowCount() < 151
    floor.page.activate()
    floor.key(Qt.Key.Key_A, CTRL)
    assert len(floor.page.chosen) == 151


def test_single_letters_log_and_plan_and_can_be_switched_off(floor: Floor) -> None:
    first = floor.page.people.every_id()[0]
    floor.key(Qt.Key.Key_Right)
    floor.key(Qt.Key.Key_L)
    floor.key(Qt.Key.Key_P)
    assert floor.navigator.went == [("log", (first,)), ("plan", (first,))]
    floor.desk.settings.change("appearance", single_letter_keys=False)
    floor.key(Qt.Key.Key_L)
    assert len(floor.navigator.went) == 2


def test_the_menu_key_offers_what_the_buttons_do(floor: Floor) -> None:
    cards = floor.page.views.cards
    floor.key(Qt.Key.Key_Right)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1), NONE)
    QApplication.sendEvent(cards.viewport(), asked)
    words = [action.text() for action in floor.menu().actions() if action.text()]
    assert words[:4] == ["Open", "Log a touchpoint", "Plan", "Make a promise"]
    floor.choose("Open")
    assert floor.navigator.went[-1][0] == "customer"


def test_columns_follow_the_width(floor: Floor) -> None:
    cards = floor.page.views.cards
    top = cards.visualRect(floor.page.people.index(0, 0)).top()
    side_by_side = [row for row in range(8) if cards.visualRect(floor.page.people.index(row, 0)).top() == top]
    assert len(side_by_side) == 4
    assert cards.visualRect(floor.page.people.index(0, 0)).size().toTuple() == (280, 214)


def test_a_reader_hears_the_name_and_the_rest_of_a_card(floor: Floor) -> None:
    index = floor.page.people.index(floor.row("Maja"), 0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    rest = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert said.startswith("Maja Holmström, warmth ")
    assert "Villa Solbacken" in rest
    assert "Contact in the last 12 months" in rest
    assert "next: Tuesday" in rest


def test_a_long_list_can_be_scrolled_to_its_end(floor: Floor) -> None:
    crowd(floor.desk, 300)
    floor.qtbot.waitUntil(lambda: floor.page.people.is_whole)
    cards = floor.page.views.cards
    cards.verticalScrollBar().setValue(cards.verticalScrollBar().maximum())
    last = floor.page.people.rowCount() - 1
    assert last == 307
    assert cards.viewport().rect().intersects(cards.visualRect(floor.page.people.index(last, 0)))
