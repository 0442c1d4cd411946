"""Promise, plan and slip from anywhere: somebody is found by name, mistakes are said kindly."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from app.domain.promise import Slip
from app.services.desk import Desk
from app.ui.dialogs import plan_dialog, promise_dialog, slip_dialog
from app.ui.pages.customer.page import CustomerPage
from tests.builders import TODAY
from tests.ui.dossier.stage import Stage


@pytest.fixture
def stage(qtbot: QtBot, desk: Desk, people: dict[str, Customer]) -> Iterator[Stage]:
    """Any page to open dialogs over."""
    shown = Stage(qtbot, desk, CustomerPage)
    shown.open(people["Eero"].id)
    yield shown
    shown.stop()


def test_a_promise_from_anywhere_asks_to_whom(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    dialog = promise_dialog.open_dialog(stage.shell)
    assert dialog.who.picker.hasFocus()
    stage.type("Send the plan", dialog.text)
    stage.key(Qt.Key.Key_Return, dialog.text)
    assert dialog.error.text().startswith("Say to whom")
    dialog.who.picker.choose(people["Tomas"].id, "Tomas Berglund")
    stage.key(Qt.Key.Key_Return, dialog.text)

    assert [each.text for each in desk.promises.of(people["Tomas"].id)] == ["Send the plan"]
    assert not dialog.isVisible()


def test_a_day_that_is_not_clear_is_asked_again(stage: Stage, people: dict[str, Customer]) -> None:
    dialog = promise_dialog.open_dialog(stage.shell, (people["Eero"].id,))
    stage.type("Send the plan", dialog.text)
    dialog.due.setText("when it rains")
    stage.key(Qt.Key.Key_Return, dialog.text)

    assert dialog.error.text().startswith("This day is not clear")
    assert dialog.isVisible()


def test_a_promise_to_two_people_is_made_to_both(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    numbers = (people["Eero"].id, people["Noor"].id)
    dialog = promise_dialog.open_dialog(stage.shell, numbers)
    assert dialog.subtitle.text() == "to Eero Salonen and Noor Haddad"
    stage.type("Seeds", dialog.text)
    stage.click(dialog.save_button)

    assert [len(desk.promises.of(number)) for number in numbers] == [1, 1]


def test_a_plan_takes_the_channel_that_somebody_prefers(stage: Stage, people: dict[str, Customer]) -> None:
    dialog = plan_dialog.open_dialog(stage.shell)
    assert dialog.channel.value == "call"
    dialog.who.picker.choose(people["Maja"].id, "Maja Holmström")

    assert dialog.channel.value == "text"


def test_escape_closes_and_keeps_nothing(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    dialog = plan_dialog.open_dialog(stage.shell, (people["Eero"].id,))
    stage.key(Qt.Key.Key_Escape, dialog.what)

    assert not dialog.isVisible()
    assert desk.touchpoints.next_of(people["Eero"].id) is None


def test_a_slip_needs_one_line_only(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    dialog = slip_dialog.open_dialog(stage.shell, (people["Eero"].id,))
    stage.click(dialog.save_button)
    assert dialog.error.isVisible()
    dialog.text.setPlainText("We forgot the gate.")
    stage.key(Qt.Key.Key_Return, dialog.text, Qt.KeyboardModifier.ControlModifier)

    slip = desk.promises.slips_of(people["Eero"].id)[0]
    assert (slip.text, slip.happened_on, slip.is_open) == ("We forgot the gate.", TODAY, True)


def test_the_second_slip_of_a_kind_asks_for_its_cause(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    eero = people["Eero"].id
    desk.promises.note_slip(Slip(customer_id=eero, kind="late", happened_on=TODAY, text="Late"))
    dialog = slip_dialog.open_dialog(stage.shell, (eero,))
    assert not dialog.second.isVisible()
    dialog.kind.setCurrentIndex(dialog.kind.findData("late"))

    assert dialog.second.isVisible()
    assert "Its cause is worth finding" in dialog.second.text()
