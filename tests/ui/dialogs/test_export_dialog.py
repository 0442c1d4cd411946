"""Exporting: formats with one honest sentence each, nothing sensitive unless asked, never half a file."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from shiboken6 import isValid

from app.domain.customer import Customer
from app.domain.fact import Fact
from app.services.exporting import ExportFormat
from app.ui.dialogs import export_dialog
from app.ui.widgets.toast import Toast
from tests.services import files
from tests.ui.dialogs.room import Room

SECRET = "Her mother is ill"


def written(room: Room, dialog: export_dialog.ExportDialog, path: Path) -> str:
    """Write and wait; the text of the file."""
    dialog.write(path)
    until_gone(room, dialog)
    return path.read_text("utf-8")


def until_gone(room: Room, dialog: export_dialog.ExportDialog) -> None:
    """Wait until the dialog is closed."""
    room.qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible(), timeout=20_000)


def test_sensitive_things_stay_here_unless_everything_is_wanted(
    room: Room, people: dict[str, Customer], tmp_path: Path
) -> None:
    room.desk.facts.add(Fact(customer_id=people["Maja"].id, text=SECRET, is_sensitive=True))
    dialog = export_dialog.open_dialog(room.shell)
    assert dialog.sensitive.is_on
    assert SECRET not in written(room, dialog, tmp_path / "out.vcf")

    dialog = export_dialog.open_dialog(room.shell, form=ExportFormat.JSON)
    assert not dialog.sensitive.is_on
    assert SECRET in written(room, dialog, tmp_path / "out.json")


def test_the_format_is_chosen_by_keys(room: Room) -> None:
    dialog = export_dialog.open_dialog(room.shell)
    first = dialog.format._group.button(0)
    first.setFocus()
    room.key(Qt.Key.Key_Down)

    assert dialog.format.value is ExportFormat.CSV


def test_the_chosen_or_everybody(room: Room, people: dict[str, Customer], tmp_path: Path) -> None:
    numbers = (people["Maja"].id, people["Eero"].id)
    dialog = export_dialog.open_dialog(room.shell, numbers, ExportFormat.JSON)
    assert len(json.loads(written(room, dialog, tmp_path / "two.json"))["customers"]) == 2

    dialog = export_dialog.open_dialog(room.shell, numbers, ExportFormat.JSON)
    dialog.whom.setFocus()
    room.key(Qt.Key.Key_End)
    assert len(json.loads(written(room, dialog, tmp_path / "all.json"))["customers"]) == 8


def test_the_toast_names_the_file_and_says_that_it_is_open(
    room: Room, people: dict[str, Customer], tmp_path: Path
) -> None:
    path = tmp_path / "out.vcf"
    written(room, export_dialog.open_dialog(room.shell, (people["Maja"].id,)), path)
    toast = room.window.findChild(Toast)

    assert toast.accessibleName().startswith(f"1 card written to {path}. The file is not encrypted.")


def test_the_file_dialog_gives_the_ending(room: Room, people: dict[str, Customer], tmp_path: Path) -> None:
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    dialog = export_dialog.open_dialog(room.shell, form=ExportFormat.XLSX)
    room.click(dialog.save_button)
    asked = next(
        widget for widget in QApplication.allWidgets() if isinstance(widget, QFileDialog) and widget.isVisible()
    )
    line = asked.findChild(QLineEdit)
    assert line.text() == "Keepwarm 2026-06-11.xlsx"
    line.setText(str(tmp_path / "people"))
    room.qtbot.keyClick(line, Qt.Key.Key_Return)
    until_gone(room, dialog)

    assert (tmp_path / "people.xlsx").stat().st_size > 1000


def test_closing_the_dialog_stops_the_writing(room: Room, tmp_path: Path) -> None:
    inspection = room.desk.importing.inspect(files.people(tmp_path / "many.csv", 3000))
    room.desk.importing.bring_in(room.desk.importing.draft(inspection, inspection.mapping))
    dialog = export_dialog.open_dialog(room.shell, form=ExportFormat.JSON)
    dialog.write(tmp_path / "out.json")
    assert dialog.wait.isVisible()
    assert not dialog.save_button.isEnabled()
    room.click(dialog.cancel_button)
    room.qtbot.waitUntil(lambda: not room.tasks._jobs, timeout=20_000)

    assert not (tmp_path / "out.json").exists()
    assert not list(tmp_path.glob(".*part"))


def test_a_folder_that_is_gone_is_said_kindly_and_the_dialog_stays(room: Room, tmp_path: Path) -> None:
    dialog = export_dialog.open_dialog(room.shell)
    dialog.write(tmp_path / "nowhere" / "out.vcf")
    room.qtbot.waitUntil(lambda: dialog.save_button.isEnabled(), timeout=20_000)

    assert dialog.isVisible()
    assert not dialog.wait.isVisible()
