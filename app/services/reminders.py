"""The reminder of the day: what it has to tell, and that it was told."""

from __future__ import annotations

from datetime import date

from app.domain.changes import Changes
from app.domain.reminding import Waiting
from app.services.service import Service
from app.storage import told


class ReminderService(Service):
    """One reminder a day."""

    def waiting(self) -> Waiting:
        """What this day holds."""
        from app.services.today import TodayService

        view = TodayService(self._store).read()
        return Waiting()

    def told_on(self) -> date | None:
        """The day of the latest reminder; None before the first."""
        return told.reminded_on(self._store.sql)

    def note_told(self, day: date) -> None:
        """Keep that the reminder of a day was shown, outside the history."""

        def work() -> Changes:
            told.note_reminder(self._store.sql, day)
            return Changes()

        if not self._store.is_read_only:
            self._store.history.derive(work)
