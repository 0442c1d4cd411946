"""The list of facts that opens under the cursor."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.fold import fold
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_line, paint_shadow, rounded_box, text_width

_ROW, _PAD, _SHADOW, _MOST = 30, 6, 40, 8


class FieldList(QWidget):
    """Names that fit what is typed; it lies in the window and never takes the focus. `chosen` carries a name."""

    chosen = Signal(str)

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        self._names: tuple[str, ...] = ()
        self._shown: tuple[str, ...] = ()
        self._place = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.hide()

    @property
    def shown(self) -> tuple[str, ...]:
        """Names that can be chosen now."""
        return self._shown

    def set_names(self, names: tuple[str, ...]) -> None:
        """Every name there is."""
        self._names = names

    def offer(self, typed: str) -> bool:
        """Whether any name fits what was typed; those that begin with it come first."""
        words = fold(typed.strip())
        fitting = [name for name in self._names if all(word in fold(name) for word in words.split())]
        fitting.sort(key=lambda name: not fold(name).startswith(words))
        self._shown, self._place = tuple(fitting[:_MOST]), 0
        self.update()
        return bool(self._shown)

    def step(self, by: int) -> None:
        """Mark the name above or below."""
        self._place = (self._place + by) % max(1, len(self._shown))
        self.setAccessibleName(self._shown[self._place])
        self.update()

    def take(self) -> None:
        """Choose the marked name."""
        if self._shown:
            self.chosen.emit(self._shown[self._place])

    def show_at(self, place: QPoint) -> None:
        """Show it with its corner there, inside the window."""
        window = self._editor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        size = self.sizeHint()
        left = max(0, min(place.x() - _SHADOW, window.width() - size.width() + _SHADOW - 8))
        top = place.y() - _SHADOW
        if place.y() + size.height() - 2 * _SHADOW > window.height():
            top = place.y() - size.height() + _SHADOW - theme_of(self).scale.px(30)
        self.setGeometry(left, top, size.width(), size.height())
        self.show()
        self.raise_()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        font = theme.scale.font("body")
        wide = max((text_width(name, font) for name in self._shown), default=0.0) + 2 * (_PAD + 12)
        high = len(self._shown) * theme.scale.px(_ROW) + 2 * _PAD
        return QSize(round(max(wide, 180)) + 2 * _SHADOW, high + 2 * _SHADOW)

    def row_rect(self, place: int) -> QRectF:
        """Where a name lies."""
        high = theme_of(self).scale.px(_ROW)
        left, wide = _SHADOW + _PAD, self.width() - 2 * (_SHADOW + _PAD)
        return QRectF(left, _SHADOW + _PAD + place * high, wide, high)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._place = next((p for p in self._places() if self.row_rect(p).contains(event.position())), self._place)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = next((p for p in self._places() if self.row_rect(p).contains(event.position())), None)
        if place is None:
            self.hide()
        else:
            self.chosen.emit(self._shown[place])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        panel = QRectF(self.rect()).adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW)
        paint_shadow(painter, panel, theme.color("shadow"))
        rounded_box(painter, panel, 12, theme.color("card"), theme.color("line2"))
        for place in self._places():
            rect, is_marked = self.row_rect(place), place == self._place
            if is_marked:
                rounded_box(painter, rect, 8, theme.color("ember_t"))
            ink = theme.color("ember" if is_marked else "ink")
            font = theme.scale.font("body", 600 if is_marked else 400)
            draw_line(painter, rect.adjusted(12, 0, -12, 0), self._shown[place], font, ink)

    def _places(self) -> range:
        return range(len(self._shown))
