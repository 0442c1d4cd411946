"""The last year as a strip with month labels; a click or drag goes to that time in the story."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.customer import CardSummary
from app.ui.theme import theme_of
from app.ui.widgets.painting import draw_line, rounded_box, text_width
from app.ui.widgets.rhythm_strip import day_at, paint_strip, strip_description, strip_place, strip_tip

_STRIP = 24
_SPAN = 365


class YearStrip(QWidget):
    """Contacts of a year; `day_chosen` carries where the story should go. A tint marks what the story shows now."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events: tuple[tuple[date, int], ...] = ()
        self._today = date(2000, 1, 1)
        self._score: float | None = None
        self._shown: tuple[date, date] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("focusRadius", 8)
        theme_of(self).changed.connect(self.updateGeometry)

    def show_card(self, card: CardSummary | None, today: date) -> None:
        """Show the contacts of a card."""
        self._today = today
        self._events = card.strip if card else ()
        self._score = card.warmth if card else None
        gap = card.usual_gap_days if card else None
        self.setAccessibleName(strip_description(self._events, today, gap, _SPAN))
        self.update()

    def set_shown(self, first: date | None, last: date | None) -> None:
        """Mark the time that the story shows, from its newest to its oldest visible event."""
        self._shown = (first, last) if first and last else None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, _STRIP + theme_of(self).scale.line("caption"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        if self._shown is not None:
            left, right = sorted(strip_place(day, self._today, self.width(), _SPAN) for day in self._shown)
            box = QRectF(max(0.0, left - 6), 0, min(self.width() - 24.0, right + 6) - max(0.0, left - 6), _STRIP)
            if box.width() > 0:
                rounded_box(painter, box, 8, theme.color("sunk"))
        paint_strip(painter, QRectF(0, 0, self.width(), _STRIP), self._events, self._today, theme, self._score)
        self._paint_months(painter)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position().x())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = self._shown[0] if self._shown else self._today
        goal = {
            Qt.Key.Key_Left: here - timedelta(days=30), Qt.Key.Key_Right: here + timedelta(days=30),
            Qt.Key.Key_Home: self._today - timedelta(days=_SPAN), Qt.Key.Key_End: self._today,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if goal is None:
            super().keyPressEvent(event)
        else:
            self.day_chosen.emit(min(goal, self._today))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            text = strip_tip(self._events, self._today, event.pos().x(), self.width(), _SPAN)
            QToolTip.showText(event.globalPos(), text, self) if text else QToolTip.hideText()
            return True
        return super().event(event)

    def _go(self, x: float) -> None:
        self.day_chosen.emit(day_at(x, self._today, self.width(), _SPAN))

    def _paint_months(self, painter: QPainter) -> None:
        theme = theme_of(self)
        font, ink = theme.scale.caption, theme.color("ink3")
        line = theme.scale.line("caption")
        now = self.tr("now")
        tick = strip_place(self._today, self._today, self.width(), _SPAN)
        until = tick - text_width(now, font) / 2
        draw_line(painter, QRectF(until, _STRIP, 60, line), now, font, ink)
        taken = -1.0
        for month, place in self._months():
            words = month if taken >= 0 else f"{month} {self._first_year()}"
            width = text_width(words, font)
            if place >= taken and place + width < until - 12:
                draw_line(painter, QRectF(place, _STRIP, width + 1, line), words, font, ink)
                taken = place + width + 24

    def _months(self) -> list[tuple[str, float]]:
        """Names of every third month back from now, with their places, the oldest first."""
        first = self._today - timedelta(days=_SPAN)
        months = [(QLocale().standaloneMonthName(first.month), 4.0)]
        year, month = first.year, first.month
        for _ in range(4):
            month += 3
            if month > 12:
                year, month = year + 1, month - 12
            day = date(year, month, 1)
            name = QLocale().standaloneMonthName(month)
            short = name if len(name) <= 5 else QLocale().standaloneMonthName(month, QLocale.FormatType.ShortFormat)
            months.append((short, strip_place(day, self._today, self.width(), _SPAN)))
        return months

    def _first_year(self) -> int:
        return (self._today - timedelta(days=_SPAN)).year
