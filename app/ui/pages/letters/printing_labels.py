"""Address labels: sheets of 24 on A4 (70 by 37 mm) or of 30 on Letter, printed to the edges of the paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from app.domain.campaign import CampaignView, LetterPerson
from app.ui.printing.document import Page, PrintChoice
from app.ui.printing.output import edgeless_layout, is_letter_country
from app.ui.printing.paper import BODY, SMALL, Room, frame, line_height, paper_font, write

EDGES = "edges"
_DOTS_A_MM = 96 / 25.4
_PAD_MM = 5.0


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """How labels lie on a sheet, in millimetres from its corner."""

    columns: int
    rows: int
    width: float
    height: float
    left: float = 0.0
    top: float = 0.0
    across: float = 0.0
    """From one label's left edge to the next; 0 is its width."""

    @property
    def count(self) -> int:
        """Labels on a sheet."""
        return self.columns * self.rows

    def place(self, number: int) -> QRectF:
        """Where a label lies, in dots."""
        row, column = divmod(number, self.columns)
        left, top = self.left + column * (self.across or self.width), self.top + row * self.height
        return QRectF(left * _DOTS_A_MM, top * _DOTS_A_MM, self.width * _DOTS_A_MM, self.height * _DOTS_A_MM)


A4_SHEET = LabelSheet(3, 8, 70.0, 37.0, top=0.5)
LETTER_SHEET = LabelSheet(3, 10, 66.7, 25.4, 4.8, 12.7, 69.85)


@dataclass(frozen=True, slots=True)
class LabelsPrint:
    """A label for everybody who gets a letter and has a postal address."""

    view: CampaignView

    @property
    def title(self) -> str:
        """What it is called."""
        return _tr("Address labels")

    @property
    def file_name(self) -> str:
        """Name of the PDF."""
        return self.title

    @property
    def is_landscape(self) -> bool:
        """Sheets of labels stand upright."""
        return False

    @property
    def layout(self) -> QPageLayout:
        """The whole sheet: labels reach its edges."""
        size = QPageSize.PageSizeId.Letter if is_letter_country() else QPageSize.PageSizeId.A4
        return edgeless_layout(QPageSize(size))

    @property
    def choices(self) -> tuple[PrintChoice, ...]:
        """Edges help to hold a first print against a sheet."""
        return (PrintChoice(EDGES, _tr("Edges of the labels"), _tr("To hold a trial print against the sheet."), False),)

    @property
    def people(self) -> tuple[LetterPerson, ...]:
        """Those with an address."""
        lines = (line for line in self.view.lines() if line.is_written)
        return tuple(line.person for line in lines if line.person.address)

    def pages(self, room: Room, chosen: frozenset[str]) -> tuple[Page, ...]:
        """Sheet after sheet."""
        sheet = LETTER_SHEET if is_letter_country() else A4_SHEET
        people = self.people
        sheets = [people[start : start + sheet.count] for start in range(0, len(people), sheet.count)]
        return tuple(_page(sheet, some, EDGES in chosen) for some in sheets)


def _page(sheet: LabelSheet, people: tuple[LetterPerson, ...], has_edges: bool) -> Page:
    def paint(painter: QPainter) -> None:
        for number, person in enumerate(people):
            place = sheet.place(number)
            if has_edges:
                frame(painter, place)
            _write(painter, place, (person.name, *person.address))

    return paint


def _write(painter: QPainter, place: QRectF, lines: tuple[str, ...]) -> None:
    """Name and address, in the middle of the label's height, smaller where there are many lines."""
    size = BODY if len(lines) * line_height(BODY) + 2 * 8 <= place.height() else SMALL
    height = line_height(size)
    pad = _PAD_MM * _DOTS_A_MM
    most = max(1, int((place.height() - 8) // height))
    shown = lines[:most]
    top = place.top() + (place.height() - len(shown) * height) / 2
    for row, line in enumerate(shown):
        rect = QRectF(place.left() + pad, top + row * height, place.width() - 2 * pad, height)
        write(painter, rect, line, paper_font(size, 500 if row == 0 else 400))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Letters", text)
