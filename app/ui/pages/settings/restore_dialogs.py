"""Bringing a backup back: in place of the file, after showing what would be missing, or as a copy of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.errors import KeepwarmError
from app.services.backups import BackupInfo, FolderNotEmpty
from app.ui.choosing import choose_folder
from app.ui.formatting import count_text
from app.ui.pages.settings.dialog import SettingsDialog
from app.ui.shell import Shell
from app.ui.vault_words import backup_title
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.secret_field import SecretField

_SHOWN = 5


class _WithSecret(SettingsDialog):
    """Asks for a passphrase or a code of its time, once it turns out that the open key does not fit."""

    secret: SecretField | None = None

    def ask_secret(self, error: KeepwarmError) -> None:
        """Ask, or say that what was typed did not open it."""
        self.set_busy("")
        if self.secret is None:
            self.secret = SecretField(self.tr("Passphrase or recovery code of that time"))
            self.secret.submitted.connect(self.agree)
            self.add_way(self.secret)
        self.secret.set_error(f"{error.title} {error.hint}".strip())
        self.secret.setFocus()

    @property
    def typed(self) -> str:
        """The secret, empty for the open key."""
        return self.secret.text() if self.secret is not None else ""


class RestoreDialog(_WithSecret):
    """Puts a backup in place of the file; Keepwarm then locks and asks the owner in again."""

    def __init__(self, shell: Shell, info: BackupInfo) -> None:
        when = backup_title(info, shell.vault.today())
        count, labels = shell.backups.missing(info, _SHOWN)
        if count:
            text = count_text(
                count, _tr("1 change since then would be missing:"),
                _tr("{count} changes since then would be missing, the latest of them:"),
            )  # fmt: skip
        else:
            text = _tr("Nothing was done since then.")
        super().__init__(
            shell, "undo", self.tr("Restore {moment}?").format(moment=when), text, self.tr("Restore"), tone="gold",
            safe=self.tr("Today’s file is kept beside it, and one more backup is written first."),
        )  # fmt: skip
        self._info = info
        for label in labels:
            self.add_way(Label(label, "body", "ink", wrap=True, most=2))
        self.cancel.setText(self.tr("Keep today’s file"))
        self.cancel.updateGeometry()

    def first(self) -> QWidget | None:
        return self.cancel

    def agree(self) -> None:
        vault, file, typed = self.shell.vault, self._info.path, self.typed
        self.set_busy(self.tr("Reading and counting the backup…"))
        self.shell.tasks.long_write(lambda: vault.restore_over(file, typed), self._on_done, self._on_refused)

    def _on_done(self, _aside: Path) -> None:
        self.leave()
        self.shell.navigator.lock()

    def _on_refused(self, error: Exception) -> None:
        if self.shell.vault.desk is None:
            self.leave()
            self.shell.messages.error(error)
            self.shell.navigator.lock()
        elif isinstance(error, KeepwarmError):
            self.ask_secret(error)
        else:
            self.on_failed(error)


class CopyDialog(_WithSecret):
    """Opens a backup as a vault of its own in a folder, beside the file."""

    def __init__(self, shell: Shell, info: BackupInfo) -> None:
        super().__init__(
            shell, "file", self.tr("A copy of {moment}").format(moment=backup_title(info, shell.vault.today())),
            self.tr("It becomes a file of its own, which “Open another file” on the unlock page opens."),
            self.tr("Make the copy"), tone="slate", safe=self.tr("Your own file and the backup stay as they are."),
        )  # fmt: skip
        self._info = info
        self._folder: Path | None = None
        self.place = Label(self.tr("Choose an empty folder for it."), "body", "ink2", wrap=True)
        self.choose = SecondaryButton(self.tr("Choose a folder"))
        self.add_way(self.place)
        self.add_way(self.choose)
        self.choose.clicked.connect(lambda: choose_folder(self, self.tr("Where to put the copy"), self.put_into))
        self.yes.setEnabled(False)

    def put_into(self, folder: Path) -> None:
        """Take this folder."""
        self._folder = folder
        self.place.setText(str(folder))
        self.yes.setEnabled(True)

    def first(self) -> QWidget | None:
        return self.choose

    def agree(self) -> None:
        folder, backups, file, typed = self._folder, self.shell.backups, self._info.path, self.typed
        if folder is None:
            return
        self.set_busy(self.tr("Reading and counting the backup…"))
        self.shell.tasks.run(lambda: backups.restore_copy(file, folder, typed), self._on_done, self._on_refused)

    def _on_done(self, _done: object) -> None:
        self.leave()
        folder = self._folder.name if self._folder else ""
        self.shell.messages.toast(self.tr("The copy lies in {folder}").format(folder=folder))

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, KeepwarmError) and not isinstance(error, FolderNotEmpty):
            self.ask_secret(error)
        else:
            self.on_failed(error)


def _tr(text: str) -> str:
    return QCoreApplication.translate("RestoreDialog", text)
