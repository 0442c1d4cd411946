"""Choosing files and folders without stopping the window; the system's own dialog where there is one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[Path], None]


def choose_file(over: QWidget, title: str, kinds: str, on_chosen: Chosen, start: Path | None = None) -> QFileDialog:
    """Ask for a file that is there; `kinds` as Qt writes them, "Backups (*.keepwarm)"."""
    dialog = _dialog(over, title, start)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kinds)
    return _open(dialog, on_chosen)


def choose_folder(over: QWidget, title: str, on_chosen: Chosen, start: Path | None = None) -> QFileDialog:
    """Ask for a folder; a new one can be made in the dialog."""
    dialog = _dialog(over, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, on_chosen)


def choose_new_file(over: QWidget, title: str, name: str, ending: str, on_chosen: Chosen) -> QFileDialog:
    """Ask where a new file should go, with a name to begin with."""
    dialog = _dialog(over, title, None)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(name)
    return _open(dialog, on_chosen)


def _dialog(over: QWidget, title: str, start: Path | None) -> QFileDialog:
    return QFileDialog(over, title, str(start or ""))


def _open(dialog: QFileDialog, on_chosen: Chosen) -> QFileDialog:
    dialog.fileSelected.connect(lambda path: on_chosen(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
