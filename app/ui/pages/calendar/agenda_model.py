"""The agenda as lines: a head for each day that holds something, then its entries; read further in both directions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.agenda import CalendarDay, Entry, EntryKind
from app.ui.formatting import long_day_text
from app.ui.pages.calendar.line_words import day_line, when_words
from app.ui.pages.calendar.reading import CalendarReader, is_meant
from app.ui.pages.calendar.words import spoken

Index = QModelIndex | QPersistentModelIndex
STEP = 14
"""Days read at a time."""

_NONE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Line:
    """A head of a day (no entry), or one of its entries."""

    day: CalendarDay
    entry: Entry | None = None


class AgendaModel(QAbstractListModel):
    """Only days that hold something; `without` leaves kinds out besides those that no view shows."""

    def __init__(self, reader: CalendarReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self.without: frozenset[EntryKind] = frozenset((EntryKind.HOLIDAY,))
        self.start = reader.today
        self._days: list[CalendarDay] = []
        self._lines: list[Line] = []
        self._is_end = self._is_beginning = False

    @property
    def today(self) -> date:
        """The present day."""
        return self._reader.today

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines read so far."""
        return tuple(self._lines)

    def line(self, row: int) -> Line:
        """The line of a row."""
        return self._lines[row]

    def show_from(self, day: date) -> None:
        """Begin anew with the first day from `day` on that holds something."""
        self.start = day
        self._is_beginning = False
        self._replace(self._reader.agenda(day, STEP, without=self.without))
        self._is_end = len(self._days) < STEP

    def reload(self) -> None:
        """Read the same stretch again."""
        first = self._days[0].day if self._days else self.start
        count = max(STEP, len(self._days))
        self._replace(self._reader.agenda(min(first, self.start), count, without=self.without))
        self._is_end = len(self._days) < count

    def fetch_before(self) -> int:
        """Read days before the first one; how many lines they have."""
        if self._is_beginning:
            return 0
        first = self._days[0].day if self._days else self.start
        found = self._reader.agenda(first, STEP, backwards=True, without=self.without)
        self._is_beginning = len(found) < STEP
        lines = _lines(found)
        if lines:
            self.beginInsertRows(QModelIndex(), 0, len(lines) - 1)
            self._days[:0] = found
            self._lines[:0] = lines
            self.endInsertRows()
        return len(lines)

    def row_of(self, day: date) -> int:
        """Row of the first head on or after a day, the last row when there is none."""
        rows = (row for row, line in enumerate(self._lines) if line.entry is None and line.day.day >= day)
        return next(rows, len(self._lines) - 1)

    def row_of_entry(self, wanted: Entry) -> int:
        """Row of an entry, -1 when it is not read."""
        entries = ((row, line.entry) for row, line in enumerate(self._lines) if line.entry is not None)
        return next((row for row, entry in entries if entry.day == wanted.day and is_meant(entry, wanted)), -1)

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._is_end

    def fetchMore(self, parent: Index) -> None:
        after = (self._days[-1].day if self._days else self.start) + timedelta(1)
        found = self._reader.agenda(after, STEP, without=self.without)
        self._is_end = len(found) < STEP
        lines = _lines(found)
        if lines:
            self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines) + len(lines) - 1)
            self._days += found
            self._lines += lines
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(line)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and line.entry is not None:
            return line.entry.why
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _spoken(self, line: Line) -> str:
        if line.entry is not None:
            said = spoken(line.entry, self.today)
            return said if line.entry.minute is not None else f"{said}, {when_words(line.entry)}"
        words = day_line(line.day, self.today)
        named = long_day_text(line.day.day, self.today)
        return f"{named}, {words}" if words else named

    def _replace(self, days: Iterable[CalendarDay]) -> None:
        self.beginResetModel()
        self._days = list(days)
        self._lines = _lines(self._days)
        self.endResetModel()


def _lines(days: Iterable[CalendarDay]) -> list[Line]:
    found: list[Line] = []
    for day in days:
        found.append(Line(day))
        found.extend(Line(day, entry) for entry in day.entries)
    return found
