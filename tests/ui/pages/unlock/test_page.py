"""The unlock page: each secret, each trouble, and the way out of it, by mouse and by key."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from keyring.errors import InitError, KeyringLocked
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from app.domain.customer import Customer
from app.services.vault import OpenVault, VaultState
from app.ui.pages.unlock.page import UnlockPage
from app.ui.pages.unlock.trouble import TroubleView
from app.ui.theme import Theme
from app.ui.widgets.label import Label
from tests.ui.vault_fixtures import Host
from tests.vaults import PASSPHRASE, TestVault


class Bench:
    """A page on a vault that was closed, with what it reported."""

    def __init__(self, host: Host, box: TestVault, theme: Theme) -> None:
        self.host, self.box, self.theme = host, box, theme
        self.opened: list[OpenVault] = []
        self.chosen: list[Path] = []
        self.page: UnlockPage | None = None

    def begin(self, try_keyring: bool = True, owner: str = "") -> UnlockPage:
        page = UnlockPage(self.box.service, self.host.tasks, self.host.messages, self.theme, owner)
        page.opened.connect(self.opened.append)
        page.vault_chosen.connect(self.chosen.append)
        self.host.show(page)
        page.begin(try_keyring)
        self.page = page
        return page

    def wait_open(self) -> OpenVault:
        self.host.until(lambda: self.opened)
        return self.opened[0]

    def trouble(self) -> TroubleView:
        assert self.page is not None
        page = self.page
        self.host.until(lambda: isinstance(page.views.currentWidget(), TroubleView))
        view = page.views.currentWidget()
        assert isinstance(view, TroubleView)
        return view

    def texts(self) -> str:
        return " ".join(label.text() for label in self.host.window.findChildren(Label) if label.isVisible())


@pytest.fixture
def bench(host: Host, box: TestVault, theme: Theme) -> Bench:
    return Bench(host, box, theme)


@pytest.fixture
def code(box: TestVault) -> str:
    """The recovery code of a vault that was closed again."""
    made = box.created()
    box.reopened()
    return made


def test_a_working_keyring_opens_without_a_question(bench: Bench, code: str) -> None:
    bench.begin()
    assert bench.wait_open().desk.settings.load().owner.name == "Nora Lindqvist"


def test_the_passphrase_field_has_the_focus_and_enter_opens(bench: Bench, code: str) -> None:
    page = bench.begin(try_keyring=False, owner="Nora")
    assert page.passphrase is not None
    assert bench.host.window.focusWidget() is page.passphrase.field.edit
    assert "Welcome back, Nora" in bench.texts()
    bench.host.type(PASSPHRASE)
    bench.host.press(Qt.Key.Key_Return)
    bench.wait_open()
    assert page.passphrase.field.text() == ""


def test_a_wrong_passphrase_is_refused_in_one_sentence_with_a_growing_pause(bench: Bench, code: str) -> None:
    page = bench.begin(try_keyring=False)
    view = page.passphrase
    assert view is not None
    pauses = []
    for _ in range(2):
        view.field.edit.setText("something else entirely")
        bench.host.press(Qt.Key.Key_Return)
        bench.host.until(lambda: view.field.error.isVisible() and not view.unlock.isEnabled())
        pauses.append(view._pause.interval())
        bench.host.press(Qt.Key.Key_Return)
        assert view.field.error.isVisible()
        bench.host.until(lambda: view.unlock.isEnabled())
    assert view.field.error.text() == "That did not open it. Check Caps Lock, or use the recovery code."
    assert pauses[1] == 2 * pauses[0]
    assert not bench.opened
    view.field.edit.setText(PASSPHRASE)
    bench.host.click(view.unlock)
    bench.wait_open()


def test_the_caps_lock_hint_shows_only_while_it_is_on(bench: Bench, code: str) -> None:
    page = bench.begin(try_keyring=False)
    assert page.passphrase is not None
    caps = page.passphrase.field.caps
    bench.host.type("plum")
    assert not caps.isVisible()
    shifted = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_P, Qt.KeyboardModifier.ShiftModifier, "P")
    QApplication.sendEvent(page.passphrase.field.edit, shifted)
    assert not caps.isVisible()
    bench.host.type("P")
    assert caps.isVisible()
    bench.host.press(Qt.Key.Key_CapsLock)
    assert not caps.isVisible()


def test_the_passphrase_can_be_looked_at(bench: Bench, code: str) -> None:
    page = bench.begin(try_keyring=False)
    assert page.passphrase is not None
    edit = page.passphrase.field.edit
    bench.host.type("plum")
    assert edit.displayText() != "plum"
    bench.host.click(edit.eye)
    assert edit.displayText() == "plum"


def test_the_recovery_code_opens_by_keyboard_alone_and_moves_from_group_to_group(bench: Bench, code: str) -> None:
    page = bench.begin(try_keyring=False)
    assert page.passphrase is not None
    page.passphrase.code.setFocus()
    bench.host.press(Qt.Key.Key_Space)
    bench.host.type(code.replace("-", "").lower())
    assert page.code is not None
    assert page.code.open.isEnabled()
    bench.host.press(Qt.Key.Key_Return)
    bench.wait_open()


def test_a_wrong_group_is_named_as_soon_as_it_is_full(bench: Bench, code: str) -> None:
    page = bench.begin(try_keyring=False)
    page.show_code("Open", "")
    assert page.code is not None
    groups = code.split("-")
    wrong = groups[2][:4] + ("X" if groups[2][4] != "X" else "Y")
    for place, group in enumerate((*groups[:2], wrong, *groups[3:])):
        page.code.entry.fields[place].setFocus()
        bench.host.type(group)
    assert page.code.wrong.text.startswith("Group 3 has a slip of the pen.")
    assert not page.code.open.isEnabled()
    page.code.entry.fields[2].clear()
    page.code.entry.fields[2].setFocus()
    bench.host.type("U")
    bench.host.type("2222")
    assert "Is the U a V?" in page.code.wrong.text


def test_a_lost_keyring_entry_asks_for_the_code_and_puts_a_new_key_in_place(bench: Bench, code: str) -> None:
    bench.box.keyring.entries.clear()
    page = bench.begin()
    bench.host.until(lambda: page.code is not None)
    assert page.code is not None
    assert "This computer no longer has the key" in bench.texts()
    assert page.code.remember.is_on
    page.code.entry.fill_from(0, code)
    bench.host.click(page.code.open)
    bench.wait_open().service.close()
    bench.box.reopened().unlock_with_keyring()


def test_without_the_tick_no_new_key_is_put_into_the_keyring(bench: Bench, code: str) -> None:
    bench.box.keyring.entries.clear()
    page = bench.begin()
    bench.host.until(lambda: page.code is not None)
    assert page.code is not None
    page.code.remember.set_on(False)
    page.code.entry.fill_from(0, code)
    bench.host.click(page.code.open)
    bench.wait_open()
    assert bench.box.keyring.entries == {}


@pytest.mark.parametrize(
    ("error", "title"),
    [
        (KeyringLocked("locked"), "The keyring is locked"),
        (InitError("Prompt dismissed"), "The keyring did not let Keepwarm in"),
        (TimeoutError("timed out"), "The keyring does not answer"),
    ],
)
def test_a_keyring_that_waits_is_explained_and_asked_again(
    bench: Bench, code: str, error: Exception, title: str
) -> None:
    bench.box.keyring.trouble = error
    bench.begin()
    view = bench.trouble()
    assert title in bench.texts()
    assert "Nothing was changed, and waiting loses nothing." in bench.texts()
    bench.box.keyring.trouble = None
    bench.host.click(view.buttons[-1])
    bench.wait_open()


def test_the_passphrase_opens_while_the_keyring_is_locked(bench: Bench, code: str) -> None:
    bench.box.keyring.trouble = KeyringLocked("locked")
    page = bench.begin()
    view = bench.trouble()
    assert view.choice is not None
    view.choice.set_value("other")
    bench.host.click(view.buttons[-1])
    assert page.passphrase is not None
    assert not page.passphrase.remember.isVisible()
    bench.host.type(PASSPHRASE)
    bench.host.press(Qt.Key.Key_Return)
    bench.wait_open()


def test_a_keyring_that_answers_nonsense_leads_to_the_recovery_code(bench: Bench, code: str) -> None:
    bench.box.keyring.entries = dict.fromkeys(bench.box.keyring.entries, "not base64")
    page = bench.begin()
    bench.host.until(lambda: page.code is not None)
    assert "The keyring answered with something unreadable" in bench.texts()


def test_a_vault_without_a_passphrase_unlocks_with_one_press_after_lock_now(bench: Bench, host: Host) -> None:
    bench.box.created(passphrase=None)
    bench.box.reopened()
    page = bench.begin(try_keyring=False)
    assert page.passphrase is not None
    assert not page.passphrase.field.isVisible()
    host.press(Qt.Key.Key_Space)
    bench.wait_open()


def test_a_vault_that_asks_every_time_offers_to_be_remembered(bench: Bench, code: str) -> None:
    bench.box.service.unlock_with_keyring()
    bench.box.service.ask_every_time(True)
    bench.box.reopened()
    page = bench.begin()
    assert page.passphrase is not None
    bench.host.until(page.passphrase.remember.isVisible)
    assert not page.passphrase.remember.is_on
    bench.host.type(PASSPHRASE)
    bench.host.click(page.passphrase.remember.box)
    bench.host.click(page.passphrase.unlock)
    bench.wait_open()
    assert bench.box.service.slots().keyring


def test_a_keyring_that_keeps_nothing_is_said_so_after_opening(bench: Bench, code: str) -> None:
    bench.box.service.unlock_with_keyring()
    bench.box.service.ask_every_time(True)
    bench.box.reopened()
    bench.box.keyring.forgets = True
    page = bench.begin()
    assert page.passphrase is not None
    bench.host.until(page.passphrase.remember.isVisible)
    page.passphrase.remember.set_on(True)
    bench.host.type(PASSPHRASE)
    bench.host.press(Qt.Key.Key_Return)
    bench.wait_open()
    assert "no keyring that can keep the key" in bench.texts()
    assert not bench.box.service.slots().keyring


@pytest.mark.parametrize("spoil", ["cut", "empty", "text", "flip"])
def test_a_broken_file_is_restored_from_the_newest_backup_and_kept_aside(
    bench: Bench, box: TestVault, host: Host, spoil: str
) -> None:
    box.created()
    assert box.service.desk is not None
    box.service.desk.customers.add(Customer(name="Maja"))
    box.service.backups.back_up()
    service = box.reopened()
    database = service.folder / "keepwarm.db"
    whole = database.read_bytes()
    flipped = bytearray(whole)
    for place in range(4096, len(whole), 4096):
        flipped[place + 50] ^= 4
    database.write_bytes({"cut": whole[:9000], "empty": b"", "text": b"Dear Maja" * 900, "flip": bytes(flipped)}[spoil])
    spoiled = database.read_bytes()
    bench.begin()
    view = bench.trouble()
    assert "The damaged file is kept beside it, for a second try." in bench.texts()
    host.click(view.buttons[0])
    assert "Maja" not in QGuiApplication.clipboard().text()
    assert "keepwarm" in QGuiApplication.clipboard().text().lower()
    if view.secret is not None:
        view.secret.setFocus()
        host.type(PASSPHRASE)
    host.click(host.button("Restore"))
    assert bench.wait_open().desk.finding.count("maja") == 1
    kept = [path.read_bytes() for path in service.folder.glob("kept */keepwarm.db")]
    assert kept == [spoiled]


def test_restoring_needs_a_secret_that_opens_the_backup(bench: Bench, box: TestVault, host: Host) -> None:
    box.created()
    box.service.backups.back_up()
    service = box.reopened()
    (service.folder / "keepwarm.db").write_bytes(b"")
    bench.begin()
    view = bench.trouble()
    host.click(host.button("Restore"))
    assert view.secret is not None
    assert "locked as well" in view.secret.error.text()
    host.type("wrong words here")
    host.press(Qt.Key.Key_Return)
    host.until(lambda: view.secret is not None and "did not open" in view.secret.error.text())
    assert (service.folder / "keepwarm.db").read_bytes() == b""


def test_a_backup_from_elsewhere_can_be_chosen(bench: Bench, box: TestVault, host: Host, tmp_path: Path) -> None:
    box.created()
    written = box.service.backups.back_up()
    stick = tmp_path / "stick"
    stick.mkdir()
    away = Path(shutil.move(written.path, stick))
    service = box.reopened()
    (service.folder / "keepwarm.db").write_bytes(b"")
    bench.begin()
    bench.trouble()
    host.click(host.button("Choose a backup"))
    choose(host, away)
    view = bench.trouble()
    assert view.secret is not None
    host.type(PASSPHRASE)
    host.press(Qt.Key.Key_Return)
    bench.wait_open()


def choose(host: Host, path: Path) -> None:
    """Choose a file in the dialog that is open."""
    dialog = host.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_a_missing_file_is_waited_for(bench: Bench, code: str, tmp_path: Path) -> None:
    database = bench.box.service.folder / "keepwarm.db"
    away = tmp_path / "unplugged.db"
    database.rename(away)
    page = bench.begin()
    bench.trouble()
    assert "The file is not where it was" in bench.texts()
    page._troubles._watch.setInterval(20)
    away.rename(database)
    bench.wait_open()


def test_a_missing_key_file_is_put_back_from_a_backup(bench: Bench, box: TestVault, host: Host) -> None:
    box.created()
    box.service.backups.back_up()
    service = box.reopened()
    (service.folder / "keys.json").unlink()
    assert service.state is VaultState.KEYS_MISSING
    page = bench.begin()
    bench.trouble()
    host.click(host.button("Put it back"))
    host.until(lambda: page.passphrase is not None and page.views.currentWidget() is page.passphrase)
    host.type(PASSPHRASE)
    host.press(Qt.Key.Key_Return)
    bench.wait_open()


def test_a_second_window_waits_and_opens_when_the_first_is_closed(bench: Bench, box: TestVault, host: Host) -> None:
    box.created()
    first = box.service
    box.service = box.at(first.folder)
    bench.begin()
    view = bench.trouble()
    assert "open in another Keepwarm window" in bench.texts()
    first.close()
    host.click(view.buttons[-1])
    bench.wait_open()


def test_a_newer_file_is_refused_and_its_backup_opens_as_a_copy(bench: Bench, box: TestVault, host: Host) -> None:
    box.created()
    box.service.backups.back_up()
    assert box.service.desk is not None
    writer = box.service.desk.store._writer.connection()
    writer.execute("PRAGMA user_version=99")
    box.reopened()
    bench.begin()
    view = bench.trouble()
    assert "This file is from a newer Keepwarm" in bench.texts()
    host.click(view.buttons[-1])
    host.until(lambda: bench.chosen)
    copy = box.at(bench.chosen[0])
    copy.unlock_with_passphrase(PASSPHRASE)
    assert copy.open_desk().settings.load().owner.name == "Nora Lindqvist"
    copy.close()


@pytest.mark.parametrize("way", ["restore", "go on"])
def test_an_older_copy_put_back_is_noticed_before_anything_is_shown(
    bench: Bench, box: TestVault, host: Host, way: str
) -> None:
    box.created()
    box.service.lock()
    database = box.service.folder / "keepwarm.db"
    older = database.read_bytes()
    box.service.unlock_with_keyring()
    desk = box.service.open_desk()
    for name in ("Maja", "Tomas"):
        desk.customers.add(Customer(name=name))
    box.service.backups.back_up()
    box.service.close()
    database.write_bytes(older)
    box.reopened()
    bench.begin()
    view = bench.trouble()
    assert "2 changes older" in bench.texts()
    assert not bench.opened
    assert view.choice is not None
    view.choice.set_value("other" if way == "restore" else "go on")
    host.click(view.buttons[-1])
    assert bench.wait_open().desk.finding.count("") == (2 if way == "restore" else 0)


def test_another_file_can_be_opened_instead(bench: Bench, code: str, tmp_path: Path) -> None:
    page = bench.begin(try_keyring=False)
    assert page.passphrase is not None
    bench.host.click(page.passphrase.other)
    choose(bench.host, tmp_path / "other" / "keepwarm.db")
    assert bench.chosen == [tmp_path / "other"]


def test_an_empty_folder_leads_to_the_first_page(bench: Bench, box: TestVault, host: Host, theme: Theme) -> None:
    asked: list[bool] = []
    page = UnlockPage(box.service, host.tasks, host.messages, theme)
    page.new_asked.connect(lambda: asked.append(True))
    page.begin()
    assert asked == [True]
