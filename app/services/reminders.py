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
        names = tuple(dict.fromkeys(face.first_name for row in view.rows for face in row.faces[:1]))
        due = sum(1 for each in view.promises if each.promise.due is not None and each.promise.due <= self._today)
        return Waiting(names, due, view.slipping_count)

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
