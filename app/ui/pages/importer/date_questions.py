"""Dates that could be two days: the owner says which one is meant."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.mapping import ColumnMapping, DateOrder, Mapping
from app.ui.formatting import day_text
from app.ui.icons import paint_icon
from app.ui.theme import theme_of
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label


class DateQuestions(QWidget):
    """One gold line for each column that is in doubt; `answered` carries position and order."""

    answered = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[QuestionLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(8)

    def show_mapping(self, mapping: Mapping) -> None:
        """Show what is still to be answered; nothing left hides the whole."""
        for line in self.lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self.lines = [QuestionLine(column) for column in mapping.questions]
        for line in self.lines:
            line.answered.connect(self.answered)
            self._column.addWidget(line)
        self.setVisible(bool(self.lines))


class QuestionLine(Card):
    """“03/04/2024” in Birthday: 3 April or 4 March?"""

    answered = Signal(int, object)

    def __init__(self, column: ColumnMapping) -> None:
        super().__init__(tone="gold")
        question = column.ambiguous_dates
        assert question is not None
        self.day_first = SecondaryButton(_day(question.day_first), size="small")
        self.month_first = SecondaryButton(_day(question.month_first), size="small")
        said = self.tr("What does “{example}” mean in {column}?").format(example=question.example, column=column.column)
        row = QHBoxLayout(self)
        row.setContentsMargins(44, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(Label(said, weight=500, wrap=True), 1)
        row.addWidget(self.day_first)
        row.addWidget(self.month_first)
        for button, order in ((self.day_first, DateOrder.DAY_FIRST), (self.month_first, DateOrder.MONTH_FIRST)):
            button.clicked.connect(lambda _checked=False, at=order: self.answered.emit(column.position, at))
            button.setAccessibleName(f"{said} {button.text()}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_of(self)
        paint_icon(QPainter(self), QPointF(16, round(self.height() / 2 - 8)), "question", theme.color("gold"), 16)


def _day(day: date) -> str:
    """A day with its year, whichever year it is."""
    return day_text(day, date.min, weekday=False)
