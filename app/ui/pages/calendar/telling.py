"""When a promise is moved in the calendar: whether whom it was made to knows of the new day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from app.domain.agenda import Entry
from app.ui.dialogs import telling_dialog
from app.ui.shell import Shell
from app.ui.widgets.overlay import Overlay


class Telling(QObject):
    """Asks once, and then calls `then` with whether it was told; Escape leaves the promise where it is."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell

    def ask(self, entry: Entry, day: date, then: Callable[[bool], None]) -> Overlay:
        """Ask about a promise that goes to another day."""
        return telling_dialog.open_dialog(self._shell, entry.customers[0], entry.name, entry.day, day, then)
