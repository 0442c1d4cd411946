"""Envelopes: one page for each, long (DL) or small (C6), with the sender in the corner."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from app.domain.campaign import CampaignView, LetterPerson
from app.domain.settings import OwnerProfile
from app.ui.pages.letters.sender import sender_lines
from app.ui.printing.document import Page, PrintChoice
from app.ui.printing.output import edgeless_layout
from app.ui.printing.paper import CAPTION, GREY, LEAD, Room, line_height, paper_font, write

SENDER = "sender"
SIZES = {"DL": (220.0, 110.0), "C6": (162.0, 114.0)}
"""Width and height in millimetres, flap up."""
_EDGE = 30.0


@dataclass(frozen=True, slots=True)
class EnvelopesPrint:
    """An envelope for everybody who gets a letter and has a postal address."""

    view: CampaignView
    owner: OwnerProfile
    size: str

    @property
    def title(self) -> str:
        """What it is called."""
        return _tr("Envelopes, {size}").format(size=self.size)

    @property
    def file_name(self) -> str:
        """Name of the PDF."""
        return _tr("Envelopes {size}").format(size=self.size)

    @property
    def is_landscape(self) -> bool:
        """An envelope lies on its long side."""
        return False

    @property
    def layout(self) -> QPageLayout:
        """The envelope itself is the paper."""
        size = QPageSize(QSizeF(*SIZES[self.size]), QPageSize.Unit.Millimeter, self.size)
        return edgeless_layout(size)

    @property
    def choices(self) -> tuple[PrintChoice, ...]:
        """The sender may be printed on the envelopes already."""
        return (PrintChoice(SENDER, _tr("Your name and address"), _tr("Small, in the upper corner."), True),)

    @property
    def people(self) -> tuple[LetterPerson, ...]:
        """Those with an address."""
        lines = (line for line in self.view.lines() if line.is_written)
        return tuple(line.person for line in lines if line.person.address)

    def pages(self, room: Room, chosen: frozenset[str]) -> tuple[Page, ...]:
        """One after the other."""
        sender = sender_lines(self.owner) if SENDER in chosen else ()
        return tuple(_page(room, sender, (person.name, *person.address)) for person in self.people)


def _page(room: Room, sender: tuple[str, ...], address: tuple[str, ...]) -> Page:
    def paint(painter: QPainter) -> None:
        for row, line in enumerate(sender):
            height = line_height(CAPTION)
            rect = QRectF(_EDGE, _EDGE + row * height, room.width / 2, height)
            write(painter, rect, line, paper_font(CAPTION), GREY)
        left, height = room.width * 0.5, line_height(LEAD)
        top = max(room.height * 0.5, _EDGE + len(sender) * line_height(CAPTION) + 12)
        top = min(top, room.height - _EDGE - len(address) * height)
        for row, line in enumerate(address):
            rect = QRectF(left, top + row * height, room.width - left - _EDGE, height)
            write(painter, rect, line, paper_font(LEAD, 500 if row == 0 else 400))

    return paint


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)
