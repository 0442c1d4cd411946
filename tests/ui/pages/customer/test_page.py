"""The page as a whole: head, keys, the way through a list, and small windows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer, Tier
from app.domain.customer import Stage as CustomerStage
from app.services.desk import Desk
from app.ui.dialogs.plan_dialog import PlanDialog
from app.ui.pages.customer.page import CustomerPage
from tests.ui.dossier.stage import Stage, choose, line


def test_the_head_says_who_she_is_in_one_sentence(stage: Stage) -> None:
    head = stage.page.header

    assert head.name.label.text() == "Maja Holmström"
    assert head.place.text() + head.company.accessibleName() == "Head of operations, Villa Solbacken"
    assert head.since.text() == "Customer since May 2022, "
    assert head.levels.tier.accessibleName() == "inner circle"
    assert head.levels.stage.accessibleName() == "Retention"
    assert head.reach.text() == "Text Maja"


def test_the_reasons_for_the_warmth_add_up_from_the_base(stage: Stage) -> None:
    warmth = stage.page.profile.warmth
    said = stage.page.header.why.accessibleDescription()

    assert stage.page.header.why.accessibleName() == f"Why {warmth.shown}, glowing"
    assert 50 + sum(points for _, points in warmth.shown_points) == warmth.shown
    assert "She reaches out +" in said
    assert "Promises kept: 1 of 1" in said


def test_f2_renames_her_and_undo_brings_the_name_back(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    name = stage.page.header.name
    stage.key(Qt.Key.Key_F2, name)
    name.edit.clear()
    stage.type("Maja Lind", name.edit)
    stage.key(Qt.Key.Key_Return, name.edit)

    renamed = desk.customers.get(people["Maja"].id)
    assert (renamed.name, renamed.given_name, renamed.family_name) == ("Maja Lind", "Maja", "Lind")
    assert name.label.text() == "Maja Lind"
    stage.undo()
    assert name.label.text() == "Maja Holmström"


def test_escape_leaves_the_name_as_it_was(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    name = stage.page.header.name
    stage.qtbot.mouseDClick(name, Qt.MouseButton.LeftButton)
    stage.type("Somebody", name.edit)
    stage.key(Qt.Key.Key_Escape, name.edit)

    assert not name.is_editing
    assert desk.customers.get(people["Maja"].id).name == "Maja Holmström"


def test_tier_and_stage_are_changed_by_their_words(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    levels, number = stage.page.header.levels, people["Maja"].id
    choose(levels.tier_menu(), "Regular")
    choose(levels.stage_menu(), "Conversion")

    assert desk.customers.get(number).tier is Tier.REGULAR
    assert desk.customers.get(number).stage is CustomerStage.CONVERSION
    assert levels.tier.accessibleName() == "regular"
    stage.undo()
    stage.undo()
    assert desk.customers.get(number).tier is Tier.INNER_CIRCLE


def test_her_company_opens(stage: Stage, people: dict[str, Customer]) -> None:
    stage.click(stage.page.header.company)

    assert stage.navigator.went == [("customer", people["Solbacken"].id, ())]


def test_brackets_step_through_the_list(stage: Stage, people: dict[str, Customer]) -> None:
    within = tuple(customer.id for customer in people.values())
    assert stage.page.crumb.place.text() == "1 of 8"
    assert not stage.page.crumb.before.isEnabled()
    stage.page.story.list.setFocus()
    stage.key(Qt.Key.Key_BracketRight, stage.page.story.list)
    stage.key(Qt.Key.Key_BracketLeft, stage.page.story.list)

    assert stage.navigator.went == [("customer", within[1], within)]


def test_l_logs_and_p_plans(stage: Stage, people: dict[str, Customer]) -> None:
    stage.key(Qt.Key.Key_L, stage.page.story.list)
    stage.key(Qt.Key.Key_P, stage.page.story.list)

    assert stage.navigator.went == [("log", (people["Maja"].id,), {})]
    assert stage.dialog(PlanDialog).who.numbers == (people["Maja"].id,)


def test_single_letters_can_be_switched_off(stage: Stage, desk: Desk) -> None:
    desk.settings.change("appearance", single_letter_keys=False)
    stage.key(Qt.Key.Key_L, stage.page.story.list)

    assert stage.navigator.went == []


def test_a_photo_dropped_on_the_ring_is_made_small(
    stage: Stage, desk: Desk, people: dict[str, Customer], tmp_path: Path
) -> None:
    picture = QImage(1600, 1200, QImage.Format.Format_RGB32)
    picture.fill(QColor("#C8705A"))
    picture.save(str(tmp_path / "maja.jpg"))
    stage.page.header.ring.take(tmp_path / "maja.jpg")

    photo = desk.customers.get(people["Maja"].id).photo_id
    kept = QImage.fromData(desk.files.data(photo))
    assert max(kept.width(), kept.height()) == 640
    assert [action.text() for action in stage.page.header.ring.photo_menu().actions()] == [
        "Replace the photo",
        "Remove the photo",
    ]
    choose(stage.page.header.ring.photo_menu(), "Remove")
    assert desk.customers.get(people["Maja"].id).photo_id is None
    stage.undo()
    assert desk.customers.get(people["Maja"].id).photo_id == photo


def test_what_is_no_picture_is_refused_kindly(
    stage: Stage, desk: Desk, people: dict[str, Customer], tmp_path: Path
) -> None:
    (tmp_path / "notes.png").write_text("no picture at all")
    stage.page.header.ring.take(tmp_path / "notes.png")

    assert desk.customers.get(people["Maja"].id).photo_id is None


def test_a_trashed_card_says_so_and_can_come_back(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    choose(stage.page.more_menu.menu(stage.page.profile), "Move to the trash")
    assert stage.navigator.went == [("back",)]
    assert stage.page.gone.isVisible()
    stage.click(stage.page.gone.button)

    assert desk.customers.get(people["Maja"].id).trashed_at is None
    assert stage.page.content.isVisible()


def test_only_actions_about_her_reload_the_page(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    before = stage.page.profile
    desk.customers.edit(people["Eero"].id, notes="Another garden")
    assert stage.page.profile is before
    desk.customers.edit(people["Maja"].id, notes="Her garden")

    assert stage.page.profile.customer.notes == "Her garden"


def test_narrow_windows_show_facts_as_a_tab_beside_the_story(
    qtbot: QtBot, desk: Desk, people: dict[str, Customer]
) -> None:
    stage = Stage(qtbot, desk, CustomerPage, 1024, 768)
    stage.open(people["Maja"].id)
    assert stage.window.width() == 1024
    assert stage.page.story.isVisible()
    assert not stage.page.left.isVisible()
    assert stage.page.right.why.isVisible()
    stage.key(Qt.Key.Key_Left, stage.page.columns.tabs)

    assert stage.page.left.isVisible()
    assert not stage.page.story.isVisible()
    stage.stop()


def test_low_windows_shrink_the_head_to_one_line(qtbot: QtBot, desk: Desk, people: dict[str, Customer]) -> None:
    stage = Stage(qtbot, desk, CustomerPage, 1024, 640)
    stage.open(people["Maja"].id)

    assert (stage.window.width(), stage.window.height()) == (1024, 640)
    assert not stage.page.header.pills.isVisible()
    assert stage.page.header.small_ring.isVisible()
    assert stage.page.header.reach.isVisible()
    stage.stop()


def test_the_menu_knows_her_wishes(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    choose(stage.page.more_menu.menu(stage.page.profile), "No gifts")

    assert desk.customers.get(people["Maja"].id).no_gifts
    assert line(stage.page.more_menu.menu(stage.page.profile), "No gifts").isChecked()
    stage.undo()
    assert not desk.customers.get(people["Maja"].id).no_gifts


def test_somebody_else_begins_at_the_top_with_no_editor_open(stage: Stage, people: dict[str, Customer]) -> None:
    bar = stage.page.left.column.verticalScrollBar()
    stage.click(stage.page.left.add_fact)
    bar.setValue(120)
    stage.page.open(number=people["Sofia"].id)
    QApplication.processEvents()

    assert bar.value() == 0
    assert stage.page.left.facts.new.editor is None
    assert stage.page.left.facts.new.isHidden()
