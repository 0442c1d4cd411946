"""The list of sections, the search, and settings that apply at once and can be taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDateEdit, QLineEdit

from app.ui.dialogs.export_dialog import ExportDialog
from app.ui.pages.settings.appearance import AppearanceSection
from app.ui.pages.settings.business import BusinessSection
from app.ui.pages.settings.data import DataSection
from app.ui.pages.settings.page import SettingsPage
from app.ui.pages.settings.rhythm import RhythmSection
from app.ui.theme import Scheme, Theme
from tests.ui.shells import Bench


def states(page: SettingsPage) -> dict[str, str]:
    return {key: button._state for key, button in page.list.buttons.items()}


def test_every_section_says_its_present_state(bench: Bench, page: SettingsPage) -> None:
    bench.host.until(lambda: states(page)["backups"] == "None yet")
    assert states(page) == {
        "business": "Lindqvist Garden",
        "rhythm": "90 minutes a week",
        "surprises": "€200 a year",
        "security": "Keyring, passphrase, recovery code",
        "backups": "None yet",
        "appearance": "Follows the system",
        "reminders": "Off",
        "calendar": "Off",
        "data": "Everything in open formats",
    }


def test_sections_are_reached_by_mouse_by_key_and_by_name(bench: Bench, page: SettingsPage) -> None:
    bench.host.click(page.list.buttons["security"])
    assert page.current == "security"
    page.list.buttons["security"].setFocus()
    bench.host.press(Qt.Key.Key_Down)
    assert page.current == "backups"
    for _ in range(3):
        bench.host.press(Qt.Key.Key_Up)
    assert page.current == "rhythm"
    page.open(section="data")
    assert page.current == "data"


def test_a_setting_is_found_by_its_words(bench: Bench, page: SettingsPage) -> None:
    bench.host.press(Qt.Key.Key_Slash)
    assert page.search.hasFocus()
    bench.host.type("recovery")
    assert page.current == "security"
    assert not page.list.buttons["rhythm"].isVisible()
    found = [row.title.text() for row in page.sections["security"].found("recovery")]
    assert "Recovery code" in found
    page.search.clear()
    assert page.list.buttons["rhythm"].isVisible()


def test_the_search_needs_all_words_and_knows_no_accents(page: SettingsPage) -> None:
    assert page.sections["security"].found("person forget")
    assert not page.sections["security"].found("person weather")
    assert page.sections["appearance"].found("colöurs")


def test_the_profile_is_kept_when_a_field_is_left(bench: Bench, page: SettingsPage) -> None:
    page.open(section="business")
    section = page.sections["business"]
    assert isinstance(section, BusinessSection)
    section.form.region.setFocus()
    bench.host.type("Turku")
    bench.host.press(Qt.Key.Key_Tab)
    assert bench.desk.settings.load().owner.region == "Turku"
    assert states(page)["business"] == "Lindqvist Garden, Turku"
    bench.shell.undo()
    assert bench.desk.settings.load().owner.region == ""
    assert section.form.region.text() == ""


def test_leaving_a_field_unchanged_makes_no_history(bench: Bench, page: SettingsPage) -> None:
    page.open(section="business")
    section = page.sections["business"]
    assert isinstance(section, BusinessSection)
    before = bench.desk.history.count()
    section.form.name.setFocus()
    bench.host.press(Qt.Key.Key_Tab)
    bench.host.press(Qt.Key.Key_Tab)
    assert bench.desk.history.count() == before


def rhythm(page: SettingsPage) -> RhythmSection:
    page.open(section="rhythm")
    section = page.sections["rhythm"]
    assert isinstance(section, RhythmSection)
    return section


def test_working_days_are_ticked_and_taken_back(bench: Bench, page: SettingsPage) -> None:
    section = rhythm(page)
    bench.host.click(section.days[5])
    bench.host.click(section.days[0])
    assert bench.desk.settings.load().owner.working_days == (1, 2, 3, 4, 5)
    bench.shell.undo()
    assert section.days[0].isChecked()


def test_minutes_cadences_and_what_a_touchpoint_takes(bench: Bench, page: SettingsPage) -> None:
    section = rhythm(page)
    for choice, place in ((section.budget, 4), (section.inner, 1), (section.minutes["visit"], 8)):
        choice.combo.setCurrentIndex(place)
        choice.combo.activated.emit(place)
    settings = bench.desk.settings.load()
    assert settings.owner.weekly_minutes == 120
    assert settings.touch.inner_circle_days == 14
    assert dict(settings.touch.minutes)["visit"] == 90
    assert dict(settings.touch.minutes)["call"] == 15
    assert states(page)["rhythm"] == "120 minutes a week"


def test_time_away_begins_today_can_be_moved_and_ended(bench: Bench, page: SettingsPage) -> None:
    section = rhythm(page)
    bench.host.click(section.go_away)
    owner = bench.desk.settings.load().owner
    assert (owner.away_from, owner.away_until) == (date(2026, 6, 11), date(2026, 6, 24))
    section.away_until.setDate(QDate(2026, 7, 5))
    section.away_until.editingFinished.emit()
    assert bench.desk.settings.load().owner.away_until == date(2026, 7, 5)
    bench.host.click(section.stay)
    assert bench.desk.settings.load().owner.away_from is None
    assert section.go_away.isVisible()


def test_people_without_a_date_lead_to_the_deck(bench: Bench, page: SettingsPage) -> None:
    section = rhythm(page)
    assert section.sorting.text.text().startswith("2 people have no date yet.")
    bench.host.click(section.sort)
    assert bench.navigator.went[-1][0] == "triage"


def appearance(page: SettingsPage) -> AppearanceSection:
    page.open(section="appearance")
    section = page.sections["appearance"]
    assert isinstance(section, AppearanceSection)
    return section


def test_colours_and_text_size_apply_at_once_and_undo_brings_them_back(
    bench: Bench, page: SettingsPage, theme: Theme
) -> None:
    section = appearance(page)
    section.scheme.setFocus()
    bench.host.press(Qt.Key.Key_Right)
    bench.host.press(Qt.Key.Key_Right)
    assert theme.scheme is Scheme.DARK
    section.text_size.setFocus()
    bench.host.press(Qt.Key.Key_Right)
    assert theme.text_size == 115
    assert states(page)["appearance"] == "Dark, text 115 %"
    bench.shell.undo()
    assert theme.text_size == 100
    bench.shell.undo()
    assert theme.scheme is Scheme.LIGHT


def test_calm_and_single_keys_are_kept(bench: Bench, page: SettingsPage) -> None:
    section = appearance(page)
    bench.host.click(section.calm.box)
    bench.host.click(section.keys.box)
    kept = bench.desk.settings.load().appearance
    assert (kept.calm, kept.single_letter_keys) == (True, False)


def data(page: SettingsPage) -> DataSection:
    page.open(section="data")
    section = page.sections["data"]
    assert isinstance(section, DataSection)
    return section


def test_import_and_history_are_one_click_away(bench: Bench, page: SettingsPage) -> None:
    section = data(page)
    for button in (section.bring, section.invoices, section.history):
        bench.host.click(button)
    assert [where for where, _ in bench.navigator.went] == ["import", "import", "history"]


def test_everything_is_taken_out_through_the_one_dialog(bench: Bench, page: SettingsPage) -> None:
    bench.host.click(data(page).export)
    assert bench.host.window.findChildren(ExportDialog)


def test_moving_writes_a_backup_and_says_what_to_do_there(bench: Bench, page: SettingsPage, tmp_path: Path) -> None:
    section = data(page)
    bench.host.click(section.move_out)
    assert bench.host.button("Write the backup").isVisible()
    section.write_move(tmp_path)
    bench.host.until(lambda: any(tmp_path.glob("*.keepwarm")))


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("key", ["business", "rhythm", "security", "backups", "appearance", "data"])
def test_no_section_is_wider_than_the_smallest_window(
    bench: Bench, page: SettingsPage, theme: Theme, key: str, percent: int
) -> None:
    theme.set_text_size(percent)
    bench.host.window.resize(1024 - 64, 640)
    page.open(section=key)
    bench.host.qtbot.wait(30)
    area = page.sections[key]
    assert area.horizontalScrollBar().maximum() == 0


def test_every_control_has_a_name_for_the_screen_reader(page: SettingsPage) -> None:
    nameless = []
    for kind in (QAbstractButton, QComboBox, QDateEdit, QLineEdit):
        for widget in page.findChildren(kind):
            name = widget.accessibleName() or (widget.text() if hasattr(widget, "text") else "")
            if not name and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.isHidden():
                nameless.append(widget)
    assert not nameless
