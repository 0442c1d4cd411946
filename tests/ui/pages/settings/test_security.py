"""Security and recovery by mouse and key, against a real vault."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import pytest
from keyring.errors import KeyringLocked
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.services.vault import RecoveryCode, VaultState, WrongSecret
from app.ui.pages.settings.code_dialogs import CheckCopyDialog, NewCodeDialog
from app.ui.pages.settings.forget_dialog import ForgetDialog, PersonLine
from app.ui.pages.settings.page import SettingsPage
from app.ui.pages.settings.passphrase_dialog import PassphraseDialog
from app.ui.pages.settings.security import SecuritySection
from app.ui.widgets.recovery_panel import RecoveryPanel
from tests.ui.shells import Bench
from tests.vaults import PASSPHRASE, TestVault

T = TypeVar("T", bound=QWidget)
OTHER = "seven swans a swimming"


@pytest.fixture
def section(bench: Bench, page: SettingsPage) -> SecuritySection:
    page.open(section="security")
    made = page.sections["security"]
    assert isinstance(made, SecuritySection)
    bench.host.until(lambda: made.opening.keyring_pill.accessibleName() == "Working")
    return made


def dialog(bench: Bench, kind: type[T]) -> T:
    found = bench.host.window.findChildren(kind)
    assert found
    return found[-1]


def test_the_keyring_says_how_it_stands(bench: Bench, box: TestVault, section: SecuritySection) -> None:
    assert section.opening.lock.isVisible()
    box.keyring.trouble = KeyringLocked("locked")
    section.reload()
    bench.host.until(lambda: section.opening.keyring_pill.accessibleName() == "Locked")
    assert not section.opening.put_back.isVisible()


def test_a_lost_key_is_put_back_into_the_keyring(bench: Bench, box: TestVault, section: SecuritySection) -> None:
    box.keyring.entries.clear()
    section.reload()
    bench.host.until(section.opening.put_back.isVisible)
    bench.host.click(section.opening.put_back)
    bench.host.until(lambda: section.opening.keyring_pill.accessibleName() == "Working")
    assert box.keyring.entries


def test_lock_now_locks(bench: Bench, section: SecuritySection) -> None:
    bench.host.click(section.opening.lock)
    assert bench.navigator.went == [("lock", {})]


def test_the_passphrase_changes_after_the_present_one(bench: Bench, box: TestVault, section: SecuritySection) -> None:
    bench.host.click(section.opening.change_it)
    panel = dialog(bench, PassphraseDialog)
    assert panel.present is not None
    assert panel.entry is not None
    bench.host.type("not the present one")
    bench.host.press(Qt.Key.Key_Return)
    bench.host.type(OTHER)
    bench.host.press(Qt.Key.Key_Return)
    bench.host.type(OTHER)
    bench.host.press(Qt.Key.Key_Return)
    bench.host.until(lambda: panel.present is not None and panel.present.error.isVisible())
    box.service.prove_passphrase(PASSPHRASE)
    panel.present.edit.setText(PASSPHRASE)
    bench.host.click(panel.yes)
    bench.host.until(lambda: not bench.host.window.findChildren(PassphraseDialog))
    box.service.prove_passphrase(OTHER)
    with pytest.raises(WrongSecret):
        box.service.prove_passphrase(PASSPHRASE)


def test_the_passphrase_is_taken_away_and_set_again(bench: Bench, box: TestVault, section: SecuritySection) -> None:
    bench.host.click(section.opening.take_away)
    bench.host.type(PASSPHRASE)
    bench.host.press(Qt.Key.Key_Return)
    bench.host.until(lambda: not box.service.slots().passphrase)
    bench.host.until(lambda: section.opening.change_it.text() == "Set one")
    assert not section.opening.take_away.isVisible()
    bench.host.until(lambda: not bench.host.window.findChildren(PassphraseDialog))
    bench.host.click(section.opening.change_it)
    panel = dialog(bench, PassphraseDialog)
    assert panel.present is None
    bench.host.type(OTHER)
    bench.host.press(Qt.Key.Key_Return)
    bench.host.type(OTHER)
    bench.host.press(Qt.Key.Key_Return)
    bench.host.until(lambda: box.service.slots().passphrase)


def test_escape_leaves_the_dialog_and_changes_nothing(bench: Bench, box: TestVault, section: SecuritySection) -> None:
    bench.host.click(section.opening.change_it)
    bench.host.press(Qt.Key.Key_Escape)
    bench.host.until(lambda: not bench.host.window.findChildren(PassphraseDialog))
    box.service.prove_passphrase(PASSPHRASE)


def test_asking_every_time_goes_on_and_off(bench: Bench, box: TestVault, section: SecuritySection) -> None:
    bench.host.click(section.opening.every_time.box)
    bench.host.until(lambda: not box.service.slots().keyring)
    bench.host.until(lambda: section.opening.keyring_pill.accessibleName() == "Not used")
    assert not section.opening.take_away.isVisible()
    bench.host.click(section.opening.every_time.box)
    bench.host.until(lambda: box.service.slots().keyring)


def test_asking_every_time_needs_a_passphrase_first(bench: Bench, box: TestVault, section: SecuritySection) -> None:
    box.service.change_passphrase(None)
    section.reload()
    bench.host.click(section.opening.every_time.box)
    assert not section.opening.every_time.is_on
    bench.host.type(OTHER)
    bench.host.press(Qt.Key.Key_Return)
    bench.host.type(OTHER)
    bench.host.press(Qt.Key.Key_Return)
    bench.host.until(lambda: box.service.slots().passphrase and not box.service.slots().keyring)


def test_locking_after_minutes_is_set_and_taken_back(bench: Bench, section: SecuritySection) -> None:
    bench.host.click(section.opening.lock_after.box)
    assert bench.desk.settings.load().security.lock_after_minutes == 0
    assert not section.opening.minutes.isEnabled()
    bench.shell.undo()
    assert section.opening.lock_after.is_on
    section.opening.minutes.combo.setCurrentIndex(1)
    section.opening.minutes.combo.activated.emit(1)
    assert bench.desk.settings.load().security.lock_after_minutes == 5


def prove(bench: Bench, panel: RecoveryPanel, code: RecoveryCode) -> None:
    for place, field in enumerate(panel.fields):
        field.setFocus()
        bench.host.type(code.groups[panel.asked[place] - 1])


def test_a_new_code_needs_the_passphrase_and_both_parts(
    bench: Bench, box: TestVault, section: SecuritySection, code: str
) -> None:
    bench.host.click(section.recovery.new_code)
    panel = dialog(bench, NewCodeDialog)
    assert not panel.yes.isEnabled()
    assert panel.present is not None
    bench.host.type("wrong words here")
    prove(bench, panel.panel, panel.code)
    bench.host.click(panel.yes)
    bench.host.until(lambda: panel.present is not None and panel.present.error.isVisible())
    assert box.service.check_recovery_code(code)
    panel.present.edit.setText(PASSPHRASE)
    made = panel.code.text
    bench.host.click(panel.yes)
    bench.host.until(lambda: not bench.host.window.findChildren(NewCodeDialog))
    assert box.service.check_recovery_code(made)
    assert not box.service.check_recovery_code(code)
    assert section.recovery.code_pill.accessibleName() == "Read back on 11 June 2026"


def test_the_paper_copy_is_checked_and_a_slip_is_named(
    bench: Bench, box: TestVault, section: SecuritySection, code: str
) -> None:
    assert section.recovery.code_pill.accessibleName() == "Not read back yet"
    bench.host.click(section.recovery.check_copy)
    panel = dialog(bench, CheckCopyDialog)
    bench.host.type("22223")
    assert panel.wrong.text.startswith("Group 1 has a slip of the pen.")
    panel.entry.fill_from(0, RecoveryCode.generate().text)
    bench.host.click(panel.yes)
    bench.host.until(lambda: "another file" in panel.wrong.text)
    assert box.service.slots().recovery_checked_on is None
    panel.entry.fill_from(0, code)
    bench.host.click(panel.yes)
    bench.host.until(lambda: box.service.slots().recovery_checked_on == date(2026, 6, 11))
    bench.host.until(lambda: section.recovery.code_pill.accessibleName() == "Read back on 11 June 2026")


def test_a_new_key_locks_the_file_and_sends_the_owner_to_unlock_it(
    bench: Bench, box: TestVault, section: SecuritySection, code: str
) -> None:
    bench.host.click(section.protection.change_key)
    panel = dialog(bench, NewCodeDialog)
    bench.host.type(PASSPHRASE)
    prove(bench, panel.panel, panel.code)
    made = panel.code.text
    bench.host.click(panel.yes)
    bench.host.until(lambda: ("lock", {}) in bench.navigator.went)
    assert box.service.state is VaultState.LOCKED
    with pytest.raises(WrongSecret):
        box.service.unlock_with_recovery(code)
    box.service.unlock_with_recovery(made)


def test_the_file_is_checked_page_by_page(bench: Bench, section: SecuritySection) -> None:
    bench.host.click(section.protection.check)
    bench.host.until(lambda: "nothing damaged" in section.protection.file_pill.accessibleName())
    assert section.protection.check.isEnabled()
    assert section.protection.file.text.text().startswith("2 people, 1 company,")


def lines(panel: ForgetDialog) -> list[PersonLine]:
    return [line for line in panel.findChildren(PersonLine) if line.isVisible()]


def test_a_person_is_found_named_and_forgotten_for_good(bench: Bench, section: SecuritySection) -> None:
    bench.host.click(section.protection.choose)
    panel = dialog(bench, ForgetDialog)
    bench.host.type("maja")
    bench.host.until(lambda: len(lines(panel)) == 1)
    bench.host.click(lines(panel)[0].button)
    assert "Maja Holm" in panel.title.text()
    assert bench.host.window.focusWidget() is panel.cancel
    bench.host.click(panel.yes)
    bench.host.until(lambda: not bench.host.window.findChildren(ForgetDialog))
    assert bench.desk.finding.count("maja") == 0
    assert not any("Maja" in entry.label for entry in bench.desk.history.entries())


def test_nobody_is_forgotten_when_the_owner_thinks_again(bench: Bench, section: SecuritySection) -> None:
    bench.host.click(section.protection.choose)
    panel = dialog(bench, ForgetDialog)
    bench.host.type("nobody like this")
    assert not panel.yes.isVisible()
    panel.search.clear()
    bench.host.type("tomas")
    bench.host.until(lambda: len(lines(panel)) == 1)
    bench.host.click(lines(panel)[0].button)
    bench.host.press(Qt.Key.Key_Space)
    bench.host.until(lambda: not bench.host.window.findChildren(ForgetDialog))
    assert bench.desk.finding.count("tomas") == 1
