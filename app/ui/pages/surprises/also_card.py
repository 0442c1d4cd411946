"""What else was thought of for the same person, and how much less delight it would be."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.year_plan import Thought
from app.ui.icons import paint_icon
from app.ui.pages.surprises.words import loss_words
from app.ui.theme import theme_of
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label

_MOST = 3


class AlsoCard(Card):
    """A few lines; gone where nothing else was thought of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(self.tr("Also thought of"), weight=600)
        self.title.setContentsMargins(26, 0, 0, 0)
        self._rows: list[tuple[QWidget, Label, Label]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(4)
        self._column.addWidget(self.title)
        self.hide()

    def show_thoughts(self, thoughts: tuple[Thought, ...]) -> None:
        """Show the nearest ones."""
        shown = thoughts[:_MOST]
        while len(self._rows) < len(shown):
            self._add_row()
        for place, (row, name, loss) in enumerate(self._rows):
            row.setVisible(place < len(shown))
            if place < len(shown):
                name.setText(shown[place].name)
                loss.setText(loss_words(shown[place].loss, place == 0))
                row.setAccessibleName(f"{name.text()}, {loss.text()}")
        self.setVisible(bool(shown))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        middle = self.title.geometry().center().y()
        paint_icon(QPainter(self), QPointF(16, middle - 8), "wand", theme_of(self).color("gold"), 18)

    def _add_row(self) -> None:
        row, name, loss = QWidget(), Label(""), Label("", "caption", "ink3", tabular=True)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(name, 1)
        line.addWidget(loss)
        self._rows.append((row, name, loss))
        self._column.addWidget(row)
