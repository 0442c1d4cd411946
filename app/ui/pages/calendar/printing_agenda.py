"""An agenda on paper: day after day in two columns, over as many pages as it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from app.domain.agenda import CalendarDay, Entry, EntryState
from app.ui.formatting import long_day_text
from app.ui.pages.calendar.line_words import day_line, how_words, when_words
from app.ui.pages.calendar.look import is_plain
from app.ui.pages.calendar.printing_parts import SIGN, SIGN_GAP, Sheet, body, more_words, paint_foot
from app.ui.pages.calendar.words import entry_icon
from app.ui.printing.document import Page
from app.ui.printing.paper import (
    BODY,
    DISPLAY,
    GREY,
    INK,
    LEAD,
    SMALL,
    Room,
    broken,
    head,
    line_height,
    paper_font,
    rule,
    sign,
    width_of,
    write,
)

_COLUMNS, _BETWEEN = 2, 36.0
_WHEN, _ABOVE_DAY = 58.0, 12.0

Paint = Callable[[QPainter, float, float], None]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something that is not cut: how high it is, and how to paint it at a place.

    A day's name has none of its own; everything below it has `name`, which is repeated where a column begins.
    """

    height: float
    paint: Paint
    entries: tuple[Entry, ...] = ()
    name: _Piece | None = None


def agenda_pages(sheet: Sheet, room: Room) -> tuple[Page, ...]:
    """As many pages as the days take; empty days are left out."""
    wide = (room.width - _BETWEEN) / _COLUMNS
    place = body(room, line_height(DISPLAY) + 10)
    pieces = [piece for day in sheet.days if day.entries or day.more for piece in _pieces(day, wide, sheet)]
    columns = _flowed(pieces or [_nothing()], place.height())
    groups = [columns[start : start + _COLUMNS] for start in range(0, len(columns), _COLUMNS)]
    return tuple(_page(sheet, room, place, group, at, len(groups)) for at, group in enumerate(groups, start=1))


def _page(sheet: Sheet, room: Room, place: QRectF, columns: list[list[_Piece]], number: int, count: int) -> Page:
    def paint(painter: QPainter) -> None:
        head(painter, room, sheet.title)
        wide = (room.width - _BETWEEN) / _COLUMNS
        for at, column in enumerate(columns):
            top = place.top()
            for piece in column:
                piece.paint(painter, at * (wide + _BETWEEN), top)
                top += piece.height
        entries = tuple(entry for column in columns for piece in column for entry in piece.entries)
        paint_foot(painter, room, sheet, entries, number, count)

    return paint


def _flowed(pieces: list[_Piece], height: float) -> list[list[_Piece]]:
    """Pieces in columns; a day's name never ends one, and is said again where its day goes on in the next."""
    columns: list[list[_Piece]] = [[]]
    used = 0.0
    for place, piece in enumerate(pieces):
        is_name = place + 1 < len(pieces) and pieces[place + 1].name is not None and piece.name is None
        needed = piece.height + (pieces[place + 1].height if is_name else 0)
        if columns[-1] and used + needed > height:
            columns.append([piece.name] if piece.name is not None else [])
            used = sum(each.height for each in columns[-1])
        columns[-1].append(piece)
        used += piece.height
    return columns


def _pieces(day: CalendarDay, wide: float, sheet: Sheet) -> list[_Piece]:
    again = QCoreApplication.translate("Calendar", "goes on")
    again_piece = _day_piece(day, wide, sheet, again)
    first = _day_piece(day, wide, sheet, day.holiday or day_line(day, date.min))
    found = [first, *(_entry_piece(entry, wide, again_piece) for entry in day.entries)]
    if day.more:

        def paint_more(painter: QPainter, left: float, top: float) -> None:
            spot = QRectF(left + _WHEN, top, wide - _WHEN, line_height(SMALL))
            write(painter, spot, more_words(day.more), paper_font(SMALL), GREY)

        found.append(_Piece(line_height(SMALL) + 4, paint_more, name=again_piece))
    return found


def _day_piece(day: CalendarDay, wide: float, sheet: Sheet, beside: str) -> _Piece:
    def paint(painter: QPainter, left: float, top: float) -> None:
        spot = QRectF(left, top + _ABOVE_DAY, wide, line_height(LEAD))
        used = write(painter, spot, long_day_text(day.day, sheet.today), paper_font(LEAD, 600))
        write(painter, spot.adjusted(used + 10, 1, 0, 0), beside, paper_font(SMALL), GREY)
        rule(painter, left, left + wide, spot.bottom() + 2)

    return _Piece(_ABOVE_DAY + line_height(LEAD) + 6, paint)


def _entry_piece(entry: Entry, wide: float, name_again: _Piece) -> _Piece:
    """When, sign, name and how in one line; why in one or two below."""
    is_quiet = is_plain(entry) or entry.state is EntryState.DONE
    ink = GREY if is_quiet else INK
    text_left = _WHEN + SIGN + SIGN_GAP + 2
    why = broken(entry.why, paper_font(SMALL), wide - text_left, 2) if entry.why else ()

    def paint(painter: QPainter, left: float, top: float) -> None:
        line = QRectF(left, top + 2, wide, line_height(BODY))
        write(painter, QRectF(left, line.top(), _WHEN - 6, line.height()), when_words(entry), paper_font(SMALL), GREY)
        sign(painter, left + _WHEN, line.center().y(), entry_icon(entry), 12, ink)
        said = how_words(replace(entry, minute=None))
        how = width_of(said, paper_font(SMALL))
        name = QRectF(left + text_left, line.top(), max(60.0, wide - text_left - how - 8), line.height())
        used = write(painter, name, entry.name or entry.title, paper_font(BODY, 400 if is_quiet else 600), ink)
        rest = QRectF(name.left() + used + 8, line.top(), wide - text_left - used - 8, line.height())
        write(painter, rest, said, paper_font(SMALL), GREY)
        spot = QRectF(left + text_left, line.bottom(), wide - text_left, line_height(SMALL))
        for words in why:
            write(painter, spot, words, paper_font(SMALL), GREY)
            spot.translate(0, spot.height())

    return _Piece(line_height(BODY) + 4 + len(why) * line_height(SMALL), paint, (entry,), name_again)


def _nothing() -> _Piece:
    def paint(painter: QPainter, left: float, top: float) -> None:
        words = QCoreApplication.translate("Calendar", "Nothing is planned in these days.")
        write(painter, QRectF(left, top + 12, 400, line_height(BODY)), words, paper_font(BODY), GREY)

    return _Piece(30, paint)
