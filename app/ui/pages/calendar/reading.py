"""Reads days for the calendar's views: only the kinds that are shown, and surprises hidden where they shall be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from app.domain.agenda import CalendarDay, Entry, EntryKind, EntryState, WeekLoad
from app.services.desk import Desk

CONTACTS = frozenset((EntryKind.TOUCHPOINT, EntryKind.PROPOSAL))
EXPECTED = frozenset((EntryKind.EXPECTED, EntryKind.CHANGE))
EVERYTHING = frozenset(EntryKind)


PEEK_MS = 5_000
"""How long a hidden surprise can be read."""


class CalendarReader(QObject):
    """What the views read through; `kinds_changed` tells that other kinds, or more of them, are to be shown."""

    kinds_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.kinds = EVERYTHING
        self.hides_surprises = True
        self._peeked = 0
        self._peek_timer = QTimer(self)
        self._peek_timer.setSingleShot(True)
        self._peek_timer.setInterval(PEEK_MS)
        self._peek_timer.timeout.connect(self._on_peek_over)

    def set_shown(self, kinds: frozenset[EntryKind], is_shown: bool) -> None:
        """Show some kinds, or leave them out."""
        wanted = self.kinds | kinds if is_shown else self.kinds - kinds
        if wanted != self.kinds:
            self.kinds = wanted
            self.kinds_changed.emit()

    def peek(self, number: int) -> None:
        """Let a hidden surprise be read for a few seconds."""
        self._peeked = number
        self._peek_timer.start()
        self.kinds_changed.emit()

    def end_peek(self) -> bool:
        """Hide again what was read; False when nothing was."""
        was_peeked, self._peeked = bool(self._peeked), 0
        self._peek_timer.stop()
        return was_peeked

    def read_settings(self) -> None:
        """Learn whether surprises are to be kept hidden."""
        self.hides_surprises = self.desk.settings.load().security.keep_surprises_hidden

    @property
    def today(self) -> date:
        """The present day."""
        return self.desk.store.clock.today()

    def days(self, first: date, last: date, per_day: int | None = None) -> tuple[CalendarDay, ...]:
        """Every day from first to last with at most `per_day` entries."""
        return tuple(self._veiled(day) for day in self.desk.calendar.days(first, last, self.kinds, per_day))

    def day(self, day: date, most: int | None = None) -> CalendarDay:
        """One day with everything shown on it, or its first entries."""
        return self.days(day, day, most)[0]

    def agenda(
        self, start: date, limit: int, *, backwards: bool = False, without: frozenset[EntryKind] = frozenset()
    ) -> tuple[CalendarDay, ...]:
        """The next days that hold something, from `start` on, or the last ones before it; the oldest first."""
        found = self.desk.calendar.agenda(start, self.kinds - without, limit, backwards)
        return tuple(self._veiled(day) for day in found)

    def weeks(self, first: date, last: date) -> tuple[WeekLoad, ...]:
        """Loads of the weeks in a range."""
        return self.desk.calendar.weeks(first, last)

    def _veiled(self, day: CalendarDay) -> CalendarDay:
        if not self.hides_surprises or not any(entry.kind is EntryKind.SURPRISE for entry in day.entries):
            return day
        return replace(day, entries=tuple(one if self._is_peeked(one) else veiled(one) for one in day.entries))

    def _is_peeked(self, entry: Entry) -> bool:
        return entry.kind is EntryKind.SURPRISE and entry.id == self._peeked

    def _on_peek_over(self) -> None:
        if self.end_peek():
            self.kinds_changed.emit()


def veiled(entry: Entry) -> Entry:
    """A surprise that tells nothing; any other entry as it is."""
    if entry.kind is not EntryKind.SURPRISE:
        return entry
    short = QCoreApplication.translate("Calendar", "A secret")
    small = QCoreApplication.translate("Calendar", "Something small")
    return replace(
        entry, title=short, name=small, why="", label="", channel="", customers=(), photo_id=None, warmth=None,
        mood=None, cost_minor=None,
    )  # fmt: skip


def is_meant(entry: Entry, wanted: Entry) -> bool:
    """Whether an entry is the wanted one; what was only just taken in has no id yet and is known by its people."""
    if entry.kind is not wanted.kind or entry.state is EntryState.DONE:
        return False
    return entry.id == wanted.id if wanted.id else bool(entry.customers) and entry.customers == wanted.customers


def is_veiled(entry: Entry) -> bool:
    """Whether an entry is a surprise that is kept hidden."""
    return entry.kind is EntryKind.SURPRISE and not entry.customers
