"""The days of a month as a table of weeks: its load, then its seven days; and where a drop may go."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.domain.agenda import CalendarDay, Entry, WeekLoad
from app.ui.formatting import long_day_text
from app.ui.pages.calendar.carrying import changes_something
from app.ui.pages.calendar.month_layout import READ
from app.ui.pages.calendar.reading import CalendarReader
from app.ui.pages.calendar.words import month_days, spoken, spoken_day, week_monday, weekday_word

Index = QModelIndex | QPersistentModelIndex
WEEK_COLUMN = 0
_NONE = QModelIndex()


class MonthModel(QAbstractTableModel):
    """Reads only the weeks that the month touches; `dropped` carries an entry, its new day and its minute."""

    dropped = Signal(object, object, object)

    def __init__(self, reader: CalendarReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self.month = reader.today.replace(day=1)
        self.first = self.last = self.month
        self._days: tuple[CalendarDay, ...] = ()
        self._loads: dict[date, WeekLoad] = {}

    def show_month(self, day: date) -> None:
        """Read the weeks of a day's month."""
        self.beginResetModel()
        self.month = day.replace(day=1)
        self.first, self.last = month_days(day)
        self._days = self._reader.days(self.first, self.last, READ)
        self._loads = {load.monday: load for load in self._reader.weeks(self.first, self.last)}
        self.endResetModel()

    def reload(self) -> None:
        """Read the same weeks again; the cells stay the same ones."""
        if not self._days:
            self.show_month(self.month)
            return
        self._days = self._reader.days(self.first, self.last, READ)
        self._loads = {load.monday: load for load in self._reader.weeks(self.first, self.last)}
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 7))

    @property
    def today(self) -> date:
        """The present day."""
        return self._reader.today

    def date_at(self, index: Index) -> date | None:
        """Day of a cell, None for the week's own."""
        if not index.isValid() or index.column() == WEEK_COLUMN:
            return None
        return self.first + timedelta(index.row() * 7 + index.column() - 1)

    def day_at(self, index: Index) -> CalendarDay | None:
        """What stands in a cell, None for the week's own."""
        day = self.date_at(index)
        return None if day is None else self.day(day)

    def day(self, day: date) -> CalendarDay:
        """What stands on a day of the range."""
        return self._days[(day - self.first).days]

    def holds(self, day: date) -> bool:
        """Whether a day is in the range."""
        return self.first <= day <= self.last

    def index_of(self, day: date) -> QModelIndex:
        """Cell of a day; none outside the range."""
        row, column = divmod((day - self.first).days, 7)
        return self.index(row, column + 1) if self.holds(day) else QModelIndex()

    def load_at(self, row: int) -> WeekLoad:
        """Planned minutes of a row's week."""
        monday = week_monday(self.first + timedelta(7 * row))
        return self._loads.get(monday) or WeekLoad(monday, 0, 0)

    def accepts(self, entry: Entry, day: date) -> bool:
        """Whether an entry may be dropped on a day, and something comes of it."""
        return changes_something(entry, day, entry.minute, self.today)

    def drop(self, entry: Entry, day: date) -> bool:
        """Say that an entry was dropped on a day; False where it may not, or where it stands already."""
        if not self.accepts(entry, day):
            return False
        self.dropped.emit(entry, day, entry.minute)
        return True

    def rowCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else len(self._days) // 7

    def columnCount(self, parent: Index = _NONE) -> int:
        return 0 if parent.isValid() else 8

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == WEEK_COLUMN:
            return self.tr("Week")
        return weekday_word(self.first + timedelta(section - 1))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        if index.column() == WEEK_COLUMN:
            return self._week_words(index.row()) if role in _SPOKEN else None
        day = self.day_at(index)
        assert day is not None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken_day(day, self.today)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return "; ".join(spoken(entry, self.today) for entry in day.entries)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.column() == WEEK_COLUMN:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled

    def _week_words(self, row: int) -> str:
        load = self.load_at(row)
        said = self.tr("Week {number}, {minutes} of {limit} minutes planned")
        return said.format(number=load.monday.isocalendar().week, minutes=load.minutes, limit=load.limit)

    def day_words(self, day: date) -> str:
        """A day in full, for what is said while carrying."""
        return long_day_text(day, self.today)


_SPOKEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
