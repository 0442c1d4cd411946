"""A card that goes on below the edge of the window."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme import theme_of
from app.ui.widgets.card import RADIUS, paint_card


class OpenCard(QWidget):
    """White, with round corners above and no lower edge."""

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(QPainter(self), QRectF(self.rect()).adjusted(0, 0, 0, RADIUS + 1), theme_of(self))
