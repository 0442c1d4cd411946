"""The pill under the mouse while it is carried, with the ink tip that names the day and one helpful fact."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.agenda import Entry
from app.ui.pages.calendar.look import ghost_size, paint_ghost
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_lines, paint_shadow, rounded_box, text_width, wrapped

_ROOM = 44
_WIDEST_TIP = 320
_TIP_GAP, _TIP_PAD = 16, 10


class Ghost(QWidget):
    """A copy of the pill with an ember border and the one shadow; clicks go through it."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(ghost_size(entry, theme_of(self)).toSize() + QSize(2 * _ROOM, 2 * _ROOM))
        self.show()
        self.raise_()

    @property
    def pill_rect(self) -> QRect:
        """Where the pill lies in the parent, without its shadow."""
        return self.geometry().adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)

    def move_pill(self, place: QPoint) -> None:
        """Put the pill's top left corner there."""
        self.move(place - QPoint(_ROOM, _ROOM))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        rect = QRectF(self.rect()).adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)
        paint_shadow(painter, rect, theme.color("shadow"), 8)
        paint_ghost(painter, rect, self._entry, theme)


class Tip(QWidget):
    """Paper-coloured words on ink under the ghost."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text if not self.isHidden() else ""

    def say(self, text: str, below: QRect) -> None:
        """Say something under the ghost's pill, inside the parent."""
        self._text = text
        scale = theme_of(self).scale
        widest = min(scale.px(_WIDEST_TIP), self.parentWidget().width() - 16)
        width = min(widest, round(text_width(text, scale.caption) + 2 * _TIP_PAD + 1))
        lines = wrapped(text, scale.caption, width - 2 * _TIP_PAD)
        self.resize(width, len(lines) * scale.line("caption") + 12)
        self.move(self._place(below))
        self.setVisible(bool(text))
        self.raise_()
        self.update()

    def _place(self, below: QRect) -> QPoint:
        parent = self.parentWidget()
        left = max(8, min(below.left() - _TIP_PAD, parent.width() - self.width() - 8))
        top = below.bottom() + _TIP_GAP
        if top + self.height() > parent.height() - 8:
            top = below.top() - self.height() - 8
        return QPoint(left, max(8, top))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        rounded_box(painter, rect, 8, theme.color("ink"))
        room = rect.adjusted(_TIP_PAD, 6, -_TIP_PAD, -6)
        draw_lines(painter, room, self._text, theme.scale.caption, theme.color("paper"), theme.scale.line("caption"))
