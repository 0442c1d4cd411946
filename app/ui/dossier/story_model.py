"""The story as a list that grows by pages while it is scrolled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.profile import StoryEvent
from app.domain.pronouns import THEY, Pronouns
from app.ui.dossier.story_look import StoryLook, story_look

EVENT = Qt.ItemDataRole.UserRole + 1
LOOK = Qt.ItemDataRole.UserRole + 2
PAGE = 40
FIRST_PAGE = 24
"""Events read at once for somebody else: two screens full; the rest comes when it is scrolled to."""

ReadPage = Callable[[StoryEvent | None, int], tuple[StoryEvent, ...]]
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class StoryModel(QAbstractListModel):
    """Events newest first; `read(before, limit)` fetches older ones when the view asks for more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._events: list[StoryEvent] = []
        self._looks: dict[int, StoryLook] = {}
        self._read: ReadPage = lambda before, limit: ()
        self._pronouns, self._today = THEY, date.min
        self._has_more = False

    def show(self, read: ReadPage, pronouns: Pronouns, today: date, at_least: int = 0) -> None:
        """Begin anew with the latest events; at least as many as were shown before a reload."""
        self.beginResetModel()
        self._read, self._pronouns, self._today = read, pronouns, today
        limit = max(FIRST_PAGE, at_least)
        self._events = list(read(None, limit))
        self._looks.clear()
        self._has_more = len(self._events) == limit
        self.endResetModel()

    def event(self, row: int) -> StoryEvent:  # type: ignore[override]
        """The event of a row."""
        return self._events[row]

    def row_of_day(self, day: date) -> int:
        """The first row that is not newer than the day, older pages loaded as needed; -1 in an empty story."""
        while self._events and self._events[-1].day > day and self._has_more:
            self.fetchMore(QModelIndex())
        for row, event in enumerate(self._events):
            if event.day <= day and not (event.is_open and event.slip is not None):
                return row
        return len(self._events) - 1

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._events)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == EVENT:
            return self._events[index.row()]
        if role == LOOK:
            return self._look(index.row())
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return self._look(index.row()).spoken
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        return self._has_more and not parent.isValid()

    def fetchMore(self, parent: _Index) -> None:
        if not self._events or not self._has_more:
            return
        older = self._read(self._events[-1], PAGE)
        self._has_more = len(older) == PAGE
        if older:
            first = len(self._events)
            self.beginInsertRows(QModelIndex(), first, first + len(older) - 1)
            self._events += older
            self.endInsertRows()

    def _look(self, row: int) -> StoryLook:
        if row not in self._looks:
            self._looks[row] = story_look(self._events[row], self._pronouns, self._today)
        return self._looks[row]
