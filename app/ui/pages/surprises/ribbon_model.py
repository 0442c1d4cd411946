"""The ribbon as a table: its twin for the keyboard, for large text and for screen readers."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.gesture import short_title
from app.domain.year_plan import LineKey, PlanLine
from app.ui.formatting import day_text
from app.ui.pages.surprises.ribbon_tips import line_tip
from app.ui.pages.surprises.words import cost_text, hidden, minutes_short, spoken, state_word, veiled
from app.ui.widgets.label import plain_tip

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
COLUMNS = 6
DAY, WHOM, GESTURE, STATE, COST, MINUTES = range(COLUMNS)


class RibbonModel(QAbstractTableModel):
    """A row for each surprise, in the order of their days."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[PlanLine, ...] = ()
        self._today = date.min
        self._currency = ""
        self._is_veiled = self._is_short = False

    def show_lines(self, lines: tuple[PlanLine, ...], today: date, currency: str, *, is_veiled: bool) -> None:
        """Show these lines, already in order."""
        self.beginResetModel()
        self.lines, self._today, self._currency, self._is_veiled = lines, today, currency, is_veiled
        self.endResetModel()

    def row_of(self, key: LineKey | None) -> int:
        """The row of a line, -1 when it is not there."""
        return next((row for row, line in enumerate(self.lines) if line.key == key), -1)

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._heads()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(line)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return (hidden if self._is_veiled else spoken)(line, self._today)
        told = "" if self._is_veiled else line.caution or line.why_this
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return told
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("" if self._is_veiled else line_tip(line))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (COST, MINUTES):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _words(self, line: PlanLine) -> tuple[str, ...]:
        state = state_word(line.state)
        if line.is_locked:
            state = self.tr("{state}, locked").format(state=state)
        whom, gesture = (veiled(), veiled()) if self._is_veiled else (line.face.name, self._gesture(line))
        day = day_text(line.day, self._today, weekday=False)
        return day, whom, gesture, state, cost_text(line.cost_minor, self._currency), minutes_short(line.minutes)

    def set_short(self, is_short: bool) -> None:
        """Shorten the names of gestures where their column is too narrow for them."""
        if is_short != self._is_short:
            self._is_short = is_short
            self.dataChanged.emit(self.index(0, GESTURE), self.index(max(0, len(self.lines) - 1), GESTURE))

    def _gesture(self, line: PlanLine) -> str:
        return short_title(line.gesture.name) if self._is_short else line.gesture.name

    def _heads(self) -> tuple[str, ...]:
        return (
            self.tr("Day"), self.tr("For"), self.tr("Gesture"), self.tr("State"), self.tr("Cost"), self.tr("Time"),
        )  # fmt: skip
