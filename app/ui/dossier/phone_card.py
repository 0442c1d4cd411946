"""A card for the telephone: one customer as a vCard, without what is sensitive."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.customer import Customer
from app.services.exporting import ExportFormat, Written
from app.ui.shell import Shell


def save_vcard(shell: Shell, customer: Customer, over: QWidget) -> None:
    """Ask where the vCard goes and write it there."""
    dialog = QFileDialog(over.window(), _tr("Save {name} for the phone").format(name=customer.name))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(_tr("vCard (*.vcf)"))
    dialog.setDefaultSuffix("vcf")
    dialog.selectFile(f"{customer.name}.vcf")
    dialog.fileSelected.connect(lambda name: write_vcard(shell, customer, Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def write_vcard(shell: Shell, customer: Customer, path: Path) -> None:
    """Write the vCard in the background and say so."""

    def work() -> Written:
        return shell.desk.exporting.export(path, ExportFormat.VCARD, (customer.id,), with_sensitive=False)

    def done(_written: Written) -> None:
        said = _tr("Saved {file}. It is not encrypted; delete it when the phone has it.").format(file=path.name)
        shell.messages.toast(said)

    shell.tasks.run(work, done, shell.messages.error)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PhoneCard", text)
