"""A card that goes on below the edge of the window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.theme import Theme, theme_of
from app.ui.widgets.card import RADIUS, paint_card


def paint_upper_corners(painter: QPainter, width: float, theme: Theme) -> None:
    """Round off what lies in the upper corners of a card's inside, where rows scroll under them."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = RADIUS - 1
    round_part = QPainterPath()
    round_part.addRoundedRect(QRectF(0, 0, width, 4 * RADIUS), inner, inner)
    corners = QPainterPath()
    corners.addRect(QRectF(0, 0, inner, inner))
    corners.addRect(QRectF(width - inner, 0, inner, inner))
    painter.fillPath(corners.subtracted(round_part), theme.color("paper"))
    painter.setPen(QPen(theme.color("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for left, start in ((0.0, 90), (width - 2 * inner, 0)):
        painter.drawArc(QRectF(left, 0, 2 * inner, 2 * inner).adjusted(-0.5, -0.5, 0.5, 0.5), start * 16, 90 * 16)


class OpenCard(QWidget):
    """White, with round corners above and no lower edge."""

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(QPainter(self), QRectF(self.rect()).adjusted(0, 0, 0, RADIUS + 1), theme_of(self))
