"""A chip of the calendar that shows or hides a kind: a check in the kind's own colour, quiet otherwise."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.chip import Chip
from app.ui.widgets.painting import draw_line, rounded_box, text_width

_PAD, _GAP, _MARK = 11, 6, 14


class ShownChip(Chip):
    """Checked from the beginning; the width stays when the check goes."""

    def __init__(self, text: str, tone: str) -> None:
        self._check_tone = tone
        super().__init__(text, checked=True)

    def sizeHint(self) -> QSize:
        theme = theme_of(self)
        words = text_width(self.text(), theme.scale.font("caption", 500))
        return QSize(int(2 * _PAD + theme.scale.px(_MARK) + _GAP + words + 0.99), theme.scale.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        ground = theme.color("hover" if self._hovered else "card")
        border = theme.color("field" if self._hovered else "line2")
        rounded_box(painter, rect, rect.height() / 2, ground, border)
        mark = theme.scale.px(_MARK)
        place = QPointF(_PAD, round(rect.center().y() - mark / 2))
        if self.isChecked():
            paint_icon(painter, place, "check", theme.color(self._check_tone), mark)
        room = rect.adjusted(_PAD + mark + _GAP, 0, 0, 0)
        ink = theme.color("ink" if self.isChecked() else "ink3")
        draw_line(painter, room, self.text(), theme.scale.font("caption", 500), ink)
