"""A silence on the customer's page: the sentence, what stands behind it, and how it ended."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.domain.customer import Circumstance, CircumstanceKind, Customer
from app.domain.slipping import Outcome
from app.domain.touchpoint import Direction
from app.services.desk import Desk
from app.ui import dialogs
from app.ui.dialogs.silence_dialog import SilenceDialog
from tests.builders import TODAY, touch
from tests.ui.dossier.stage import Stage

SENTENCE = "Tomas and you are usually in touch every 3 weeks; it’s been 9. "


@pytest.fixture
def tomas(stage: Stage, desk: Desk, people: dict[str, Customer]) -> Customer:
    """Tomas, who is quiet, on the page."""
    desk.store.start_day()
    stage.open(people["Tomas"].id)
    return people["Tomas"]


def test_who_is_in_time_has_no_word_about_silence(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    assert not stage.page.right.quiet.isVisible()


def test_the_sentence_stands_on_the_page_and_its_reasons_on_demand(stage: Stage, tomas: Customer) -> None:
    card = stage.page.right.quiet
    assert card.isVisible()
    assert card.sentence.text().startswith(SENTENCE)
    assert card.accessibleName() == card.sentence.text()
    assert not card.reasons.isVisible()
    stage.click(card.why)
    assert card.reasons.isVisible()
    assert card.reasons.text().splitlines()[0].startswith("Likely ")
    assert "Either this is an unusually long gap, or Tomas left after the last contact." in card.reasons.text()
    stage.key(Qt.Key.Key_Space, card.why)
    assert not card.reasons.isVisible()


def test_all_is_well_closes_the_silence_and_undo_opens_it(stage: Stage, desk: Desk, tomas: Customer) -> None:
    card = stage.page.right.quiet
    stage.click(card.end)
    dialog = stage.dialog(SilenceDialog)
    assert dialog.title.text() == "Tomas has been quiet"
    assert dialog.subtitle.text().startswith(SENTENCE)
    assert dialog.outcome.buttons[0].hasFocus()
    stage.key(Qt.Key.Key_Down, dialog.outcome.buttons[0])
    assert dialog.outcome.value is Outcome.FINE
    stage.type("At sea until August", dialog.reason)
    stage.key(Qt.Key.Key_Return, dialog.reason)
    assert not dialog.isVisible()
    assert desk.slipping.count() == 0
    assert desk.slipping.why(tomas.id)[0] == ("You said that all is well (Thursday 11 June 2026): At sea until August.")
    stage.undo()
    assert desk.slipping.count() == 1
    assert card.end.isVisible()


def test_after_a_contact_the_next_question_is_how_it_went(stage: Stage, desk: Desk, tomas: Customer) -> None:
    dialogs.silence(stage.shell, tomas.id)
    dialog = stage.dialog(SilenceDialog)
    assert not dialog.reason.isVisible()
    stage.key(Qt.Key.Key_Return, dialog.outcome.buttons[0], Qt.KeyboardModifier.ControlModifier)
    assert desk.slipping.count() == 0
    assert stage.navigator.went[-1] == ("log", (tomas.id,), {})


def test_the_words_follow_the_pronouns(stage: Stage, desk: Desk, tomas: Customer) -> None:
    desk.customers.edit(tomas.id, pronouns="he")
    dialogs.silence(stage.shell, tomas.id)
    names = [button.accessibleName() for button in stage.dialog(SilenceDialog).outcome.buttons]
    assert names == ["I was in touch", "He is fine, only quiet", "He has left", "Don’t ask again for this silence"]


def test_a_contact_takes_the_card_away(stage: Stage, desk: Desk, tomas: Customer) -> None:
    touch(desk, tomas, 0, "call", direction=Direction.BOTH_WAYS)
    assert not stage.page.right.quiet.isVisible()


def test_nobody_asks_a_grieving_customer_to_come_back(stage: Stage, desk: Desk, tomas: Customer) -> None:
    grief = Circumstance(customer_id=tomas.id, kind=CircumstanceKind.GRIEF, since=TODAY)
    desk.customers.set_circumstance(grief)
    assert not stage.page.right.quiet.isVisible()
    assert desk.slipping.count() == 0


def test_where_nothing_is_recorded_there_is_no_dialog(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    dialogs.silence(stage.shell, people["Priya"].id)
    assert not stage.window.findChildren(SilenceDialog)
