"""Empty places: one kind sentence, one action, and the garden at the lower edge."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.paths import resources
from app.ui.theme import Theme, theme_of
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import paint_card
from app.ui.widgets.label import Label
from app.ui.widgets.painting import rounded_path

_DRAWING = QSize(1920, 210)
_SKY = 22
_HEIGHT = 84


def paint_garden(painter: QPainter, rect: QRectF, theme: Theme, height: float, scale: float = 0.75) -> None:
    """Paint the garden along the bottom of the rect, `height` high, stems cut off by the edge."""
    wide, high = _DRAWING.width() * scale, _DRAWING.height() * scale
    top = rect.bottom() - min(height + _SKY * scale, high)
    painter.save()
    painter.setClipRect(
        QRectF(rect.left(), rect.bottom() - height, rect.width(), height), Qt.ClipOperation.IntersectClip
    )
    left = rect.left()
    while left < rect.right():
        _garden(theme.is_dark).render(painter, QRectF(left, top, wide, high))
        left += wide
    painter.restore()


class GardenStrip(QWidget):
    """The garden alone, for the lower edge of welcome and unlock pages."""

    def __init__(self, height: int = 150, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(height)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme_of(self).changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_garden(QPainter(self), QRectF(self.rect()), theme_of(self), self.height(), 1)


class EmptyState(QWidget):
    """A card with a sentence, one action (`acted`) and the garden; `drawing=False` in small panels."""

    acted = Signal()

    def __init__(
        self,
        title: str,
        text: str = "",
        action: str = "",
        *,
        icon: str = "",
        drawing: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self.title = Label(title, "lead", wrap=True)
        self.text = Label(text, "body", "ink2", wrap=True)
        self.button = SecondaryButton(action, icon=icon, size="small")
        self._build()
        self.text.setVisible(bool(text))
        self.button.setVisible(bool(action))
        self.button.clicked.connect(self.acted)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        theme_of(self).changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        paint_card(painter, rect, theme)
        if self._drawing:
            painter.setClipPath(rounded_path(rect.adjusted(1, 1, -1, -1), 11))
            paint_garden(painter, rect.adjusted(1, 1, -1, -1), theme, _HEIGHT)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16 + (_HEIGHT - 16 if self._drawing else 0))
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addSpacing(10)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)


@lru_cache(maxsize=2)
def _garden(is_dark: bool) -> QSvgRenderer:
    return QSvgRenderer(str(resources() / "art" / f"garden-{'dark' if is_dark else 'light'}.svg"))
