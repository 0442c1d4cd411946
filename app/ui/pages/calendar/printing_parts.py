"""What month, week and agenda share on paper: lines of entries, and the foot that explains their signs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from app.domain.agenda import CalendarDay, Entry, EntryKind, EntryState
from app.domain.customer import OccasionKind
from app.ui.dossier.words import occasion_word
from app.ui.formatting import time_text
from app.ui.pages.calendar.look import is_plain
from app.ui.pages.calendar.words import entry_icon, kind_word
from app.ui.printing.paper import CAPTION, FOOT, GREY, INK, Room, line_height, paper_font, sign, width_of, write

SIGN, SIGN_GAP, _APART = 11, 4, 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """What goes onto paper: title, days in order, the present day, the day it is about, and when it was printed."""

    title: str
    days: tuple[CalendarDay, ...]
    today: date
    anchor: date
    printed: str

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything on its days."""
        return tuple(entry for day in self.days for entry in day.entries)


def write_entry(painter: QPainter, place: QRectF, entry: Entry, *, with_time: bool = True) -> None:
    """One line of a day: sign, hour and title, and a clock behind what is late."""
    ink = GREY if is_plain(entry) or entry.state is EntryState.DONE else INK
    middle = place.center().y()
    sign(painter, place.left(), middle, entry_icon(entry), SIGN, ink)
    left, right = place.left() + SIGN + SIGN_GAP, place.right()
    if entry.state is EntryState.LATE:
        right -= SIGN
        sign(painter, right, middle, "clock", SIGN, ink)
        right -= 2
    if with_time and entry.minute is not None and entry.state is not EntryState.DONE:
        font = paper_font(CAPTION, tabular=True)
        left += (
            write(painter, QRectF(left, place.top(), right - left, place.height()), time_text(entry.minute), font) + 4
        )
    weight = 400 if is_plain(entry) or entry.state is EntryState.DONE else 500
    room = QRectF(left, place.top(), right - left, place.height())
    write(painter, room, entry.title, paper_font(CAPTION, weight), ink)


def more_words(count: int) -> str:
    """ "5 more": what a day has no room for."""
    return QCoreApplication.translate("Calendar", "{count} more").format(count=count)


def paint_foot(painter: QPainter, room: Room, sheet: Sheet, entries: Iterable[Entry], page: int, pages: int) -> None:
    """What the signs of a page mean, in one line or two, and when it was printed."""
    right = sheet.printed
    if pages > 1:
        said = QCoreApplication.translate("Calendar", "{printed}, page {page} of {pages}")
        right = said.format(printed=sheet.printed, page=page, pages=pages)
    font, line = paper_font(CAPTION), line_height(CAPTION)
    used = width_of(right, font) + 1
    last = QRectF(room.width - used, room.height - line, used, line)
    write(painter, last, right, font, GREY)
    lines = _legend_lines(legend(entries), room.width - used - 16, room.width)
    for place, signs in enumerate(lines):
        left, middle = 0.0, last.center().y() - (len(lines) - 1 - place) * line
        for icon, words in signs:
            sign(painter, left, middle, icon, SIGN, GREY)
            left += SIGN + SIGN_GAP
            left += write(painter, QRectF(left, middle - line / 2, room.width - left, line), words, font, GREY)
            left += _APART


def _legend_lines(
    signs: tuple[tuple[str, str], ...], last: float, above: float
) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Signs in the last line, or in that and one above it, where they need more room."""
    widths = [SIGN + SIGN_GAP + width_of(words, paper_font(CAPTION)) + _APART for _, words in signs]
    if sum(widths) <= last:
        return (signs,)
    fitting = next((count for count in range(len(signs), 0, -1) if sum(widths[:count]) <= above), len(signs))
    return signs[:fitting], signs[fitting:]


def legend(entries: Iterable[Entry]) -> tuple[tuple[str, str], ...]:
    """Signs and their words, each once, in the order of a calendar's kinds."""
    found: dict[str, str] = {}
    known = tuple(entries)
    for entry in sorted(known, key=lambda each: list(EntryKind).index(each.kind)):
        found.setdefault(entry_icon(entry), _sign_word(entry))
    if any(entry.state is EntryState.LATE for entry in known):
        found["clock"] = QCoreApplication.translate("Calendar", "a little late")
    return tuple(found.items())


def body(room: Room, top: float) -> QRectF:
    """What is left of a page between head and foot."""
    return QRectF(0, top, room.width, room.height - FOOT - top)


def _sign_word(entry: Entry) -> str:
    if entry.state is EntryState.DONE:
        return QCoreApplication.translate("Calendar", "done")
    if entry.kind is EntryKind.PROMISE and entry.to_put_right:
        return QCoreApplication.translate("Calendar", "promise that puts something right")
    if entry.kind is EntryKind.EXPECTED and entry.channel in set(OccasionKind):
        return occasion_word(OccasionKind(entry.channel)).lower()
    return kind_word(entry).lower()
