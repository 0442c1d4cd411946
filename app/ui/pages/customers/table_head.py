"""The table's head: sorts by a click, moves columns, and its box chooses all that match."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from app.domain.standing import Sort
from app.ui.icons import paint_icon
from app.ui.pages.customers.columns import BOX
from app.ui.pages.customers.model import PeopleModel
from app.ui.pages.customers.row_delegate import PAD
from app.ui.pages.customers.searching import Search
from app.ui.pages.customers.tick_box import paint_tick_box
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_line, rounded_box

_FALLING = frozenset((Sort.NEED, Sort.WARMTH, Sort.ADDED, Sort.QUIET_RATIO))


class TableHead(QHeaderView):
    """`pressed_on` carries the column whose head was clicked, `moved` a column and its new place."""

    pressed_on = Signal(int)
    moved = Signal(int, int)

    def __init__(self, people: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._people = people
        self._focused = 0
        self.all_chosen: bool | None = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(42)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", False)
        self.setStyleSheet("QHeaderView { background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Columns"))
        self.sectionClicked.connect(self.pressed_on)
        self.sectionMoved.connect(self._on_moved)
        theme_of(self).changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_all_chosen(self, chosen: bool | None) -> None:
        """Show the box ticked, empty, or with a dash when some are chosen."""
        self.all_chosen = chosen
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, place: int) -> None:
        theme = theme_of(self)
        column = self._people.columns[place]
        box = QRectF(rect)
        if column.key == BOX:
            paint_tick_box(painter, QPointF(box.left() + 16, box.center().y()), self.all_chosen, theme)
        else:
            room = box.adjusted(PAD, 0, -PAD, 0)
            font = theme.scale.font("caption", 600)
            width = draw_line(painter, room, column.title, font, theme.color("ink2"))
            search = self._people.search
            if search is not None and column.sort is not None and column.sort is search.sort:
                place_x = min(room.left() + width + 11, box.right() - 8)
                self._paint_arrow(painter, QPointF(place_x, box.center().y()), search)
        if self.hasFocus() and self.property("kbd") and place == self._focused:
            rounded_box(painter, box.adjusted(2, 3, -2, -3), 8, None, theme.color("ember"), 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = event.key(), len(self._people.columns) - 1
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._carry(self._focused + step)
        elif step is not None:
            self._focus_on(min(last, max(0, self._focused + step)))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._focus_on(0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed_on.emit(self._focused)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus_on(min(self._focused, len(self._people.columns) - 1))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _paint_arrow(self, painter: QPainter, centre: QPointF, search: Search) -> None:
        painter.save()
        painter.translate(centre)
        if (search.sort in _FALLING) is search.is_reversed:
            painter.rotate(180)
        paint_icon(painter, QPointF(-7, -7), "chevd", theme_of(self).color("ember"), 14)
        painter.restore()

    def _focus_on(self, place: int) -> None:
        self._focused = place
        column = self._people.columns[place]
        self.setAccessibleDescription(column.title or self.tr("Choose all that match"))
        self.viewport().update()

    def _carry(self, place: int) -> None:
        columns = self._people.columns
        if 0 <= place < len(columns) and not columns[self._focused].is_fixed and not columns[place].is_fixed:
            focused = self._focused
            self._focused = place
            self.moved.emit(focused, place)

    def _on_moved(self, logical: int, before: int, after: int) -> None:
        if logical == before != after:
            self.moved.emit(before, after)

    def _on_theme_changed(self) -> None:
        self.setFixedHeight(theme_of(self).scale.px(36))
        self.viewport().update()
