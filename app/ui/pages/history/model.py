"""Lines of the history with a head for each day, read page by page while scrolling."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.changes import HistoryEntry, Topic
from app.domain.customer import CardSummary
from app.domain.errors import KeepwarmError
from app.services.desk import Desk
from app.ui.pages.history.moments import day_head, day_of, moment_text
from app.ui.widgets.label import plain_tip

Index = QModelIndex | QPersistentModelIndex
Row = date | HistoryEntry
PAGE = 80
_MOST_AGAIN = 2000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines are shown."""

    words: str = ""
    topic: Topic | None = None
    customer_id: int | None = None

    @property
    def is_everything(self) -> bool:
        """Whether nothing is filtered out."""
        return self == Wanted()


@dataclass(frozen=True, slots=True)
class Face:
    """Whose line it is: the name, and the photo where there is one."""

    name: str
    photo_id: int | None = None


class HistoryModel(QAbstractListModel):
    """Rows are heads (a day) and lines (an entry), newest first."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted = Wanted()
        self._rows: list[Row] = []
        self._faces: dict[int, Face] = {}
        self._oldest: int | None = None
        self._has_more = False

    @property
    def wanted(self) -> Wanted:
        """Which lines are shown now."""
        return self._wanted

    @property
    def today(self) -> date:
        """The day that words like "yesterday" are seen from."""
        return self._desk.store.clock.today()

    def show_wanted(self, wanted: Wanted) -> None:
        """Show other lines, from the newest."""
        self._wanted = wanted
        self._read(PAGE)

    def read_again(self) -> None:
        """Read what is loaded once more, after a change."""
        lines = sum(isinstance(row, HistoryEntry) for row in self._rows)
        self._read(min(max(PAGE, lines + 1), _MOST_AGAIN))

    def entry(self, row: int) -> HistoryEntry | None:
        """The line in a row, None for a head."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, HistoryEntry) else None

    def head(self, row: int) -> str:
        """Words of a head."""
        day = self._rows[row]
        return day_head(day, self.today) if isinstance(day, date) else ""

    def row_of(self, entry_id: int) -> int:
        """Row of a line, -1 when it is not loaded."""
        return next(
            (at for at, row in enumerate(self._rows) if isinstance(row, HistoryEntry) and row.id == entry_id), -1
        )

    def first_line(self) -> int:
        """Row of the newest line, -1 when there is none."""
        return next((at for at, row in enumerate(self._rows) if isinstance(row, HistoryEntry)), -1)

    def face(self, entry: HistoryEntry) -> Face | None:
        """Whose face stands in a line, None for nobody's."""
        return self._faces.get(entry.customer_id) if entry.customer_id else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._has_more

    def fetchMore(self, parent: Index) -> None:
        if not self._has_more:
            return
        added = self._with_heads(self._page(self._oldest, PAGE))
        if added:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(added) - 1)
            self._rows.extend(added)
            self.endInsertRows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index.row())
        if role == Qt.ItemDataRole.ToolTipRole and entry is not None:
            return plain_tip(f"{entry.label}\n{entry.detail}".strip())
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if entry is None:
            return self.head(index.row())
        return entry.label if role == Qt.ItemDataRole.DisplayRole else self.spoken(entry)

    def spoken(self, entry: HistoryEntry) -> str:
        """ "Today at 10:14, moved the visit with Sofia, can be undone"."""
        if entry.undone_at is not None:
            state = self.tr("taken back, can be done again")
        else:
            state = self.tr("can be undone") if entry.can_undo else self.tr("too long ago to undo")
        said = self.tr("{moment}, {label}, {state}")
        return said.format(moment=moment_text(entry.at, self.today), label=entry.label, state=state)

    def _read(self, count: int) -> None:
        self.beginResetModel()
        self._rows = []
        self._faces.clear()
        self._rows = self._with_heads(self._page(None, count))
        self.endResetModel()

    def _page(self, before: int | None, count: int) -> tuple[HistoryEntry, ...]:
        wanted = self._wanted
        found = self._desk.history.entries(before, count + 1, wanted.topic, wanted.customer_id, wanted.words)
        self._has_more = len(found) > count
        page = found[:count]
        self._oldest = page[-1].id if page else self._oldest
        self._meet(page)
        return page

    def _with_heads(self, page: tuple[HistoryEntry, ...]) -> list[Row]:
        last = self._rows[-1] if self._rows else None
        day = day_of(last.at) if isinstance(last, HistoryEntry) else None
        rows: list[Row] = []
        for entry in page:
            if day_of(entry.at) != day:
                day = day_of(entry.at)
                rows.append(day)
            rows.append(entry)
        return rows

    def _meet(self, page: tuple[HistoryEntry, ...]) -> None:
        """Learn the faces of a page."""
        new = tuple({entry.customer_id for entry in page if entry.customer_id} - set(self._faces))
        for card in self._desk.finding.cards(new):
            self._faces[card.id] = _face(card)
        for number in set(new) - set(self._faces):
            try:
                self._faces[number] = Face(self._desk.customers.get(number).name)
            except KeepwarmError:
                continue


def _face(card: CardSummary) -> Face:
    return Face(card.name, card.photo_id)
