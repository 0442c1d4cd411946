"""The minutes of a week against the owner's limit, as a bar and in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.agenda import WeekLoad
from app.ui.formatting import number_text
from app.ui.pages.calendar.line_words import load_line
from app.ui.pages.calendar.words import short_minutes
from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, rounded_box

_BAR = 6
_STROKE, _EVERY = 1.5, 4


class LoadBar(QWidget):
    """Six pixels: planned minutes of the limit."""

    def __init__(self) -> None:
        super().__init__()
        self._load: WeekLoad | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_load(self, load: WeekLoad) -> None:
        """Show another week."""
        self._load = load
        self.setAccessibleName(load_line(load))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._load is not None:
            paint_load(QPainter(self), QRectF(self.rect()), self._load, theme_of(self))


def paint_week(painter: QPainter, rect: QRectF, load: WeekLoad, theme: Theme, *, is_past: bool) -> None:
    """Number of a week, its bar, and planned minutes of the owner's limit."""
    line, small = theme.scale.line("body"), theme.scale.line("caption")
    top = rect.top()
    number = str(load.monday.isocalendar().week)
    font = theme.scale.font("body", 500, tabular=True)
    draw_line(painter, QRectF(rect.left(), top, rect.width(), line), number, font, theme.color("ink"))
    top += line + 8
    paint_load(painter, QRectF(rect.left(), top, rect.width(), _BAR), load, theme, is_past=is_past)
    top += _BAR + 6
    caption = theme.scale.font("caption", tabular=True)
    draw_line(
        painter, QRectF(rect.left(), top, rect.width() + 8, small), short_minutes(load.minutes), caption,
        theme.color("ink2"),
    )  # fmt: skip
    below = QRectF(rect.left(), top + small, rect.width() + 8, small)
    if below.bottom() > rect.bottom() + 4:
        return
    draw_line(painter, below, load_words(load), theme.scale.caption, theme.color("ink2" if load.free < 0 else "ink3"))


def load_words(load: WeekLoad) -> str:
    """What stands under the minutes of a week: "of 90", "12 over"."""
    if load.free < 0:
        return QCoreApplication.translate("Calendar", "{count} over").format(count=number_text(-load.free))
    return QCoreApplication.translate("Calendar", "of {count}").format(count=number_text(load.limit))


def paint_load(painter: QPainter, bar: QRectF, load: WeekLoad, theme: Theme, *, is_past: bool = False) -> None:
    """The bar of a week's minutes; above the limit it ends in a hatched part."""
    rounded_box(painter, bar, bar.height() / 2, theme.color("track"))
    if load.minutes <= 0:
        return
    mark = theme.color("sage_g" if is_past else "ember_g")
    whole = max(load.minutes, load.limit)
    within = bar.width() * min(load.minutes, load.limit) / whole
    painter.save()
    path = QPainterPath()
    path.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    if load.minutes > load.limit:
        painter.fillRect(QRectF(bar.left(), bar.top(), within, bar.height()), mark)
        _hatch(painter, bar.adjusted(within, 0, 0, 0), mark)
    else:
        rounded_box(painter, QRectF(bar.left(), bar.top(), within, bar.height()), bar.height() / 2, mark)
    painter.restore()


def _hatch(painter: QPainter, place: QRectF, color: QColor) -> None:
    """Slanted strokes, close enough to read as one surface."""
    painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, _STROKE))
    x = place.left()
    while x < place.right() + place.height():
        painter.drawLine(QPointF(x, place.top() - 1), QPointF(x - place.height() - 2, place.bottom() + 1))
        x += _EVERY
