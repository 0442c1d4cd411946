"""Backups by mouse and key: written, tried out, brought back, moved."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.services.backups import BackupReason
from app.services.vault import RecoveryCode, VaultState
from app.ui.pages.settings.backups import BackupsSection
from app.ui.pages.settings.page import SettingsPage
from app.ui.pages.settings.restore_dialogs import CopyDialog, RestoreDialog
from app.ui.theme import Theme
from app.ui.widgets.label import Label
from tests.builders import person
from tests.ui.shells import Bench
from tests.vaults import PASSPHRASE, TestVault


@pytest.fixture
def section(bench: Bench, page: SettingsPage) -> BackupsSection:
    page.open(section="backups")
    made = page.sections["backups"]
    assert isinstance(made, BackupsSection)
    bench.host.until(lambda: made._overview is not None)
    return made


def back_up(bench: Bench, section: BackupsSection) -> None:
    """Write one by the button and wait until it is in the list."""
    before = section.table.backups.rowCount()
    bench.host.click(section.banner.now)
    bench.host.until(lambda: section.table.backups.rowCount() == before + 1)


def test_without_a_backup_the_page_says_what_would_be_left(section: BackupsSection) -> None:
    assert section.banner.title.text() == "If this file broke today, nothing would be left"
    assert not section.restore.isEnabled()
    assert not section.drill.run.isEnabled()


def test_a_backup_by_hand_changes_the_first_sentence(bench: Bench, page: SettingsPage, section: BackupsSection) -> None:
    back_up(bench, section)
    assert section.banner.title.text() == "If this file broke today, you would have everything"
    assert "there is no second place yet" in section.banner.text.text()
    bench.host.until(lambda: page.list.buttons["backups"]._state == "Last one today, verified")
    person(bench.desk, "Noor Haddad")
    section.reload()
    bench.host.until(lambda: "up to today, " in section.banner.title.text())


def test_a_backup_that_fails_says_what_is_safe(bench: Bench, section: BackupsSection, tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("no folder")
    section.places.choose_here(blocked)
    bench.host.click(section.banner.now)
    bench.host.until(lambda: any(label.text() == "Your customers are safe in the main file."
                                 for label in bench.host.window.findChildren(Label)))  # fmt: skip
    assert section.banner.now.isEnabled()


def test_a_second_place_gets_every_backup_and_can_be_left(
    bench: Bench, section: BackupsSection, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    bench.host.click(section.places.change_second)
    dialog = section.places.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(stick))
    dialog.close()
    bench.host.until(section.places.without.isVisible)
    back_up(bench, section)
    assert len(tuple(stick.glob("*.keepwarm"))) == 1
    assert "stick" in section.banner.text.text()
    bench.host.click(section.places.without)
    assert bench.desk.settings.load().backups.second_folder == ""


def test_another_folder_is_used_and_taken_back(bench: Bench, section: BackupsSection, tmp_path: Path) -> None:
    drawer = tmp_path / "drawer"
    section.places.choose_here(drawer)
    back_up(bench, section)
    assert len(tuple(drawer.glob("*.keepwarm"))) == 1
    bench.shell.undo()
    assert bench.desk.settings.load().backups.folder == ""


def test_the_evening_backup_can_be_switched_off(bench: Bench, section: BackupsSection) -> None:
    bench.host.click(section.places.is_daily.box)
    assert not bench.desk.settings.load().backups.is_daily


def test_a_drill_tells_what_it_compared(bench: Bench, section: BackupsSection) -> None:
    back_up(bench, section)
    bench.host.click(section.drill.run)
    bench.host.until(lambda: section.drill.found.count() == 4)
    said = [label.text() for label in section.drill.findChildren(Label)]
    assert "all there" in said
    assert "3 people, field by field" in said
    bench.host.until(lambda: section.drill.when.text == "11 June 2026")
    assert "10 September" in section.drill.next.text()


def test_the_list_is_walked_by_key_and_says_what_came_after(
    bench: Bench, box: TestVault, section: BackupsSection
) -> None:
    for _ in range(3):
        box.service.backups.back_up(BackupReason.EVENING)
        box.later(days=1)
        person(bench.desk, "Somebody new")
    section.reload()
    bench.host.until(lambda: section.table.backups.rowCount() == 3)
    section.table.setFocus()
    assert "1 changes" in section.foot.note.text() or "1 change" in section.foot.note.text()
    bench.host.press(Qt.Key.Key_Down)
    bench.host.press(Qt.Key.Key_Down)
    assert section.table.info is not None
    assert section.table.info.manifest.created_at.date() == box.clock.today() - timedelta(days=3)
    assert "3 changes" in section.foot.note.text()


def test_restoring_shows_what_would_be_missing_and_locks_afterwards(
    bench: Bench, box: TestVault, section: BackupsSection
) -> None:
    back_up(bench, section)
    person(bench.desk, "Noor Haddad")
    section.reload()
    bench.host.until(lambda: "1 change" in section.foot.note.text())
    bench.host.click(section.restore)
    dialog = bench.host.window.findChildren(RestoreDialog)[-1]
    assert "Added Noor Haddad" in [label.text() for label in dialog.findChildren(Label)]
    assert bench.host.window.focusWidget() is dialog.cancel
    bench.host.click(dialog.yes)
    bench.host.until(lambda: ("lock", {}) in bench.navigator.went)
    assert box.service.state is VaultState.LOCKED
    box.service.unlock_with_keyring()
    assert box.service.open_desk().finding.count("noor") == 0
    assert any(box.service.folder.glob("kept */keepwarm.db"))


def test_keeping_todays_file_changes_nothing(bench: Bench, box: TestVault, section: BackupsSection) -> None:
    back_up(bench, section)
    bench.host.click(section.restore)
    bench.host.press(Qt.Key.Key_Space)
    bench.host.until(lambda: not bench.host.window.findChildren(RestoreDialog))
    assert box.service.state is VaultState.OPEN
    assert bench.navigator.went == []


def test_a_copy_is_made_in_a_folder_of_its_own(
    bench: Bench, box: TestVault, section: BackupsSection, tmp_path: Path
) -> None:
    back_up(bench, section)
    bench.host.click(section.copy)
    dialog = bench.host.window.findChildren(CopyDialog)[-1]
    assert not dialog.yes.isEnabled()
    full = tmp_path / "full"
    full.mkdir()
    (full / "letter.txt").write_text("Dear Maja")
    dialog.put_into(full)
    bench.host.click(dialog.yes)
    bench.host.until(lambda: "something in this folder" in dialog.foot.note.text())
    dialog.put_into(tmp_path / "copy")
    bench.host.click(dialog.yes)
    bench.host.until(lambda: not bench.host.window.findChildren(CopyDialog))
    copy = box.at(tmp_path / "copy")
    copy.unlock_with_passphrase(PASSPHRASE)
    assert copy.open_desk().finding.count("maja") == 1
    copy.close()


def test_a_backup_under_an_older_key_asks_for_the_secret_of_its_time(
    bench: Bench, box: TestVault, theme: Theme, code: str, tmp_path: Path
) -> None:
    written = box.service.backups.back_up()
    box.service.rekey(PASSPHRASE, RecoveryCode.generate())
    box.service.unlock_with_passphrase(PASSPHRASE)
    box.service.open_desk()
    later = Bench(bench.host, box, theme)
    dialog = CopyDialog(later.shell, written)
    page = SettingsPage(later.shell)
    bench.host.show(page)
    dialog.open_over(page)
    dialog.put_into(tmp_path / "copy")
    bench.host.click(dialog.yes)
    bench.host.until(lambda: dialog.secret is not None)
    assert dialog.secret is not None
    dialog.secret.edit.setText(code)
    dialog.secret.setFocus()
    bench.host.press(Qt.Key.Key_Return)
    bench.host.until(lambda: (tmp_path / "copy" / "keepwarm.db").exists())
    bench.host.until(lambda: not bench.host.window.findChildren(CopyDialog))
