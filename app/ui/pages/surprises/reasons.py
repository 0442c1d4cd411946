"""Why this, why now, why her: three questions, each with one honest answer."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.pronouns import Pronouns
from app.domain.year_plan import PlanLine
from app.ui.pages.surprises.words import why_whom
from app.ui.widgets.label import Label


class Reason(QWidget):
    """A quiet question and its answer; gone where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.question = Label("", "caption", "ink2", weight=600)
        self.answer = Label("", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.question)
        column.addWidget(self.answer)

    def show_reason(self, question: str, answer: str) -> None:
        """Show both, or nothing without an answer."""
        self.question.setText(question)
        self.answer.setText(answer)
        self.setVisible(bool(answer))
        self.setAccessibleName(f"{question}: {answer}")


class Reasons(QWidget):
    """The three of them."""

    def __init__(self) -> None:
        super().__init__()
        self.this, self.now, self.whom = Reason(), Reason(), Reason()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for reason in (self.this, self.now, self.whom):
            column.addWidget(reason)

    def show_line(self, line: PlanLine, pronouns: Pronouns) -> None:
        """Show the reasons of a surprise."""
        why_now = line.why_now[:1].upper() + line.why_now[1:]
        self.this.show_reason(self.tr("Why this"), line.why_this)
        self.now.show_reason(self.tr("Why now"), why_now)
        self.whom.show_reason(why_whom(pronouns), line.why_person)
        self.setVisible(bool(line.why_this or line.why_now or line.why_person))
