"""Letters on paper: who writes, to whom, the day, the words, and room for a line by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.domain.campaign import CampaignView, LetterLine
from app.domain.settings import OwnerProfile
from app.ui.pages.letters.sender import letter_day, sender_lines, trade_sign
from app.ui.printing.document import Page, PrintChoice
from app.ui.printing.paper import (
    BODY,
    CAPTION,
    GREY,
    INK,
    LEAD,
    SMALL,
    Room,
    broken,
    line_height,
    paper_font,
    sign,
    write,
)

HAND, ADDRESS, SIGN = "hand", "address", "sign"
_WIDEST = 600.0
"""Longer lines are hard to read."""
_ADDRESS_TOP, _TEXT_TOP_WITH_ADDRESS = 118.0, 250.0
"""Where a window in a long envelope shows the address of an A4 sheet folded in three."""
_HAND_HIGH, _BETWEEN, _LINE = 76.0, 13.0, 23.0


@dataclass(frozen=True, slots=True)
class LettersPrint:
    """Everybody's letter, in the order of the list."""

    view: CampaignView
    owner: OwnerProfile
    today: date

    @property
    def title(self) -> str:
        """What it is called: "A thank-you for June"."""
        return self.view.campaign.name

    @property
    def file_name(self) -> str:
        """Name of the PDF, without anything that a path could take amiss."""
        plain = "".join(letter if letter.isalnum() or letter in " -_" else " " for letter in self.title)
        return " ".join(plain.split()) or _tr("Letters")

    @property
    def is_landscape(self) -> bool:
        """Letters stand upright."""
        return False

    @property
    def choices(self) -> tuple[PrintChoice, ...]:
        """What may be left out or added."""
        return (
            PrintChoice(HAND, _tr("Room for a line by hand"), _tr("A dotted line at the foot."), True),
            PrintChoice(ADDRESS, _tr("Their address"), _tr("Where the window of an envelope shows it."), False),
            PrintChoice(SIGN, _tr("The sign of your trade"), _tr("Beside your name."), bool(trade_sign(self.owner))),
        )

    @property
    def lines(self) -> tuple[LetterLine, ...]:
        """Those who get a letter."""
        return tuple(line for line in self.view.lines() if line.is_written)

    def pages(self, room: Room, chosen: frozenset[str]) -> tuple[Page, ...]:
        """Every letter on as many pages as it takes."""
        return tuple(page for line in self.lines for page in self._letter(line, room, chosen))

    def _letter(self, line: LetterLine, room: Room, chosen: frozenset[str]) -> tuple[Page, ...]:
        sheet = _Sheet(self.owner, letter_day(self.today), line, room, chosen)
        return sheet.pages(self.view.letter(line.person.id).text)


class _Sheet:
    """Lays one letter out."""

    def __init__(self, owner: OwnerProfile, day: str, line: LetterLine, room: Room, chosen: frozenset[str]) -> None:
        self._sender, self._sign = sender_lines(owner), trade_sign(owner) if SIGN in chosen else ""
        self._day, self._person, self._room = day, line.person, room
        self._has_hand = HAND in chosen
        self._address = (line.person.name, *line.person.address) if ADDRESS in chosen and line.person.address else ()
        self._width = min(_WIDEST, room.width)

    def pages(self, text: str) -> tuple[Page, ...]:
        """The letter's pages; the last one has the line by hand."""
        sheets = self._broken(text)
        return tuple(
            self._page(lines, place, place == len(sheets) - 1, len(sheets)) for place, lines in enumerate(sheets)
        )

    def _broken(self, text: str) -> list[list[tuple[float, str]]]:
        """Lines with the room above each, page by page."""
        sheets: list[list[tuple[float, str]]] = [[]]
        used = self._first_top
        foot = _HAND_HIGH if self._has_hand else 0.0
        for paragraph in text.split("\n\n"):
            above = _BETWEEN if sheets[-1] else 0.0
            for line in broken(paragraph, paper_font(LEAD), self._width):
                if used + above + _LINE > self._room.height - foot and sheets[-1]:
                    sheets.append([])
                    used, above = 0.0, 0.0
                sheets[-1].append((above, line))
                used += above + _LINE
                above = 0.0
        return sheets

    @property
    def _first_top(self) -> float:
        """Where the words begin on the first page."""
        if self._address:
            return _TEXT_TOP_WITH_ADDRESS + _LINE + 22
        sender = len(self._sender) * line_height(SMALL)
        return sender + (34 if self._sender else 0) + _LINE + 22

    def _page(self, lines: list[tuple[float, str]], place: int, is_last: bool, count: int) -> Page:
        def paint(painter: QPainter) -> None:
            top = 0.0
            if place == 0:
                self._head(painter)
                top = self._first_top
            for above, line in lines:
                top += above
                write(painter, QRectF(0, top, self._width + 40, _LINE), line, paper_font(LEAD))
                top += _LINE
            if is_last and self._has_hand:
                self._hand(painter)
            if count > 1:
                words = _tr("{name}, page {page} of {count}").format(
                    name=self._person.first_name, page=place + 1, count=count
                )
                foot = QRectF(0, self._room.height - line_height(CAPTION), self._room.width, line_height(CAPTION))
                write(painter, foot, words, paper_font(CAPTION), GREY, Qt.AlignmentFlag.AlignRight)

        return paint

    def _head(self, painter: QPainter) -> None:
        top = 0.0
        for line in self._sender:
            write(painter, QRectF(0, top, self._room.width - 40, line_height(SMALL)), line, paper_font(SMALL), GREY)
            top += line_height(SMALL)
        if self._sign:
            sign(painter, self._room.width - 26, 13, self._sign, 24)
        for place, line in enumerate(self._address):
            height = line_height(BODY)
            rect = QRectF(0, _ADDRESS_TOP + place * height, 320, height)
            write(painter, rect, line, paper_font(BODY), INK)
        day = QRectF(0, self._first_top - 22 - _LINE, self._width, _LINE)
        write(painter, day, self._day, paper_font(LEAD))

    def _hand(self, painter: QPainter) -> None:
        """A dotted line, black on white; it says nothing, for nobody prints a hint."""
        pen = QPen(GREY, 0.75)
        pen.setDashPattern([1, 3])
        painter.setPen(pen)
        y = self._room.height - _HAND_HIGH / 2
        painter.drawLine(QPointF(0, y), QPointF(self._width, y))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)
