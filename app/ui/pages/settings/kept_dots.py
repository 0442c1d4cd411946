"""Which backups are kept, as dots: a year of months, eight weeks, fourteen days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.formatting import number_text
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_line

_DAYS, _WEEK_DAYS = 14, 56
_SHARES = ((0.0, 0.39), (0.42, 0.68), (0.71, 1.0))
_RADII = (6.0, 5.0, 4.0)


class KeptDots(QWidget):
    """One dot for each backup, oldest at the left; `tried_on` is ringed, when a drill brought one back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[tuple[date, ...], ...] = ((), (), ())
        self._tried: date | None = None
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self.updateGeometry)

    def show_backups(self, days: tuple[date, ...], today: date, tried: date | None, words: str) -> None:
        """Show backups of these days; `words` are said beside the ring."""
        ages = sorted(((today - day).days, day) for day in set(days))
        self._groups = (
            tuple(day for age, day in reversed(ages) if age >= _WEEK_DAYS),
            tuple(day for age, day in reversed(ages) if _DAYS <= age < _WEEK_DAYS),
            tuple(day for age, day in reversed(ages) if age < _DAYS),
        )
        self._tried, self._words = tried, words
        months, weeks, recent = (number_text(len(group)) for group in self._groups)
        said = self.tr("Kept: {recent} of the last 14 days, {weeks} of the weeks before, {months} older")
        self.setAccessibleName(said.format(recent=recent, weeks=weeks, months=months))
        self.update()

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        return QSize(400, scale.px(58) + scale.line("caption"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = theme.scale.px(28)
        painter.setPen(QPen(theme.color("line2"), 1))
        painter.drawLine(QPointF(4, middle), QPointF(self.width() - 8, middle))
        for place, group in enumerate(self._groups):
            self._paint_group(painter, place, group, middle)
        self._paint_words(painter, middle)

    def _paint_group(self, painter: QPainter, place: int, group: tuple[date, ...], middle: float) -> None:
        theme = theme_of(self)
        first, last = (share * (self.width() - 28) + 14 for share in _SHARES[place])
        step = min(18.5 - 2.75 * place, (last - first) / max(1, len(group) - 1)) if group else 0
        left = last - step * (len(group) - 1) if place == 2 else first
        for number, day in enumerate(group):
            centre = QPointF(left + number * step, middle)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sage_g"))
            painter.drawEllipse(centre, _RADII[place], _RADII[place])
            if day == self._tried:
                self._paint_ring(painter, centre)

    def _paint_ring(self, painter: QPainter, centre: QPointF) -> None:
        theme = theme_of(self)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("ember"), 2))
        painter.drawEllipse(centre, 9, 9)
        width = min(theme.scale.px(240), self.width())
        left = min(max(0.0, centre.x() - width / 2), self.width() - width)
        place = QRectF(left, 0, width, theme.scale.line("caption"))
        draw_line(
            painter, place, self._words, theme.scale.font("caption", 600), theme.color("ember"),
            Qt.AlignmentFlag.AlignHCenter,
        )  # fmt: skip

    def _paint_words(self, painter: QPainter, middle: float) -> None:
        theme, line = theme_of(self), theme_of(self).scale.line("caption")
        names = (self.tr("one a month"), self.tr("8 weeks"), self.tr("14 days, every evening"))
        for place, name in enumerate(names):
            left, right = (share * (self.width() - 8) for share in _SHARES[place])
            left = min(left, right - theme.scale.px(160)) if place == 2 else left
            box = QRectF(left + (4 if place == 0 else 0), middle + 20, right - left, line)
            side = Qt.AlignmentFlag.AlignRight if place == 2 else Qt.AlignmentFlag.AlignLeft
            draw_line(painter, box, name, theme.scale.font("caption"), theme.color("ink2"), side)
