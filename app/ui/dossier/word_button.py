"""A word that can be clicked, without a frame: a place, a day, a stage."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui.scale import Role
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_line, text_width


class WordButton(QPushButton):
    """Quiet text that underlines under the mouse; as high as its line."""

    def __init__(
        self, text: str = "", *, role: Role = "caption", tone: str = "ember", weight: int = 500,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._role, self._tone, self._weight = role, tone, weight
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 4)
        self.set_text(text, tone)
        theme_of(self).changed.connect(self.updateGeometry)

    def set_text(self, text: str, tone: str = "") -> None:
        """Show another word, and take another colour token."""
        self._tone = tone or self._tone
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        return QSize(round(text_width(self.accessibleName(), self._font()) + 0.5), max(20, scale.line(self._role)))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(24, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        font = self._font()
        font.setUnderline(self.underMouse() and self.isEnabled())
        color = theme_of(self).color(self._tone)
        draw_line(QPainter(self), QRectF(self.rect()).adjusted(0, 0, 1, 0), self.accessibleName(), font, color)

    def _font(self) -> QFont:
        return theme_of(self).scale.font(self._role, self._weight)
