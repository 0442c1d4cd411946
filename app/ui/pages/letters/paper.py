"""One letter on its paper: white in any colours, and with room for a line by hand."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.letter import Filled
from app.domain.pronouns import Pronouns
from app.domain.settings import OwnerProfile
from app.ui.icons import paint_icon
from app.ui.pages.letters.letter_text import LINE, LetterText
from app.ui.pages.letters.paper_colors import DOTS, FAINT, INK, QUIET, WHITE
from app.ui.pages.letters.sender import letter_day, sender_lines, trade_sign
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_line, rounded_box

_SENDER_LINE, _NARROW = 17, 380


class Paper(QWidget):
    """The sheet: who writes, the day, the letter, and the dotted line."""

    HIGH, LOW = 628, 380

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = LetterText()
        self._sender: tuple[str, ...] = ()
        self._day = self._sign = ""
        self._least = self.HIGH
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.text)
        self._column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        theme_of(self).changed.connect(self._measure)
        self._measure()

    def show_letter(self, filled: Filled, who: Pronouns, owner: OwnerProfile, today: date) -> None:
        """Show one letter, as it will be printed."""
        self._sender, self._day = sender_lines(owner), letter_day(today)
        self._sign = trade_sign(owner)
        self.text.show_letter(filled, who, today)
        self._measure()
        self.update()

    def set_room(self, height: int) -> None:
        """Be no higher than there is room for, as far as the letter allows."""
        self._least = max(self.LOW, min(self.HIGH, round(height * 100 / theme_of(self).scale.percent)))
        self._measure()

    def sizeHint(self) -> QSize:
        return QSize(424, max(theme_of(self).scale.px(self._least), super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        scale = theme.scale
        rounded_box(painter, rect, 4, WHITE, theme.color("line2"))
        side = self._side
        left, right, top = side, self.width() - side, float(scale.px(44))
        for line in self._sender:
            place = QRectF(left, top, right - left, scale.px(_SENDER_LINE))
            draw_line(painter, place, line, scale.font("caption"), QUIET)
            top += scale.px(_SENDER_LINE)
        if self._sign:
            paint_icon(painter, QPointF(right - scale.px(24), scale.px(44)), self._sign, INK, scale.px(24))
        day = QRectF(left, self._day_top(), right - left, scale.px(LINE))
        draw_line(painter, day, self._day, scale.body, INK)
        rule = self.height() - scale.px(34 + 16 + 8)
        pen = QPen(DOTS, 1)
        pen.setDashPattern([1, 2])
        painter.setPen(pen)
        painter.drawLine(QPoint(left, rule), QPoint(right, rule))
        words = QCoreApplication.translate("Letters", "room for a line by hand")
        draw_line(painter, QRectF(left, rule + scale.px(8), right - left, scale.px(16)), words, scale.caption, FAINT)

    @property
    def _side(self) -> int:
        """The margins, which give way where the column is narrow."""
        return theme_of(self).scale.px(48 if self.width() >= _NARROW else 28)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _day_top(self) -> int:
        scale = theme_of(self).scale
        return scale.px(44) + len(self._sender) * scale.px(_SENDER_LINE) + (scale.px(26) if self._sender else 0)

    def _measure(self) -> None:
        scale = theme_of(self).scale
        above = self._day_top() + scale.px(LINE + 18)
        self._column.setContentsMargins(self._side, above, self._side, scale.px(34 + 16 + 8 + 24))
        self.updateGeometry()
