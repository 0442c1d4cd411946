"""A week on paper: what has no hour above, and the hours that hold something below."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter

from app.domain.agenda import CalendarDay, Entry, EntryKind, EntryState
from app.ui.formatting import time_text
from app.ui.pages.calendar.printing_parts import SIGN, SIGN_GAP, Sheet, body, more_words, paint_foot, write_entry
from app.ui.pages.calendar.week_block import is_among_hours
from app.ui.pages.calendar.week_layout import Slot, side_by_side, stretch, week_number
from app.ui.pages.calendar.week_words import day_sum, hour_text, second_line
from app.ui.pages.calendar.words import day_number, entry_icon, weekday_word
from app.ui.printing.document import Page
from app.ui.printing.paper import (
    CAPTION,
    GREY,
    INK,
    LEAD,
    SMALL,
    WHITE,
    Room,
    frame,
    head,
    line_height,
    paper_font,
    rule,
    sign,
    upright,
    width_of,
    write,
)

_GUTTER, _HEAD, _PAD = 46.0, 40.0, 5.0
_MOST_ABOVE = 8
_BEGIN, _END = 8, 18


def week_pages(sheet: Sheet, room: Room) -> tuple[Page, ...]:
    """One page, from the first hour that holds something to the last."""

    def paint(painter: QPainter) -> None:
        number = QCoreApplication.translate("Calendar", "Week {number}")
        top = head(painter, room, sheet.title, number.format(number=week_number(tuple(d.day for d in sheet.days))))
        _paint_week(painter, body(room, top), sheet)
        paint_foot(painter, room, sheet, sheet.entries, 1, 1)

    return (paint,)


def hours_needed(entries: tuple[Entry, ...]) -> tuple[int, int]:
    """First and last full hour on paper: 8 to 18, and whatever lies outside."""
    spans = [stretch(entry.minute or 0, entry.minutes) for entry in entries if is_among_hours(entry)]
    first = min((start // 60 for start, _ in spans), default=_BEGIN)
    last = max((-(-end // 60) for _, end in spans), default=_END)
    return min(_BEGIN, first), max(_END, last)


def _paint_week(painter: QPainter, place: QRectF, sheet: Sheet) -> None:
    wide = (place.width() - _GUTTER) / 7
    above = [tuple(entry for entry in day.entries if not is_among_hours(entry)) for day in sheet.days]
    line = line_height(CAPTION) + 1
    lines = min(
        _MOST_ABOVE, max([2, *(len(held) + bool(day.more) for held, day in zip(above, sheet.days, strict=True))])
    )
    row = place.top() + _HEAD
    hours = QRectF(place.left(), row + lines * line + 2 * _PAD, place.width(), 0)
    hours.setBottom(place.bottom())
    needed = hours_needed(sheet.entries)
    _paint_side(painter, place, row, hours, needed)
    for column, day in enumerate(sheet.days):
        left = place.left() + _GUTTER + column * wide
        upright(painter, left, place.top(), place.bottom())
        _paint_head(painter, QRectF(left + _PAD, place.top(), wide - 2 * _PAD, _HEAD), day)
        _paint_above(painter, QRectF(left + _PAD, row + _PAD, wide - _PAD - 3, line), above[column], day.more, lines)
        _paint_blocks(
            painter, QRectF(left + 2, hours.top(), wide - 4, hours.height()), day, hours_needed(sheet.entries)
        )


def _paint_side(painter: QPainter, place: QRectF, row: float, hours: QRectF, needed: tuple[int, int]) -> None:
    """The rules of the page and the hours beside them."""
    for y in (place.top(), row, hours.top(), place.bottom()):
        rule(painter, place.left(), place.right(), y)
    spot = QRectF(place.left(), row + _PAD, _GUTTER - 4, line_height(CAPTION) + 1)
    for word in QCoreApplication.translate("Calendar", "any time").split(" ", 1):
        write(painter, spot, word, paper_font(CAPTION), GREY)
        spot.translate(0, spot.height())
    first, last = needed
    high = hours.height() / (last - first)
    for hour in range(first, last):
        y = hours.top() + (hour - first) * high
        if hour > first:
            rule(painter, place.left() + _GUTTER, place.right(), y)
        spot = QRectF(place.left(), y + 1, _GUTTER - 6, line_height(CAPTION))
        write(painter, spot, hour_text(hour), paper_font(CAPTION, tabular=True), GREY, Qt.AlignmentFlag.AlignRight)


def _paint_head(painter: QPainter, place: QRectF, day: CalendarDay) -> None:
    line = QRectF(place.left(), place.top() + 3, place.width(), line_height(LEAD))
    used = write(painter, line, weekday_word(day.day), paper_font(SMALL), GREY)
    write(painter, line.adjusted(used + 6, 0, 0, 0), day_number(day.day), paper_font(LEAD, 600))
    below = QRectF(place.left(), line.bottom(), place.width(), line_height(CAPTION))
    write(painter, below, day.holiday or day_sum(day), paper_font(CAPTION), GREY)


def _paint_above(painter: QPainter, spot: QRectF, entries: tuple[Entry, ...], unread: int, lines: int) -> None:
    shown = entries if len(entries) + bool(unread) <= lines else entries[: lines - 1]
    for entry in shown:
        write_entry(painter, spot, entry)
        spot = spot.translated(0, spot.height())
    hidden = len(entries) - len(shown) + unread
    if hidden:
        write(painter, spot, more_words(hidden), paper_font(CAPTION, 500), GREY)


def _paint_blocks(painter: QPainter, place: QRectF, day: CalendarDay, hours: tuple[int, int]) -> None:
    entries = tuple(entry for entry in day.entries if is_among_hours(entry))
    slots = side_by_side((entry.minute or 0, entry.minutes) for entry in entries)
    a_minute = place.height() / (hours[1] - hours[0]) / 60
    for entry, slot in zip(entries, slots, strict=True):
        lane = place.width() / slot.lanes
        box = QRectF(
            place.left() + slot.lane * lane, place.top() + (slot.start - hours[0] * 60) * a_minute + 1,
            lane * slot.span - 2, (slot.end - slot.start) * a_minute - 2,
        )  # fmt: skip
        _paint_block(painter, box, entry, slot)


def _paint_block(painter: QPainter, box: QRectF, entry: Entry, slot: Slot) -> None:
    """Title first; below it hour and what it is about, as far as there is room."""
    is_done = entry.state is EntryState.DONE
    if is_done:
        width = SIGN + SIGN_GAP + width_of(entry.title, paper_font(CAPTION)) + 8
        painter.fillRect(box.adjusted(2, 1, min(0.0, width - box.width()), -1), WHITE)
    else:
        frame(painter, box, dashed=entry.kind is EntryKind.PROPOSAL)
    line = line_height(CAPTION) - 1
    lines = max(1, int((box.height() - 2) // line))
    spot = QRectF(box.left() + 4, box.top() + (2 if lines > 1 else (box.height() - line) / 2), box.width() - 6, line)
    sign(painter, spot.left(), spot.center().y(), entry_icon(entry), SIGN, GREY if is_done else INK)
    name = spot.adjusted(SIGN + SIGN_GAP, 0, 0, 0)
    write(painter, name, entry.title, paper_font(CAPTION, 400 if is_done else 600), GREY if is_done else INK)
    if lines > 1 and not is_done:
        words = time_text(slot.start)
        about = second_line(entry)
        said = f"{words}, {about}" if about else words
        write(painter, spot.translated(0, line), said, paper_font(CAPTION), GREY)
