"""What helps when locked out: the recovery code, and whether its paper can still be found."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.ui.pages.settings.code_dialogs import CheckCopyDialog, NewCodeDialog
from app.ui.pages.settings.part import Part
from app.ui.pages.settings.rows import SettingRow
from app.ui.shell import Shell
from app.ui.vault_words import full_day_text
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.code_groups import CodeGroups
from app.ui.widgets.pill import Pill, PillLook

_CHECK_EVERY_DAYS = 365


class RecoveryPart(Part):
    """The recovery code."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._build_recovery()
        self.new_code.clicked.connect(lambda: NewCodeDialog(self.shell, self.reload).open_over(self))
        self.check_copy.clicked.connect(lambda: CheckCopyDialog(self.shell, self.reload).open_over(self))

    def reload(self) -> None:
        self._show_code(self.shell.vault.slots().recovery_checked_on)

    def _build_recovery(self) -> None:
        self.code = SettingRow("key", self.tr("Recovery code"), self.tr(
            "Eight groups of five. Opens this file and every backup if the passphrase or the keyring is gone. We have "
            "no copy."), tone="gold")  # fmt: skip
        self.code_pill = Pill(text=self.tr("Not read back yet"), icon="clock", tone="gold")
        self.code.beside.addWidget(self.code_pill)
        self.new_code = SecondaryButton(self.tr("Make a new code"), icon="refresh")
        tools = QHBoxLayout()
        tools.addWidget(self.new_code)
        tools.addStretch(1)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 10, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(CodeGroups(large=False))
        inside.addLayout(tools)
        self.code.below.addLayout(inside)
        self.paper = SettingRow("clock", self.tr("Could you still find the paper?"), self.tr(
            "Once a year it is worth looking. Type the code from your copy; nothing changes if it does not match."),
            tone="slate")  # fmt: skip
        self.check_copy = SecondaryButton(self.tr("Check my copy"))
        self.paper.add(self.check_copy)
        self.lay_out(self.tr("If you are locked out"), self.code, self.paper)

    def _show_code(self, checked_on: date | None) -> None:
        today = self.shell.vault.today()
        if checked_on is None:
            self.code_pill.set_look(PillLook("clock", self.tr("Not read back yet"), "gold"))
        else:
            said = self.tr("Read back on {day}").format(day=full_day_text(checked_on))
            self.code_pill.set_look(PillLook("check", said, "sage"))
        is_due = checked_on is None or (today - checked_on).days >= _CHECK_EVERY_DAYS
        self.paper.set_ground("slate" if is_due else "")
