"""What the colours and frames of the calendar mean."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_line, rounded_box

_MARK, _GAP, _BETWEEN = 14, 6, 12


class MonthLegend(QWidget):
    """Four signs in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(words for words, *_ in self._signs()))
        theme_of(self).changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(200, 2 * theme_of(self).scale.line("caption") + _GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        line, half = theme.scale.line("caption"), (self.width() - _BETWEEN) / 2
        for place, (words, fill, border, icon, tone) in enumerate(self._signs()):
            row, column = divmod(place, 2)
            left, top = column * (half + _BETWEEN), row * (line + _GAP)
            box = QRectF(left, top + (line - _MARK) / 2, _MARK, _MARK)
            if border:
                rounded_box(painter, box, 4, theme.color(fill), theme.color(border))
            if icon:
                size = 10 if border else _MARK
                middle = QPointF(box.center().x() - size / 2, box.center().y() - size / 2)
                paint_icon(painter, middle, icon, theme.color(tone), size)
            room = QRectF(left + _MARK + _GAP, top, half - _MARK - _GAP, line)
            draw_line(painter, room, words, theme.scale.caption, theme.color("ink3"))

    def _signs(self) -> tuple[tuple[str, str, str, str, str], ...]:
        """Words, fill, border, icon and its tone."""
        return (
            (_tr("planned"), "card", "line2", "", ""),
            (_tr("surprise"), "gold_t", "gold_l", "", ""),
            (_tr("a little late"), "berry_t", "berry_l", "clock", "berry"),
            (_tr("expected moment"), "", "", "cake", "ink3"),
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Calendar", text)
