"""Tier dots: how close the owner keeps a customer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.customer import Tier
from app.ui.theme import Theme, theme_of

_FILLED = {Tier.INNER_CIRCLE: 3, Tier.REGULAR: 2, Tier.OCCASIONAL: 1}
DOTS_WIDTH = 19


def tier_word(tier: Tier) -> str:
    """Word of a tier."""
    return {
        Tier.INNER_CIRCLE: QCoreApplication.translate("TierDots", "Inner circle"),
        Tier.REGULAR: QCoreApplication.translate("TierDots", "Regular"),
        Tier.OCCASIONAL: QCoreApplication.translate("TierDots", "Occasional"),
    }[tier]


def paint_tier_dots(painter: QPainter, left_centre: QPointF, tier: Tier, theme: Theme) -> None:
    """Paint three dots, 19 px wide, from the given point to the right."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = theme.color("ink3")
    for place in range(3):
        centre = QPointF(left_centre.x() + 2.5 + place * 7, left_centre.y())
        painter.setPen(QPen(color, 1))
        painter.setBrush(color if place < _FILLED[tier] else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 2, 2)


class TierDots(QWidget):
    """Three dots with the tier's word as tooltip and accessible name."""

    def __init__(self, tier: Tier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_tier(tier)
        theme_of(self).changed.connect(self.update)

    def set_tier(self, tier: Tier) -> None:
        """Show another tier."""
        self._tier = tier
        self.setAccessibleName(tier_word(tier))
        self.setToolTip(tier_word(tier))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(DOTS_WIDTH, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_tier_dots(QPainter(self), QPointF(0, QRectF(self.rect()).center().y()), self._tier, theme_of(self))
