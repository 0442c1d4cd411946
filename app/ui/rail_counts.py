"""The quiet number beside Today in the rail: people still to reach, read again after every change that matters."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from app.domain.changes import STANDINGS, Changes
from app.ui.rail import Rail
from app.ui.shell import Shell

_CONCERNS = frozenset((STANDINGS, "touchpoint", "participant", "customer", "setting", "cadence", "repeat"))


class RailCounts(QObject):
    """Counts after the paint that is due, once for several changes in a row."""

    def __init__(self, shell: Shell, rail: Rail) -> None:
        super().__init__(rail)
        self._shell, self._rail = shell, rail
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._count)

    def start(self) -> None:
        """Count for the first time."""
        self._soon.start()

    def on_changes(self, changes: Changes) -> None:
        """Count again where an action may have changed the number."""
        if changes.kinds & _CONCERNS:
            self._soon.start()

    def stop(self) -> None:
        """Count no more; called before the file is locked."""
        self._soon.stop()

    def _count(self) -> None:
        if self._shell.vault.desk is None:
            return  # locked beside the window, between two turns of the event loop
        count = self._shell.desk.today.count()
        if count == 1:
            said = self.tr("Today, 1 person to reach")
        else:
            said = self.tr("Today, {count} people to reach").format(count=count)
        self._rail.items["today"].set_count(count or None, said if count else self.tr("Today, nobody to reach"))
