"""Grief, illness, complaints and pauses keep the page calm."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from app.domain.customer import CircumstanceKind, Customer
from app.services.desk import Desk
from app.ui.dialogs.rest_dialog import CircumstanceDialog, PauseDialog
from tests.ui.dossier.stage import Stage, choose


def test_grief_shows_a_calm_banner_and_hides_the_surprise(
    stage: Stage, desk: Desk, people: dict[str, Customer]
) -> None:
    choose(stage.page.more_menu.menu(stage.page.profile), "Grief")
    dialog = stage.dialog(CircumstanceDialog)
    stage.type("Her mother died.", dialog.note)
    stage.key(Qt.Key.Key_Return, dialog.note)

    noted = desk.profiles.read(people["Maja"].id).circumstances[0]
    assert (noted.kind, noted.since, noted.until) == (CircumstanceKind.GRIEF, date(2026, 6, 11), date(2026, 7, 11))
    assert stage.page.banner.is_calm
    assert stage.page.banner.text.text().startswith("Maja is grieving. Nothing cheerful and no surprise until 11 July.")
    assert stage.page.right.surprise.isHidden()
    assert stage.page.right.money.isHidden()
    stage.undo()
    assert stage.page.banner.isHidden()
    assert stage.page.right.surprise.isVisible()


def test_what_is_over_is_ended_by_the_banner(stage: Stage) -> None:
    choose(stage.page.more_menu.menu(stage.page.profile), "Illness")
    stage.click(stage.dialog(CircumstanceDialog).save_button)
    assert stage.page.banner.isVisible()
    stage.click(stage.page.banner.end)

    assert stage.page.banner.isHidden()


def test_a_pause_has_an_end_and_a_reason(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    choose(stage.page.more_menu.menu(stage.page.profile), "Pause")
    dialog = stage.dialog(PauseDialog)
    dialog.until.setText("1 September")
    stage.type("Abroad for the summer.", dialog.reason)
    stage.click(dialog.save_button)

    assert desk.customers.get(people["Maja"].id).pause_until == date(2026, 9, 1)
    assert "Paused until 1 September" in stage.page.banner.text.text()
    stage.click(stage.page.banner.end)
    assert desk.customers.get(people["Maja"].id).pause_from is None
    stage.undo()
    assert stage.page.banner.isVisible()


def test_a_death_is_said_plainly(stage: Stage) -> None:
    choose(stage.page.more_menu.menu(stage.page.profile), "Has died")

    assert stage.page.banner.text.text() == "Maja has died. The card stays as a memory."
    assert not stage.page.header.reach.isVisible()
    assert stage.page.right.surprise.isHidden()


def test_in_grief_nothing_asks_and_no_plan_for_a_sale_is_shown(
    stage: Stage, desk: Desk, people: dict[str, Customer]
) -> None:
    assert "Ask" in _links(stage)
    assert stage.page.right.wants.plans.isVisible()
    choose(stage.page.more_menu.menu(stage.page.profile), "Grief")
    dialog = stage.dialog(CircumstanceDialog)
    stage.type("Her mother died", dialog.note)
    stage.key(Qt.Key.Key_Return, dialog.note)

    assert stage.page.banner.text.text().endswith("until 11 July. Her mother died.")
    assert "Ask" not in _links(stage)
    assert stage.page.right.wants.aims.isVisible()
    assert stage.page.right.wants.plans.isHidden()


def test_nothing_is_planned_for_somebody_who_has_died(stage: Stage, desk: Desk, people: dict[str, Customer]) -> None:
    planned = desk.profiles.read(people["Maja"].id).next_touchpoint
    assert planned is not None
    desk.touchpoints.trash(planned.id)
    assert stage.page.right.next.isVisible()
    choose(stage.page.more_menu.menu(stage.page.profile), "Has died")

    assert stage.page.right.next.isHidden()


def _links(stage: Stage) -> set[str]:
    groups = stage.page.left.facts.groups.values()
    return {row.look.link for group in groups for row in group.rows}
