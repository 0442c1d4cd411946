"""Tiles: an icon on a tint square, in settings and messages."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.painting import rounded_box


class Tile(QWidget):
    """A decorative icon; `tone` is sage, gold, slate, berry, ember or plain, `size` 36 to 44."""

    def __init__(self, icon: str, tone: str = "plain", size: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._size = icon, tone, size
        self._ground = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self.update)

    def set_icon(self, icon: str, tone: str) -> None:
        """Show another icon and tone."""
        self._icon, self._tone = icon, tone
        self.update()

    def set_ground(self, token: str) -> None:
        """Stand on another colour than the tone's tint, such as "card" on a tinted row; "" is the tint."""
        self._ground = token
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        plain = self._tone == "plain"
        ground = self._ground or ("sunk" if plain else f"{self._tone}_t")
        rounded_box(painter, rect, 10, theme.color(ground))
        side = 20 if self._size >= 40 else 18
        place = QPointF(round(rect.center().x() - side / 2), round(rect.center().y() - side / 2))
        paint_icon(painter, place, self._icon, theme.color("ink2" if plain else self._tone), side)
