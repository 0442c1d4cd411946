"""The day's reminder: looks once a minute whether it is time, and lets the tray say it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject

from app.domain.reminding import Waiting, is_due
from app.domain.settings import Reminders
from app.services.desk import Desk
from app.ui.formatting import count_text, joined
from app.ui.tasks import Tasks
from app.ui.tray import Tray


class Reminding(QObject):
    """Holds the owner's wishes, and while the vault is locked nothing else of what is in it."""

    def __init__(self, tray: Callable[[], Tray | None], tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray, self._tasks = tray, tasks
        self._desk: Desk | None = None
        self._is_asking = False
        self.wishes = Reminders()
        self.told_on: date | None = None
        self.is_presenting = False

    def watch(self, desk: Desk) -> None:
        """Remind of what this desk holds, as its settings wish."""
        self._desk = desk
        self.wishes = desk.settings.load().reminders
        stored = desk.reminders.told_on()
        if self.told_on is not None and stored != self.told_on:
            desk.reminders.note_told(self.told_on)
        self.told_on = self.told_on or stored

    def leave(self) -> None:
        """The vault is being locked: know nothing more of it than when to remind."""
        self._desk = None
        tray = self._tray()
        if tray is not None:
            tray.forget()

    def look(self, now: datetime, is_hidden_from_view: bool = False) -> None:
        """Remind now if it is time; `now` is local. `is_hidden_from_view`: names and faces are blurred."""
        if self._desk is not None:
            self.wishes = self._desk.settings.load().reminders
        tray = self._tray()
        is_quiet = self.wishes.quiet_while_presenting and (self.is_presenting or is_hidden_from_view)
        if tray is None or is_quiet or self._is_asking or not is_due(self.wishes, now, self.told_on):
            return
        if self._desk is None:
            self.told_on = now.date()
            tray.say(self.tr("Your day is ready"), "")
            return
        self._is_asking = True
        self._tasks.run(self._desk.reminders.waiting, lambda waiting: self._tell(now.date(), waiting), self._on_failed)

    def _tell(self, day: date, waiting: Waiting) -> None:
        self._is_asking = False
        tray = self._tray()
        if self._desk is None or tray is None:
            return
        self.told_on = day
        self._desk.reminders.note_told(day)
        if not waiting.is_empty:
            tray.say(*self.words(waiting))

    def words(self, waiting: Waiting) -> tuple[str, str]:
        """Title and sentence of the reminder; names only where the owner allows them."""
        people, promises, quiet = len(waiting.people), waiting.promises, waiting.slipping
        parts = []
        if people and self.wishes.show_names:
            parts.append(self.tr("To reach: {names}.").format(names=_some(waiting.people)))
        elif people:
            parts.append(count_text(people, self.tr("1 person to reach."), self.tr("{count} people to reach.")))
        if promises:
            parts.append(count_text(promises, self.tr("1 promise due."), self.tr("{count} promises due.")))
        if quiet:
            parts.append(count_text(quiet, self.tr("1 has gone quiet."), self.tr("{count} have gone quiet.")))
        return self.tr("Your day is ready"), " ".join(parts)

    def _on_failed(self, _error: Exception) -> None:
        self._is_asking = False


def _some(names: tuple[str, ...]) -> str:
    return joined(names[:4]) + (" …" if len(names) > 4 else "")
