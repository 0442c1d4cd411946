"""Where the window was and what it showed, for the next start; nothing of a customer is in it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_NO_NUMBER = 0


class WindowMemory:
    """Numbers and page names only: words that were typed, or names, never come in here."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def geometry(self) -> QByteArray:
        """Place and size of the window; empty before the first time."""
        value = self._settings.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    def page(self, vault: Path) -> tuple[str, int]:
        """The page that was last shown of this vault, and the customer it showed (0: none)."""
        where = self._settings.value(f"{_name(vault)}/page", "")
        number = self._settings.value(f"{_name(vault)}/number", _NO_NUMBER)
        return str(where), int(str(number)) if str(number).isdigit() else _NO_NUMBER

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Keep place and size."""
        self._settings.setValue("window/geometry", geometry)

    def keep_page(self, vault: Path, page: str, number: int = _NO_NUMBER) -> None:
        """Keep what is shown."""
        self._settings.setValue(f"{_name(vault)}/page", page)
        self._settings.setValue(f"{_name(vault)}/number", number)
        self._settings.sync()


def _name(vault: Path) -> str:
    return hashlib.sha256(str(vault.absolute()).encode()).hexdigest()[:16]
