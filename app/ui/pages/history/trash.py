"""The trash: what was removed and until when it is kept, with the way back."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from app.services.desk import Desk
from app.services.history import Trashed
from app.ui.dossier.words import channel_word
from app.ui.formatting import short_day_text
from app.ui.icons import paint_icon
from app.ui.pages.history.moments import day_of
from app.ui.theme import Theme, theme_of
from app.ui.widgets.avatar import Avatar, paint_avatar
from app.ui.widgets.button_look import ButtonLook, button_size, paint_button
from app.ui.widgets.painting import draw_line, horizontal_rule, rounded_box

Index = QModelIndex | QPersistentModelIndex
_PAD, _GAP, _ROW = 16, 10, 53
_ICONS = {
    "fact": "note", "touchpoint": "speech", "promise": "hands", "slip": "mend", "purchase": "bag", "gesture": "gift",
    "attachment": "file",
}  # fmt: skip


class TrashModel(QAbstractListModel):
    """Things in the trash, the latest first."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.things: tuple[Trashed, ...] = ()

    def read(self) -> None:
        """Read the trash again."""
        self.beginResetModel()
        self.things = self._desk.history.trash()
        self.endResetModel()

    def title(self, thing: Trashed) -> str:
        """What it is, in a few words."""
        title = channel_word(thing.title) if thing.kind == "touchpoint" else " ".join(thing.title.split())
        return {
            "fact": self.tr("Fact: {title}"), "promise": self.tr("Promise: {title}"), "slip": self.tr("Slip: {title}"),
            "gesture": self.tr("Gesture “{title}”"), "attachment": self.tr("File {title}"),
        }.get(thing.kind, "{title}").format(title=title)  # fmt: skip

    def until(self, thing: Trashed) -> str:
        """Whose it was, and until when it is kept."""
        until = short_day_text(day_of(thing.kept_until), self._desk.store.clock.today())
        if thing.kind == "customer" or not thing.customer_id:
            return self.tr("until {day}").format(day=until)
        name = self._desk.customers.get(thing.customer_id).first_name
        return self.tr("{name}, until {day}").format(name=name, day=until)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.things)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        thing = self.things[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(thing)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.title(thing)}, {self.until(thing)}"
        return None


class TrashDelegate(QStyledItemDelegate):
    """Paints a thing with its button; `hovered` is the row whose button the mouse is on."""

    def __init__(self, model: TrashModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.hovered = self.marked = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, theme_of().scale.px(_ROW))

    def look(self) -> ButtonLook:
        """The button of every line."""
        return ButtonLook(self.tr("Bring back"), "secondary", "", "", "small", False, "")

    def button_rect(self, row: QRectF) -> QRectF:
        """Where the button of a line lies."""
        size = button_size(self.look(), theme_of())
        left, top = row.right() - _PAD - size.width(), row.center().y() - size.height() / 2
        return QRectF(left, top, size.width(), size.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = theme_of(), QRectF(option.rect)
        thing = self._model.things[index.row()]
        if index.row() == self.marked:
            rounded_box(painter, row.adjusted(1, 1, -1, -1), 6, None, theme.color("ember"), 2)
        if index.row():
            horizontal_rule(painter, row.left(), row.right() + 1, row.top(), theme.color("line"))
        side = theme.scale.px(30)
        box = QRectF(row.left() + _PAD, row.center().y() - side / 2, side, side)
        self._paint_picture(painter, box, thing, theme)
        button = self.button_rect(row)
        paint_button(painter, button, self.look(), theme, hovered=index.row() == self.hovered)
        high, low = theme.scale.line("body"), theme.scale.line("caption")
        room = QRectF(
            box.right() + _GAP, row.center().y() - (high + low) / 2, button.left() - box.right() - 2 * _GAP, high
        )
        draw_line(painter, room, self._model.title(thing), theme.scale.font("body", 500), theme.color("ink"))
        below = QRectF(room.left(), room.bottom(), room.width(), low)
        draw_line(painter, below, self._model.until(thing), theme.scale.caption, theme.color("ink3"))

    def _paint_picture(self, painter: QPainter, box: QRectF, thing: Trashed, theme: Theme) -> None:
        if thing.kind == "customer":
            paint_avatar(painter, box, Avatar(thing.title), theme)
            return
        circle = box.adjusted(1, 1, -1, -1)
        rounded_box(painter, circle, circle.width() / 2, theme.color("card"), theme.color("line2"))
        side = theme.scale.px(16)
        place = QPointF(round(box.center().x() - side / 2), round(box.center().y() - side / 2))
        paint_icon(painter, place, _ICONS.get(thing.kind, "note"), theme.color("ink2"), side)


class TrashList(QListView):
    """As high as its lines; Enter or a click on the button brings a thing back."""

    brought_back = Signal(object)

    def __init__(self, model: TrashModel) -> None:
        super().__init__()
        self.trash = model
        self._delegate = TrashDelegate(model, self)
        self._pressed = -1
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; }")
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Trash"))

    def show_lines(self, count: int) -> None:
        """Be as high as so many lines."""
        self.setFixedHeight(count * theme_of(self).scale.px(_ROW))

    def button_place(self, row: int) -> QPoint:
        """Middle of a line's button, in the viewport."""
        return self._delegate.button_rect(QRectF(self.visualRect(self.trash.index(row)))).center().toPoint()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._delegate.marked = current.row() if self.property("kbd") else -1
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Letters search nothing here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= row < len(self.trash.things):
            self.brought_back.emit(self.trash.things[row])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._button_at(event.position().toPoint())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, -1
        if pressed >= 0 and pressed == self._button_at(event.position().toPoint()):
            self.brought_back.emit(self.trash.things[pressed])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._button_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()

    def _button_at(self, place: QPoint) -> int:
        index = self.indexAt(place)
        if index.isValid() and self._delegate.button_rect(QRectF(self.visualRect(index))).contains(place):
            return index.row()
        return -1

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor)
            self.viewport().update()
