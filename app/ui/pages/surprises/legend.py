"""What the signs of the ribbon mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_line, rounded_box, text_width

_GAP, _SIGN, _SIGN_GAP = 12, 14, 6


class Legend(QWidget):
    """Accepted, suggested, and what is kept clear."""

    def __init__(self) -> None:
        super().__init__()
        self._is_short = False
        self.setAccessibleName(self.tr("Solid: accepted. Dashed: suggested. Grey signs: expected, so avoided."))
        theme_of(self).changed.connect(self.updateGeometry)

    def set_short(self, is_short: bool) -> None:
        """Leave the last words out where there is little room."""
        if is_short != self._is_short:
            self._is_short = is_short
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        widths = [text_width(words, theme.scale.caption) + _SIGN + _SIGN_GAP for words in self._words()]
        return QSize(round(sum(widths) + _GAP * (len(widths) - 1) + 1), theme.scale.px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        left, middle = 0.0, self.height() / 2
        for place, words in enumerate(self._words()):
            box = QRectF(left, round(middle - _SIGN / 2), _SIGN, _SIGN)
            if place == 0:
                rounded_box(painter, box, 4, theme.color("gold_t"), theme.color("gold_l"), 1)
            elif place == 1:
                rounded_box(painter, box, 4, theme.color("card"), theme.color("gold_g"), 1, dashed=True)
            else:
                paint_icon(painter, box.topLeft(), "cake", theme.color("ink3"), _SIGN)
            left = box.right() + _SIGN_GAP
            room = QRectF(left, 0, self.width() - left, self.height())
            left += draw_line(painter, room, words, theme.scale.caption, theme.color("ink3")) + _GAP

    def _words(self) -> tuple[str, ...]:
        first = (self.tr("accepted"), self.tr("suggested"))
        return first if self._is_short else (*first, self.tr("expected, so avoided"))
