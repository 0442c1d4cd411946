"""The table that is the ribbon's twin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.ui.pages.surprises.ribbon_keys import ANSWERS
from app.ui.pages.surprises.ribbon_model import GESTURE, RibbonModel


class RibbonTable(QTableView):
    """The twin: the same surprises line by line."""

    row_chosen = Signal(int)
    row_opened = Signal(int)
    answered = Signal(str)
    twin_asked = Signal()

    def __init__(self, model: RibbonModel) -> None:
        super().__init__()
        self._is_quiet = False
        self.single_letters = True
        self._ribbon = model
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAccessibleName(self.tr("The year of surprises, as a table"))
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(GESTURE, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._on_row)
        self.activated.connect(lambda index: self.row_opened.emit(index.row()))

    def choose(self, row: int) -> None:
        """Stand on a row, without a signal."""
        if row == self.currentIndex().row() and row >= 0 and self.selectionModel().isRowSelected(row):
            return
        self.quietly(lambda: self.selectRow(row) if row >= 0 else self.clearSelection())

    def fit(self) -> None:
        """Make every column as wide as its words; not done while nobody sees them."""
        for column in range(self.model().columnCount()):
            if column != GESTURE:
                self.resizeColumnToContents(column)
        self._ribbon.set_short(False)
        self._ribbon.set_short(self.sizeHintForColumn(GESTURE) > self.columnWidth(GESTURE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_quiet and self.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            self.fit()

    def quietly(self, change: Callable[[], object]) -> None:
        """Change what is shown without telling that something else was chosen."""
        self._is_quiet = True
        change()
        self._is_quiet = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self.single_letters or event.modifiers():
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_T:
            self.twin_asked.emit()
        elif key in ANSWERS:
            self.answered.emit(ANSWERS[key])
        else:
            super().keyPressEvent(event)

    def _on_row(self) -> None:
        row = self.currentIndex().row()
        if not self._is_quiet and row >= 0:
            self.row_chosen.emit(row)
