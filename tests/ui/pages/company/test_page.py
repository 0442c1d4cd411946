"""The page of a company: its people, what changed, and the story."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from app.domain.errors import KeepwarmError
from app.domain.stakeholder import Change, ChangeKind, DecisionRole, Plan, Stakeholder
from app.services.desk import Desk
from app.ui.dialogs.change_dialog import ChangeDialog, RevisitDialog
from app.ui.dialogs.stakeholder_dialog import LeavingDialog, StakeholderDialog
from app.ui.pages.company.page import CompanyPage
from tests.builders import TODAY, person, touch
from tests.ui.dossier.stage import Stage, choose


@pytest.fixture
def elin(desk: Desk, people: dict[str, Customer]) -> Stakeholder:
    """The general manager, who decides."""
    found = person(desk, "Elin Forsman")
    return desk.companies.add_member(
        Stakeholder(
            person_id=found.id, company_id=people["Aurajoki"].id, title="General manager", influence=5,
            role=DecisionRole.DECIDES, since=date(2019, 6, 1),
        )
    )  # fmt: skip


def names(stage: Stage) -> list[str]:
    return [row.accessibleName() for row in stage.page.people.card.rows if not row.isHidden()]


def test_people_stand_by_influence_with_role_and_times(stage: Stage, elin: Stakeholder) -> None:
    assert names(stage) == [
        "Elin Forsman, General manager, Decides, since Jun 2019",
        "Priya Raman, Sustainability, Advises, since Feb 2023",
    ]
    assert stage.page.people.count.text() == "2 people"


def test_a_row_opens_the_person(stage: Stage, people: dict[str, Customer]) -> None:
    row = stage.page.people.card.rows[0]
    stage.key(Qt.Key.Key_Return, row)
    stage.click(row, QPoint(90, 20))

    assert [step[:2] for step in stage.navigator.went] == [("customer", people["Priya"].id)] * 2


def test_somebody_new_gets_a_card_and_a_place_in_one_action(
    stage: Stage, desk: Desk, people: dict[str, Customer], elin: Stakeholder
) -> None:
    stage.click(stage.page.header.add)
    dialog = stage.dialog(StakeholderDialog)
    stage.type("Jukka Lehto", dialog.person)
    stage.type("Finance", dialog.title_field)
    stage.click(dialog.influence, dialog.influence.segment_rect(3).center().toPoint())
    dialog.role.setCurrentIndex(dialog.role.findData(DecisionRole.CAN_VETO))
    dialog.boss.setCurrentIndex(dialog.boss.findData(elin.id))
    dialog.since.setText("May 2026")
    stage.click(dialog.save_button)

    assert "Jukka Lehto, Finance, Can say no, new, reports to Elin Forsman, since 1 May" in names(stage)
    jukka = desk.companies.members(people["Aurajoki"].id)[1].person
    assert (jukka.given_name, jukka.family_name) == ("Jukka", "Lehto")
    stage.undo()
    assert len(names(stage)) == 2
    assert desk.finding.palette("Jukka").people == ()


def test_somebody_with_a_card_is_chosen_from_the_list(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    stage.click(stage.page.people.add)
    dialog = stage.dialog(StakeholderDialog)
    stage.click(dialog.save_button)
    assert dialog.error.isVisible()
    stage.type("Tomas Berglund", dialog.person)
    assert dialog.similar.isVisible()
    dialog.person.choose(people["Tomas"].id, "Tomas Berglund")
    stage.click(dialog.save_button)

    assert any(each.person.id == people["Tomas"].id for each in desk.companies.members(people["Aurajoki"].id))


def test_a_place_is_changed(stage: Stage, desk: Desk) -> None:
    stage.key(Qt.Key.Key_F2, stage.page.people.card.rows[0])
    dialog = stage.dialog(StakeholderDialog)
    dialog.division.setText("Head office")
    stage.click(dialog.save_button)
    assert names(stage) == ["Priya Raman, Sustainability, Head office, Advises, since Feb 2023"]
    stage.undo()
    assert names(stage) == ["Priya Raman, Sustainability, Advises, since Feb 2023"]


def test_somebody_left_and_stays_in_the_history(
    stage: Stage, desk: Desk, people: dict[str, Customer], elin: Stakeholder
) -> None:
    desk.facts.set_plan(Plan(customer_id=elin.person_id, for_us="More", for_company="Less", for_person="Calm"))
    choose(stage.page.people.card.member_menu(0), "Left")
    dialog = stage.dialog(LeavingDialog)
    dialog.day.setText("3 June")
    stage.key(Qt.Key.Key_Return, dialog.day)

    assert names(stage)[1].startswith("Elin Forsman, General manager, Decides, Jun 2019 to 3 Jun")
    assert stage.page.people.card.earlier.isVisible()
    assert stage.page.people.count.text() == "1 person, 1 just left"
    assert stage.page.change.text.text() == "Elin Forsman left on 3 Jun. One plan to revisit."
    stage.undo()
    assert not stage.page.people.card.earlier.isVisible()
    assert stage.page.change.isHidden()


def test_who_takes_over_ends_the_place_before(stage: Stage, desk: Desk, elin: Stakeholder) -> None:
    stage.click(stage.page.header.add)
    dialog = stage.dialog(StakeholderDialog)
    stage.type("Mikael Sandell", dialog.person)
    dialog.since.setText("1 June")
    dialog.took_over.setCurrentIndex(dialog.took_over.findData(elin.id))
    stage.click(dialog.save_button)

    assert "Mikael Sandell, new, took over from Elin Forsman, since 1 Jun" in names(stage)
    assert names(stage)[-1].endswith("Jun 2019 to 1 Jun")
    assert stage.page.change.isVisible()


def test_a_change_is_noted_revisited_and_looked_at(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    desk.facts.set_plan(Plan(customer_id=people["Priya"].id, for_us="A", for_company="B", for_person="A quiet roof"))
    choose(stage.page.more_menu.menu(stage.page.profile), "Note a change")
    dialog = stage.dialog(ChangeDialog)
    stage.type("New owners from Sweden", dialog.text)
    stage.key(Qt.Key.Key_Return, dialog.text)
    banner = stage.page.change
    assert banner.revisit.text() == "Revisit the plan"
    stage.click(banner.revisit)
    revisit = stage.dialog(RevisitDialog)
    stage.click(revisit.buttons[0])
    assert stage.navigator.went[-1] == ("customer", people["Priya"].id, ())

    stage.click(banner.revisit)
    stage.click(stage.dialog(RevisitDialog).save_button)
    assert desk.companies.open_changes(people["Aurajoki"].id) == ()
    assert banner.isHidden()


def test_a_change_without_plans_is_looked_at_with_one_click(
    stage: Stage, desk: Desk, people: dict[str, Customer]
) -> None:
    desk.companies.note_change(Change(0, people["Aurajoki"].id, None, ChangeKind.MOVED, "Moved to the harbour", TODAY))
    assert stage.page.change.revisit.text() == "Looked at"
    stage.click(stage.page.change.revisit)
    assert stage.page.change.isHidden()
    stage.undo()
    assert stage.page.change.isVisible()


def test_later_hides_the_change_for_now(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    desk.companies.note_change(Change(0, people["Aurajoki"].id, None, ChangeKind.OTHER, "Something", TODAY))
    stage.click(stage.page.change.later)

    assert stage.page.change.isHidden()
    assert len(desk.companies.open_changes(people["Aurajoki"].id)) == 1


def test_nobody_reports_to_themselves_in_a_circle(desk: Desk, people: dict[str, Customer], elin: Stakeholder) -> None:
    priya = desk.companies.members(people["Aurajoki"].id)[1].place
    desk.companies.edit_member(replace(priya, reports_to_id=elin.id))

    with pytest.raises(KeepwarmError, match="report to themselves"):
        desk.companies.edit_member(replace(elin, reports_to_id=priya.id))


def test_the_head_tells_the_facts_in_one_line(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    number = people["Aurajoki"].id
    desk.customers.edit(
        number, subtitle="Three hotels in Turku", acquainted_since=date(2019, 6, 1), decision_on=date(2027, 3, 31)
    )

    assert (
        stage.page.header.facts.text() == "Three hotels in Turku. Customer since June 2019, decides by 31 March 2027, "
    )
    assert stage.page.header.levels.stage.accessibleName() == "Retention"


def test_the_company_has_its_own_notes_and_story(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    touch(desk, people["Aurajoki"], 3, "meeting", title="Budget for spring")
    about = stage.page.left.about
    stage.key(Qt.Key.Key_Space, about.notes.rows[0])
    about.notes.editor.text.setPlainText("Ask for **Carita**")
    stage.click(about.notes.editor.save)

    assert stage.page.story.model.event(0).title == "Budget for spring"
    assert about.notes.view.toPlainText() == "Ask for Carita"
    assert about.ties.isHidden()


def test_the_smallest_window_holds_the_page(
    qtbot: QtBot, desk: Desk, people: dict[str, Customer], elin: Stakeholder
) -> None:
    stage = Stage(qtbot, desk, CompanyPage, 1024, 640)
    desk.companies.note_change(
        Change(0, people["Aurajoki"].id, None, ChangeKind.OTHER, "Something", TODAY - timedelta(days=1))
    )
    stage.open(people["Aurajoki"].id)

    assert (stage.window.width(), stage.window.height()) == (1024, 640)
    assert stage.page.header.log.isVisible()
    stage.stop()
