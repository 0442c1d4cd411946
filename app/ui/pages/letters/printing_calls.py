"""The call list on paper: name, number, why a call, something to talk about, and room for a note."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter

from app.domain.campaign import CampaignView, LetterLine
from app.ui.formatting import day_text
from app.ui.pages.letters.talking import talking_point
from app.ui.printing.document import Page, PrintChoice
from app.ui.printing.paper import (
    BODY,
    FOOT,
    GREY,
    HAIR,
    LEAD,
    SMALL,
    Room,
    foot,
    frame,
    head,
    line_height,
    paper_font,
    rule,
    write,
)

TALK = "talk"
_ROW = 86.0
_BOX = 14.0


@dataclass(frozen=True, slots=True)
class CallsPrint:
    """Those who would rather be called."""

    view: CampaignView
    lines: tuple[LetterLine, ...]
    today: date

    @property
    def title(self) -> str:
        """What it is called."""
        return _tr("Call list")

    @property
    def file_name(self) -> str:
        """Name of the PDF."""
        return self.title

    @property
    def is_landscape(self) -> bool:
        """A list stands upright."""
        return False

    @property
    def choices(self) -> tuple[PrintChoice, ...]:
        """A list that lies about may say less."""
        return (PrintChoice(TALK, _tr("Something to talk about"), _tr("What they said or what you saw."), True),)

    def pages(self, room: Room, chosen: frozenset[str]) -> tuple[Page, ...]:
        """As many rows a page as there is room for."""
        top = line_height(34) + 10
        fit = max(1, int((room.height - top - FOOT) // _ROW))
        groups = [self.lines[start : start + fit] for start in range(0, len(self.lines), fit)]
        return tuple(
            self._page(room, some, TALK in chosen, number, len(groups)) for number, some in enumerate(groups, 1)
        )

    def _page(self, room: Room, lines: tuple[LetterLine, ...], talks: bool, number: int, count: int) -> Page:
        beside = f"{self.view.campaign.name}, {day_text(self.today, date.min, weekday=False)}"
        place = _tr("Page {page} of {count}").format(page=number, count=count) if count > 1 else ""

        def paint(painter: QPainter) -> None:
            top = head(painter, room, self.title, beside)
            for line in lines:
                _row(painter, QRectF(0, top, room.width, _ROW), line, talks)
                top += _ROW
            foot(painter, room, _tr("For your eyes only; shred it when you are done."), place)

        return paint


def _row(painter: QPainter, rect: QRectF, line: LetterLine, talks: bool) -> None:
    rule(painter, rect.left(), rect.right(), rect.top(), HAIR)
    frame(painter, QRectF(rect.left() + 1, rect.top() + 14, _BOX, _BOX))
    left, top, wide = rect.left() + _BOX + 16, rect.top() + 10, rect.width() - _BOX - 16
    name = QRectF(left, top, wide, line_height(LEAD))
    phone = write(painter, name, line.person.phone, paper_font(LEAD, tabular=True), align=Qt.AlignmentFlag.AlignRight)
    write(painter, name.adjusted(0, 0, -phone - 16, 0), line.person.name, paper_font(LEAD, 600))
    top += line_height(LEAD)
    write(painter, QRectF(left, top, wide, line_height(SMALL)), line.words, paper_font(SMALL), GREY)
    top += line_height(SMALL)
    if talks:
        write(painter, QRectF(left, top, wide, line_height(BODY)), talking_point(line), paper_font(BODY))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)
