"""Room this week: what is free of the owner's minutes, with one suggestion at most."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.agenda import WeekLoad
from app.ui.pages.calendar.line_words import load_line, room_words
from app.ui.pages.calendar.load_bar import LoadBar
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.section_header import SectionHeader


class RoomCard(QWidget):
    """Heading, bar, a sentence and a button; `acted` when the button is pressed."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = SectionHeader(self.tr("Room this week"))
        self.free = Label("", weight=500)
        self.of = Label("", "caption", "ink2", tabular=True)
        self.bar = LoadBar()
        self.sentence = Label("", "body", "ink2", wrap=True)
        self.button = SecondaryButton("", size="small")
        self._build()
        self.button.clicked.connect(self.acted)

    def show_load(self, load: WeekLoad, *, is_this_week: bool) -> None:
        """Show the room of a week."""
        title = self.tr("Room this week") if is_this_week else self.tr("Room in week {number}")
        self.head.set_title(title.format(number=load.monday.isocalendar().week))
        self.free.setText(room_words(load))
        self.of.setText(load_line(load))
        self.bar.show_load(load)

    def suggest(self, sentence: str = "", button: str = "", icon: str = "") -> None:
        """Say one thing that would fit, with a button for it; empty says nothing."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.button.setText(button)
        self.button.set_icon(icon)
        self.button.setVisible(bool(button))

    def _build(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.free, 1)
        line.addWidget(self.of)
        card = Card()
        inner = QVBoxLayout(card)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.setSpacing(8)
        inner.addLayout(line)
        inner.addWidget(self.bar)
        inner.addWidget(self.sentence)
        press = QHBoxLayout()
        press.addWidget(self.button)
        press.addStretch(1)
        inner.addLayout(press)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(card)
        self.suggest()
