"""A slider with two handles: from this much to that much."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QLinearGradient, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import theme_of
from app.ui.widgets.painting import rounded_box

_HANDLE = 9
_LOW, _HIGH = 0, 1


class RangeSlider(QWidget):
    """Two handles between `least` and `most`; arrows move the one in use, Up and Down change handles.

    `changed` carries low and high while they move.
    """

    changed = Signal(int, int)

    def __init__(
        self, least: int, most: int, *, step: int = 1, warmth: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most, self._step, self._warmth = least, most, step, warmth
        self._values = [least, most]
        self._active = _LOW
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme_of(self).changed.connect(self.update)
        self._describe()

    @property
    def values(self) -> tuple[int, int]:
        """Low and high."""
        return self._values[_LOW], self._values[_HIGH]

    def set_values(self, low: int, high: int) -> None:
        """Put the handles there, without a signal."""
        self._values = [max(self._least, low), min(self._most, high)]
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(224, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        middle = self.height() / 2
        left, right = self._x(self._values[_LOW]), self._x(self._values[_HIGH])
        rounded_box(painter, QRectF(_HANDLE, middle - 3, self.width() - 2 * _HANDLE, 6), 3, theme.color("track"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ramp() if self._warmth else theme.color("ember_g"))
        painter.drawRoundedRect(QRectF(left, middle - 3, right - left, 6), 3, 3)
        for place, x in enumerate((left, right)):
            painter.setBrush(theme.color("card"))
            active = place == self._active and self.hasFocus()
            painter.setPen(QPen(theme.color("ember" if active else "field"), 2 if active else 1))
            painter.drawEllipse(QPointF(x, middle), _HANDLE - 1, _HANDLE - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        low, high = (abs(x - self._x(value)) for value in self._values)
        self._active = _LOW if low < high or (low == high and x < self._x(self._values[_LOW])) else _HIGH
        self._move_to(self._value(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move_to(self._value(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        now = self._values[self._active]
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._active = _HIGH if key == Qt.Key.Key_Up else _LOW
            self._describe()
            self.update()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move_to(now + (self._step if key == Qt.Key.Key_Right else -self._step))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move_to(self._least if key == Qt.Key.Key_Home else self._most)
        else:
            super().keyPressEvent(event)

    def _move_to(self, value: int) -> None:
        low, high = self._values
        limits = (self._least, high) if self._active == _LOW else (low, self._most)
        value = min(max(value, limits[0]), limits[1])
        if value != self._values[self._active]:
            self._values[self._active] = value
            self._describe()
            self.changed.emit(*self._values)
        self.update()

    def _describe(self) -> None:
        low, high = self._values
        self.setAccessibleDescription(self.tr("From {low} to {high}").format(low=low, high=high))

    def _x(self, value: int) -> float:
        return _HANDLE + (value - self._least) / (self._most - self._least) * (self.width() - 2 * _HANDLE)

    def _value(self, x: float) -> int:
        share = (x - _HANDLE) / max(1, self.width() - 2 * _HANDLE)
        return self._least + round(share * (self._most - self._least) / self._step) * self._step

    def _ramp(self) -> QLinearGradient:
        theme = theme_of(self)
        ramp = QLinearGradient(_HANDLE, 0, self.width() - _HANDLE, 0)
        for step in range(0, 101, 10):
            ramp.setColorAt(step / 100, theme.warmth_color(step))
        return ramp
