"""A small icon that stays quiet: shown on hover of its group and on focus, or always where asked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.painting import rounded_box


class QuietButton(QAbstractButton):
    """Icon button of 24 px; `name` is its accessible name and tooltip."""

    def __init__(
        self, icon: str, name: str, *, size: int = 24, always: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._side = icon, size
        self._is_revealed = always
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 6)

    def reveal(self, revealed: bool) -> None:
        """Show the icon, or only keep its place."""
        self._is_revealed = revealed
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not (self._is_revealed or self.hasFocus() or self.underMouse()):
            return
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            rounded_box(painter, rect, 6, theme.color("sunk"))
        size = 16 if self._side >= 24 else 14
        place = QPointF(round(rect.center().x() - size / 2), round(rect.center().y() - size / 2))
        paint_icon(painter, place, self._icon, theme.color("ink2" if self.isEnabled() else "line2"), size)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
