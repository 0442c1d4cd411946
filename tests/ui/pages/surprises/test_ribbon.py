"""The ribbon by keyboard and by mouse, and its twin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QBuffer, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.gesture import SurpriseState
from app.ui.pages.surprises.ribbon_model import COST, DAY, GESTURE, STATE, WHOM
from app.ui.theme import Scheme, theme_of
from tests.ui.pages.surprises.bench import RibbonBench
from tests.ui.pages.surprises.plans import picture, plan

KEY = Qt.Key


def test_the_keyboard_begins_at_the_first_card(ribbon: RibbonBench) -> None:
    assert ribbon.current == ("Liisa", "Sweet peas")


def test_left_and_right_go_from_card_to_card(ribbon: RibbonBench) -> None:
    ribbon.key(KEY.Key_Right)
    ribbon.key(KEY.Key_Right)
    assert ribbon.current == ("Henrik", "Sharp blades")
    ribbon.key(KEY.Key_Left)
    assert ribbon.current == ("Priya", "Bee hotel")


def test_up_and_down_go_to_the_nearest_card_of_the_month(ribbon: RibbonBench) -> None:
    ribbon.key(KEY.Key_Right)
    ribbon.key(KEY.Key_Down)
    assert ribbon.current == ("Rolf", "Tomato plant")
    ribbon.key(KEY.Key_Down)
    assert ribbon.current == ("Fatima", "Mint in a tin")
    ribbon.key(KEY.Key_Up)
    ribbon.key(KEY.Key_Up)
    ribbon.key(KEY.Key_Up)
    assert ribbon.current == ("Priya", "Bee hotel")


def test_home_and_end_go_to_the_ends_of_the_year(ribbon: RibbonBench) -> None:
    ribbon.key(KEY.Key_End)
    assert ribbon.current == ("Tomas", "Lemon balm")
    ribbon.key(KEY.Key_Right)
    assert ribbon.current == ("Tomas", "Lemon balm")
    ribbon.key(KEY.Key_Home)
    assert ribbon.current == ("Liisa", "Sweet peas")


def test_letters_answer_the_card_under_the_keyboard(ribbon: RibbonBench) -> None:
    ribbon.key(KEY.Key_Right)
    for key in (KEY.Key_A, KEY.Key_N, KEY.Key_X, KEY.Key_L):
        ribbon.key(key)
    assert ribbon.asked == [("accept", "Priya"), ("another", "Priya"), ("not", "Priya"), ("lock", "Priya")]


def test_letters_are_silent_when_they_are_switched_off(ribbon: RibbonBench) -> None:
    ribbon.ribbon.single_letters = False
    ribbon.key(KEY.Key_A)
    ribbon.key(KEY.Key_M)
    ribbon.key(KEY.Key_T)
    assert ribbon.asked == []
    assert not ribbon.frame.is_table
    ribbon.key(KEY.Key_Right)
    assert ribbon.current == ("Priya", "Bee hotel")


def test_enter_and_space_open_the_card(ribbon: RibbonBench) -> None:
    ribbon.key(KEY.Key_Return)
    ribbon.key(KEY.Key_Space)
    assert ribbon.asked == [("open", "Liisa"), ("open", "Liisa")]


def test_the_menu_key_asks_for_the_menu_of_the_card(ribbon: RibbonBench) -> None:
    QApplication.sendEvent(ribbon.ribbon, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    assert ribbon.asked == [("menu", "Liisa")]


def test_a_click_chooses_and_opens_a_card(ribbon: RibbonBench) -> None:
    ribbon.click(ribbon.ribbon, ribbon.place_of(ribbon.line("Rosehips")))
    assert ribbon.current == ("Oskar", "Rosehips")
    assert ribbon.asked == [("open", "Oskar")]


def test_m_and_arrows_carry_a_suggestion_to_another_week(ribbon: RibbonBench) -> None:
    ribbon.key(KEY.Key_Right)
    ribbon.key(KEY.Key_M)
    assert ribbon.ribbon.hand.words() == "Week of 22 June"
    ribbon.key(KEY.Key_Right)
    ribbon.key(KEY.Key_Down)
    assert ribbon.ribbon.hand.words() == "Week of 27 July"
    ribbon.key(KEY.Key_Return)
    assert ribbon.asked == [("Priya", date(2026, 7, 28))]
    assert ribbon.ribbon.hand.carry is None


def test_escape_puts_a_carried_card_back(ribbon: RibbonBench) -> None:
    ribbon.key(KEY.Key_M)
    ribbon.key(KEY.Key_Right)
    ribbon.key(KEY.Key_Escape)
    assert ribbon.asked == []
    assert ribbon.ribbon.hand.carry is None


def test_nothing_is_carried_into_the_past_or_beyond_the_year(ribbon: RibbonBench) -> None:
    ribbon.key(KEY.Key_M)
    for _ in range(3):
        ribbon.key(KEY.Key_Left)
    assert ribbon.ribbon.hand.carry is not None
    assert ribbon.ribbon.hand.carry.goal >= ribbon.ribbon.today
    for _ in range(20):
        ribbon.key(KEY.Key_Down)
    assert ribbon.ribbon.hand.carry.goal <= picture().until_day


def test_a_card_put_down_where_it_was_changes_nothing(ribbon: RibbonBench) -> None:
    ribbon.key(KEY.Key_M)
    ribbon.key(KEY.Key_Right)
    ribbon.key(KEY.Key_Left)
    ribbon.key(KEY.Key_Return)
    assert ribbon.asked == []


def test_what_was_delivered_is_not_carried(ribbon: RibbonBench) -> None:
    lines = tuple(replace(line, state=SurpriseState.DELIVERED) for line in picture().lines)
    ribbon.show_plan(plan(*lines))
    ribbon.key(KEY.Key_M)
    assert ribbon.ribbon.hand.carry is None


def test_the_mouse_drags_a_card_to_another_week(ribbon: RibbonBench) -> None:
    line = ribbon.line("Tomato plant")
    october = ribbon.ribbon.places.months[4]
    x = ribbon.ribbon.places.x_of(20)
    ribbon.drag(line, QPointF(x + 50, october.middle + 5).toPoint())
    assert len(ribbon.asked) == 1
    name, day = ribbon.asked[0]
    assert name == "Rolf"
    assert isinstance(day, date)
    assert abs(day - date(2026, 10, 19)) < timedelta(days=5)


def test_a_card_dragged_out_of_the_ribbon_goes_back(ribbon: RibbonBench) -> None:
    ribbon.drag(ribbon.line("Tomato plant"), QPoint(300, -60))
    assert ribbon.asked == []
    assert ribbon.ribbon.hand.carry is None


def test_the_chosen_card_stays_chosen_in_a_new_plan(ribbon: RibbonBench) -> None:
    ribbon.key(KEY.Key_End)
    fewer = picture().lines[1:]
    ribbon.frame.show_plan(plan(*fewer))
    assert ribbon.current == ("Tomas", "Lemon balm")


def test_cards_that_stay_do_not_move(ribbon: RibbonBench) -> None:
    before = {card.line.gesture.name: card.rect for card in ribbon.ribbon.places.cards}
    ribbon.frame.show_plan(plan(*(line for line in picture().lines if line.gesture.name != "Bee hotel")))
    after = {card.line.gesture.name: card.rect for card in ribbon.ribbon.places.cards}
    assert len(after) == 21
    assert all(before[name] == rect for name, rect in after.items())


def test_t_turns_the_picture_into_its_table_and_back(ribbon: RibbonBench) -> None:
    ribbon.key(KEY.Key_Right)
    ribbon.key(KEY.Key_T)
    table = ribbon.frame.table
    assert ribbon.frame.is_table
    assert table.hasFocus()
    row = table.currentIndex().row()
    told = [str(ribbon.frame.model.index(row, column).data()) for column in (DAY, WHOM, GESTURE, STATE, COST)]
    assert told == ["23 June", "Priya Test", "Bee hotel", "Suggested", "€7.64"]
    ribbon.key(KEY.Key_Down)
    ribbon.key(KEY.Key_T)
    assert not ribbon.frame.is_table
    assert ribbon.current == ("Henrik", "Sharp blades")


def test_letters_answer_in_the_table_too(ribbon: RibbonBench) -> None:
    ribbon.key(KEY.Key_T)
    ribbon.key(KEY.Key_Down)
    ribbon.key(KEY.Key_A)
    assert ribbon.asked == [("accept", "Priya")]


def test_the_table_is_there_for_screen_readers_while_the_picture_is_shown(ribbon: RibbonBench) -> None:
    assert ribbon.frame.table.isVisible()
    assert ribbon.frame.table.focusPolicy() is Qt.FocusPolicy.NoFocus
    spoken = ribbon.frame.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Liisa Test, Sweet peas, Sun 14 June, accepted, locked"
    reason = ribbon.frame.model.index(0, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert reason == "Liisa counts bees in the lunch break."


def test_a_veiled_year_names_nobody_in_words(ribbon: RibbonBench) -> None:
    ribbon.frame.set_veiled(True)
    model = ribbon.frame.model
    told = {
        str(model.index(row, column).data(role))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        for role in (
            Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleDescriptionRole,
        )
    }  # fmt: skip
    secrets = {word for line in picture().lines for word in (line.face.first_name, line.gesture.name)}
    assert not any(secret in words for secret in secrets for words in told)
    ribbon.key(KEY.Key_Right)
    assert ribbon.ribbon.accessibleName().startswith("A surprise is planned, hidden, ")


def test_the_ribbon_paints_in_every_state(ribbon: RibbonBench) -> None:
    ribbon.key(KEY.Key_M)
    ribbon.key(KEY.Key_Right)
    plain = _picture(ribbon)
    theme_of().set_scheme(Scheme.DARK)
    ribbon.frame.set_veiled(True)
    assert _picture(ribbon) != plain


def _picture(ribbon: RibbonBench) -> bytes:
    shown: QPixmap = ribbon.ribbon.grab()
    buffer = QBuffer()
    shown.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_the_mouse_shows_why_and_which_days_are_kept_clear(ribbon: RibbonBench) -> None:
    QTest.mouseMove(ribbon.ribbon, ribbon.place_of(ribbon.line("Bee hotel")))
    assert ribbon.ribbon.cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(ribbon.ribbon, QPoint(2, 2))
    assert ribbon.ribbon.cursor().shape() is Qt.CursorShape.ArrowCursor
