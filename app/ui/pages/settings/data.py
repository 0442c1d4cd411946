"""Moving in and out: import, export, another computer."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QMenu

from app.domain.settings import Settings
from app.services.backups import BackupInfo
from app.services.exporting import ExportFormat, Written
from app.ui.choosing import choose_folder, choose_new_file
from app.ui.formatting import count_text
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
        self.export = SecondaryButton(self.tr("Export everything"), icon="download", chevron=True)
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
                "Files of HubSpot, Google, Outlook, vCard, CSV or Excel. You see everything before it is kept, and one "
                "Undo takes it back."), self.bring),
            _row("coin", self.tr("A list of invoices"), self.tr(
                "A CSV file with customer, date and amount becomes purchases, so that rhythm and value are known at "
                "once."), self.invoices),
        )  # fmt: skip
        self.add_part(
            self.tr("Moving out"),
            _row("download", self.tr("Everything in open formats"), self.tr(
                "vCard, CSV, Excel or JSON, whole or not at all. Such a file is not encrypted: keep it where only you "
                "can read it."), self.export),
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
        self.export.clicked.connect(self._on_export)
        self.move_out.clicked.connect(self._on_move)

    def _on_export(self) -> None:
        menu = QMenu(self)
        for form, text in self._forms():
            menu.addAction(text).triggered.connect(lambda _=False, chosen=form: self.ask_export(chosen))
        menu.popup(self.export.mapToGlobal(QPoint(0, self.export.height() + 4)))

    def ask_export(self, form: ExportFormat) -> QFileDialog:
        """Ask where everything should be written in this format."""
        ending = {ExportFormat.VCARD: "vcf", ExportFormat.XLSX: "xlsx", ExportFormat.JSON: "json"}.get(form, "csv")
        name = f"Keepwarm {self.shell.desk.store.clock.today():%Y-%m-%d}.{ending}"
        title = self.tr("Export everything")
        return choose_new_file(self, title, name, ending, lambda path: self.write_export(form, path))

    def write_export(self, form: ExportFormat, path: Path) -> None:
        """Write everybody into the file, in a worker."""
        exporting = self.shell.desk.exporting
        self.export.setEnabled(False)

        def write() -> Written:
            return exporting.export(path, form)

        self.shell.tasks.run(write, self._on_exported, self._on_failed)

    def _on_exported(self, written: Written) -> None:
        self.export.setEnabled(True)
        cards = count_text(written.customers, self.tr("1 card"), self.tr("{count} cards"))
        self.shell.messages.toast(self.tr("{cards} written to {file}").format(cards=cards, file=written.path.name))

    def _on_failed(self, error: Exception) -> None:
        self.export.setEnabled(True)
        self.shell.messages.error(error)

    def _forms(self) -> tuple[tuple[ExportFormat, str], ...]:
        return (
            (ExportFormat.VCARD, self.tr("vCard, for address books and phones")),
            (ExportFormat.XLSX, self.tr("Excel")),
            (ExportFormat.SPREADSHEET_CSV, self.tr("CSV, to look at in a spreadsheet")),
            (ExportFormat.CSV, self.tr("CSV, to bring in again")),
            (ExportFormat.JSON, self.tr("JSON, everything there is")),
        )

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
