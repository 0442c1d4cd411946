"""The popup of the table's columns: ticks show, dragging or Ctrl with arrows orders."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.ui.icons import paint_icon
from app.ui.pages.customers.columns import BOX, NAME, Column, usual_columns
from app.ui.pages.customers.model import Index
from app.ui.theme import theme_of
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.painting import draw_line, horizontal_rule, rounded_box

_ROW = 32
_COLUMN = Qt.ItemDataRole.UserRole


class ColumnsPanel(QWidget):
    """Which columns there are and in which order; `changed` carries them after every tick or move."""

    changed = Signal(object)

    def __init__(self, shown: tuple[Column, ...], every: tuple[Column, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._every = every
        self.lines = ColumnLines(self._on_changed)
        usual = LinkButton(self.tr("Usual ones"))
        usual.clicked.connect(self._on_usual)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 2)
        head.addWidget(Label(self.tr("Columns"), weight=600))
        head.addStretch(1)
        head.addWidget(usual)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.lines)
        column.addWidget(_Foot(self.tr("Drag to change the order, or Ctrl with the arrows. Kept for this segment.")))
        self._fill(shown)

    def columns(self) -> tuple[Column, ...]:
        """The ticked columns in the owner's order, with the box before them."""
        return (self._every[0], *self.lines.ticked())

    def _fill(self, shown: tuple[Column, ...]) -> None:
        keys = {column.key for column in shown}
        rest = tuple(column for column in self._every if column.key not in keys)
        self.lines.fill(tuple(c for c in shown if c.key != BOX), tuple(c for c in rest if c.key != BOX))

    def _on_usual(self) -> None:
        self._fill(usual_columns(self._every))
        self._on_changed()

    def _on_changed(self) -> None:
        self.changed.emit(self.columns())


class ColumnLines(QListWidget):
    """One line a column; the name is locked."""

    def __init__(self, on_changed: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on_changed = on_changed
        self._known: dict[str, Column] = {}
        self.setAccessibleName(self.tr("Columns"))
        self.setItemDelegate(_LineDelegate(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_clicked)
        self.model().rowsMoved.connect(self._on_rows_moved)

    def fill(self, shown: tuple[Column, ...], hidden: tuple[Column, ...]) -> None:
        """Show ticked columns, then the others."""
        self.clear()
        for column in (*shown, *hidden):
            item = QListWidgetItem(column.title)
            item.setData(_COLUMN, column.key)
            self._known[column.key] = column
            item.setCheckState(Qt.CheckState.Checked if column in shown else Qt.CheckState.Unchecked)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            item.setFlags(flags if column.key == NAME else flags | Qt.ItemFlag.ItemIsDragEnabled)
            self.addItem(item)
        self.setCurrentRow(0)
        self.setFixedHeight(theme_of(self).scale.px(_ROW) * min(12, self.count()) + 4)

    def ticked(self) -> tuple[Column, ...]:
        """Ticked columns in order, the name first."""
        found = [self._column(row) for row in range(self.count()) if self._is_on(row)]
        return tuple(sorted(found, key=lambda column: column.key != NAME))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentRow()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._carry(row, row + step)
        elif event.key() == Qt.Key.Key_Space:
            self._on_clicked(self.item(row))
        else:
            super().keyPressEvent(event)

    def _carry(self, row: int, goal: int) -> None:
        if row > 0 and 0 < goal < self.count():
            self.insertItem(goal, self.takeItem(row))
            self.setCurrentRow(goal)
            self._on_changed()

    def _on_clicked(self, item: QListWidgetItem) -> None:
        if item.data(_COLUMN) != NAME:
            on = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
            self._on_changed()

    def _on_rows_moved(self) -> None:
        self._on_changed()

    def _column(self, row: int) -> Column:
        return self._known[self.item(row).data(_COLUMN)]

    def _is_on(self, row: int) -> bool:
        return self.item(row).checkState() is Qt.CheckState.Checked


class _LineDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme_of().scale.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = theme_of(), QRectF(option.rect)
        view = self.parent()
        stands = isinstance(view, ColumnLines) and view.currentIndex().row() == index.row() and view.hasFocus()
        if stands:
            painter.fillRect(rect, theme.color("hover"))
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        box = QRectF(rect.left() + 16, rect.center().y() - 9, 18, 18)
        rounded_box(painter, box, 5, theme.color("sage" if on else "card"), None if on else theme.color("field"), 1.5)
        if on:
            paint_icon(painter, box.topLeft() + QPointF(2, 2), "check", theme.color("card"), 14)
        text = rect.adjusted(44, 0, -40, 0)
        draw_line(painter, text, index.data(), theme.scale.body, theme.color("ink" if on else "ink2"))
        mark = "lock" if index.data(_COLUMN) == NAME else "drag"
        paint_icon(painter, QPointF(rect.right() - 32, rect.center().y() - 8), mark, theme.color("ink3"), 16)


class _Foot(QWidget):
    def __init__(self, text: str) -> None:
        super().__init__()
        row = QVBoxLayout(self)
        row.setContentsMargins(16, 9, 16, 11)
        row.addWidget(Label(text, "caption", "ink2", wrap=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        rounded_box(painter, QRectF(self.rect()), 11, theme.color("sunk"))
        painter.fillRect(QRectF(0, 0, self.width(), 12), theme.color("sunk"))
        horizontal_rule(painter, 0, self.width(), 0, theme.color("line"))
