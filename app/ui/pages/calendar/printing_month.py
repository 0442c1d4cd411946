"""A month on paper: weeks below each other, and of each day as much as its box holds."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter

from app.domain.agenda import CalendarDay
from app.ui.pages.calendar.printing_parts import Sheet, body, more_words, paint_foot, write_entry
from app.ui.pages.calendar.words import day_number, week_monday, weekday_word
from app.ui.printing.document import Page
from app.ui.printing.paper import (
    BODY,
    CAPTION,
    GREY,
    INK,
    SMALL,
    Room,
    head,
    line_height,
    paper_font,
    rule,
    upright,
    write,
)

_WEEK, _NAMES, _PAD = 34.0, 20.0, 5.0


def month_pages(sheet: Sheet, room: Room) -> tuple[Page, ...]:
    """One page, whatever the month."""

    def paint(painter: QPainter) -> None:
        top = head(painter, room, sheet.title)
        _paint_grid(painter, body(room, top), sheet)
        paint_foot(painter, room, sheet, sheet.entries, 1, 1)

    return (paint,)


def _paint_grid(painter: QPainter, place: QRectF, sheet: Sheet) -> None:
    weeks = [sheet.days[start : start + 7] for start in range(0, len(sheet.days), 7)]
    wide = (place.width() - _WEEK) / 7
    high = (place.height() - _NAMES) / len(weeks)
    _paint_names(painter, place, weeks[0], wide)
    for row, week in enumerate(weeks):
        top = place.top() + _NAMES + row * high
        rule(painter, place.left(), place.right(), top)
        number = str(week_monday(week[0].day).isocalendar().week)
        spot = QRectF(place.left(), top + 4, _WEEK - 6, line_height(CAPTION))
        write(painter, spot, number, paper_font(CAPTION), GREY)
        for column, day in enumerate(week):
            box = QRectF(place.left() + _WEEK + column * wide, top, wide, high)
            upright(painter, box.left(), box.top(), box.bottom())
            _paint_day(painter, box, day, sheet)
    rule(painter, place.left(), place.right(), place.bottom())


def _paint_names(painter: QPainter, place: QRectF, week: tuple[CalendarDay, ...], wide: float) -> None:
    font = paper_font(SMALL, 500)
    spot = QRectF(place.left(), place.top(), _WEEK, _NAMES)
    write(painter, spot, QCoreApplication.translate("Calendar", "Week"), paper_font(CAPTION), GREY)
    for column, day in enumerate(week):
        left = place.left() + _WEEK + column * wide + _PAD
        write(painter, QRectF(left, place.top(), wide - _PAD, _NAMES), weekday_word(day.day), font, GREY)


def _paint_day(painter: QPainter, box: QRectF, day: CalendarDay, sheet: Sheet) -> None:
    """Number and holiday above, then one line for each entry."""
    is_out = _month(day.day) != _month(sheet.anchor)
    inner = box.adjusted(_PAD, 3, -3, -2)
    top = QRectF(inner.left(), inner.top(), inner.width(), line_height(BODY))
    text = day_number(day.day, with_month=is_out and day.day.day == 1)
    used = write(painter, top, text, paper_font(BODY, 400 if is_out else 600), GREY if is_out else INK)
    if day.holiday:
        beside = top.adjusted(used + 8, 0, 0, 0)
        write(painter, beside, day.holiday, paper_font(CAPTION), GREY, Qt.AlignmentFlag.AlignRight)
    line = line_height(CAPTION) + 1
    room = int((inner.bottom() - top.bottom()) // line)
    entries = tuple(entry for entry in day.entries if not (day.holiday and entry.title == day.holiday))
    hidden = day.more + max(0, len(entries) - room)
    shown = entries[: room - 1] if hidden else entries
    hidden = day.more + len(entries) - len(shown)
    spot = QRectF(inner.left(), top.bottom(), inner.width(), line)
    for entry in shown:
        write_entry(painter, spot, entry)
        spot.translate(0, line)
    if hidden:
        write(painter, spot, more_words(hidden), paper_font(CAPTION, 500), GREY)


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
