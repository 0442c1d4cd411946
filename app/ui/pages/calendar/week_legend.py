"""What the frames and fills of the week mean."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.icons import paint_icon
from app.ui.pages.calendar.week_paint import paint_hatch
from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, rounded_box, rounded_path

_MARK, _GAP, _BETWEEN = 14, 6, 12


class WeekLegend(QWidget):
    """Four signs in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(_words()))
        theme_of(self).changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(200, 2 * theme_of(self).scale.line("caption") + _GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        line, half = theme.scale.line("caption"), (self.width() - _BETWEEN) / 2
        for place, words in enumerate(_words()):
            row, column = divmod(place, 2)
            left, top = column * (half + _BETWEEN), row * (line + _GAP)
            _paint_sign(painter, QRectF(left, top + (line - _MARK) / 2, _MARK, _MARK), place, theme)
            room = QRectF(left + _MARK + _GAP, top, half - _MARK - _GAP, line)
            draw_line(painter, room, words, theme.scale.caption, theme.color("ink3"))


def _paint_sign(painter: QPainter, box: QRectF, place: int, theme: Theme) -> None:
    if place == 0:
        rounded_box(painter, box, 4, None, theme.color("field"), 1, dashed=True)
    elif place == 1:
        rounded_box(painter, box, 4, theme.color("gold_t"), theme.color("gold_l"))
    elif place == 2:
        paint_icon(painter, box.topLeft(), "check", theme.color("sage"), _MARK)
    else:
        painter.save()
        painter.setClipPath(rounded_path(box, 4))
        paint_hatch(painter, box, theme.color("line2"), 2, 5)
        painter.restore()
        rounded_box(painter, box, 4, None, theme.color("line2"))


def _words() -> tuple[str, ...]:
    return _tr("promise due"), _tr("surprise"), _tr("done"), _tr("does not suit")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Calendar", text)
