"""A part of the page: its head with a quiet word at the right, and a card below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.theme import theme_of
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.painting import horizontal_rule
from app.ui.widgets.section_header import SectionHeader

_LIFT = 6
"""The words of a head stand this much above its middle, nearer to what comes before."""


def lifted(header: SectionHeader) -> SectionHeader:
    """The head with its words a little higher."""
    head = header.layout()
    if head is not None:
        head.setContentsMargins(0, 0, 0, _LIFT)
    for link in header.findChildren(LinkButton):
        link.setStyleSheet("min-height: 0")  # else a button's own height pushes the word below the title
    return header


class Section(QWidget):
    """Head and card; `set_aside` says something quiet at the right of the head."""

    def __init__(self, title: str, *, tone: str = "", aside_tone: str = "ink3", weight: int = 400) -> None:
        super().__init__()
        self.header = lifted(SectionHeader(title))
        self.aside = Label("", "caption", aside_tone, weight=weight)
        self.card = Card(tone=tone)
        self.rows = QVBoxLayout(self.card)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)
        head = self.header.layout()
        assert head is not None
        head.addWidget(self.aside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.header)
        column.addWidget(self.card)
        self.set_aside("")

    def set_aside(self, words: str) -> None:
        """Say something at the right of the head, or nothing."""
        self.aside.setText(words)
        self.aside.setVisible(bool(words))


class Row(QWidget):
    """One row of a card, under a hairline unless it is the first."""

    def __init__(self) -> None:
        super().__init__()
        self.is_first = True
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_first:
            painter = QPainter(self)
            rect = QRectF(self.rect())
            horizontal_rule(painter, rect.left() + 1, rect.right() - 1, rect.top(), theme_of(self).color("line"))
