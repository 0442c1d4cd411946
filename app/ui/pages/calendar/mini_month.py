"""A small month: where something is planned, which days are in view, and a way to any of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.domain.agenda import EntryKind
from app.ui.formatting import long_day_text
from app.ui.pages.calendar.head_row import HeadRow
from app.ui.pages.calendar.words import add_months, month_days, month_end, month_title, week_start, weekday_word
from app.ui.theme import Theme, theme_of
from app.ui.widgets.painting import draw_line, rounded_box
from app.ui.widgets.toast import announce

_CELL, _HEAD, _GAP, _DOT = 28, 20, 2, 4
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class _Days(QWidget):
    """The grid of days; arrows move the day under the keyboard, Enter chooses it."""

    chosen = Signal(object)
    stood_on = Signal(object)
    paged = Signal(int)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today
        self.month = today.replace(day=1)
        self.here = today
        self.view: tuple[date, date] | None = None
        self.dots: Mapping[date, EntryKind] = {}
        self._hovered: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRadius", 8)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        scale = theme_of(self).scale
        return QSize(scale.px(240), scale.px(_HEAD) + self._weeks() * (scale.px(_CELL) + _GAP))

    def rect_of(self, day: date) -> QRectF:
        """Where a day lies."""
        row, column = divmod((day - month_days(self.month)[0]).days, 7)
        scale, wide = theme_of(self).scale, (self.width() + _GAP) / 7
        top = scale.px(_HEAD) + _GAP + row * (scale.px(_CELL) + _GAP)
        return QRectF(column * wide, top, wide - _GAP, scale.px(_CELL))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = week_start(self.month)
        for column in range(7):
            day = first + timedelta(column)
            room = QRectF(self.rect_of(day))
            room.setTop(0)
            room.setHeight(theme.scale.px(_HEAD))
            words = weekday_word(day, narrow=True)
            draw_line(painter, room, words, theme.scale.caption, theme.color("ink3"), Qt.AlignmentFlag.AlignHCenter)
        for number in range(1, month_end(self.month).day + 1):
            self._paint_day(painter, self.month.replace(day=number), theme)

    def _paint_day(self, painter: QPainter, day: date, theme: Theme) -> None:
        rect = self.rect_of(day)
        is_first = self.view is not None and day == self.view[0]
        is_in_view = self.view is not None and self.view[0] <= day <= self.view[1]
        if is_first:
            rounded_box(painter, rect, 8, theme.color("ember"))
        elif is_in_view or day == self._hovered:
            rounded_box(painter, rect, 8, theme.color("ember_t" if is_in_view else "hover"))
        if day == self.today and not is_first:
            rounded_box(painter, rect, 8, None, theme.color("ember"))
        if self.hasFocus() and self.property("kbd") and day == self.here:
            rounded_box(painter, rect.adjusted(-1, -1, 1, 1), 9, None, theme.color("ember"), 2)
        ink = theme.color("on_ember" if is_first else "ink")
        font = theme.scale.font("caption", 600 if is_first else 400, tabular=True)
        draw_line(painter, rect, str(day.day), font, ink, Qt.AlignmentFlag.AlignHCenter)
        if day in self.dots and not is_first:
            tone = "gold_g" if self.dots[day] is EntryKind.SURPRISE else "ink3"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(tone))
            painter.drawEllipse(QPointF(rect.center().x(), rect.bottom() - 5), _DOT / 2, _DOT / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.here = day
            self.chosen.emit(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._day_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._hovered else Qt.CursorShape.ArrowCursor)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self.paged.emit(-1 if event.angleDelta().y() > 0 else 1)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._stand_on(self.here + timedelta(_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._stand_on(add_months(self.here, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key == Qt.Key.Key_Home:
            self._stand_on(self.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.here)
        else:
            super().keyPressEvent(event)

    def _stand_on(self, day: date) -> None:
        self.here = day
        self.stood_on.emit(day)
        announce(self, long_day_text(day, self.today))
        self.update()

    def _day_at(self, place: QPointF) -> date | None:
        days = (self.month.replace(day=number) for number in range(1, month_end(self.month).day + 1))
        return next((day for day in days if self.rect_of(day).contains(place)), None)

    def _weeks(self) -> int:
        first, last = month_days(self.month)
        return ((last - first).days + 1) // 7


class MiniMonth(QWidget):
    """Title, arrows and days; `day_chosen` when a day is chosen, `month_shown` when other dots are wanted."""

    day_chosen = Signal(object)
    month_shown = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = HeadRow("lead", 28, self.tr("The month before"), self.tr("The next month"))
        self.days = _Days(today)
        self._build()
        self.head.before.clicked.connect(lambda: self._step(-1))
        self.head.after.clicked.connect(lambda: self._step(1))
        self.days.paged.connect(self._step)
        self.days.chosen.connect(self.day_chosen)
        self.days.stood_on.connect(self._on_stood)
        self.show_month(today)

    @property
    def month(self) -> date:
        """First day of the month shown."""
        return self.days.month

    def show_month(self, day: date) -> None:
        """Show a day's month."""
        self.days.month = day.replace(day=1)
        self.head.title.setText(month_title(day))
        self.days.setAccessibleName(month_title(day))
        self.days.updateGeometry()
        self.days.update()
        self.month_shown.emit(self.days.month)

    def show_view(self, first: date, last: date) -> None:
        """Tint the days in view; the first of them is filled."""
        self.days.view = (first, last)
        self.days.here = first
        if first.replace(day=1) != self.month:
            self.show_month(first)
        self.days.update()

    def show_dots(self, dots: Mapping[date, EntryKind]) -> None:
        """Mark the days that hold something."""
        self.days.dots = dots
        self.days.update()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.days)

    def _step(self, places: int) -> None:
        self.show_month(add_months(self.month, places))

    def _on_stood(self, day: date) -> None:
        if day.replace(day=1) != self.month:
            self.show_month(day)
