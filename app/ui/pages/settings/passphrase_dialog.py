"""Setting, changing or taking away the passphrase; the present one is asked for first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.services.vault import WrongSecret
from app.ui.pages.settings.dialog import SettingsDialog
from app.ui.shell import Shell
from app.ui.widgets.new_passphrase import NewPassphrase
from app.ui.widgets.secret_field import SecretField


class PassphraseDialog(SettingsDialog):
    """`on_changed` is called when the passphrase is another one, or gone."""

    def __init__(self, shell: Shell, on_changed: Callable[[], None], *, takes_away: bool = False) -> None:
        has_one = shell.vault.slots().passphrase
        title, text, yes = self._words(has_one, takes_away)
        super().__init__(shell, "lock", title, text, yes, tone="slate", safe=self.tr(
            "Backups written before keep the passphrase of their time. The recovery code stays the same."))  # fmt: skip
        self._on_changed, self._takes_away = on_changed, takes_away
        self.present = SecretField(self.tr("Passphrase until now")) if has_one else None
        self.entry = None if takes_away else NewPassphrase()
        for widget in (self.present, self.entry):
            if widget is not None:
                self.add_way(widget)
        if self.present is not None:
            self.present.text_changed.connect(self._refresh)
            self.present.submitted.connect(self._on_present_submitted)
        if self.entry is not None:
            self.entry.changed.connect(self._refresh)
            self.entry.submitted.connect(self.agree)
        self._refresh()

    def first(self) -> QWidget | None:
        return self.present or self.entry

    def agree(self) -> None:
        if not self.yes.isEnabled():
            return
        vault = self.shell.vault
        present = self.present.text() if self.present is not None else None
        new = self.entry.passphrase if self.entry is not None else None

        def change() -> None:
            if present is not None:
                vault.prove_passphrase(present)
            vault.change_passphrase(new)

        self.set_busy(self.tr("One moment…"))
        self.shell.tasks.run(change, self._on_done, self._on_refused)

    def _words(self, has_one: bool, takes_away: bool) -> tuple[str, str, str]:
        if takes_away:
            return (
                self.tr("Take the passphrase away"),
                self.tr("The keyring alone opens the file then, and Lock now no longer asks for anything."),
                self.tr("Take it away"),
            )
        if has_one:
            return self.tr("A new passphrase"), self.tr("It takes effect at once."), self.tr("Keep it")
        return (
            self.tr("Set a passphrase"),
            self.tr("A second way in beside the keyring, and something to ask for after Lock now."),
            self.tr("Keep it"),
        )

    def _refresh(self) -> None:
        is_proved = self.present is None or bool(self.present.text())
        self.yes.setEnabled(is_proved and (self.entry is None or bool(self.entry.passphrase)))
        if self.present is not None:
            self.present.set_error("")

    def _on_present_submitted(self) -> None:
        if self.entry is not None:
            self.entry.first.setFocus()
        else:
            self.agree()

    def _on_done(self, _done: object) -> None:
        self.leave()
        self.shell.messages.toast(self._said())
        self._on_changed()

    def _on_refused(self, error: Exception) -> None:
        if not isinstance(error, WrongSecret) or self.present is None:
            self.on_failed(error)
            return
        self.set_busy("")
        self.present.set_error(self.tr("This is not the passphrase until now. Nothing was changed."))
        self.present.setFocus()

    def _said(self) -> str:
        if self._takes_away:
            return self.tr("The passphrase is gone")
        return self.tr("The new passphrase is in place")
