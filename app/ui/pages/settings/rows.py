"""The parts of a section: a card of rows, each with a tile, a title, a sentence and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme import theme_of
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.painting import horizontal_rule, rounded_box
from app.ui.widgets.tile import Tile


class SettingRow(QWidget):
    """One setting: tile, title, sentence, and at the right what it says or offers (`add`). `below` takes more."""

    def __init__(
        self, icon: str, title: str, text: str = "", *, tone: str = "plain", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.tile = Tile(icon, tone)
        self.title = Label(title, "body", weight=600)
        self.text = Label(text, "body", "ink2", wrap=True)
        self.beside = QHBoxLayout()
        self.right = QHBoxLayout()
        self.below = QVBoxLayout()
        self._ground = ""
        self._is_first = self._is_last = False
        self._is_found = False
        self._build()
        self.text.setVisible(bool(text))
        self.setAccessibleName(title)
        theme_of(self).changed.connect(self.update)

    def add(self, widget: QWidget) -> QWidget:
        """Put a pill or a button at the right."""
        self.right.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return widget

    def say(self, text: str) -> None:
        """Say another sentence."""
        self.text.setText(text)
        self.text.setVisible(bool(text))

    def set_ground(self, tone: str) -> None:
        """Tint the row while it asks for something; "" is plain."""
        self._ground = tone
        self.tile.set_ground("card" if tone else "")
        self.update()

    def set_place(self, is_first: bool, is_last: bool) -> None:
        """Where the row stands in its card, for corners and lines."""
        self._is_first, self._is_last = is_first, is_last
        self.update()

    def set_found(self, is_found: bool) -> None:
        """Mark the row as what was searched for."""
        self._is_found = is_found
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        if self._ground:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            grown = rect.adjusted(0, 0 if self._is_first else -20, 0, 0 if self._is_last else 20)
            path = QPainterPath()
            path.addRoundedRect(grown, 11, 11)
            painter.setClipRect(rect)
            painter.fillPath(path, theme.color(f"{self._ground}_t"))
        if not self._is_first:
            horizontal_rule(painter, 0, rect.width(), 0, theme.color("line"))
        if self._is_found:
            rounded_box(painter, rect.adjusted(3, 3, -3, -3), 10, None, theme.color("ember"), 2)

    def _build(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(self.title)
        title.addLayout(self.beside)
        title.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(title)
        words.addWidget(self.text)
        words.addLayout(self.below)
        self.below.setSpacing(8)
        self.right.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(self.tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(self.right)


class SettingCard(Card):
    """Rows one below the other, with hairlines between them."""

    def __init__(self, *rows: SettingRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for place, row in enumerate(rows):
            row.set_place(place == 0, place == len(rows) - 1)
            column.addWidget(row)
