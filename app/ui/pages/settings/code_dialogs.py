"""A new recovery code, with or without a new key for the file, and a look at whether the paper copy still opens it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.services.vault import RecoveryCode, WrongGroup, WrongSecret
from app.ui.pages.settings.dialog import SettingsDialog
from app.ui.shell import Shell
from app.ui.widgets.code_groups import GROUP_LENGTH, CodeEntry
from app.ui.widgets.icon_words import IconWords
from app.ui.widgets.recovery_panel import RecoveryPanel
from app.ui.widgets.secret_field import SecretField


class NewCodeDialog(SettingsDialog):
    """The passphrase where there is one, then the new code, of which two groups are typed back."""

    def __init__(self, shell: Shell, on_changed: Callable[[], None], *, with_new_key: bool = False) -> None:
        title = shell_title = self.tr("A new recovery code")
        text = self.tr("The old one stops opening this file. Backups written before keep the code of their time.")
        yes = self.tr("Keep the new code")
        if with_new_key:
            title = self.tr("A new key for the file")
            text = self.tr(
                "The whole file is locked anew, which may take a moment, and opens with this new recovery code. "
                "Afterwards Keepwarm locks and asks you in again. Older backups keep their old key and code."
            )
            yes = self.tr("Change the key")
        super().__init__(shell, "key", title, text, yes, tone="gold")
        self.setAccessibleName(shell_title)
        self._on_changed, self._with_new_key = on_changed, with_new_key
        self.code = RecoveryCode.generate()
        self.present = SecretField(self.tr("Passphrase")) if shell.vault.slots().passphrase else None
        self.panel = RecoveryPanel(self.code, shell.vault.today())
        if self.present is not None:
            self.add_way(self.present)
            self.present.text_changed.connect(self._refresh)
        self.add_way(self.panel)
        self.panel.proved.connect(self._refresh)
        self.panel.submitted.connect(self.agree)
        self._refresh()

    def open_over(self, page: QWidget, width: int = 700) -> None:
        super().open_over(page, width)

    def first(self) -> QWidget | None:
        return self.present or self.panel.print

    def agree(self) -> None:
        if not self.yes.isEnabled():
            return
        passphrase = self.present.text() if self.present is not None else None
        self.set_busy(self.tr("Locking the file anew…") if self._with_new_key else self.tr("One moment…"))
        run = self.shell.tasks.long_write if self._with_new_key else self.shell.tasks.run
        run(lambda: self._do(passphrase), self._on_done, self._on_refused)

    def _do(self, passphrase: str | None) -> None:
        """In a worker: prove the passphrase, then put the new code or key in place."""
        vault = self.shell.vault
        if self._with_new_key:
            vault.rekey(passphrase, self.code)
            return
        if passphrase is not None:
            vault.prove_passphrase(passphrase)
        vault.replace_recovery_code(self.code)

    def _refresh(self, _state: object = None) -> None:
        is_known = self.present is None or bool(self.present.text())
        self.yes.setEnabled(is_known and self.panel.is_proved)
        if self.present is not None:
            self.present.set_error("")

    def _on_done(self, _done: object) -> None:
        self.leave()
        if self._with_new_key:
            self.shell.navigator.lock()
            return
        self.shell.messages.toast(self.tr("The new recovery code is in place"))
        self._on_changed()

    def _on_refused(self, error: Exception) -> None:
        if isinstance(error, WrongSecret) and self.present is not None:
            self.set_busy("")
            self.present.set_error(self.tr("This is not the passphrase. Nothing was changed."))
            self.present.setFocus()
            return
        self.on_failed(error)
        if self.shell.vault.desk is None:
            self.leave()
            self.shell.navigator.lock()


class CheckCopyDialog(SettingsDialog):
    """The whole code typed from the paper; a wrong group is named, and nothing changes."""

    def __init__(self, shell: Shell, on_checked: Callable[[], None]) -> None:
        super().__init__(
            shell, "clock", self.tr("Could you still find the paper?"),
            self.tr("Type the code from your copy. Capitals or not makes no difference."), self.tr("Check it"),
            tone="slate", safe=self.tr("Nothing changes if it does not match."),
        )  # fmt: skip
        self._on_checked = on_checked
        self.entry = CodeEntry()
        self.wrong = IconWords("info", "", "berry")
        self.wrong.hide()
        self.add_way(self.entry)
        self.add_way(self.wrong)
        self.entry.changed.connect(self._refresh)
        for field in self.entry.fields:
            field.returnPressed.connect(self.agree)
        self._refresh()

    def first(self) -> QWidget | None:
        return self.entry.fields[0]

    def agree(self) -> None:
        if self.yes.isEnabled():
            vault, typed = self.shell.vault, self.entry.code
            self.set_busy(self.tr("One moment…"))
            self.shell.tasks.run(lambda: vault.check_recovery_code(typed), self._on_done, self.on_failed)

    def _refresh(self) -> None:
        slips = self._slips()
        self.entry.set_wrong(tuple(slip.group for slip in slips))
        self._say(f"{slips[0].title} {slips[0].hint}" if slips else "")
        self.yes.setEnabled(self.entry.is_complete and not slips)

    def _slips(self) -> list[WrongGroup]:
        found = []
        for place, field in enumerate(self.entry.fields):
            if len(field.text()) == GROUP_LENGTH:
                try:
                    RecoveryCode.check_group(place, field.text())
                except WrongGroup as error:
                    found.append(error)
        return found

    def _say(self, sentence: str) -> None:
        self.wrong.set_words("info", sentence, "berry")
        self.wrong.setVisible(bool(sentence))

    def _on_done(self, is_right: bool) -> None:
        self.set_busy("")
        if is_right:
            self.leave()
            self.shell.messages.toast(self.tr("Your copy opens this file"))
            self._on_checked()
        else:
            self._say(self.tr("This code belongs to another file, or to a time before the last new code."))
