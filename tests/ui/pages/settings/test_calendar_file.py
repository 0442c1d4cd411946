"""Settings: the file for other calendars."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from app.ui.pages.settings.calendar_file import CalendarSection
from app.ui.pages.settings.page import SettingsPage
from app.ui.widgets.message_panel import MessagePanel
from app.ui.widgets.overlay import Overlay
from tests.ui.shells import Bench


@pytest.fixture
def section(page: SettingsPage) -> CalendarSection:
    page.open(section="calendar")
    found = page.sections["calendar"]
    assert isinstance(found, CalendarSection)
    return found


def test_it_is_off_until_a_place_is_chosen(bench: Bench, page: SettingsPage, section: CalendarSection) -> None:
    assert page.list.buttons["calendar"]._state == "Off"
    assert (section.place.text.text().startswith("Off."), section.stop.isVisible(), section.how.isEnabled()) == (
        True, False, False,
    )  # fmt: skip


def test_a_chosen_place_is_kept_and_says_when_it_was_written(
    bench: Bench, page: SettingsPage, section: CalendarSection, tmp_path: Path
) -> None:
    path = tmp_path / "keepwarm.ics"
    section.choose_place(path)
    assert bench.desk.settings.load().calendar.publish_path == str(path)
    assert "not written yet" in section.place.text.text()
    bench.desk.calendar_files.publish()
    section.reload()
    bench.host.until(lambda: "written" in section.place.text.text() and "not written" not in section.place.text.text())
    assert page.list.buttons["calendar"]._state.startswith("Written ")
    bench.host.click(section.stop)
    assert bench.desk.settings.load().calendar.publish_path == ""
    bench.desk.history.undo()
    assert bench.desk.settings.load().calendar.publish_path == str(path)


def test_a_file_of_another_program_is_not_taken(bench: Bench, section: CalendarSection, tmp_path: Path) -> None:
    theirs = tmp_path / "mine.ics"
    theirs.write_text("BEGIN:VCALENDAR")
    section.choose_place(theirs)
    (panel,) = [one.content for one in bench.host.window.findChildren(Overlay) if one.isVisible()]
    assert isinstance(panel, MessagePanel)
    assert panel.title.text() == "A file that is not Keepwarm's lies there."
    assert bench.desk.settings.load().calendar.publish_path == ""


def test_names_and_days_are_kept(bench: Bench, section: CalendarSection) -> None:
    assert section.names.value == "first"
    section.names.chosen.emit("none")
    section.days.chosen.emit(92)
    wishes = bench.desk.settings.load().calendar
    assert (wishes.publish_names, wishes.publish_days) == ("none", 92)


def test_the_address_can_be_copied(bench: Bench, section: CalendarSection, tmp_path: Path) -> None:
    section.choose_place(tmp_path / "my days.ics")
    bench.host.click(section.how)
    (panel,) = [one.content for one in bench.host.window.findChildren(Overlay) if one.isVisible()]
    assert isinstance(panel, MessagePanel)
    assert "my%20days.ics" in panel.text.text() or "my days.ics" in panel.text.text()
    copy = panel.foot.row.itemAt(1).widget()
    bench.host.click(copy)
    assert QGuiApplication.clipboard().text().startswith("file://")


def test_a_calendar_can_be_brought_in_from_here(bench: Bench, section: CalendarSection) -> None:
    bench.host.click(section.bring)
    assert bench.navigator.went[-1] == ("import", {"kind": "calendar"})
