"""The tick "There was a conflict", and below it what they felt and need, what was agreed, and the follow-up."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.conflict import Conflict, usual_follow_up
from app.ui.dialogs.log_form.keep_row import TickLine
from app.ui.dossier.day_entry import DayEntry
from app.ui.theme import theme_of
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.label import Label


class ConflictPart(QWidget):
    """Asks in the order in which people calm down: what they felt, what they need, what was agreed."""

    grown = Signal()

    def __init__(self, today: date, working_days: tuple[int, ...]) -> None:
        super().__init__()
        self._today, self._working_days = today, working_days
        self.tick = TickLine(self.tr("There was a conflict"))
        self.felt = LineEdit(self.tr("What they felt, in their words"))
        self.need = LineEdit(self.tr("What they need now"))
        self.agreed = LineEdit(self.tr("What the two of you agreed"))
        self.follow_up = DayEntry(today, lean="future", placeholder=self.tr("no day"))
        self.calm = TickLine(self.tr("Nothing cheerful and no surprise for 30 days"), is_on=True)
        self._more = QWidget()
        self._build()
        self.tick.toggled.connect(self._on_toggled)

    @property
    def is_on(self) -> bool:
        """Whether a conflict is told."""
        return self.tick.is_on

    @property
    def trouble(self) -> str:
        """What is missing, "" when nothing is."""
        if self.is_on and not self.follow_up.is_valid:
            return self.tr("The day to come back to it is not clear. “Friday” or “3 July” would be.")
        return ""

    def conflict(self) -> Conflict | None:
        """The conflict as told; None when there was none."""
        if not self.is_on:
            return None
        felt, need, agreed = (" ".join(line.text().split()) for line in (self.felt, self.need, self.agreed))
        return Conflict(felt, need, agreed, self.follow_up.day, self.calm.is_on)

    def set_conflict(self, conflict: Conflict) -> None:
        """Show a conflict that was being told."""
        self.tick.box.setChecked(True)
        for line, words in ((self.felt, conflict.felt), (self.need, conflict.need), (self.agreed, conflict.agreed)):
            line.setText(words)
        self.follow_up.set_day(conflict.follow_up)
        self.calm.box.setChecked(conflict.asks_calm)

    def _build(self) -> None:
        more = QVBoxLayout(self._more)
        more.setContentsMargins(theme_of(self).scale.px(28), 0, 0, 0)
        more.setSpacing(8)
        hint = self.tr("Theirs first, without reasons and without conditions. Agreement comes last.")
        more.addWidget(Label(hint, "caption", "ink3", wrap=True))
        for line in (self.felt, self.need, self.agreed):
            line.setAccessibleName(line.placeholderText())
            more.addWidget(line)
        more.addWidget(Label(self.tr("Come back to it"), "caption", "ink2", weight=600))
        self.follow_up.setAccessibleName(self.tr("Come back to it"))
        more.addWidget(self.follow_up)
        more.addWidget(self.calm)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tick)
        column.addWidget(self._more)
        self._more.hide()

    def _on_toggled(self, is_on: bool) -> None:
        self._more.setVisible(is_on)
        if is_on:
            if self.follow_up.day is None:
                self.follow_up.set_day(usual_follow_up(self._today, self._working_days))
            if self.tick.box.hasFocus() or self.tick.underMouse():
                self.felt.setFocus()
        self.grown.emit()
