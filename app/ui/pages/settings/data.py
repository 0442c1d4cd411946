"""Moving in and out: import, export, another computer."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from app.domain.settings import Settings
from app.services.backups import BackupInfo
from app.ui import dialogs
from app.ui.choosing import choose_folder
from app.ui.pages.settings.rows import SettingRow
from app.ui.pages.settings.section import Section
from app.ui.shell import Shell
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.message_panel import MessagePanel
from app.ui.widgets.overlay import Overlay


class DataSection(Section):
    """Everything in open formats, in both directions."""

    KEY: ClassVar[str] = "data"
    ICON: ClassVar[str] = "arrowboth"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.bring = SecondaryButton(self.tr("Bring customers in"), icon="upload")
        self.invoices = SecondaryButton(self.tr("Bring invoices in"))
        self.export = SecondaryButton(self.tr("Export everything"), icon="download")
        self.history = SecondaryButton(self.tr("Open the history"))
        self.move_out = SecondaryButton(self.tr("Show me how"))
        self._build()
        self._connect()

    def title(self) -> str:
        return self.tr("Import and export")

    def state(self, settings: Settings) -> str:
        return self.tr("Everything in open formats")

    def _build(self) -> None:
        self.add_part(
            self.tr("Moving in"),
            _row("upload", self.tr("Customers from another program"), self.tr(
                "Files of HubSpot, Google, Outlook, vCard, CSV or Excel, and calendars. You see everything before it "
                "is kept, and one Undo takes it back."), self.bring),
            _row("coin", self.tr("A list of invoices"), self.tr(
                "A CSV file with customer, date and amount becomes purchases, so that rhythm and value are known at "
                "once."), self.invoices),
        )  # fmt: skip
        self.add_part(
            self.tr("Moving out"),
            _row("download", self.tr("Everything in open formats"), self.tr(
                "vCard, CSV, Excel, iCalendar or JSON, whole or not at all. Such a file is not encrypted: keep it "
                "where only you can read it."), self.export),
            _row("usb", self.tr("Move to another computer"), self.tr(
                "One backup carries everything, locked. Open Keepwarm on one computer at a time."), self.move_out),
        )  # fmt: skip
        self.add_part(
            self.tr("What was done"),
            _row("history", self.tr("History and trash"), self.tr(
                "Every change with its Undo; what was removed stays 90 days."), self.history),
        )  # fmt: skip

    def _connect(self) -> None:
        self.bring.clicked.connect(lambda: self.shell.navigator.go("import"))
        self.invoices.clicked.connect(lambda: self.shell.navigator.go("import", invoices=True))
        self.history.clicked.connect(lambda: self.shell.navigator.go("history"))
        self.export.clicked.connect(lambda: dialogs.export(self.shell))
        self.move_out.clicked.connect(self._on_move)

    def _on_move(self) -> None:
        panel = MessagePanel(
            "usb",
            self.tr("Move to another computer"),
            self.tr(
                "1. Write a backup to a stick.\n"
                "2. On the other computer, install Keepwarm, choose “Open an existing file” and then the backup.\n"
                "3. Type your passphrase or your recovery code there.\n"
                "4. From then on, go on over there: this computer does not hear of what you do on the other one."
            ),
            safe=self.tr("The file on this computer stays as it is."),
        )
        write = PrimaryButton(self.tr("Write the backup"))
        later = SecondaryButton(self.tr("Not now"))
        panel.foot.add_button(later)
        panel.foot.add_button(write)
        overlay = self.shell.messages.show_overlay(panel, width=520, modal=True)
        later.clicked.connect(overlay.close_overlay)
        write.clicked.connect(
            lambda: choose_folder(self, self.tr("Where to write the backup"), lambda to: self.write_move(to, overlay))
        )

    def write_move(self, folder: Path, overlay: Overlay | None = None) -> None:
        """Write the backup that goes to the other computer."""
        backups = self.shell.backups

        def done(info: BackupInfo) -> None:
            if overlay is not None:
                overlay.close_overlay()
            said = self.tr("Written and read back: {file}")
            self.shell.messages.toast(said.format(file=info.path.name))

        self.shell.tasks.run(lambda: backups.back_up(to=folder), done, self.shell.messages.error)


def _row(icon: str, title: str, text: str, button: SecondaryButton) -> SettingRow:
    row = SettingRow(icon, title, text)
    row.add(button)
    return row
