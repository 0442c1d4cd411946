"""What an accepted surprise needs beforehand: steps to tick, each with its day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.today import Step
from app.ui.formatting import day_text
from app.ui.widgets.label import Label


class Preparation(QWidget):
    """Steps one below the other; `ticked` carries the step and whether it is done."""

    ticked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(self.tr("To prepare"), "caption", "ink2", weight=600)
        self.lines: list[_StepLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 10, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.title)

    def show_steps(self, steps: tuple[Step, ...], today: date) -> None:
        """Show these steps, or nothing without any."""
        self.setVisible(bool(steps))
        while len(self.lines) < len(steps):
            line, place = _StepLine(), len(self.lines)
            line.box.clicked.connect(lambda is_done, at=place: self._on_ticked(at, is_done))
            self.lines.append(line)
            self._column.addWidget(line)
        self._steps = steps
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(steps))
            if place < len(steps):
                line.show_step(steps[place], today)

    def _on_ticked(self, place: int, is_done: bool) -> None:
        self.ticked.emit(self._steps[place], is_done)


class _StepLine(QWidget):
    """Box, words, and until when."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setFixedWidth(18)
        self.words = Label("", wrap=True)
        self.due = Label("", "caption", "ink3")
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(self.words)
        text.addWidget(self.due)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        row.addWidget(self.box)
        row.addLayout(text, 1)

    def show_step(self, step: Step, today: date) -> None:
        """Show a step as it stands."""
        self.box.setChecked(step.is_done)
        self.box.setAccessibleName(step.text)
        self.words.setText(step.text)
        self.words.set_struck(step.is_done)
        self.words.set_tone("ink3" if step.is_done else "ink")
        self.due.setText(self.tr("by {day}").format(day=day_text(step.due, today)))
        self.due.setVisible(not step.is_done)
