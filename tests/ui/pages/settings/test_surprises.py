"""What the owner gives for surprises."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.ui.pages.settings.page import SettingsPage
from app.ui.pages.settings.surprises import SurprisesSection
from tests.ui.shells import Bench


def _section(page: SettingsPage) -> SurprisesSection:
    page.open(section="surprises")
    section = page.sections["surprises"]
    assert isinstance(section, SurprisesSection)
    return section


def test_limits_are_kept_at_once_and_can_be_taken_back(bench: Bench, page: SettingsPage) -> None:
    section = _section(page)
    section.year.combo.setFocus()
    bench.host.press(Qt.Key.Key_Down)
    bench.host.until(lambda: bench.desk.settings.load().surprises.yearly_minor == 30_000)
    assert page.list.buttons["surprises"]._state == "€300 a year"
    bench.desk.history.undo()
    assert bench.desk.settings.load().surprises.yearly_minor == 20_000


def test_values_of_the_sliders_that_stand_between_are_shown(bench: Bench, page: SettingsPage) -> None:
    section = _section(page)
    bench.desk.settings.change("surprises", yearly_minor=17_000, weekly_minutes=35, gap_weeks=7, monthly_minor=2_500)
    assert section.year.combo.currentText() == "€170"
    assert section.month.combo.currentText() == "€25"
    assert section.week.combo.currentText() == "35 minutes"
    assert section.gap.combo.currentText() == "7 weeks"


def test_no_money_means_only_what_is_free(bench: Bench, page: SettingsPage) -> None:
    bench.desk.settings.change("surprises", yearly_minor=0)
    assert page.list.buttons["surprises"]._state == "Only what is free"


def test_the_section_leads_to_the_page_and_to_the_switch(bench: Bench, page: SettingsPage) -> None:
    section = _section(page)
    bench.host.click(section.go)
    assert bench.navigator.went[-1] == ("surprises", {})
    bench.host.click(section.security)
    assert bench.navigator.went[-1] == ("settings", {"section": "security"})
    assert "only named while you hold them" in section.hiding.text.text()
    bench.desk.settings.change("security", keep_surprises_hidden=False)
    assert "can be read" in section.hiding.text.text()
