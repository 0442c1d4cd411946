"""The hours of the week: 0 to 24 below each other, what does not suit somebody hatched, and the line of now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.agenda import CalendarDay
from app.ui.pages.calendar.week_block import EntryBlock
from app.ui.pages.calendar.week_layout import MINUTES_A_DAY, SHORTEST, Columns, Place, side_by_side
from app.ui.pages.calendar.week_paint import paint_columns, paint_cursor, paint_goal, paint_hatch, paint_now
from app.ui.pages.calendar.week_words import hour_text
from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, horizontal_rule

HOUR = 51
_PAD, _BETWEEN = 4, 3
_SLOT = 30

Hatches = Mapping[date, tuple[tuple[int, int], ...]]


class HoursCanvas(QWidget):
    """Lies inside a scroll area; blocks are its children."""

    clicked = Signal(object)
    double_clicked = Signal(object)
    """Place: an empty half hour."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[CalendarDay, ...] = ()
        self._columns = Columns(7, 0, (1.0,) * 7)
        self._hatches: Hatches = {}
        self._goal: Place | None = None
        self._goal_minutes = SHORTEST
        self._cursor: Place | None = None
        self._now = _NowLine(self)
        self._now_at: Place | None = None
        self.setProperty("pane", True)

    @property
    def hour_height(self) -> int:
        """Height of an hour in pixels."""
        return theme_of(self).scale.px(HOUR)

    def y_of(self, minute: float) -> int:
        """How far down a minute of the day lies."""
        return round(minute * self.hour_height / 60)

    def minute_at(self, y: float) -> float:
        """The minute of the day at a height."""
        return y * 60 / self.hour_height

    def show_days(self, days: tuple[CalendarDay, ...], now: Place | None) -> None:
        """Show the ground of these days, and the line of now where it is one of them."""
        self._days, self._now_at = days, now
        self.update()
        self._place_now()

    def set_hatches(self, hatches: Hatches) -> None:
        """Hatch these stretches, in minutes of each day."""
        self._hatches = hatches
        self.update()

    def set_marks(self, goal: Place | None, minutes: int, cursor: Place | None) -> None:
        """Show where a carried entry would land, and where the keyboard is."""
        self._goal, self._goal_minutes, self._cursor = goal, minutes, cursor
        self.update()

    def arrange(self, columns: Columns, blocks: tuple[tuple[EntryBlock, ...], ...]) -> None:
        """Put the blocks of each day where they take place; what overlaps shares the width."""
        self._columns = columns
        for place, day_blocks in enumerate(blocks):
            slots = side_by_side((block.entry.minute or 0, block.entry.minutes) for block in day_blocks)
            left, width = columns.span(place)
            room = width - 2 * _PAD - 1 + _BETWEEN
            for block, slot in zip(day_blocks, slots, strict=True):
                start = left + _PAD + 1 + round(room * slot.lane / slot.lanes)
                end = left + _PAD + 1 + round(room * (slot.lane + slot.span) / slot.lanes) - _BETWEEN
                top = self.y_of(slot.start) + 1
                block.setGeometry(QRect(start, top, end - start, self.y_of(slot.end) - top))
        self._place_now()
        self.update()

    def slot_rect(self, place: Place, minutes: int) -> QRect:
        """Where something of a length would lie at a place."""
        at = next((number for number, each in enumerate(self._days) if each.day == place.day), 0)
        left, width = self._columns.span(at)
        start = place.minute or 0
        top = self.y_of(start) + 1
        bottom = self.y_of(min(MINUTES_A_DAY, start + max(minutes, SHORTEST)))
        return QRect(left + _PAD + 1, top, width - 2 * _PAD - 1, bottom - top)

    def place_at(self, x: float, y: float) -> Place | None:
        """The half hour at a place; None outside the days."""
        if not self._days or x < self._columns.gutter:
            return None
        minute = min(MINUTES_A_DAY - _SLOT, int(self.minute_at(y)) // _SLOT * _SLOT)
        return Place(self._days[self._columns.at(x)].day, max(0, minute))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tell(event, self.clicked)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._tell(event, self.double_clicked)

    def _tell(self, event: QMouseEvent, signal: object) -> None:
        place = self.place_at(event.position().x(), event.position().y())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            signal.emit(place)  # type: ignore[attr-defined]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        self._paint_ground(painter, theme)
        paint_columns(painter, self._columns, self.height(), theme)
        for hour in range(1, 24):
            y = self.y_of(hour * 60)
            if event.rect().top() - 20 <= y <= event.rect().bottom() + 20:
                horizontal_rule(painter, self._columns.gutter, self.width(), y, theme.color("line"))
                room = QRectF(0, y - 9, self._columns.gutter - 9, 16)
                font = theme.scale.font("caption", tabular=True)
                draw_line(painter, room, hour_text(hour), font, theme.color("ink3"), Qt.AlignmentFlag.AlignRight)
        if self._goal is not None and self._goal.minute is not None:
            paint_goal(painter, QRectF(self.slot_rect(self._goal, self._goal_minutes)), theme)
        if self._cursor is not None and self._cursor.minute is not None:
            paint_cursor(painter, QRectF(self.slot_rect(self._cursor, _SLOT)).adjusted(-3, 0, 3, 1), theme)

    def _paint_ground(self, painter: QPainter, theme: Theme) -> None:
        for place, day in enumerate(self._days):
            left, width = self._columns.span(place)
            if day.is_closed:
                painter.fillRect(left, 0, width, self.height(), theme.color("paper"))
            stripe = theme.color("line" if day.is_closed else "sunk")
            for start, end in self._hatches.get(day.day, ()):
                top = self.y_of(start)
                paint_hatch(painter, QRectF(left + 1, top, width - 1, self.y_of(end) - top), stripe)

    def _place_now(self) -> None:
        now, days = self._now_at, [each.day for each in self._days]
        self._now.setVisible(now is not None and now.day in days)
        if now is not None and now.day in days:
            left, width = self._columns.span(days.index(now.day))
            self._now.setGeometry(left - 4, self.y_of(now.minute or 0) - 4, width + 4, 8)
            self._now.lower()


class _NowLine(QWidget):
    """The line of this minute, behind the blocks so that names stay readable; clicks go through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_now(QPainter(self), 4, self.width(), 4, theme_of(self))
