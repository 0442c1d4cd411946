"""The lean view behind cards and lanes: uniform tiles, only those in sight are touched, however many there are."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QStyle, QStyleOptionViewItem, QWidget

from app.ui.pages.customers.chooser import Chooser
from app.ui.pages.customers.chosen import Chosen
from app.ui.pages.customers.delegate import TileDelegate
from app.ui.pages.customers.model import PeopleModel
from app.ui.pages.customers.tiles import Tiles, page_margin
from app.ui.theme import theme_of

Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag
_RING = 6


class PeopleView(QAbstractItemView):
    """Tiles of one model; `chooser` tells what a click or a key asked for, `menu_asked` whose menu is wanted where."""

    menu_asked = Signal(int, QPoint)

    def __init__(
        self, model: PeopleModel, chosen: Chosen, delegate: TileDelegate, tiles: Tiles, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.people, self.chosen = model, chosen
        self._delegate = delegate
        self._tiles = tiles
        self._ground = "paper"
        self._is_page_wide = tiles.most_columns == 0
        self._hovered = -1
        self._hovered_button = ""
        self._pressed = (-1, "")
        self.chooser = Chooser(self, self, model, chosen)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(48)
        chosen.changed.connect(self.viewport().update)
        model.modelReset.connect(self._on_reset)
        theme_of(self).changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_ground(self, token: str) -> None:
        """Take another colour behind the tiles; it is opaque, so that scrolling moves what is painted already."""
        self._ground = token
        self.viewport().update()

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        return self._tiles.rect(index.row()).translated(0, -self.verticalOffset())

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        place, bar = self.visualRect(index), self.verticalScrollBar()
        if place.top() < self._tiles.gap // 2:
            bar.setValue(bar.value() + place.top() - self._tiles.gap // 2)
        elif place.bottom() > self.viewport().height() - self._tiles.gap // 2:
            bar.setValue(bar.value() + place.bottom() - self.viewport().height() + self._tiles.gap // 2)

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._tiles.row_at(point.x(), point.y() + self.verticalOffset(), self.people.rowCount())
        return self.people.index(row, 0) if row >= 0 else QModelIndex()

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        row = self.row_after(_KEYS.get(action, Qt.Key.Key_unknown))
        return QModelIndex() if row is None else self.people.index(row, 0)

    def row_after(self, key: Qt.Key) -> int | None:
        """The row that a moving key leads to; None when the key moves nothing."""
        count, columns = self.people.rowCount(), self._tiles.columns
        lines = max(1, self.viewport().height() // (self._tiles.height + self._tiles.gap))
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns,
            Qt.Key.Key_PageUp: -columns * lines, Qt.Key.Key_PageDown: columns * lines,
            Qt.Key.Key_Home: -count, Qt.Key.Key_End: count,
        }  # fmt: skip
        row = self.currentIndex().row()
        if key not in steps or count == 0:
            return None
        if row < 0:
            return 0
        if key == Qt.Key.Key_Up and row < columns:
            return row
        return min(count - 1, max(0, row + steps[key]))

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: object) -> None:
        """Choosing is kept by ids, not by rows."""

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion()

    def updateGeometries(self) -> None:
        taken = self.width() - self.viewport().width()
        margin = page_margin(self.width()) if self._is_page_wide else self._tiles.left
        self._tiles = replace(self._tiles, width=self.viewport().width(), left=margin, right=max(0, margin - taken))
        height = self._tiles.content_height(self.people.rowCount())
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, height - self.viewport().height()))
        super().updateGeometries()
        if height < 2 * self.viewport().height() and self.people.canFetchMore(QModelIndex()):
            self.people.fetchMore(QModelIndex())

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        super().rowsInserted(parent, start, end)
        self.updateGeometries()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self._tiles.row_at(self._tiles.left, self.verticalOffset() + self._tiles.top + 1, self.people.rowCount())
        super().resizeEvent(event)
        columns = self._tiles.columns
        self.updateGeometries()
        if columns != self._tiles.columns and top > 0:
            self.verticalScrollBar().setValue(self._tiles.rect(top).top() - self._tiles.top)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._hover(-1, "")
        self.viewport().scroll(dx, dy)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme_of(self).color(self._ground))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offset, dirty = self.verticalOffset(), event.rect()
        if self.people.is_waiting and not self.people.rowCount():
            self._paint_skeletons(painter)
        current = self.currentIndex().row()
        by_keyboard = bool(self.property("kbd")) and self.hasFocus()
        option = QStyleOptionViewItem()
        rows = self._tiles.rows_between(
            dirty.top() + offset - _RING, dirty.bottom() + offset + _RING, self.people.rowCount()
        )
        for row in rows:
            option.rect = self._tiles.rect(row).translated(0, -offset)
            if not option.rect.adjusted(-_RING, -_RING, _RING, _RING).intersects(dirty):
                continue
            option.state = _State.State_Enabled
            if row == self._hovered:
                option.state |= _State.State_MouseOver
            if row == current:
                option.state |= _State.State_HasFocus if by_keyboard else _State.State_Active
            self._delegate.paint_row(painter, option, row, self._hovered_button if row == self._hovered else "")

    def _paint_skeletons(self, painter: QPainter) -> None:
        """What is still to come, in its final places."""
        for row in self._tiles.rows_between(0, self.viewport().height(), 100):
            self._delegate.paint_skeleton(painter, self._tiles.rect(row))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row, button = self._under(event.position().toPoint())
        self._pressed = (row, button)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if row < 0 or event.button() != Qt.MouseButton.LeftButton or button:
            return
        if self.chooser.choose(row, event.modifiers()):
            self._pressed = (-1, "")
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, (-1, "")
        if event.button() != Qt.MouseButton.LeftButton or pressed[0] < 0:
            return
        if self._under(event.position().toPoint()) == pressed:
            self.chooser.go(*pressed)

    def forget_press(self) -> None:
        """Let the button's release mean nothing: the press became a drag."""
        self._pressed = (-1, "")
        self._hover(-1, "")

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(*self._under(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1, "")
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        QAbstractScrollArea.focusInEvent(self, event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.chooser.stand_on(max(0, self.currentIndex().row()))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid() and by_mouse:
            self.setCurrentIndex(index)
            self.menu_asked.emit(self.people.id_at(index.row()), event.globalPos())
        elif index.isValid():
            self.show_menu(index.row())

    def show_menu(self, row: int) -> None:
        """Ask for the menu of a row, for the keyboard."""
        place = self.visualRect(self.people.index(row, 0)).center()
        self.menu_asked.emit(self.people.id_at(row), self.viewport().mapToGlobal(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.chooser.key(event):
            event.ignore()

    def _under(self, place: QPoint) -> tuple[int, str]:
        index = self.indexAt(place)
        if not index.isValid():
            return -1, ""
        return index.row(), self._delegate.button_at(self.visualRect(index), place)

    def _hover(self, row: int, button: str) -> None:
        if (row, button) == (self._hovered, self._hovered_button):
            return
        for each in {row, self._hovered} - {-1}:
            self.viewport().update(self._tiles.rect(each).translated(0, -self.verticalOffset()))
        self._hovered, self._hovered_button = row, button
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor)

    def _on_reset(self) -> None:
        self._hovered, self._hovered_button, self._pressed = -1, "", (-1, "")
        self.updateGeometries()
        self.viewport().update()

    def _on_theme_changed(self) -> None:
        least, height = self._delegate.tile_size()
        self._tiles = replace(self._tiles, least_tile=least, height=height)
        self.updateGeometries()
        self.viewport().update()


_Moves = QAbstractItemView.CursorAction
_KEYS = {
    _Moves.MoveLeft: Qt.Key.Key_Left, _Moves.MovePrevious: Qt.Key.Key_Left, _Moves.MoveRight: Qt.Key.Key_Right,
    _Moves.MoveNext: Qt.Key.Key_Right, _Moves.MoveUp: Qt.Key.Key_Up, _Moves.MoveDown: Qt.Key.Key_Down,
    _Moves.MoveHome: Qt.Key.Key_Home, _Moves.MoveEnd: Qt.Key.Key_End, _Moves.MovePageUp: Qt.Key.Key_PageUp,
    _Moves.MovePageDown: Qt.Key.Key_PageDown,
}  # fmt: skip
