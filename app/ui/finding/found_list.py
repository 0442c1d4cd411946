"""The list of found lines under a field: the field keeps the focus, arrows and the mouse choose."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.ui.finding.delegate import FoundDelegate
from app.ui.finding.lines import FoundLine, FoundModel
from app.ui.finding.photos import Photos
from app.ui.theme import theme_of
from app.ui.widgets.toast import announce


class FoundList(QListView):
    """`chosen` carries the line that was clicked or taken by Enter; `moved` the one that is marked."""

    chosen = Signal(object)
    moved = Signal(object)

    def __init__(self, photos: Photos, *, margin: int = 8, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = FoundModel(self)
        self._mouse: QPoint | None = None
        self.setModel(self.found)
        self.setItemDelegate(FoundDelegate(self.found, photos, margin=margin, hint=hint, parent=self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setStyleSheet("QListView { background: transparent; }")
        photos.arrived.connect(self.viewport().update)
        theme_of(self).changed.connect(self.doItemsLayout)

    def show_lines(self, lines: tuple[FoundLine, ...], words: tuple[str, ...] = ()) -> None:
        """Show other lines; the first that can be chosen is marked."""
        self.found.set_lines(lines, words)
        first = next((row for row, line in enumerate(lines) if line.can_be_chosen), None)
        self.scrollToTop()
        if first is not None:
            self._mark(first, quietly=True)

    @property
    def current(self) -> FoundLine | None:
        """The marked line, None when there is none."""
        row = self.currentIndex().row()
        return self.found.lines[row] if 0 <= row < len(self.found.lines) else None

    def step(self, by: int) -> None:
        """Mark the next line up or down that can be chosen; stops at the ends."""
        lines = self.found.lines
        row = self.currentIndex().row() + by
        while 0 <= row < len(lines) and not lines[row].can_be_chosen:
            row += by
        if 0 <= row < len(lines):
            self._mark(row)
        elif by < 0:
            self.scrollToTop()

    def to_end(self, is_first: bool) -> None:
        """Mark the first or the last line."""
        rows = [row for row, line in enumerate(self.found.lines) if line.can_be_chosen]
        if rows:
            self._mark(rows[0] if is_first else rows[-1])

    def choose(self) -> None:
        """Take the marked line."""
        if self.current is not None:
            self.chosen.emit(self.current)

    def content_height(self) -> int:
        """Height that shows every line."""
        return sum(self.sizeHintForRow(row) for row in range(self.found.rowCount()))

    def row_rect(self, row: int) -> QRect:
        """Where a line lies in the viewport."""
        return self.visualRect(self.found.index(row))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.globalPosition().toPoint()
        index = self.indexAt(event.position().toPoint())
        if self._mouse not in (None, place) and self._can_be_chosen(index):
            self._mark(index.row(), quietly=True)
        self._mouse = place

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._can_be_chosen(index):
            self._mark(index.row(), quietly=True)
            self.choose()

    def _can_be_chosen(self, index: QModelIndex) -> bool:
        return index.isValid() and self.found.lines[index.row()].can_be_chosen

    def _mark(self, row: int, quietly: bool = False) -> None:
        index = self.found.index(row)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if not quietly:
            self.scrollTo(index)
            announce(self, self.found.lines[row].spoken)
        self.moved.emit(self.found.lines[row])
