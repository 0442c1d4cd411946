"""The table: one row a customer, the owner's columns, sorted by their heads."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QFrame, QTableView, QVBoxLayout, QWidget

from app.ui.finding.photos import Photos
from app.ui.pages.customers.chooser import Chooser
from app.ui.pages.customers.chosen import Chosen
from app.ui.pages.customers.columns import BOX, Column
from app.ui.pages.customers.model import PeopleModel
from app.ui.pages.customers.row_delegate import RowDelegate
from app.ui.pages.customers.table_head import TableHead
from app.ui.pages.customers.tiles import page_margin
from app.ui.theme import theme_of
from app.ui.widgets.painting import rounded_path

_ROW, _COMPACT, _COMPACT_BELOW = 44, 36, 560
_KEEP_AFTER_MS = 400


class PeopleTable(QTableView):
    """The rows; a click opens, the box and Space choose, heads sort, move and widen.

    `columns_changed` carries the columns in the owner's new order and widths, once she is done.
    """

    menu_asked = Signal(int, QPoint)
    sort_asked = Signal(object)
    columns_changed = Signal(object)

    def __init__(self, people: PeopleModel, chosen: Chosen, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people, self.chosen = people, chosen
        self.rows = RowDelegate(people, chosen, photos, self)
        self.head = TableHead(people, self)
        self.chooser = Chooser(self, self, people, chosen)
        self._pressed = -1
        self._is_laying_out = False
        self._widths_settled = QTimer(self)
        self._widths_settled.setSingleShot(True)
        self._widths_settled.setInterval(_KEEP_AFTER_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setModel(self.people)
        self.setItemDelegate(self.rows)
        self.setHorizontalHeader(self.head)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Customers as a table"))
        self.setStyleSheet("QTableView { background: transparent; }")
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.horizontalHeader().setSectionResizeMode(TableHead.ResizeMode.Interactive)
        self.verticalHeader().setSectionResizeMode(TableHead.ResizeMode.Fixed)
        self._measure()

    def _connect(self) -> None:
        self.head.pressed_on.connect(self._on_head_pressed)
        self.head.moved.connect(self._on_moved)
        self.head.sectionResized.connect(self._on_resized)
        self.head.sectionHandleDoubleClicked.connect(self.resizeColumnToContents)
        self._widths_settled.timeout.connect(self._on_widths_settled)
        self.chosen.changed.connect(self._on_chosen_changed)
        self.people.modelReset.connect(self._on_reset)
        theme_of(self).changed.connect(self._measure)

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Show these columns in this order and width."""
        self._is_laying_out = True
        self.people.set_columns(columns)
        self._lay_out()

    def row_after(self, key: Qt.Key) -> int | None:
        """The row that a moving key leads to; None when the key moves nothing."""
        count, row = self.people.rowCount(), self.currentIndex().row()
        page = max(1, self.viewport().height() // self.verticalHeader().defaultSectionSize() - 1)
        steps = {
            Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -count, Qt.Key.Key_End: count,
        }  # fmt: skip
        if key not in steps or count == 0:
            return None
        return 0 if row < 0 else min(count - 1, max(0, row + steps[key]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.horizontalScrollBar()
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            bar.setValue(bar.value() + (48 if event.key() == Qt.Key.Key_Right else -48))
        elif not self.chooser.key(event):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed = -1
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        on_box = self.people.columns[index.column()].key == BOX
        ctrl, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        modifiers = event.modifiers() | ctrl if on_box and not event.modifiers() & shift else event.modifiers()
        if not self.chooser.choose(index.row(), modifiers):
            self._pressed = index.row()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, -1
        if pressed >= 0 and self.indexAt(event.position().toPoint()).row() == pressed:
            self.chooser.go(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        QAbstractScrollArea.focusInEvent(self, event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.chooser.stand_on(max(0, self.currentIndex().row()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid() and by_mouse:
            self.chooser.stand_on(index.row())
            self.menu_asked.emit(self.people.id_at(index.row()), event.globalPos())
        elif index.isValid():
            self.show_menu(index.row())

    def show_menu(self, row: int) -> None:
        """Ask for the menu of a row, for the keyboard."""
        place = self.visualRect(self.people.index(row, 1)).bottomLeft()
        self.menu_asked.emit(self.people.id_at(row), self.viewport().mapToGlobal(place))

    def paintEvent(self, event: QPaintEvent) -> None:
        by_keyboard = bool(self.property("kbd")) and self.hasFocus()
        self.rows.keyboard_row = self.currentIndex().row() if by_keyboard else -1
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme_of(self).color("card"))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
        if event.oldSize().width() != event.size().width():
            self._lay_out()

    def _hover(self, row: int) -> None:
        if row != self.rows.hovered_row:
            before, self.rows.hovered_row = self.rows.hovered_row, row
            for each in {before, row} - {-1}:
                self._update_row(each)
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor)

    def _update_row(self, row: int) -> None:
        place = self.visualRect(self.people.index(row, 0))
        self.viewport().update(0, place.top(), self.viewport().width(), place.height() + 1)

    def _lay_out(self) -> None:
        """Give columns their widths; the last one takes what is left."""
        self._is_laying_out = True
        px = theme_of(self).scale.px
        widths = [px(column.width) for column in self.people.columns]
        left = self.viewport().width() - sum(widths)
        if widths and left > 0:
            widths[-1] += left
        for place, width in enumerate(widths):
            self.setColumnWidth(place, width)
        self._is_laying_out = False

    def _measure(self) -> None:
        compact = self.height() < _COMPACT_BELOW
        height = theme_of(self).scale.px(_COMPACT if compact else _ROW)
        if self.verticalHeader().defaultSectionSize() != height:
            self.verticalHeader().setMinimumSectionSize(height)
            self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height)

    def _on_head_pressed(self, place: int) -> None:
        column = self.people.columns[place]
        if column.key == BOX:
            if self.head.all_chosen is True:
                self.chosen.clear()
            else:
                self.chooser.everyone_chosen.emit()
        elif column.sort is not None:
            self.sort_asked.emit(column.sort)

    def _on_moved(self, before: int, after: int) -> None:
        columns = list(self.people.columns)
        column = columns.pop(before)
        columns.insert(max(after, sum(each.is_fixed for each in columns)) if not column.is_fixed else before, column)
        self._is_laying_out = True
        self.head.reset()
        self.people.set_columns(tuple(columns))
        self._lay_out()
        self.columns_changed.emit(tuple(columns))

    def _on_resized(self, place: int, before: int, after: int) -> None:
        if not self._is_laying_out and before != after and place < len(self.people.columns):
            self._widths_settled.start()

    def _on_widths_settled(self) -> None:
        if not self.isVisible():
            return
        percent = theme_of(self).scale.percent
        columns = tuple(
            replace(column, width=round(self.columnWidth(place) * 100 / percent))
            for place, column in enumerate(self.people.columns)
        )
        self.people.columns = columns
        self.columns_changed.emit(columns)

    def _on_chosen_changed(self) -> None:
        count = len(self.chosen)
        self.head.set_all_chosen(False if not count else True if count >= self.people.rowCount() else None)
        self.viewport().update()

    def _on_reset(self) -> None:
        self.rows.hovered_row = self._pressed = -1
        self.head.viewport().update()


class TableCard(QWidget):
    """The table in its card, rounded at the top, running out at the bottom of the page."""

    def __init__(self, table: PeopleTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._column = QVBoxLayout(self)
        self._column.addWidget(table)
        theme_of(self).changed.connect(self.update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        margin = page_margin(self.width()) + 1
        self._column.setContentsMargins(margin, 9, margin, 0)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = page_margin(self.width()) + 0.5
        box = QRectF(self.rect()).adjusted(margin, 8.5, -margin, 40)
        shape = rounded_path(box, 12)
        painter.fillPath(shape, theme.color("card"))
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(
            QRectF(box.left(), box.top(), box.width(), self.table.head.height() + 0.5), theme.color("sunk")
        )
        painter.restore()
        painter.setPen(theme.color("line"))
        painter.drawPath(shape)
