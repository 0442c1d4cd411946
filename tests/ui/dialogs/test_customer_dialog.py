"""Adding a card by typing and clicking."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer, DetailKind, Kind, Stage, Tier
from app.services.desk import Desk
from app.ui.dialogs.customer_dialog import CustomerDialog, open_dialog
from app.ui.widgets.fields import LineEdit
from tests.ui.pages.customers.floor import CTRL, Floor


@pytest.fixture
def floor(qtbot: QtBot, desk: Desk, people: dict[str, Customer]) -> Iterator[Floor]:
    """A window with the people of the pictures behind the dialog."""
    opened = Floor(qtbot, desk)
    yield opened
    opened.close()


@pytest.fixture
def dialog(floor: Floor) -> CustomerDialog:
    """The dialog for a person, open."""
    opened = open_dialog(floor.shell)
    QApplication.processEvents()
    return opened


def write(floor: Floor, field: LineEdit, text: str) -> None:
    """Type into a field."""
    floor.click(field)
    floor.qtbot.keyClicks(field, text)


def newest(floor: Floor) -> Customer:
    """The customer whose page was opened last."""
    assert floor.navigator.went[-1][0] == "customer"
    return floor.desk.customers.get(floor.navigator.went[-1][1])


def test_typing_begins_in_the_first_name_and_ctrl_enter_saves(floor: Floor, dialog: CustomerDialog) -> None:
    assert dialog.given.hasFocus()
    floor.qtbot.keyClicks(dialog.given, "Hilda")
    write(floor, dialog.family, "Ahola")
    write(floor, dialog.phone, "+358 40 555 0199")
    write(floor, dialog.email, "hilda@allotment.example")
    floor.click(dialog.tier, dialog.tier.segment_rect(2).center().toPoint())
    floor.key(Qt.Key.Key_Return, CTRL, dialog.email)
    added = newest(floor)
    assert (added.name, added.given_name, added.family_name) == ("Hilda Ahola", "Hilda", "Ahola")
    assert (added.stage, added.tier) == (Stage.ATTRACTION, Tier.OCCASIONAL)
    details = floor.desk.profiles.read(added.id).details
    assert {(each.kind, each.value) for each in details} == {
        (DetailKind.PHONE, "+358 40 555 0199"),
        (DetailKind.EMAIL, "hilda@allotment.example"),
    }
    assert floor.messages.toasts.text == "Hilda Ahola has a card now"
    floor.shell.undo()
    assert "Hilda Ahola" not in floor.names


def test_a_name_that_is_here_already_is_warned_of(floor: Floor, dialog: CustomerDialog) -> None:
    floor.qtbot.keyClicks(dialog.given, "Tomas")
    assert not dialog.warning.isVisible()
    write(floor, dialog.family, "Berglunt")
    assert dialog.warning.words.text() == "Tomas Berglund seems to be here already."
    floor.click(dialog.warning.link)
    assert not dialog.isVisible()
    assert newest(floor).name == "Tomas Berglund"


def test_a_known_company_is_found_and_a_new_one_gets_a_card(floor: Floor, dialog: CustomerDialog) -> None:
    floor.qtbot.keyClicks(dialog.given, "Ravi")
    write(floor, dialog.company, "aurajoki hotels")
    write(floor, dialog.role, "Facilities")
    floor.click(dialog.save_button)
    assert floor.desk.finding.counts().companies == 2
    [(company, place)] = floor.desk.companies.places(newest(floor).id)
    assert (company.name, place.title) == ("Aurajoki Hotels", "Facilities")
    again = open_dialog(floor.shell)
    floor.qtbot.keyClicks(again.given, "Grace")
    write(floor, again.company, "Mensah Catering")
    floor.click(again.save_button)
    assert floor.desk.finding.counts().companies == 3
    floor.shell.undo()
    assert floor.desk.finding.counts().companies == 2


def test_a_company_has_a_name_of_its_own(floor: Floor, dialog: CustomerDialog) -> None:
    floor.click(dialog.kind, dialog.kind.segment_rect(1).center().toPoint())
    assert not dialog.given.isVisible()
    assert not dialog.company.isVisible()
    write(floor, dialog.company_name, "Uusi Bank")
    floor.click(dialog.save_button)
    assert (newest(floor).kind, newest(floor).name) == (Kind.COMPANY, "Uusi Bank")


@pytest.mark.parametrize(
    ("name", "phone", "email", "said"),
    [
        ("", "", "", "Write a name; a first name is enough."),
        ("Ida", "", "ida.example", "“ida.example” has no @, so it is no e-mail address yet."),
        ("Ida", "call me", "", "“call me” does not look like a phone number."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_lost(
    floor: Floor, dialog: CustomerDialog, name: str, phone: str, email: str, said: str
) -> None:
    dialog.given.setText(name)
    dialog.phone.setText(phone)
    dialog.email.setText(email)
    floor.click(dialog.save_button)
    assert dialog.isVisible()
    assert dialog.error.text() == said
    assert dialog.given.text() == name


def test_it_can_be_opened_with_something_filled_in(floor: Floor) -> None:
    number = floor.number("Aurajoki")
    opened = open_dialog(floor.shell, name="Ravi Menon", company_id=number, stage=Stage.RETENTION)
    assert (opened.given.text(), opened.family.text()) == ("Ravi", "Menon")
    assert opened.company.number == number
    assert opened.stage.value is Stage.RETENTION


def test_escape_closes_without_a_card(floor: Floor, dialog: CustomerDialog) -> None:
    before = len(floor.names)
    floor.qtbot.keyClicks(dialog.given, "Nobody")
    floor.key(Qt.Key.Key_Escape, widget=dialog.given)
    assert not dialog.isVisible()
    assert len(floor.names) == before
