"""Keeping the file for other calendars up to date: written anew some moments after each change, in the background."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.changes import STANDINGS, Changes
from app.domain.errors import Cancelled, KeepwarmError
from app.ui.shell import Shell

if TYPE_CHECKING:
    from app.services.calendar_files import Published

REST_MS = 2000
_KINDS = frozenset(("touchpoint", "participant", "promise", "occasion", "repeat", "customer", "setting"))


class Publisher(QObject):
    """Listens to the changes of one open vault. `published` tells that the file was written, or taken away."""

    published = Signal()

    def __init__(self, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._wishes = shell.desk.settings.load().calendar
        self._day = shell.desk.store.clock.today()
        self._is_failing = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._publish)
        self._begin()

    @property
    def is_waiting(self) -> bool:
        """Whether a change has not been written yet."""
        return self._rest.isActive()

    def on_changes(self, changes: Changes) -> None:
        """Write soon, where an action touched what the file tells or where it goes."""
        if "setting" in changes.kinds:
            self._follow_wishes()
        is_new_day = STANDINGS in changes.kinds and self._shell.desk.store.clock.today() != self._day
        if changes.kinds & _KINDS or is_new_day:
            self._begin()

    def finish(self) -> None:
        """Write what waits, before the vault is closed."""
        if self._rest.isActive():
            self._rest.stop()
            try:
                self._shell.desk.calendar_files.publish()
            except KeepwarmError:
                # It is told when the vault is open again and the file still can't be written.
                return

    def _begin(self) -> None:
        if self._wishes.publish_path and not self._shell.desk.store.is_read_only:
            self._rest.start()

    def _follow_wishes(self) -> None:
        """A file that has moved, or is not wanted any more, is not left behind."""
        before, self._wishes = self._wishes, self._shell.desk.settings.load().calendar
        if before.publish_path and before.publish_path != self._wishes.publish_path:
            old, files = Path(before.publish_path), self._shell.desk.calendar_files
            self._shell.tasks.run(lambda: files.withdraw(old), lambda _: self.published.emit(), self._on_failed)
        if before != self._wishes:
            self._is_failing = False

    def _publish(self) -> None:
        self._day = self._shell.desk.store.clock.today()
        self._shell.tasks.run(self._shell.desk.calendar_files.publish, self._on_published, self._on_failed)

    def _on_published(self, _published: Published | None) -> None:
        self._is_failing = False
        self.published.emit()

    def _on_failed(self, error: Exception) -> None:
        """Say it once, not after every change."""
        if not self._is_failing and not isinstance(error, Cancelled):
            self._shell.messages.error(error)
        self._is_failing = True
