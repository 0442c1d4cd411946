"""Going to somebody else while something is written: nothing is lost, and nothing ends up on the wrong card."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.customer import Customer, DetailKind
from app.services.desk import Desk
from tests.ui.dossier.stage import Stage


def go_to(stage: Stage, customer: Customer) -> None:
    stage.page.open(number=customer.id)
    QApplication.processEvents()


def test_what_is_complete_is_saved_as_one_action_for_the_one_it_was_written_for(
    stage: Stage, desk: Desk, people: dict[str, Customer]
) -> None:
    stage.click(stage.page.left.add_fact)
    stage.type("Old roses", stage.page.left.facts.new.editor.text)
    before = desk.history.entries()[0].id
    go_to(stage, people["Sofia"])

    assert "Old roses" in [fact.text for fact in desk.facts.of(people["Maja"].id)]
    assert "Old roses" not in [fact.text for fact in desk.facts.of(people["Sofia"].id)]
    assert [entry.id for entry in desk.history.entries() if entry.id > before] == [desk.history.entries()[0].id]
    assert stage.page.left.facts.new.editor is None
    stage.undo()
    assert "Old roses" not in [fact.text for fact in desk.facts.of(people["Maja"].id)]


def test_what_is_not_complete_is_kept_and_opens_again_on_return(
    stage: Stage, desk: Desk, people: dict[str, Customer]
) -> None:
    group = stage.page.left.about.details
    stage.click(group.add_button)
    stage.type("work", group.editor.label)
    before = desk.history.entries()[0].id
    go_to(stage, people["Sofia"])

    assert desk.history.entries()[0].id == before
    assert group.editor is None
    assert "Draft kept" in stage.shell.messages.toasts.text
    assert "Maja" in stage.shell.messages.toasts.text

    go_to(stage, people["Maja"])
    assert group.editor is not None
    assert group.editor.isVisible()
    assert group.editor.label.text() == "work"
    stage.type("+358 2 555 01", group.editor.value)
    stage.key(Qt.Key.Key_Return, group.editor.value)
    kept = [each for each in desk.profiles.read(people["Maja"].id).details if each.label == "work"]
    assert [(each.value, each.kind) for each in kept] == [("+358 2 555 01", DetailKind.PHONE)]


def test_an_editor_nobody_wrote_in_just_closes(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    stage.click(stage.page.left.add_fact)
    editor = stage.page.left.facts.new.editor
    for field in (editor.text, editor.day, editor.text):
        field.setFocus()
        QApplication.processEvents()
    before = desk.history.entries()[0].id
    go_to(stage, people["Sofia"])
    go_to(stage, people["Maja"])

    assert desk.history.entries()[0].id == before
    assert stage.page.left.facts.new.editor is None


def test_a_plan_that_lacks_what_she_gains_waits_for_her(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    plans = stage.page.right.wants.plans
    stage.click(plans.edit_button)
    plans.editor.fields[0].setText("Five years")
    plans.editor.fields[2].clear()
    go_to(stage, people["Sofia"])

    assert plans.editor is None
    assert desk.profiles.read(people["Maja"].id).plans[0].for_us == "Three-year care plan"
    go_to(stage, people["Maja"])
    assert plans.editor.fields[0].text() == "Five years"
    assert plans.views == ()


def test_aims_are_saved_for_the_one_they_belong_to(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    aims = stage.page.right.wants.aims
    stage.click(aims.edit_button)
    stage.type("Home by four", aims.editor.lines[2])
    go_to(stage, people["Eero"])

    assert "Home by four" in [aim.text for aim in desk.profiles.read(people["Maja"].id).objectives]
    assert desk.profiles.read(people["Eero"].id).objectives == ()
    assert aims.editor is None


def test_a_name_being_written_stays_with_its_card(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    stage.page.header.name.start()
    stage.page.header.name.edit.setText("Maja Lind")
    go_to(stage, people["Sofia"])

    assert desk.customers.get(people["Maja"].id).name == "Maja Lind"
    assert desk.customers.get(people["Sofia"].id).name == "Sofia Wikström"
    assert stage.page.header.name.label.text() == "Sofia Wikström"
