"""The heads of the week: its number, the days with their numbers, and the minutes of each."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.agenda import CalendarDay
from app.ui.pages.calendar.week_layout import Columns, week_number
from app.ui.pages.calendar.week_paint import paint_columns
from app.ui.pages.calendar.week_words import day_sum
from app.ui.pages.calendar.words import day_number, locale, weekday_word
from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, rounded_box, text_width

HEAD = 56
_WORD, _GAP, _SIDE = 26, 6, 10
_TIGHT = 84
"""Width below which a head has less room around its words."""


class WeekHead(QWidget):
    """A row of seven heads; a click goes to the day."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._days: tuple[CalendarDay, ...] = ()
        self._today = date.min
        self._columns = Columns(7, 0, (1.0,) * 7)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_days(self, days: tuple[CalendarDay, ...], today: date) -> None:
        """Show the heads of these days."""
        self._days, self._today = days, today
        self.update()

    def arrange(self, columns: Columns) -> None:
        """Take other columns."""
        self._columns = columns
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._days and x >= self._columns.gutter and self.rect().contains(event.position().toPoint()):
            self.day_chosen.emit(self._days[self._columns.at(x)].day)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._days:
            return
        painter, theme = QPainter(self), theme_of(self)
        number = locale().toString(week_number(tuple(each.day for each in self._days)))
        self._paint_words(painter, _SIDE, self._columns.gutter, number, QCoreApplication.translate("Calendar", "week"))
        paint_columns(painter, self._columns, self.height(), theme)
        for place, day in enumerate(self._days):
            self._paint_head(painter, place, day, theme)

    def _paint_words(self, painter: QPainter, left: float, right: float, above: str, below: str) -> None:
        theme = theme_of(self)
        px, scale = theme.scale.px, theme.scale
        top = QRectF(left, px(8), right - left, px(22))
        draw_line(painter, top, above, scale.font("body", 500, tabular=True), theme.color("ink"))
        under = QRectF(left, px(32), right - left, scale.line("caption"))
        draw_line(painter, under, below, scale.font("caption", tabular=True), theme.color("ink3"))

    def _paint_head(self, painter: QPainter, place: int, day: CalendarDay, theme: Theme) -> None:
        px, scale = theme.scale.px, theme.scale
        left, width = self._columns.span(place)
        side = px(_SIDE) if width >= px(_TIGHT) else 6
        room = QRectF(left + side, px(8), width - side - 4, px(22))
        word = weekday_word(day.day)
        draw_line(painter, room, word, scale.caption, theme.color("ink2"))
        used = max(px(_WORD), text_width(word, scale.caption)) + _GAP
        self._paint_number(painter, room.adjusted(used, 0, 0, 0), day, theme)
        below = QRectF(room.left(), px(32), room.width(), scale.line("caption"))
        draw_line(painter, below, day_sum(day), scale.font("caption", tabular=True), theme.color("ink3"))

    def _paint_number(self, painter: QPainter, room: QRectF, day: CalendarDay, theme: Theme) -> None:
        font = theme.scale.font("lead", tabular=True)
        number = day_number(day.day)
        if day.day != self._today:
            draw_line(painter, room, number, font, theme.color("ink"))
            return
        width = max(theme.scale.px(24), text_width(number, font) + 12)
        pill = QRectF(room.left(), room.top(), width, room.height())
        rounded_box(painter, pill, pill.height() / 2, theme.color("fill"))
        draw_line(painter, pill, number, font, theme.color("on_ember"), Qt.AlignmentFlag.AlignHCenter)
