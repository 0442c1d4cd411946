"""Pages that fill the window: the mark, a column in the middle, and the garden along the lower edge."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.paths import resources
from app.ui.theme import theme_of
from app.ui.widgets.empty_state import paint_garden

_FULL_HEIGHT, _SMALL_HEIGHT = 900, 640
_SMALL_SHARE = 0.3


class Mark(QWidget):
    """Keepwarm's mark."""

    def __init__(self, size: int = 56, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        name = "logo-dark.svg" if theme_of(self).is_dark else "logo-light.svg"
        QSvgRenderer(str(resources() / "art" / name)).render(QPainter(self), QRectF(self.rect()))


class FullPage(QWidget):
    """A column of `width` below `top` free pixels; scrolls where the window is too low. Fill `column`.

    `garden` is the height of the drawing; both shrink with a low window.
    """

    def __init__(self, width: int, top: int = 72, garden: int = 176, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._top, self._garden = top, garden
        self._width = width
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 24)
        self.column.setSpacing(0)
        self._lay_out()
        theme_of(self).changed.connect(self._fit)
        self._fit()

    def centre(self, widget: QWidget) -> None:
        """Add a widget in the middle of the column."""
        self.column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = theme_of(self), QRectF(self.rect())
        painter = QPainter(self)
        painter.fillRect(rect, theme.color("paper"))
        paint_garden(painter, rect, theme, self._shrunk(self._garden, self._garden * 0.25), 1)

    def _lay_out(self) -> None:
        pane = QWidget()
        pane.setProperty("pane", True)
        self._margins = QHBoxLayout(pane)
        self._margins.addStretch(1)
        self._margins.addWidget(self.body, 0, Qt.AlignmentFlag.AlignTop)
        self._margins.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(pane)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)

    def _fit(self) -> None:
        self.body.setFixedWidth(min(theme_of(self).scale.px(self._width), max(320, self.width() - 48)))
        self._margins.setContentsMargins(0, round(self._shrunk(self._top, self._top * _SMALL_SHARE)), 0, 0)

    def _shrunk(self, full: float, small: float) -> float:
        """Between the value of a low window and that of the pictures."""
        share = (self.height() - _SMALL_HEIGHT) / (_FULL_HEIGHT - _SMALL_HEIGHT)
        return small + (full - small) * min(1.0, max(0.0, share))
