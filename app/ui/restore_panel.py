"""Opening a backup with a secret of its time: what it is, the secret, and where it goes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import KeepwarmError
from app.services.backups import BackupInfo
from app.ui.vault_words import backup_title, cards_text
from app.ui.widgets.buttons import GhostButton, PrimaryButton
from app.ui.widgets.message_panel import MessagePanel
from app.ui.widgets.secret_field import SecretField


class RestorePanel(MessagePanel):
    """`wanted` carries the passphrase or recovery code that was typed; `left` when the owner goes back."""

    wanted = Signal(str)
    left = Signal()

    def __init__(
        self, info: BackupInfo, today: date, text: str, safe: str, back: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("history", _title(info, today), text, tone="sage", safe=safe, note="", parent=parent)
        self.secret = SecretField(self.tr("Passphrase or recovery code of that time"))
        self.back = GhostButton(back or self.tr("Back"))
        self.open = PrimaryButton(self.tr("Open the backup"))
        self.add_way(self.secret)
        self.foot.add_button(self.back, left=True)
        self.foot.add_button(self.open)
        self.open.setEnabled(False)
        self.secret.text_changed.connect(self._on_typed)
        self.secret.submitted.connect(self._on_wanted)
        self.open.clicked.connect(self._on_wanted)
        self.back.clicked.connect(self.left)
        self.setFocusProxy(self.secret)

    def set_busy(self, is_busy: bool) -> None:
        """While the backup is being opened nothing can be pressed twice."""
        for widget in (self.secret, self.back, self.open):
            widget.setEnabled(not is_busy)
        self.foot.note.setText(self.tr("Opening and counting…") if is_busy else "")

    def show_error(self, error: KeepwarmError) -> None:
        """Say why it did not open, and let the owner try again."""
        self.set_busy(False)
        self.secret.set_error(f"{error.title} {error.hint}".strip())
        self.secret.setFocus()

    def _on_typed(self, text: str) -> None:
        self.secret.set_error("")
        self.open.setEnabled(bool(text))

    def _on_wanted(self) -> None:
        if self.secret.text():
            self.set_busy(True)
            self.wanted.emit(self.secret.text())


def _title(info: BackupInfo, today: date) -> str:
    from PySide6.QtCore import QCoreApplication

    said = QCoreApplication.translate("RestorePanel", "Backup of {moment}, {cards}")
    return said.format(moment=backup_title(info, today), cards=cards_text(info))
