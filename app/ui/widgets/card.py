"""Cards: the white frame of people and of settings, in all its states."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import rounded_box

RADIUS = 12


def paint_card(
    painter: QPainter,
    rect: QRectF,
    theme: Theme,
    *,
    hovered: bool = False,
    selected: bool = False,
    focused: bool = False,
    enabled: bool = True,
    border: str = "line",
    fill: str = "card",
) -> None:
    """Paint a card's frame into the rect; the keyboard ring of `focused` lies 2 px outside it."""
    if focused:
        rounded_box(painter, rect.adjusted(-4, -4, 4, 4), RADIUS + 4, None, theme.color("ember"), 2)
    ground = theme.color(fill if enabled else "sunk")
    if selected:
        rounded_box(painter, rect, RADIUS, ground, theme.color("ember"), 2)
    else:
        rounded_box(painter, rect, RADIUS, ground, theme.color("field" if hovered else border))


def paint_skeleton_card(painter: QPainter, rect: QRectF, theme: Theme, *, padding: int = 16, face: int = 52) -> None:
    """Paint a card that is still loading: track-coloured shapes where face, name and lines will be."""
    paint_card(painter, rect, theme)
    track = theme.color("track")
    left, top = rect.left() + padding, rect.top() + padding
    rounded_box(painter, QRectF(left, top, face, face), face / 2, track)
    text = left + face + 10
    room = rect.right() - padding - text
    rounded_box(painter, QRectF(text, top + face / 2 - 14, room * 0.75, 12), 6, track)
    rounded_box(painter, QRectF(text, top + face / 2 + 4, room * 0.5, 10), 5, track)
    if rect.height() > 150:
        wide = rect.width() - 2 * padding
        rounded_box(painter, QRectF(left, top + face + 18, wide, 12), 6, track)
        rounded_box(painter, QRectF(left, top + face + 38, wide * 0.7, 12), 6, track)


class Card(QFrame):
    """A white frame with radius 12; a clickable one takes hover, selection, focus, Enter and Space.

    `tone` ("gold", "sage", "slate", "berry", "ember") tints the ground; `border` is the colour token of the edge.
    """

    clicked = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        clickable: bool = False,
        tone: str = "",
        border: str = "line",
    ) -> None:
        super().__init__(parent)
        self._clickable = clickable
        self._fill = f"{tone}_t" if tone else "card"
        self._border = f"{tone}_l" if tone else border
        self._hovered = self._selected = self._loading = False
        self.setProperty("focusRadius", RADIUS)
        if clickable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme_of(self).changed.connect(self.update)

    @property
    def is_selected(self) -> bool:
        """Whether the card is chosen."""
        return self._selected

    def set_selected(self, selected: bool) -> None:
        """Show or take away the 2 px inner border; nothing moves."""
        self._selected = selected
        self.update()

    def set_border(self, token: str) -> None:
        """Take another colour for the edge, such as "berry_l"."""
        self._border = token
        self.update()

    def set_tone(self, tone: str) -> None:
        """Tint the ground and the edge; "" is plain white."""
        self._fill, self._border = (f"{tone}_t", f"{tone}_l") if tone else ("card", "line")
        self.update()

    def set_loading(self, loading: bool) -> None:
        """Show the skeleton instead of the content."""
        self._loading = loading
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            child.setVisible(not loading)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        if self._loading:
            paint_skeleton_card(painter, rect, theme, padding=12 if self.height() < 100 else 16, face=36)
            return
        hovered = self._hovered and self._clickable and self.isEnabled()
        paint_card(
            painter,
            rect,
            theme,
            hovered=hovered,
            selected=self._selected,
            enabled=self.isEnabled(),
            border=self._border,
            fill="hover" if hovered else self._fill,
        )

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if (
            self._clickable
            and event.button() == Qt.MouseButton.LeftButton
            and self.rect().contains(event.position().toPoint())
        ):
            self.clicked.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clickable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
