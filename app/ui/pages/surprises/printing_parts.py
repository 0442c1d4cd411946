"""Pieces of the printed year that are never cut, and how they flow over pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QRectF, Qt
from PySide6.QtGui import QPainter

from app.domain.gesture import SurpriseState
from app.domain.year_plan import PlanLine, ToPrepare
from app.ui.pages.surprises.shopping import by_week, meant_for
from app.ui.pages.surprises.words import state_word, takes, veiled, week_words
from app.ui.printing.document import Page
from app.ui.printing.paper import (
    BODY,
    CAPTION,
    DISPLAY,
    FOOT,
    GREY,
    INK,
    LEAD,
    SMALL,
    Room,
    broken,
    foot,
    frame,
    head,
    line_height,
    paper_font,
    rule,
    sign,
    write,
)

Paint = Callable[[QPainter, float], None]
"""Paints a piece at a height."""
_BOX, _DAY, _TAKES, _ABOVE = 11.0, 58.0, 120.0, 10.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that is not cut; a heading never stands last on a page."""

    height: float
    paint: Paint
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title, quiet words beside it, and what stands below; it begins on a page of its own."""

    title: str
    beside: str
    pieces: tuple[Piece, ...]


def flowed(sheets: tuple[Sheet, ...], room: Room, printed: str) -> tuple[Page, ...]:
    """Pages, each with its head and a foot that asks to keep it secret."""
    groups = [(sheet, group) for sheet in sheets for group in _groups(sheet, room)]
    return tuple(_page(sheet, group, room, printed, at, len(groups)) for at, (sheet, group) in enumerate(groups, 1))


def month_pieces(
    first: date, lines: tuple[PlanLine, ...], width: float, currency: str, *, with_reasons: bool, is_veiled: bool
) -> list[Piece]:
    """A month's name and its surprises; nothing for a month without any."""
    if not lines:
        return []
    name = QLocale().toString(QDate(first.year, first.month, 1), "MMMM yyyy")
    told = (_line(line, width, currency, with_reasons=with_reasons, is_veiled=is_veiled) for line in lines)
    return [_heading(name, width), *told]


def shopping_pieces(items: tuple[ToPrepare, ...], width: float, today: date, *, is_veiled: bool) -> list[Piece]:
    """Weeks with what is due in them, each with a box to tick."""
    found = []
    for monday, group in by_week(items):
        found.append(_heading(week_words(monday, today), width))
        found += [_item(item, width, meant_for(item, today, is_veiled=is_veiled)) for item in group]
    return found


def nothing_piece() -> Piece:
    """What stands on the page of an empty year."""

    def paint(painter: QPainter, top: float) -> None:
        words = _tr("Nothing is accepted yet.")
        write(painter, QRectF(0, top + 12, 400, line_height(BODY)), words, paper_font(BODY), GREY)

    return Piece(30, paint)


def _groups(sheet: Sheet, room: Room) -> list[list[Piece]]:
    most = room.height - FOOT - _top()
    groups: list[list[Piece]] = [[]]
    used = 0.0
    for place, piece in enumerate(sheet.pieces):
        following = sheet.pieces[place + 1].height if piece.is_heading and place + 1 < len(sheet.pieces) else 0.0
        if groups[-1] and used + piece.height + following > most:
            groups.append([])
            used = 0.0
        groups[-1].append(piece)
        used += piece.height
    return groups


def _page(sheet: Sheet, pieces: list[Piece], room: Room, printed: str, number: int, count: int) -> Page:
    def paint(painter: QPainter) -> None:
        head(painter, room, sheet.title)
        beside = QRectF(0, line_height(DISPLAY), room.width, line_height(SMALL))
        write(painter, beside, sheet.beside, paper_font(SMALL), GREY)
        top = _top()
        for piece in pieces:
            piece.paint(painter, top)
            top += piece.height
        right = _tr("{printed}, page {page} of {pages}").format(printed=printed, page=number, pages=count)
        foot(painter, room, _tr("These are secrets: keep this sheet to yourself, and shred it afterwards."), right)

    return paint


def _top() -> float:
    return line_height(DISPLAY) + line_height(SMALL) + 4


def _heading(words: str, width: float) -> Piece:
    def paint(painter: QPainter, top: float) -> None:
        place = QRectF(0, top + _ABOVE, width, line_height(LEAD))
        write(painter, place, words, paper_font(LEAD, 600))
        rule(painter, 0, width, place.bottom() + 2)

    return Piece(_ABOVE + line_height(LEAD) + 6, paint, is_heading=True)


def _line(line: PlanLine, width: float, currency: str, *, with_reasons: bool, is_veiled: bool) -> Piece:
    """A box, the day, for whom, what, and what it takes."""
    ink = GREY if line.is_suggested else INK
    left = _BOX + 8 + _DAY
    why = broken(line.why_this, paper_font(SMALL), width - left, 2) if with_reasons and line.why_this else ()

    def paint(painter: QPainter, top: float) -> None:
        high = line_height(BODY)
        _paint_box(painter, top + 2 + high / 2, is_done=line.state is SurpriseState.DELIVERED, dashed=line.is_suggested)
        day = QRectF(_BOX + 8, top + 2, _DAY - 6, high)
        write(painter, day, _weekday(line.day), paper_font(SMALL), GREY)
        name = QRectF(left, top + 2, width - left - _TAKES - 8, high)
        whom = veiled() if is_veiled else line.face.name
        used = write(painter, name, whom, paper_font(BODY, 400 if line.is_suggested else 600), ink)
        rest = name.adjusted(used + 8, 0, 0, 0)
        state = f"({state_word(line.state).lower()})" if line.is_suggested else ""
        told = " ".join(part for part in ("" if is_veiled else line.gesture.name, state) if part)
        write(painter, rest, told, paper_font(BODY), ink)
        cost = takes(line.cost_minor, line.minutes, currency)
        right = QRectF(width - _TAKES, top + 2, _TAKES, high)
        write(painter, right, cost, paper_font(CAPTION, tabular=True), GREY, Qt.AlignmentFlag.AlignRight)
        spot = QRectF(left, top + 2 + high, width - left, line_height(SMALL))
        for words in why:
            write(painter, spot, words, paper_font(SMALL), GREY)
            spot.translate(0, spot.height())

    return Piece(line_height(BODY) + 4 + len(why) * line_height(SMALL), paint)


def _item(item: ToPrepare, width: float, beside: str) -> Piece:
    def paint(painter: QPainter, top: float) -> None:
        high = line_height(BODY)
        _paint_box(painter, top + 2 + high / 2, is_done=False)
        day = QRectF(_BOX + 8, top + 2, _DAY - 6, high)
        write(painter, day, _weekday(item.due), paper_font(SMALL), GREY)
        words = QRectF(_BOX + 8 + _DAY, top + 2, width - _BOX - 8 - _DAY, high)
        used = write(painter, words, item.step.text, paper_font(BODY), INK)
        write(painter, words.adjusted(used + 8, 0, 0, 0), beside, paper_font(SMALL), GREY)

    return Piece(line_height(BODY) + 4, paint)


def _paint_box(painter: QPainter, middle: float, *, is_done: bool, dashed: bool = False) -> None:
    frame(painter, QRectF(0.5, middle - _BOX / 2, _BOX, _BOX), dashed=dashed)
    if is_done:
        sign(painter, 0.5, middle, "check", _BOX)


def _weekday(day: date) -> str:
    """A day under the name of its month or week: "Tue 16"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Surprises", text)
