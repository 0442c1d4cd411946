"""What else was thought of for the same person, and how much less delight it would be; one click takes it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.domain.year_plan import Thought
from app.ui.icons import paint_icon
from app.ui.pages.surprises.words import loss_words, week_words
from app.ui.theme import theme_of
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label, plain_tip
from app.ui.widgets.painting import draw_line, rounded_box, text_width

_MOST = 3
_HEIGHT, _SIDE = 28, 10
"""A row's height, and how far its ground reaches beyond its words on either side."""


class AlsoCard(Card):
    """A few lines to choose from; gone where nothing else was thought of."""

    taken = Signal(object)
    """The thought that is to stand in place of the chosen surprise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(self.tr("Also thought of"), weight=600)
        self.title.setContentsMargins(26 + _SIDE, 0, 0, 0)
        self.rows: list[ThoughtRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16 - _SIDE, 12, 16 - _SIDE, 10)
        self._column.setSpacing(0)
        self._column.addWidget(self.title)
        self.hide()

    def show_thoughts(self, thoughts: tuple[Thought, ...], instead_of: date, today: date) -> None:
        """Show the nearest ones; `instead_of` is the Monday of the surprise they would replace."""
        shown = thoughts[:_MOST]
        while len(self.rows) < len(shown):
            self._add_row()
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(shown))
            if place < len(shown):
                thought = shown[place]
                week = "" if thought.week == instead_of else week_words(thought.week, today)
                row.show_thought(thought, loss_words(thought.loss, place == 0), week)
        self.setVisible(bool(shown))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        middle = self.title.geometry().center().y()
        paint_icon(QPainter(self), QPointF(16, middle - 8), "wand", theme_of(self).color("gold"), 18)

    def _add_row(self) -> None:
        row = ThoughtRow()
        row.clicked.connect(lambda _checked=False, made=row: self.taken.emit(made.thought))
        self.rows.append(row)
        self._column.addWidget(row)


class ThoughtRow(QAbstractButton):
    """A gesture and what it would lose."""

    def __init__(self) -> None:
        super().__init__()
        self.thought: Thought | None = None
        self._loss = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_of(self).changed.connect(self.updateGeometry)

    def show_thought(self, thought: Thought, loss: str, week: str) -> None:
        """Show it; `week` says when, where that is another week than now."""
        self.thought, self._loss = thought, loss
        self.setText(thought.name)
        told = self.tr("Take this instead")
        self.setToolTip(plain_tip("\n".join(part for part in (thought.name, week, told) if part)))
        self.setAccessibleName(", ".join(part for part in (thought.name, loss, week) if part))
        self.setAccessibleDescription(told)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, theme_of(self).scale.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), theme_of(self), QRectF(self.rect())
        if self.underMouse() or self.isDown():
            rounded_box(painter, rect, 8, theme.color("hover"))
        words = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        used = text_width(self._loss, theme.scale.caption)
        ink = theme.color("ember" if self.underMouse() else "ink")
        draw_line(painter, words.adjusted(0, 0, -used - 8, 0), self.text(), theme.scale.body, ink)
        align = Qt.AlignmentFlag.AlignRight
        draw_line(painter, words, self._loss, theme.scale.font("caption", tabular=True), theme.color("ink3"), align)
