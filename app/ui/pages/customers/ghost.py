"""The card under the mouse while it is carried, with the ink tip that says one honest fact."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.customer import CardSummary
from app.ui.pages.customers.lane_delegate import LaneDelegate
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_lines, paint_shadow, rounded_box, wrapped

_TIP_GAP, _TIP_PAD = 6, 12
_ROOM = 44


class Ghost(QWidget):
    """A copy of the card with an ember border and the one shadow; clicks go through it."""

    def __init__(self, card: CardSummary, delegate: LaneDelegate, size: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self._card, self._delegate = card, delegate
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(size + QSize(2 * _ROOM, 2 * _ROOM))
        self.show()
        self.raise_()

    @property
    def card_rect(self) -> QRect:
        """Where the card lies in the parent, without its shadow."""
        return self.geometry().adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)

    def move_card(self, place: QPoint) -> None:
        """Put the card's top left corner there."""
        self.move(place - QPoint(_ROOM, _ROOM))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        rect = QRectF(self.rect()).adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)
        paint_shadow(painter, rect, theme.color("shadow"))
        rounded_box(painter, rect, 12, theme.color("card"), theme.color("ember"), 1)
        self._delegate.paint_content(painter, rect, self._card, theme)


class Tip(QWidget):
    """White words on ink under the ghost."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def say(self, text: str, below: QRect) -> None:
        """Say something under a card, nearly as wide as that."""
        self._text = text
        theme = theme_of(self)
        width = below.width() - 28
        lines = wrapped(text, theme.scale.caption, width - 2 * _TIP_PAD)
        self.resize(width, len(lines) * theme.scale.line("caption") + 16)
        self.move(below.left() + 16, below.bottom() + _TIP_GAP)
        self.setVisible(bool(text))
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        rounded_box(painter, rect, 8, theme.color("ink"))
        room = rect.adjusted(_TIP_PAD, 8, -_TIP_PAD, -8)
        draw_lines(painter, room, self._text, theme.scale.caption, theme.color("paper"), theme.scale.line("caption"))
