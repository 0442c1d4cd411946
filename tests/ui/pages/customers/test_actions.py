"""The bar of the chosen, and what it does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.domain.customer import Tier
from app.services.exporting import ExportFormat
from app.ui.pages.customers.tag_panel import TagPanel
from app.ui.widgets.toast import Toast
from tests.ui.pages.customers.floor import CTRL, Floor


@pytest.fixture
def two(floor: Floor) -> tuple[int, int]:
    """Maja and Tomas, chosen by real clicks."""
    floor.click_card("Maja", CTRL)
    floor.click_card("Tomas", CTRL)
    return floor.number("Maja"), floor.number("Tomas")


def test_the_bar_says_who_is_chosen(floor: Floor, two: tuple[int, int]) -> None:
    assert floor.page.bar.isVisible()
    assert floor.page.bar.plan.text() == "Plan 2 contacts"
    floor.click(floor.page.bar.clear)
    assert not floor.page.bar.isVisible()
    assert len(floor.page.chosen) == 0


def test_plan_takes_all_chosen_people(floor: Floor, two: tuple[int, int]) -> None:
    floor.click(floor.page.bar.plan)
    assert floor.navigator.went == [("plan", two)]


def test_a_new_tag_goes_on_all_chosen_people_and_undo_takes_it_off(floor: Floor, two: tuple[int, int]) -> None:
    floor.click(floor.page.bar.tag)
    panel = floor.find(TagPanel)
    floor.qtbot.keyClicks(panel.field, "garden party")
    floor.key(Qt.Key.Key_Return, widget=panel.field)
    assert all(card.tags == ("garden party",) for card in floor.desk.finding.cards(two))
    assert floor.find(Toast).text == "Maja and Tomas: tagged “garden party”."
    floor.shell.undo()
    assert all(card.tags == () for card in floor.desk.finding.cards(two))


def test_a_tag_that_all_have_is_ticked_and_comes_off_by_a_click(floor: Floor, two: tuple[int, int]) -> None:
    floor.desk.customers.tag(two, ("vip",))
    floor.click(floor.page.bar.tag)
    panel = floor.find(TagPanel)
    assert panel.chips["vip"].isChecked()
    floor.click(panel.chips["vip"])
    assert all(card.tags == () for card in floor.desk.finding.cards(two))


def test_a_tag_written_in_another_case_is_the_known_one(floor: Floor, two: tuple[int, int]) -> None:
    floor.desk.customers.tag(two[:1], ("Vip",))
    floor.click(floor.page.bar.tag)
    panel = floor.find(TagPanel)
    floor.qtbot.keyClicks(panel.field, "VIP")
    floor.key(Qt.Key.Key_Return, widget=panel.field)
    assert [tag.name for tag in floor.desk.segments.tags()] == ["Vip"]


def test_the_tier_menu_changes_all_chosen_people(floor: Floor, two: tuple[int, int]) -> None:
    floor.click(floor.page.bar.tier)
    floor.choose("Occasional")
    assert {floor.desk.customers.get(number).tier for number in two} == {Tier.OCCASIONAL}


def test_trash_takes_people_from_the_list_and_from_the_choice(floor: Floor, two: tuple[int, int]) -> None:
    floor.click(floor.page.bar.trash)
    assert "Maja Holmström" not in floor.names
    assert "Tomas Berglund" not in floor.names
    assert len(floor.page.chosen) == 0
    toast = floor.find(Toast)
    assert toast.text == "Moved Maja and Tomas to the trash"
    floor.shell.undo()
    assert "Maja Holmström" in floor.names


def test_export_asks_where_and_writes_only_the_chosen(
    floor: Floor, two: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "open", lambda self, *_: None)
    floor.click(floor.page.bar.export)
    floor.choose("vCard")
    dialog = floor.page.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.defaultSuffix() == "vcf"
    path = tmp_path / "two.vcf"
    dialog.fileSelected.emit(str(path))
    floor.qtbot.waitUntil(lambda: path.exists() and floor.messages.toasts.isVisible())
    assert path.read_text(encoding="utf-8").count("BEGIN:VCARD") == 2
    assert floor.messages.toasts.text.startswith("2 cards written to two.vcf.")


def test_many_people_are_called_by_their_number(floor: Floor) -> None:
    assert floor.page.deeds.called(floor.page.people.every_id()) == "8 people"


def test_the_menu_of_a_chosen_card_means_all_chosen(floor: Floor, two: tuple[int, int]) -> None:
    floor.page.views.menu_asked.emit(two[0], floor.window.mapToGlobal(floor.window.rect().center()))
    floor.choose("Make a promise")
    assert floor.navigator.went == [("promise", two)]


def test_formats_offered_are_open_ones(floor: Floor, two: tuple[int, int]) -> None:
    floor.click(floor.page.bar.export)
    words = [action.text().split(",")[0] for action in floor.menu().actions()]
    assert words == ["CSV", "XLSX", "vCard", "Letters"]
    floor.menu().close()
    assert ExportFormat.CSV in ExportFormat
