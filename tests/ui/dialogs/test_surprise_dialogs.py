"""Gestures, reactions, days and cards: each dialog writes one action, or says kindly what is missing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.customer import Customer
from app.domain.gesture import Gesture, GestureStep, Surprise, SurpriseState
from app.domain.year_plan import GestureWorth, LineKey, PlanFace, PlanLine
from app.ui.dialogs import card_text_dialog, gesture_dialog, gestures_dialog, reaction_dialog, surprise_day_dialog
from app.ui.dialogs.gesture_parts import SeasonChoice, month_of
from tests.builders import TODAY, surprise
from tests.ui.dialogs.room import Room

CONTROL = Qt.KeyboardModifier.ControlModifier
JAM = Gesture(
    name="A jar of plum jam", icon="coffee", cost_minor=500, minutes=15, tags="plums jam", fact_kinds="likes other",
    season_from_week=33, season_until_week=44, contains="sugar", stock=3, how_to="Write the year on it.",
    expected_delight=3.5, card_line="From the tree you know.",
)  # fmt: skip
STEPS = (GestureStep(days_before=3, text="Write the label"), GestureStep(days_before=0, text="Bring it by"))


@pytest.fixture
def jam(room: Room) -> GestureWorth:
    """A gesture of the library with what it turned out to be worth."""
    made = room.desk.gestures.add(JAM, STEPS)
    return next(one for one in room.desk.gestures.worth() if one.gesture.id == made.id)


@pytest.fixture
def given(room: Room, people: dict[str, Customer]) -> Surprise:
    """A surprise that was accepted for Maja."""
    return surprise(room.desk, people["Maja"], TODAY + timedelta(days=12), ("Cut them",))


def _line(room: Room, made: Surprise) -> PlanLine:
    gesture = next(one for one in room.desk.gestures.library() if one.id == made.gesture_id)
    customer = room.desk.customers.get(made.customer_id)
    face = PlanFace(customer.id, customer.uuid, customer.name, customer.first_name, None, 70)
    return PlanLine(
        LineKey(customer.id, gesture.id, made.day), made.id, face, gesture, made.day, SurpriseState.ACCEPTED, False,
        600, 25, 60, 70, 80, "She likes meadow planting.", "", "",
    )  # fmt: skip


def test_a_gesture_of_ones_own_is_one_action(room: Room) -> None:
    dialog = gesture_dialog.open_dialog(room.shell)
    room.type("Honey from our roof")
    dialog.icon.tiles["leaf"].click()
    dialog.cost.setText("4,50")
    dialog.minutes.setText("10")
    dialog.words.setText("honey, bees; bread")
    room.click(dialog.kinds.chips[next(iter(dialog.kinds.chips))])
    room.click(dialog.steps.add)
    room.type("Fill the jar")
    room.key(Qt.Key.Key_Return, CONTROL)
    made = next(one for one in room.desk.gestures.library() if one.name == "Honey from our roof")
    assert (made.icon, made.cost_minor, made.minutes, made.tags) == ("leaf", 450, 10, "honey bees bread")
    assert made.fact_kinds == "likes"
    assert [step.text for step in room.desk.gestures.steps_of(made.id)] == ["Fill the jar"]
    assert room.labels()[0] == "Added the gesture “Honey from our roof”"


def test_a_gesture_without_a_name_is_not_kept(room: Room) -> None:
    dialog = gesture_dialog.open_dialog(room.shell)
    room.click(dialog.save_button)
    assert dialog.error.text() == "Say in two or three words what it is."
    dialog.name.setText("Tea")
    dialog.minutes.setText("ten")
    room.click(dialog.save_button)
    assert dialog.error.text() == "“ten” is not a whole number. Digits are enough."
    assert room.is_open(gesture_dialog.GestureDialog)


def test_a_gesture_that_is_only_looked_at_stays_as_it_is(room: Room, jam: GestureWorth) -> None:
    dialog = gesture_dialog.open_dialog(room.shell, jam)
    assert dialog.subtitle.text() == jam.sentence
    room.click(dialog.save_button)
    after = next(one for one in room.desk.gestures.library() if one.id == jam.gesture.id)
    assert after == jam.gesture
    assert [(step.days_before, step.text) for step in room.desk.gestures.steps_of(after.id)] == [
        (3, "Write the label"), (0, "Bring it by"),
    ]  # fmt: skip


def test_a_step_can_be_taken_out(room: Room, jam: GestureWorth) -> None:
    dialog = gesture_dialog.open_dialog(room.shell, jam)
    dialog.steps.rows[0].remove.click()
    room.click(dialog.save_button)
    assert [step.text for step in room.desk.gestures.steps_of(jam.gesture.id)] == ["Bring it by"]


def test_a_gesture_is_put_away_and_brought_back(room: Room, jam: GestureWorth) -> None:
    dialog = gesture_dialog.open_dialog(room.shell, jam)
    away = next(button for button in dialog.foot.findChildren(type(dialog.cancel_button).__mro__[1])
                if button.text() == "Put it away")  # fmt: skip
    away.click()
    assert jam.gesture.id not in {one.id for one in room.desk.gestures.library()}
    library = gestures_dialog.open_dialog(room.shell)
    room.qtbot.waitUntil(lambda: bool(library.rows), timeout=5000)
    row = next(each for each in library.rows if each.worth.gesture.id == jam.gesture.id)
    assert not row.isVisible()
    library.archived.set_on(True)
    assert row.isVisible()
    row.back.click()
    assert jam.gesture.id in {one.id for one in room.desk.gestures.library()}


def test_the_library_is_searched_and_opened_with_the_keyboard(room: Room, jam: GestureWorth) -> None:
    room.desk.gestures.add(Gesture(name="A walk", minutes=60))
    library = gestures_dialog.open_dialog(room.shell)
    room.qtbot.waitUntil(lambda: len(library.rows) >= 2, timeout=5000)
    room.type("plum")
    assert [row.text() for row in library.rows if row.isVisible()] == ["A jar of plum jam"]
    library.search.setText("zzz")
    assert library.nobody.isVisible()
    library.search.clear()
    shown = [row for row in library.rows if row.isVisible()]
    shown[0].setFocus()
    room.key(Qt.Key.Key_Down)
    assert shown[1].hasFocus()
    room.key(Qt.Key.Key_Return)
    assert room.is_open(gesture_dialog.GestureDialog)


def test_a_season_keeps_its_weeks_until_another_month_is_chosen(room: Room) -> None:
    season = SeasonChoice(33, 44)
    assert season.weeks == (33, 44)
    season.first.set_value(5)
    assert season.weeks[0] is not None
    assert month_of(season.weeks[0]) == 5
    assert SeasonChoice(None, None).weeks == (None, None)


def test_a_reaction_is_one_action_with_what_it_really_took(room: Room, given: Surprise) -> None:
    room.desk.surprises.deliver(given.id)
    dialog = reaction_dialog.open_dialog(room.shell, given.id)
    assert dialog.title.text() == "How did Maja receive it?"
    dialog.delight.choose(4)
    dialog.words.setPlainText("Nobody ever\ndid that")
    dialog.told.click()
    dialog.cost.setText("7.20")
    room.click(dialog.save_button)
    after = room.desk.surprises.given(given.id)
    assert (after.delight, after.their_words, after.told_others) == (5, "Nobody ever did that", True)
    assert after.cost_minor == 720
    assert room.labels()[0].startswith("How “Sweet peas")
    room.desk.history.undo()
    assert room.desk.surprises.given(given.id).delight is None


def test_a_reaction_needs_a_face(room: Room, given: Surprise) -> None:
    room.desk.surprises.deliver(given.id)
    dialog = reaction_dialog.open_dialog(room.shell, given.id)
    room.click(dialog.save_button)
    assert dialog.error.isVisible()
    dialog.delight.choose(0)
    dialog.minutes.setText("half an hour")
    room.click(dialog.save_button)
    assert room.desk.surprises.given(given.id).delight is None
    room.click(dialog.cancel_button)
    assert not room.is_open(reaction_dialog.ReactionDialog)


def test_day_and_note_change_only_what_was_changed(room: Room, given: Surprise) -> None:
    moved: list[date] = []
    dialog = surprise_day_dialog.open_dialog(room.shell, _line(room, given), moved.append)
    before = room.labels()[0]
    room.click(dialog.save_button)
    assert room.labels()[0] == before
    assert moved == []
    dialog = surprise_day_dialog.open_dialog(room.shell, _line(room, given), moved.append)
    dialog.day.set_day(TODAY + timedelta(days=20))
    dialog.note.setText("on the doorstep")
    room.key(Qt.Key.Key_Return, CONTROL)
    assert moved == [TODAY + timedelta(days=20)]
    assert room.desk.surprises.given(given.id).note == "on the doorstep"


def test_a_surprise_is_not_moved_into_the_past(room: Room, given: Surprise) -> None:
    moved: list[date] = []
    dialog = surprise_day_dialog.open_dialog(room.shell, _line(room, given), moved.append)
    dialog.day.set_day(TODAY - timedelta(days=1))
    room.click(dialog.save_button)
    assert moved == []
    assert "still to come" in dialog.error.text()


def test_the_words_for_a_card_begin_with_the_gestures_line_and_are_kept(room: Room, given: Surprise) -> None:
    dialog = card_text_dialog.open_dialog(room.shell, _line(room, given))
    assert dialog.text.toPlainText().startswith("Dear Maja,")
    room.click(dialog.copy)
    assert QApplication.clipboard().text() == dialog.text.toPlainText()
    dialog.text.setPlainText("Dear Maja,\nfor your meadow.")
    room.click(dialog.save_button)
    assert room.desk.surprises.given(given.id).card_text == "Dear Maja,\nfor your meadow."
    again = card_text_dialog.open_dialog(room.shell, _line(room, given))
    assert cast(str, again.text.toPlainText()).endswith("for your meadow.")
