"""The row above the hours: what has its day but no hour, and what is a little late."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.domain.agenda import CalendarDay, Entry
from app.ui.formatting import number_text
from app.ui.pages.calendar.look import PILL, PILL_GAP
from app.ui.pages.calendar.week_block import EntryBlock
from app.ui.pages.calendar.week_layout import Columns, Place
from app.ui.pages.calendar.week_paint import paint_columns, paint_cursor, paint_goal
from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, horizontal_rule

LEAST = 88
_MOST, _MOST_LOW = 4, 2
_PAD = 4
_MORE = 20


class MoreButton(QAbstractButton):
    """ "2 more": what has no room in the row."""

    def __init__(self, day: date, entries: tuple[Entry, ...], unread: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.day, self.entries, self.unread = day, entries, unread
        words = QCoreApplication.translate("Calendar", "{count} more")
        self.setText(words.format(count=number_text(len(entries) + unread)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focusRadius", 6)

    def sizeHint(self) -> QSize:
        return QSize(60, theme_of(self).scale.px(_MORE))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        room = QRectF(self.rect()).adjusted(7, 0, 0, 0)
        ink = theme.color("ink" if self.underMouse() else "ink2")
        draw_line(QPainter(self), room, self.text(), theme.scale.font("caption", 500), ink)


class AnytimeRow(QWidget):
    """Seven cells with pills below each other; as high as the fullest needs, within reason."""

    more_asked = Signal(object)
    """MoreButton: whoever has no room is asked for."""
    clicked = Signal(object)
    double_clicked = Signal(object)
    """Place: an empty part of a cell."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._days: tuple[CalendarDay, ...] = ()
        self._today = date.min
        self._columns = Columns(7, 0, (1.0,) * 7)
        self._goal: Place | None = None
        self._cursor: Place | None = None
        self._low = False
        self.mores: list[MoreButton] = []

    @property
    def most(self) -> int:
        """How many pills a cell has room for."""
        return _MOST_LOW if self._low else _MOST

    def set_low(self, is_low: bool) -> None:
        """Take less room in a low window."""
        self._low = is_low

    def show_days(self, days: tuple[CalendarDay, ...], today: date) -> None:
        """Show the ground of these days."""
        self._days, self._today = days, today
        self.update()

    def set_marks(self, goal: Place | None, cursor: Place | None) -> None:
        """Show where a carried entry would land, and where the keyboard is."""
        self._goal = goal if goal is not None and goal.minute is None else None
        self._cursor = cursor if cursor is not None and cursor.minute is None else None
        self.update()

    def height_for(self, most_pills: int, has_more: bool) -> int:
        """Height of the row when its fullest cell holds so many pills."""
        px = theme_of(self).scale.px
        needed = _PAD + most_pills * (px(PILL) + PILL_GAP) + (px(_MORE) if has_more else 0) + 1
        return max(px(34 if self._low else LEAST), needed)

    def arrange(self, columns: Columns, cells: tuple[tuple[EntryBlock, ...], ...]) -> None:
        """Put the pills of each day below each other."""
        self._columns = columns
        px = theme_of(self).scale.px
        for place, blocks in enumerate(cells):
            left, width = columns.span(place)
            top = _PAD + 1
            for block in blocks:
                block.setGeometry(QRect(left + _PAD + 1, top, width - 2 * _PAD - 1, px(PILL)))
                top += px(PILL) + PILL_GAP
            for more in self.mores:
                if self._days and more.day == self._days[place].day:
                    more.setGeometry(QRect(left + _PAD, top, width - 2 * _PAD, px(_MORE)))
        self.update()

    def set_mores(self, mores: list[MoreButton]) -> None:
        """Take the lines that tell of more."""
        for old in self.mores:
            old.hide()
            old.deleteLater()
        self.mores = mores
        for more in mores:
            more.clicked.connect(lambda _=False, button=more: self.more_asked.emit(button))
            more.show()

    def cell(self, day: date) -> QRect:
        """Where a day's cell lies."""
        place = next((at for at, each in enumerate(self._days) if each.day == day), 0)
        left, width = self._columns.span(place)
        return QRect(left, 0, width, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event)
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event)
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.double_clicked.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        for place, day in enumerate(self._days):
            left, width = self._columns.span(place)
            ground = "ember_t" if day.day == self._today else "paper" if day.is_closed else ""
            if ground:
                width = self.width() - left if place == len(self._days) - 1 else width
                painter.fillRect(left, 1, width, self.height() - 1, theme.color(ground))
        paint_columns(painter, self._columns, self.height(), theme)
        horizontal_rule(painter, 0, self.width(), 0, theme.color("line"))
        self._paint_words(painter, theme)
        if self._goal is not None:
            paint_goal(painter, QRectF(self.cell(self._goal.day)).adjusted(3, 3, -2, -2), theme)
        if self._cursor is not None:
            paint_cursor(painter, QRectF(self.cell(self._cursor.day)).adjusted(2, 2, -1, -1), theme)

    def _paint_words(self, painter: QPainter, theme: Theme) -> None:
        px, line = theme.scale.px, theme.scale.px(20)
        words = QCoreApplication.translate("Calendar", "any time").split(" ", 1)
        for place, word in enumerate(words):
            room = QRectF(10, px(9) + place * line, self._columns.gutter - 12, theme.scale.line("caption"))
            if room.bottom() <= self.height():
                draw_line(painter, room, word, theme.scale.caption, theme.color("ink3"))

    def _place_at(self, event: QMouseEvent) -> Place | None:
        x = event.position().x()
        if not self._days or x < self._columns.gutter:
            return None
        return Place(self._days[self._columns.at(x)].day)
