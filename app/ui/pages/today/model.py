"""The rows of the list: heads, people to reach, who can wait, and what is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.today import DoneRow, ReachRow, TodayView
from app.ui.dossier.words import channel_word
from app.ui.pages.today.words import day_head, done_title, done_words, row_description, waiting_words

Index = QModelIndex | QPersistentModelIndex


class LineKind(Enum):
    """What stands in a line of the list."""

    HEAD = "head"
    PERSON = "person"
    WAITING = "waiting"
    DONE = "done"
    DONE_PERSON = "done_person"


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `row` for people to reach, `made` for who was reached, `is_late` colours a head."""

    kind: LineKind
    text: str = ""
    detail: str = ""
    row: ReachRow | None = None
    made: DoneRow | None = None
    minutes: int = 0
    is_late: bool = False

    @property
    def key(self) -> tuple[Any, ...]:
        """What stays the same when the list is read again."""
        if self.row is not None:
            return self.kind, self.row.kind, self.row.id, self.row.day
        return (self.kind, self.made.id) if self.made is not None else (self.kind, self.text)


class ReachModel(QAbstractListModel):
    """Lines of one view of the day; the people done are folded until asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view: TodayView | None = None
        self._hour = 9
        self._lines: tuple[Line, ...] = ()
        self.is_unfolded = False

    @property
    def today(self) -> date:
        """The day that is shown."""
        return self._view.today if self._view else date.min

    def show_view(self, view: TodayView, hour: int) -> None:
        """Show a day; nothing happens where nothing changed."""
        lines = _lines(view, hour, self.is_unfolded)
        changed = lines != self._lines
        self._view, self._hour = view, hour
        if changed:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def fold(self, is_unfolded: bool) -> None:
        """Show or hide who was reached already."""
        self.is_unfolded = is_unfolded
        if self._view is not None:
            self.show_view(self._view, self._hour)

    def line(self, row: int) -> Line | None:
        """The line at a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def person(self, row: int) -> ReachRow | None:
        """Who is to reach in a row."""
        found = self.line(row)
        return found.row if found else None

    def row_of(self, key: tuple[Any, ...]) -> int:
        """Where the line of this key is, -1 when it is gone."""
        return next((place for place, line in enumerate(self._lines) if line.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index.row())
        if line is None or line.kind is LineKind.HEAD:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row())
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.row.name if line.row else line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(line)
        return None

    def _said(self, line: Line) -> str:
        if line.row is not None:
            return row_description(line.row, self.today)
        return f"{line.text} {line.detail}".strip()


def _lines(view: TodayView, hour: int, is_unfolded: bool) -> tuple[Line, ...]:
    lines: list[Line] = []
    if view.late:
        lines.append(Line(LineKind.HEAD, _tr("A little late"), is_late=True))
        lines += [Line(LineKind.PERSON, row=row) for row in view.late]
    if view.caught_up:
        lines.append(Line(LineKind.HEAD, _tr("While you were away")))
        lines += [Line(LineKind.PERSON, row=row) for row in view.caught_up]
    day = None
    for row in view.due:
        if row.day != day:
            day = row.day
            lines.append(Line(LineKind.HEAD, day_head(day, view.today)))
        lines.append(Line(LineKind.PERSON, row=row))
    if view.waiting:
        lines.append(Line(LineKind.WAITING, waiting_words(view.waiting)))
    if view.done:
        minutes = sum(row.minutes for row in view.done)
        lines.append(Line(LineKind.DONE, done_title(hour), done_words(view.done), minutes=minutes))
        if is_unfolded:
            lines += [_done_line(row) for row in view.done]
    return tuple(lines)


def _done_line(row: DoneRow) -> Line:
    names = ", ".join(face.name for face in row.faces)
    return Line(LineKind.DONE_PERSON, names, channel_word(row.channel), made=row, minutes=row.minutes)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Today", text)
