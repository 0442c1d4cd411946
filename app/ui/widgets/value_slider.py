"""A slider with one handle over a row of values, with its word and its value above."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from app.ui.theme import theme_of
from app.ui.widgets.label import Label

_HANDLE, _HEIGHT, _TRACK, _EDGE = 7, 18, 4, 2


class _Track(QSlider):
    """The line and its handle; a click anywhere puts the handle there."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRadius", 8)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setPageStep(4)
        theme_of(self).changed.connect(self._measure)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, x = self.height() / 2, self._x()
        for begin, end, token in ((_EDGE, self.width() - _EDGE, "track"), (_EDGE, x, "gold_g")):
            pen = QPen(theme.color(token if self.isEnabled() else "track"), _TRACK)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(begin, middle), QPointF(end, middle))
        painter.setBrush(theme.color("card"))
        painter.setPen(QPen(theme.color("gold" if self.isEnabled() else "ink3"), 2))
        painter.drawEllipse(QPointF(x, middle), _HANDLE, _HANDLE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _measure(self) -> None:
        self.setFixedHeight(theme_of(self).scale.px(_HEIGHT))

    def _x(self) -> float:
        share = self.value() / self.maximum() if self.maximum() else 0
        return _HANDLE + 1 + share * (self.width() - 2 * (_HANDLE + 1))

    def _follow(self, x: float) -> None:
        room = max(1, self.width() - 2 * (_HANDLE + 1))
        self.setValue(round(min(1.0, max(0.0, (x - _HANDLE - 1) / room)) * self.maximum()))


class ValueSlider(QWidget):
    """Chooses one of `values`; `changed` carries it while the handle moves, `text` says it."""

    changed = Signal(int)

    def __init__(
        self, title: str, values: tuple[int, ...], text: Callable[[int], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._values, self._text = values, text
        self.title = Label(title, tone="ink2")
        self.words = Label("", weight=600, tabular=True, align=Qt.AlignmentFlag.AlignRight)
        self.track = _Track()
        self.track.setAccessibleName(title)
        self.setFocusProxy(self.track)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.track)
        self.set_values(values)
        self.track.valueChanged.connect(self._on_moved)

    @property
    def value(self) -> int:
        """The value chosen."""
        return self._values[self.track.value()]

    def set_values(self, values: tuple[int, ...]) -> None:
        """Offer other values, without a signal."""
        self.track.blockSignals(True)
        self._values = values
        self.track.setRange(0, len(values) - 1)
        self.track.blockSignals(False)
        self._say()

    def set_value(self, value: int) -> None:
        """Show a value, without a signal; one that is not offered is put among the others."""
        if value not in self._values:
            self.set_values(tuple(sorted((*self._values, value))))
        self.track.blockSignals(True)
        self.track.setValue(self._values.index(value))
        self.track.blockSignals(False)
        self._say()

    def _on_moved(self) -> None:
        self._say()
        self.changed.emit(self.value)

    def _say(self) -> None:
        said = self._text(self.value)
        self.words.setText(said)
        self.track.setAccessibleDescription(said)
        self.track.update()
