"""Lines of Today on paper, and how they flow over pages: nothing is cut, and no heading stands alone at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.domain.today import ReachRow
from app.ui.dossier.words import channel_icon, channel_word
from app.ui.pages.today.words import due_words
from app.ui.printing.document import Page
from app.ui.printing.paper import (
    BODY,
    FOOT,
    GREY,
    INK,
    LEAD,
    SMALL,
    Room,
    broken,
    foot,
    head,
    line_height,
    paper_font,
    rule,
    sign,
    width_of,
    write,
)

_BOX, _INDENT, _DAY = 12.0, 24.0, 72.0
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that is not cut: how high it is and how to paint it; a heading stays with what follows."""

    height: float
    paint: Callable[[QPainter, QRectF], None]
    is_heading: bool = False


def heading(words: str) -> Piece:
    """The title of a part."""

    def paint(painter: QPainter, place: QRectF) -> None:
        write(painter, place.adjusted(0, 14, 0, 0), words, paper_font(LEAD, 600))
        rule(painter, place.left(), place.right(), place.bottom())

    return Piece(line_height(LEAD) + 18, paint, is_heading=True)


def spoken(row: ReachRow, today: date, wide: float) -> Piece:
    """Somebody to reach: a box, the name, why now, channel and hour."""
    font, line = paper_font(SMALL), line_height(SMALL)
    lines = broken(row.why, font, wide - _INDENT, 3) if row.why else ()

    def paint(painter: QPainter, place: QRectF) -> None:
        _paint_box(painter, place.left(), place.top() + 8, is_ticked=False)
        top = QRectF(place.left() + _INDENT, place.top() + 6, place.width() - _INDENT, line_height(BODY))
        when = f"{channel_word(row.channel)}, {due_words(row, today)}"
        used = write(painter, top, when, paper_font(SMALL), INK, _RIGHT)
        sign(painter, top.right() - used - 18, top.center().y(), channel_icon(row.channel))
        name = top.adjusted(0, 0, -used - 30, 0)
        wide_name = write(painter, name, row.name, paper_font(BODY, 600))
        write(painter, name.adjusted(wide_name + 8, 0, 0, 0), row.place, paper_font(SMALL), GREY)
        for number, words in enumerate(lines):
            below = QRectF(top.left(), top.bottom() + number * line, top.width(), line)
            write(painter, below, words, font)

    return Piece(line_height(BODY) + len(lines) * line + 12, paint)


def boxed(words: str, beside: str, wide: float, *, is_ticked: bool = False) -> Piece:
    """Something to tick, with a quiet word at the right."""
    font, line = paper_font(BODY), line_height(BODY)
    room = wide - _INDENT - (width_of(beside, paper_font(SMALL)) + 16 if beside else 0)
    lines = broken(words, font, room)

    def paint(painter: QPainter, place: QRectF) -> None:
        _paint_box(painter, place.left(), place.top() + 7, is_ticked=is_ticked)
        for number, text in enumerate(lines):
            below = QRectF(place.left() + _INDENT, place.top() + 5 + number * line, room, line)
            write(painter, below, text, font, GREY if is_ticked else INK)
        write(
            painter, QRectF(place.left(), place.top() + 5, place.width(), line), beside, paper_font(SMALL), GREY, _RIGHT
        )

    return Piece(len(lines) * line + 8, paint)


def plain(day: str, words: str, note: str) -> Piece:
    """A line without a box: a day, words, and a quiet note behind them."""

    def paint(painter: QPainter, place: QRectF) -> None:
        left = place.left()
        if day:
            write(painter, QRectF(left, place.top(), _DAY, place.height()), day, paper_font(SMALL, tabular=True), GREY)
            left += _DAY
        room = QRectF(left, place.top(), place.right() - left, place.height())
        used = write(painter, room, words, paper_font(BODY, 400 if day else 600))
        if note:
            write(painter, room.adjusted(used + 10, 0, 0, 0), note, paper_font(SMALL), GREY)

    return Piece(line_height(BODY) + 6, paint)


def laid_out(pieces: tuple[Piece, ...], room: Room, title: str, said: str, printed: str) -> tuple[Page, ...]:
    """As many pages as the pieces take."""
    sheets: list[list[tuple[Piece, float]]] = [[]]
    top, bottom = _begin(), room.height - FOOT
    for place, piece in enumerate(pieces):
        following = pieces[place + 1].height if piece.is_heading and place + 1 < len(pieces) else 0.0
        if top + piece.height + following > bottom and sheets[-1]:
            sheets.append([])
            top = _begin()
        sheets[-1].append((piece, top))
        top += piece.height
    return tuple(
        _page(room, title, said, printed, sheet, number, len(sheets)) for number, sheet in enumerate(sheets, 1)
    )


def _begin() -> float:
    return line_height(34) + 10 + line_height(SMALL)


def _page(
    room: Room, title: str, said: str, printed: str, sheet: list[tuple[Piece, float]], number: int, count: int
) -> Page:
    def paint(painter: QPainter) -> None:
        top = head(painter, room, title)
        write(painter, QRectF(0, top - 8, room.width, line_height(SMALL)), said, paper_font(SMALL), GREY)
        for piece, where in sheet:
            piece.paint(painter, QRectF(0, where, room.width, piece.height))
        pages = QCoreApplication.translate("Today", "Page {page} of {pages}").format(page=number, pages=count)
        foot(painter, room, pages if count > 1 else "", printed)

    return paint


def _paint_box(painter: QPainter, left: float, top: float, *, is_ticked: bool) -> None:
    painter.setPen(QPen(GREY, 0.75))
    painter.drawRect(QRectF(left, top, _BOX, _BOX))
    if is_ticked:
        painter.drawLine(QPointF(left + 2.5, top + 6.5), QPointF(left + 5, top + 9))
        painter.drawLine(QPointF(left + 5, top + 9), QPointF(left + 9.5, top + 3))
