"""The list of lines: arrows move, Enter leads to the details, U takes a line back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QScrollBar, QVBoxLayout, QWidget

from app.domain.changes import HistoryEntry
from app.ui.finding.photos import Photos
from app.ui.pages.history.line_delegate import LineDelegate
from app.ui.pages.history.model import HistoryModel, Index
from app.ui.theme import theme_of
from app.ui.widgets.painting import hairline

_NEAR = 600
_RADIUS = 12


class LineList(QListView):
    """`marked` carries the line that is shown in detail, `turned` the one to undo or redo."""

    marked = Signal(object)
    turned = Signal(object)
    details_asked = Signal()
    menu_asked = Signal(object, QPoint)

    def __init__(self, model: HistoryModel, photos: Photos) -> None:
        super().__init__()
        self.lines = model
        self.has_letters = True
        self._delegate = LineDelegate(model, photos, self)
        self._pressed = -1
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("History"))
        self.verticalScrollBar().setSingleStep(48)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        photos.arrived.connect(self.viewport().update)
        theme_of(self).changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def current(self) -> HistoryEntry | None:
        """The marked line."""
        return self.lines.entry(self.currentIndex().row())

    def mark(self, row: int) -> None:
        """Mark a row; -1 marks none."""
        if row < 0:
            self.selectionModel().clear()
            self.marked.emit(None)
        else:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.lines.index(row), flag)

    def button_place(self, row: int) -> QPoint:
        """Middle of a line's button, in the viewport."""
        entry = self.lines.entry(row)
        assert entry is not None
        rect = QRectF(self.visualRect(self.lines.index(row)))
        return self._delegate.button_rect(rect, entry).center().toPoint()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.marked.emit(self.lines.entry(current.row()))

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the page, not the beginning of a word."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
            self.details_asked.emit()
        elif event.key() == Qt.Key.Key_U and plain and self.has_letters:
            self._turn(self.current)
        elif event.text() == "/":
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._button_at(event.position().toPoint())
        if self._pressed < 0:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, -1
        if pressed >= 0 and pressed == self._button_at(event.position().toPoint()):
            self.mark(pressed)
            self._turn(self.lines.entry(pressed))
        else:
            super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._button_at(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        entry = self.lines.entry(index.row())
        if entry is not None:
            self.mark(index.row())
            place = event.globalPos() if by_mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_asked.emit(entry, place)

    def _button_at(self, place: QPoint) -> int:
        index = self.indexAt(place)
        entry = self.lines.entry(index.row())
        if entry is None or not self._delegate.button_rect(QRectF(self.visualRect(index)), entry).contains(place):
            return -1
        return index.row()

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def _turn(self, entry: HistoryEntry | None) -> None:
        if entry is not None and entry.can_undo:
            self.turned.emit(entry)

    def _on_scrolled(self, value: int) -> None:
        if value > self.verticalScrollBar().maximum() - _NEAR and self.lines.canFetchMore(QModelIndex()):
            self.lines.fetchMore(QModelIndex())


class ListFrame(QWidget):
    """The card around the list: rounded above, running out of the page below; the scroll bar lies over the lines."""

    def __init__(self, content: LineList) -> None:
        super().__init__()
        content.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 0)
        column.addWidget(content)
        self._edge = _Edge(self)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._inner = content.verticalScrollBar()
        self._inner.rangeChanged.connect(self._on_range)
        self._inner.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(self._inner.setValue)
        self._on_range(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._edge.setGeometry(self.rect())
        self._edge.raise_()
        width = self._bar.sizeHint().width()
        self._bar.setGeometry(self.width() - width - 2, _RADIUS, width, self.height() - _RADIUS)
        self._bar.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme_of(self).color("card"))

    def _on_range(self, least: int, most: int) -> None:
        self._bar.setRange(least, most)
        self._bar.setPageStep(self._inner.pageStep())
        self._bar.setSingleStep(self._inner.singleStep())
        self._bar.setVisible(most > least)


class _Edge(QWidget):
    """The frame's line and its two corners, over whatever scrolls below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0, 0, 0, 2 * _RADIUS)
        inner, outer = QPainterPath(), QPainterPath()
        inner.addRoundedRect(rect, _RADIUS, _RADIUS)
        outer.addRect(rect)
        painter.fillPath(outer.subtracted(inner), QColor(theme.color("paper")))
        half = hairline(painter) / 2
        painter.setPen(theme.color("line"))
        painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), _RADIUS - half, _RADIUS - half)
