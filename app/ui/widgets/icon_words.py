"""A small icon and a few words in its colour: "Printed just now", "12 days ago"."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_line, text_width

_ICON, _GAP = 14, 4


class IconWords(QWidget):
    """One line; `tone` is a colour token."""

    def __init__(self, icon: str, text: str, tone: str = "ink2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._text, self._tone = icon, text, tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme_of(self).changed.connect(self.updateGeometry)

    def set_words(self, icon: str, text: str, tone: str) -> None:
        """Say something else."""
        self._icon, self._text, self._tone = icon, text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """The words."""
        return self._text

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        width = text_width(self._text, scale.font("caption", 500))
        return QSize(int(width + 1) + (scale.px(_ICON) + _GAP if self._icon else 0), scale.line("caption"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        side, color = theme.scale.px(_ICON), theme.color(self._tone)
        if self._icon:
            paint_icon(painter, QPointF(0, round(rect.center().y() - side / 2)), self._icon, color, side)
            rect.setLeft(side + _GAP)
        draw_line(painter, rect, self._text, theme.scale.font("caption", 500), color)
