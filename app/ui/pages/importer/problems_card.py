"""Rows that need a word: which row, what was noticed, what will happen, and what the owner can do about it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.incoming import DO_NOT_CONTACT_FIELD, Problem, Severity
from app.ui.formatting import number_text
from app.ui.icons import paint_icon
from app.ui.pages.importer.lead_words import LeadWords
from app.ui.theme import theme_of
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.card import Card
from app.ui.widgets.painting import horizontal_rule
from app.ui.widgets.section_header import SectionHeader

MOST = 5
_ORDER = {Severity.LEFT_OUT: 0, Severity.CHANGED: 1, Severity.NOTE: 2}


class ProblemsCard(QWidget):
    """The first few. `row_asked` wants to see or edit a row, `fine` puts one aside, `all_asked` wants all of them."""

    row_asked = Signal(object)
    fine = Signal(object)
    all_asked = Signal()

    def __init__(self, title: str = "", lead: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lead = lead or self.tr("Row {line}")
        self.header = SectionHeader(title or self.tr("Rows that need a word"))
        self._card = Card()
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self.lines: list[ProblemLine] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.header)
        column.addWidget(self._card)
        self.header.link_clicked.connect(self.all_asked)

    def show_problems(self, problems: tuple[Problem, ...], rows: int, can_edit: bool) -> None:
        """Show what is still open; nothing hides the whole. `can_edit` is false where a file has no rows to edit."""
        for line in self.lines:
            self._rows.removeWidget(line)
            line.deleteLater()
        shown = problems if len(problems) <= MOST else sorted(problems, key=lambda one: _ORDER[one.severity])[:MOST]
        self.lines = [ProblemLine(problem, self._lead, can_edit, place == 0) for place, problem in enumerate(shown)]
        for line in self.lines:
            line.row_asked.connect(self.row_asked)
            line.fine.connect(self.fine)
            self._rows.addWidget(line)
        said = self.tr("{count} of {rows}").format(count=number_text(len(problems)), rows=number_text(rows))
        self.header.set_count(said)
        self.header.set_link(self.tr("See all") if len(problems) > MOST else "")
        self.setVisible(bool(problems))


class ProblemLine(QWidget):
    """Icon, "Row 73" and the sentence, and one word at the right."""

    row_asked = Signal(object)
    fine = Signal(object)

    def __init__(
        self, problem: Problem, lead: str, can_edit: bool, is_first: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.problem, self._is_first = problem, is_first
        self._icon, self._tone = look(problem)
        row = QHBoxLayout(self)
        row.setContentsMargins(42, 4, 16, 4)
        row.setSpacing(10)
        begin = lead.format(line=number_text(problem.line)) if problem.line else ""
        self.words = LeadWords(begin, problem.message)
        self.words.setContentsMargins(0, 4, 0, 4)
        row.addWidget(self.words, 1)
        self.action = LinkButton(self._word(can_edit))
        self.action.setAccessibleName(f"{self.action.text()}, {self.words.words}")
        row.addWidget(self.action, 0, Qt.AlignmentFlag.AlignTop)
        self.action.clicked.connect(self._on_clicked)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        if not self._is_first:
            horizontal_rule(painter, 0, self.width(), 0, theme.color("line"))
        top = 8 + (theme.scale.line("body") - 16) / 2
        paint_icon(painter, QPointF(16, round(top)), self._icon, theme.color(self._tone), 16)

    def _word(self, can_edit: bool) -> str:
        self._opens = can_edit and self.problem.line > 0 and self.problem.field != DO_NOT_CONTACT_FIELD
        if not self._opens:
            return self.tr("Fine")
        return self.tr("See row") if self.problem.severity is Severity.LEFT_OUT else self.tr("Edit")

    def _on_clicked(self) -> None:
        (self.row_asked if self._opens else self.fine).emit(self.problem)


def look(problem: Problem) -> tuple[str, str]:
    """Icon and tone of a problem."""
    if problem.field == DO_NOT_CONTACT_FIELD:
        return "ban", "slate"
    return ("x", "berry") if problem.severity is Severity.LEFT_OUT else ("info", "gold")
