"""A word that can be clicked, without a frame: a place, a day, a stage."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.scale import Role
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_line, text_width


class WordButton(QAbstractButton):
    """Quiet text that underlines under the mouse, as high as its line; `after` is punctuation behind the word."""

    def __init__(
        self, text: str = "", *, role: Role = "caption", tone: str = "ember", weight: int = 500, after: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._role, self._tone, self._weight, self._after = role, tone, weight, after
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
        width = text_width(self.accessibleName(), self._font()) + text_width(self._after, scale.font(self._role))
        return QSize(round(width + 0.5), scale.line(self._role))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(24, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        font = self._font()
        font.setUnderline(self.underMouse() and self.isEnabled())
        theme, painter, place = theme_of(self), QPainter(self), QRectF(self.rect()).adjusted(0, 0, 1, 0)
        used = draw_line(painter, place, self.accessibleName(), font, theme.color(self._tone))
        if self._after:
            place.adjust(used, 0, 0, 0)
            draw_line(painter, place, self._after, theme.scale.font(self._role), theme.color("ink2"))

    def _font(self) -> QFont:
        return theme_of(self).scale.font(self._role, self._weight)
