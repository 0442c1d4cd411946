"""Calendars of other programs on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Program

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Google Inc//Google Calendar 70.9054//EN
BEGIN:VEVENT
UID:1@example
DTSTART:20240501T070000Z
DTEND:20240501T080000Z
SUMMARY:Lunch
ATTENDEE;CN=Maja:mailto:maja@villasolbacken.example
END:VEVENT
BEGIN:VEVENT
UID:2@example
DTSTART:20240312T070000Z
SUMMARY:Dentist
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    path = tmp_path / "calendar.ics"
    path.write_text(CALENDAR, encoding="utf-8")
    return path


def test_a_dry_run_counts_and_names_and_changes_nothing(filled: Program, calendar: Path) -> None:
    before = filled("history", "--limit", "1").data
    done = filled("calendar", "import", calendar, "--dry-run")
    assert done.code == 1, done.err
    (file,) = done.data["files"]
    assert (file["rows"], file["created"], file["touchpoints"], file["left_out"]) == (2, 1, 1, 1)
    assert ([problem["line"] for problem in file["problems"]], done.data["undo"]) == ([11], None)
    assert "Dentist" in done.err
    assert filled("history", "--limit", "1").data == before


def test_a_calendar_comes_in_once_and_goes_with_one_undo(filled: Program, calendar: Path) -> None:
    done = filled("calendar", "import", calendar)
    assert (done.data["totals"]["created"], done.data["undo"] is not None) == (1, True)
    assert list((filled.home / "vault-backups").glob("*.keepwarm"))
    again = filled("calendar", "import", calendar)
    assert (again.data["totals"]["created"], again.data["totals"]["duplicates"], again.data["undo"]) == (0, 1, None)
    assert filled("undo", str(done.data["undo"])).code == 0


def test_the_import_of_customers_sends_a_calendar_the_right_way(filled: Program, calendar: Path) -> None:
    done = filled("import", calendar)
    assert (done.data["files"][0]["system"], done.data["totals"]["created"]) == ("calendar", 1)


def test_a_calendar_goes_out_by_both_commands(filled: Program, tmp_path: Path) -> None:
    one, two = tmp_path / "one.ics", tmp_path / "two.ics"
    done = filled("calendar", "export", one)
    assert (done.code, done.data["written"]) == (0, [str(one)])
    assert done.data["touchpoints"] > 0
    assert filled("export", "--format", "ical", two).data == done.data | {"written": [str(two)]}
    assert (one.read_bytes(), one.stat().st_mode & 0o777) == (two.read_bytes(), 0o600)
    assert "Maja Holmström" in one.read_text("utf-8").replace("\n ", "")


def test_names_can_stay_at_home(filled: Program, tmp_path: Path) -> None:
    path = tmp_path / "quiet.ics"
    assert filled("calendar", "export", path, "--names", "none", "--from", "2020-01-01").code == 0
    assert not [name for name in ("Maja", "Holmström", "Tomas", "Sofia") if name in path.read_text("utf-8")]


def test_a_day_that_does_not_exist_is_wrong_usage(filled: Program, tmp_path: Path) -> None:
    assert filled("calendar", "export", tmp_path / "a.ics", "--from", "31.02.2026").code == 2
