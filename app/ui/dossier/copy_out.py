"""Taking a copy of a file out of the encrypted file, only after asking."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.attachment import Attachment
from app.domain.errors import KeepwarmError
from app.ui.dossier.opening import open_file
from app.ui.shell import Shell
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.message_panel import MessagePanel


def ask_copy(shell: Shell, item: Attachment, over: QWidget) -> None:
    """Ask whether a copy may leave the file; on yes the owner says where, and the copy opens."""
    panel = MessagePanel(
        "file",
        _tr("Open a copy of {name}?").format(name=item.name),
        _tr("The copy is not encrypted. It stays where you put it until you delete it."),
        safe=_tr("The file on the card stays as it is, encrypted."),
    )
    overlay = shell.messages.show_overlay(panel, width=440, top=160, modal=True)
    leave, choose = SecondaryButton(_tr("Keep it in here")), PrimaryButton(_tr("Choose where"))
    panel.foot.add_button(leave)
    panel.foot.add_button(choose)
    leave.clicked.connect(overlay.close_overlay)
    choose.clicked.connect(overlay.close_overlay)
    choose.clicked.connect(lambda: _choose(shell, item, over))
    leave.setFocus()


def _choose(shell: Shell, item: Attachment, over: QWidget) -> None:
    dialog = QFileDialog(over.window(), _tr("Put the copy where?"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(item.name)
    dialog.fileSelected.connect(lambda name: _write(shell, item, Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _write(shell: Shell, item: Attachment, path: Path) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(shell.desk.files.data(item.id))
    except OSError:
        shell.messages.error(
            KeepwarmError(
                _tr("The copy could not be written."), _tr("The file on the card is safe. Try another place.")
            )
        )
        return
    open_file(path)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CopyOut", text)
