"""What is protected: the file and its check, the network, a new key, and forgetting somebody."""

from __future__ import annotations

from datetime import timedelta

from app.domain.errors import KeepwarmError
from app.services.backups import BackupInfo
from app.services.vault import CheckReport
from app.ui.formatting import count_text, number_text, size_text
from app.ui.pages.settings.code_dialogs import NewCodeDialog
from app.ui.pages.settings.forget_dialog import ForgetDialog
from app.ui.pages.settings.part import Part
from app.ui.pages.settings.rows import SettingRow
from app.ui.shell import Shell
from app.ui.vault_words import concern_text, file_name, month_text
from app.ui.widgets.buttons import DestructiveButton, SecondaryButton
from app.ui.widgets.pill import Pill, PillLook

_KEPT_DAYS = 365


class ProtectionPart(Part):
    """The file itself."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._build_protection()
        self.change_key.clicked.connect(
            lambda: NewCodeDialog(self.shell, self.reload, with_new_key=True).open_over(self)
        )
        self.check.clicked.connect(self._on_check)
        self.choose.clicked.connect(lambda: ForgetDialog(self.shell).open_over(self))

    def reload(self) -> None:
        self._show_file()
        self.shell.tasks.run(self.shell.backups.known, self._show_forgetting, self.shell.messages.error)

    def _build_protection(self) -> None:
        self.file = SettingRow("file", file_name(self.shell.vault.name))
        self.file_pill = Pill(text=self.tr("Nothing damaged"), icon="check", tone="sage")
        self.check = SecondaryButton(self.tr("Check now"))
        self.file.add(self.file_pill)
        self.file.add(self.check)
        self.file_pill.hide()
        told = self.tr("Never used. No account, no connection; the calendar for your phone is a file where you choose.")
        network = SettingRow("ban", self.tr("Network"), told)
        network.add(Pill(text=self.tr("0 connections")))
        told = self.tr("Locks the file anew, with a new recovery code. For when somebody may have a copy and its key.")
        self.new_key = SettingRow("refresh", self.tr("A new key for the file"), told)
        self.change_key = SecondaryButton(self.tr("Change the key"))
        self.new_key.add(self.change_key)
        self.forget = SettingRow("trash", self.tr("Forget a person for good"))
        self.choose = DestructiveButton(self.tr("Choose a person"))
        self.forget.add(self.choose)
        self.lay_out(self.tr("What is protected"), self.file, network, self.new_key, self.forget)
        self._show_forgetting(())

    def _show_file(self) -> None:
        counts = self.shell.desk.finding.counts()
        said = self.tr("{people}, {companies}, {size}.").format(
            people=count_text(counts.people, self.tr("1 person"), self.tr("{count} people")),
            companies=count_text(counts.companies, self.tr("1 company"), self.tr("{count} companies")),
            size=size_text(self.shell.vault.size()),
        )
        concerns = (concern_text(concern) for concern in self.shell.vault.concerns())
        self.file.say("\n".join((said, *concerns)))

    def _show_forgetting(self, backups: tuple[BackupInfo, ...]) -> None:
        said = self.tr("Takes them out of the file, its history and its search.")
        if backups:
            last = backups[0].manifest.created_at.astimezone().date() + timedelta(days=_KEPT_DAYS)
            older = self.tr("Older backups still hold them, the last one until {month}.")
            said = f"{said} {older.format(month=month_text(last))}"
        self.forget.say(said)

    def _on_check(self) -> None:
        self.check.setEnabled(False)
        self.file_pill.show()
        self.file_pill.set_look(PillLook("hourglass", self.tr("Reading every page…"), "plain"))
        self.shell.tasks.run(self.shell.vault.check, self._on_checked, self._on_check_failed)

    def _on_checked(self, report: CheckReport) -> None:
        self.check.setEnabled(True)
        if report.ok:
            said = self.tr("{pages} pages, nothing damaged").format(pages=number_text(report.pages))
            self.file_pill.set_look(PillLook("check", said, "sage"))
            return
        self.file_pill.set_look(PillLook("warn", self.tr("Damaged"), "berry"))
        self.shell.messages.error(
            KeepwarmError(
                self.tr("Part of the file is damaged."),
                self.tr("{problem} Restore the newest backup from Settings, Backups; today’s file is kept.").format(
                    problem=report.problems[0] if report.problems else ""
                ),
            )
        )

    def _on_check_failed(self, error: Exception) -> None:
        self.check.setEnabled(True)
        self.file_pill.hide()
        self.shell.messages.error(error)
