"""What a page draws, read back from a drawing in text form."""

from __future__ import annotations

import re
from html import unescape

from PySide6.QtCore import QBuffer, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from app.ui.printing.document import Page
from app.ui.printing.paper import Room


class Drawn:
    """The words, colours and places of one page."""

    def __init__(self, page: Page, room: Room) -> None:
        buffer = QBuffer()
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setSize(QSize(round(room.width), round(room.height)))
        generator.setViewBox(QRect(0, 0, round(room.width), round(room.height)))
        painter = QPainter(generator)
        page(painter)
        painter.end()
        self.source = bytes(buffer.data().data()).decode()

    @property
    def words(self) -> tuple[str, ...]:
        """Every line of text, in order."""
        return tuple(unescape(found).strip() for found in re.findall(r"<text[^>]*>([^<]*)</text>", self.source))

    @property
    def colors(self) -> set[str]:
        """Every colour that is used."""
        return set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', self.source))

    @property
    def places(self) -> tuple[tuple[float, float], ...]:
        """Where each line of text begins, its baseline."""
        found = re.findall(r'<text[^>]*?x="([-\d.]+)" y="([-\d.]+)"', self.source)
        return tuple((float(x), float(y)) for x, y in found)
