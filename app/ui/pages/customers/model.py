"""The list of people as Qt sees it: ids by keyset pages, cards of what is looked at, memory flat."""

from __future__ import annotations

from array import array
from collections.abc import Container, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from app.domain.customer import CardSummary
from app.domain.listing import Cursor, Page
from app.services.desk import Desk
from app.ui.pages.customers.asking import Asker
from app.ui.pages.customers.columns import Column, column_text
from app.ui.pages.customers.kept_cards import KeptCards
from app.ui.pages.customers.searching import Search
from app.ui.pages.customers.words import spoken_name, spoken_rest
from app.ui.tasks import Tasks

PAGE = 60
_BLOCK = 40
_FEW = 2000
_FILL_AFTER_MS = 250
_SKELETON_AFTER_MS = 150
_SPOKEN = frozenset(
    (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole)
)
Index = QModelIndex | QPersistentModelIndex


class PeopleModel(QAbstractTableModel):
    """One row a customer. The first page is there at once, the ids of all others follow when typing has paused.

    Cards are read in blocks around the row that is painted and kept for a few hundred rows only.
    """

    shown = Signal()
    """A search was answered: rows are there, or there are none."""

    resized = Signal()
    """Other rows are there after an action; views keep their places."""

    def __init__(self, desk: Desk, tasks: Tasks, chosen: Container[int] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chosen = chosen
        self._finding = desk.finding
        self._asker = Asker(tasks, self)
        self._filler = Asker(tasks, self)
        self._search = Search()
        self._ids: array[int] = array("q")
        self._next: Cursor | None = None
        self._is_waiting = self._is_empty_by_wish = self._is_fetching = False
        self._is_forgotten = True
        self._cards = KeptCards(desk)
        self.columns: tuple[Column, ...] = (Column("name", "", 0),)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_FILL_AFTER_MS)
        self._pause.timeout.connect(self._fill)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_SKELETON_AFTER_MS)
        self._patience.timeout.connect(self._on_waiting_long)

    @property
    def search(self) -> Search | None:
        """What is shown; None before the first search and after `forget`."""
        return None if self._is_forgotten else self._search

    def forget(self) -> None:
        """Say that what is shown is no longer true; the next search is asked in any case."""
        self._is_forgotten = True

    def slow_after(self, seconds: float) -> None:
        """Take another limit for what is too long to wait for."""
        self._asker.slow_after(seconds)

    def waiting_long_after(self, milliseconds: int) -> None:
        """Take another limit for when waiting is shown."""
        self._patience.setInterval(milliseconds)

    @property
    def is_waiting(self) -> bool:
        """Whether a slow answer is still to come."""
        return self._is_waiting

    @property
    def is_busy(self) -> bool:
        """Whether the ids of the others are about to be asked for."""
        return self._pause.isActive()

    @property
    def is_whole(self) -> bool:
        """Whether the ids of all that match are here."""
        return self._next is None

    @property
    def kept_cards(self) -> int:
        """How many cards are held in memory."""
        return len(self._cards)

    def show(self, search: Search) -> None:
        """Look for something else."""
        self._search = search
        self._is_empty_by_wish = self._is_forgotten = False
        self._filler.forget()
        self._pause.stop()
        self._is_waiting = True
        self._patience.start()
        self._asker.ask(
            partial(self._finding.page, search.query, search.sort, None, PAGE, search.is_reversed), self._on_page
        )

    def rest(self) -> None:
        """Ask nothing more while nobody looks."""
        self._asker.forget()
        self._filler.forget()
        self._pause.stop()
        self._patience.stop()

    def resume(self) -> None:
        """Go on with what was not finished."""
        if self._is_waiting:
            self.show(self._search)
        elif self._next is not None:
            self._pause.start()

    def show_nobody(self) -> None:
        """Have no rows until the next search."""
        self._asker.forget()
        self._filler.forget()
        self._is_empty_by_wish = True
        self._on_page(Page((), None))

    def refresh(self, touched: frozenset[int] | None = None) -> None:
        """Read again after an action that touched these customers (None: anyone); the place in the list stays."""
        if self._is_empty_by_wish:
            return
        self._cards.forget(touched)
        self._repaint()
        if self.is_whole and len(self._ids) <= _FEW:
            self._on_ids(array("q", self.every_found()))
        else:
            self._fill()

    def every_id(self) -> tuple[int, ...]:
        """Ids of all that match, loaded or not."""
        return tuple(self._ids) if self.is_whole else self.every_found()

    def every_found(self) -> tuple[int, ...]:
        """Ids of all that match, asked anew."""
        return self._finding.ids(self._search.query, self._search.sort, self._search.is_reversed)

    def ids_between(self, first: int, last: int) -> tuple[int, ...]:
        """Ids of the rows from one to the other, both included, in either direction."""
        low, high = sorted((first, last))
        return tuple(self._ids[low : high + 1])

    def id_at(self, row: int) -> int:
        """The customer of a row."""
        return self._ids[row]

    def row_of(self, number: int) -> int:
        """The row of a customer, -1 when not among the rows."""
        try:
            return self._ids.index(number)
        except ValueError:
            return -1

    def card(self, row: int) -> CardSummary | None:
        """The card of a row; None for somebody who has just gone to the trash."""
        first = max(0, row - _BLOCK // 2)
        return self._cards.card(self._ids[row], self._ids[first : first + _BLOCK])

    @property
    def today(self) -> date:
        """The day that words like "tomorrow" are seen from."""
        return self._desk.store.clock.today()

    def own_values(self, number: int) -> Mapping[int, str]:
        """What the own fields of a loaded customer hold, by field."""
        return self._cards.own_values(number)

    def set_columns(self, columns: tuple[Column, ...]) -> None:
        """Show these columns in the table."""
        if columns != self.columns:
            self.beginResetModel()
            self.columns = columns
            self._cards.with_own_fields = any(column.own_field for column in columns)
            self._cards.forget()
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._next is not None and not self._is_fetching

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            search = self._search
            self._is_fetching = True
            self._append(self._finding.page(search.query, search.sort, self._next, PAGE, search.is_reversed))
            self._is_fetching = False

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _SPOKEN:
            return None
        card = self.card(index.row())
        if card is None:
            return ""
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return spoken_rest(card, self.today, card.id in self._chosen)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return spoken_name(card)
        return column_text(self.columns[index.column()], card, self.own_values(card.id), self.today)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None

    def _on_page(self, page: Page) -> None:
        self.beginResetModel()
        self._cards.forget()
        self._cards.keep(page.cards)
        self._ids = array("q", (card.id for card in page.cards))
        self._next = page.next
        self._is_waiting = False
        self._patience.stop()
        self.endResetModel()
        if page.next is not None:
            self._pause.start()
        self.shown.emit()

    def _on_waiting_long(self) -> None:
        """Let views show what is still to come instead of what was looked for before."""
        self.beginResetModel()
        self._ids = array("q")
        self._next = None
        self.endResetModel()

    def _append(self, page: Page) -> None:
        last = len(self._ids) + len(page.cards) - 1
        self.beginInsertRows(QModelIndex(), len(self._ids), last)
        self._ids.extend(card.id for card in page.cards)
        self._next = page.next
        self._cards.keep(page.cards)
        self.endInsertRows()

    def _fill(self) -> None:
        search = self._search
        question = partial(self._finding.ids, search.query, search.sort, search.is_reversed)
        self._filler.ask_beside(lambda: array("q", question()), self._on_ids)

    def _on_ids(self, ids: array[int]) -> None:
        self._next = None
        known = len(self._ids)
        if ids == self._ids:
            return
        if len(ids) > known and ids[:known] == self._ids:
            self.beginInsertRows(QModelIndex(), known, len(ids) - 1)
            self._ids = ids
            self.endInsertRows()
        else:
            self._put(ids)
        self.shown.emit()

    def _put(self, ids: array[int]) -> None:
        self.beginResetModel()
        self._ids = ids
        self.endResetModel()
        self.resized.emit()

    def _repaint(self) -> None:
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))
