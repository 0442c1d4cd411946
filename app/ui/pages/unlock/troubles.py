"""Builds the view of each trouble and does what its buttons offer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication

from app import __version__
from app.domain.errors import KeepwarmError
from app.services.backups import BackupInfo, read_backup
from app.services.vault import FileState, KeyringState, OpenVault, VaultBusy, VaultState
from app.ui.choosing import choose_file
from app.ui.formatting import size_text
from app.ui.pages.unlock import words
from app.ui.pages.unlock.door import Door
from app.ui.pages.unlock.trouble import Trouble, TroubleView
from app.ui.vault_words import backup_title, cards_text, moment_text

_LOOK_AGAIN_MS = 2000
_GO_ON, _OTHER = "go on", "other"


class Troubles:
    """Shows troubles on the unlock page."""

    def __init__(self, page: Door) -> None:
        self._page = page
        self._service, self._tasks = page.service, page.tasks
        self._view: TroubleView | None = None
        self._watch = QTimer(page, interval=_LOOK_AGAIN_MS)
        self._watch.timeout.connect(self._on_look_again)

    def refuse(self, sentence: str) -> None:
        """A secret asked for here did not open anything."""
        if self._view is not None:
            self._view.refuse(sentence)

    def show_keyring_waits(self, state: KeyringState, has_passphrase: bool) -> None:
        """The keyring is locked, said no, or is slow."""
        view = self._new(words.keyring_waits(state))
        instead = _tr("Use my passphrase instead") if has_passphrase else _tr("Use my recovery code instead")
        choice = view.offer(
            ("keyring", _tr("Unlock the keyring"), _tr("The system asks for your login password")),
            (_OTHER, instead, _tr("Works without the keyring, today only")),
        )

        def go_on() -> None:
            if choice.value == "keyring":
                view.set_busy(_tr("Asking the keyring…"))
                self._page.open_with_keyring()
            elif has_passphrase:
                self._page.show_passphrase()
            else:
                self._page.show_code(*words.recovery())

        view.add_button(_tr("Quit"), self._page.quit_asked.emit)
        view.add_button(_tr("Go on"), go_on, "primary")
        self._show(view)

    def show_busy(self, error: VaultBusy) -> None:
        """Another window has the vault."""
        view = self._new(words.busy(error))
        view.add_button(_tr("Quit"), self._page.quit_asked.emit)
        view.add_button(_tr("Try again"), lambda: self._page.begin(), "primary", "refresh")
        self._show(view)

    def show_in_the_way(self, error: KeepwarmError) -> None:
        """Something that trying again may mend."""
        view = self._new(words.in_the_way(error))
        view.add_button(_tr("Another file"), self.choose_other)
        view.add_button(_tr("Try again"), lambda: self._page.begin(), "primary", "refresh")
        self._show(view)

    def show_missing(self) -> None:
        """The file is not there; wait for it."""
        view = self._new(words.missing())
        view.add_note(str(self._service.folder))
        newest = self._newest()
        if newest is not None:
            said = _tr("A backup of {moment} is on this computer.")
            view.panel.safe.set_text(said.format(moment=moment_text(newest.manifest.created_at, self._service.today())))
            view.add_button(_tr("Open the backup"), lambda: self.show_damaged(FileState.MISSING))
        else:
            view.add_button(_tr("Quit"), self._page.quit_asked.emit)
        view.add_button(_tr("Look for the file"), self.choose_other, "primary", "search")
        self._show(view)
        self._watch.start()

    def show_keys_missing(self) -> None:
        """The key file is gone or of no use; a fitting backup carries another."""
        view = self._new(words.keys_missing())
        fitting = self._service.backups.with_the_files_key()
        view.add_button(_tr("Another file"), self.choose_other)
        if fitting is not None:
            said = _tr("The backup of {moment} carries the key file that fits.")
            view.add_note(said.format(moment=backup_title(fitting, self._service.today())))
            view.add_button(_tr("Put it back"), lambda: self._put_keys_back(fitting.path), "primary", "key")
        else:
            view.add_note(_tr("Show Keepwarm a backup of this file, and it takes the key file from there."))
            view.add_button(_tr("Choose a backup"), lambda: self._choose_backup(self._put_keys_back), "primary")
        self._show(view)

    def show_damaged(self, state: FileState) -> None:
        """The file can't be used as it is; the newest backup can be put in its place."""
        trouble = words.missing() if state is FileState.MISSING else words.damaged(state)
        newest = self._newest()
        view = self._new(trouble)
        view.add_button(_tr("Copy details"), lambda: self._copy_details(state))
        if newest is None:
            view.add_note(_tr("No backup was found in its usual folder. A stick or another folder may hold one."))
            view.add_button(_tr("Choose a backup"), lambda: self._choose_backup(self._show_restore), "primary")
        else:
            self._offer_restore(view, newest)
        self._show(view)

    def show_newer(self) -> None:
        """A newer Keepwarm has used the file; a backup from before can be opened as a copy."""
        view = self._new(words.newer())
        view.add_note(_tr("Put the newer Keepwarm on this computer, then open the file again."))
        before = self._service.backups.before_this_version()
        view.add_button(_tr("Another file"), self.choose_other)
        if before is not None and self._service.state is VaultState.OPEN:
            said = _tr("Open the backup of {moment}").format(moment=backup_title(before, self._service.today()))
            view.add_note(
                _tr("A backup from before has {cards}. It opens as a copy of its own.").format(cards=cards_text(before))
            )
            view.add_button(said, lambda: self._open_copy(before), "primary")
        else:
            view.add_button(_tr("Quit"), self._page.quit_asked.emit, "primary")
        self._show(view)

    def show_older(self, opened: OpenVault) -> None:
        """The file is older than when it was last used here; go on with it, or take a later backup."""
        view = self._new(words.older(self._service.generation))
        generation = opened.desk.store.history.generation
        later = next((info for info in self._service.backups.known() if info.manifest.generation > generation), None)
        ways: list[tuple[str, str, str]] = [
            (_GO_ON, _tr("Go on with this file"), _tr("What is missing in it stays missing"))
        ]
        if later is not None:
            title = _tr("Restore {moment}").format(moment=backup_title(later, self._service.today()))
            ways.insert(0, (_OTHER, title, _tr("Read back after writing. {cards}.").format(cards=cards_text(later))))
        choice = view.offer(*ways)

        def go_on() -> None:
            if choice.value == _GO_ON:
                self._service.accept_generation()
                self._page.enter(opened)
            elif later is not None:
                view.set_busy(_tr("Reading the backup…"))
                self._run_restore(later.path, "")

        view.add_button(_tr("Quit"), self._page.quit_asked.emit)
        view.add_button(_tr("Go on"), go_on, "primary")
        self._show(view)

    def choose_other(self) -> None:
        """Choose another vault's file."""
        kinds = _tr("Keepwarm files (keepwarm.db keys.json)")
        choose_file(self._page, _tr("Open another file"), kinds, lambda path: self._page.vault_chosen.emit(path.parent))

    def _offer_restore(self, view: TroubleView, info: BackupInfo) -> None:
        title = _tr("Restore {moment}").format(moment=backup_title(info, self._service.today()))
        choice = view.offer(
            (_GO_ON, title, _tr("Read back after writing. {cards}.").format(cards=cards_text(info))),
            (_OTHER, _tr("Another backup"), _tr("From a stick or another folder")),
        )
        secret = None
        if self._service.state is not VaultState.OPEN:
            secret = view.ask_secret(_tr("Passphrase or recovery code"))

        def restore() -> None:
            if choice.value == _OTHER:
                self._choose_backup(self._show_restore)
            elif secret is not None and not secret.text():
                secret.set_error(_tr("The backup is locked as well. Type what opens it."))
                secret.setFocus()
            else:
                typed = secret.text() if secret is not None else ""
                view.set_busy(_tr("Reading the backup…"))
                self._run_restore(info.path, typed)

        if secret is not None:
            secret.submitted.connect(restore)
        view.add_button(_tr("Restore"), restore, "primary")
        if secret is not None:
            view.setFocusProxy(secret)

    def _show_restore(self, file: Path) -> None:
        try:
            info = read_backup(file)
        except KeepwarmError as error:
            self.refuse(f"{error.title} {error.hint}")
            return
        view = self._new(words.damaged(FileState.DAMAGED))
        self._offer_restore(view, info)
        self._show(view)

    def _run_restore(self, file: Path, secret: str) -> None:
        service = self._service
        self._tasks.run(
            lambda: OpenVault(service, service.restore_and_open(file, secret)), self._page.enter, self._on_not_restored
        )

    def _on_not_restored(self, error: Exception) -> None:
        if not isinstance(error, KeepwarmError):
            raise error
        self.refuse(f"{error.title} {error.hint}")

    def _put_keys_back(self, file: Path) -> None:
        def put() -> None:
            self._service.restore_keys(file)

        self._tasks.run(put, lambda _done: self._page.begin(), self._on_not_restored)

    def _open_copy(self, info: BackupInfo) -> None:
        folder = _free(self._service.folder.with_name(f"{self._service.name}-before"))
        self._tasks.run(
            lambda: self._service.backups.restore_copy(info.path, folder),
            lambda _done: self._page.vault_chosen.emit(folder),
            self._on_not_restored,
        )

    def _choose_backup(self, on_chosen: Callable[[Path], None]) -> None:
        choose_file(self._page, _tr("Choose a backup"), _tr("Backups (*.keepwarm)"), on_chosen)

    def _newest(self) -> BackupInfo | None:
        return next(iter(self._service.backups.known()), None)

    def _copy_details(self, state: FileState) -> None:
        size = size_text(self._service.size())
        QGuiApplication.clipboard().setText(f"Keepwarm {__version__}\nfile: {state.value}\nsize: {size}")

    def _on_look_again(self) -> None:
        if self._service.state is not VaultState.DATABASE_MISSING:
            self._page.begin()

    def _new(self, trouble: Trouble) -> TroubleView:
        self._watch.stop()
        self._view = TroubleView(trouble)
        return self._view

    def _show(self, view: TroubleView) -> None:
        self._page.show_view(view)


def _free(wanted: Path) -> Path:
    folder, number = wanted, 1
    while folder.exists():
        number += 1
        folder = wanted.with_name(f"{wanted.name}-{number}")
    return folder


def _tr(text: str) -> str:
    return QCoreApplication.translate("unlock", text)
