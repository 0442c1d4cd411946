"""The way out to other programs: telephone, mail and files, only ever after a click."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_outside(link: QUrl) -> bool:
    """Hand a link (tel:, sms:, mailto:, https:) to the system; False when nothing there takes it."""
    return QDesktopServices.openUrl(link)


def open_file(path: Path) -> bool:
    """Open a file that lies outside the vault with the system's program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
