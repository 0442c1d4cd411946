"""The day of an accepted surprise, and the owner's own word on how it is to be done this time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.year_plan import PlanLine
from app.ui.dialogs.sheet import Sheet
from app.ui.dossier.day_entry import DayEntry
from app.ui.formatting import day_text
from app.ui.shell import Shell
from app.ui.widgets.buttons import GhostButton
from app.ui.widgets.fields import LineEdit

_STEPS = (-7, -1, 1, 7)


class SurpriseDayDialog(Sheet):
    """The day typed, or one of those around it; and a note. Only what was changed becomes an action."""

    WIDTH = 440

    def __init__(self, shell: Shell, line: PlanLine, on_day: Callable[[date], None]) -> None:
        super().__init__(shell.messages)
        self._shell, self._line, self._on_day = shell, line, on_day
        self._today = shell.desk.store.clock.today()
        self.day = DayEntry(self._today, line.day, lean="future")
        self.note = LineEdit(self.tr("on the doorstep, before eight"))
        self.note.setText(line.note)
        self.set_title(self.tr("When and how, for {name}").format(name=line.face.first_name))
        self.set_subtitle(self.tr("What has to be prepared moves with the day."))
        self._build()

    def save(self) -> None:
        """Keep what was changed, and close."""
        day, note = self.day.day, " ".join(self.note.text().split())
        if day is None or (day != self._line.day and day < self._today):
            self.say(self.tr("Name a day that is still to come: “19 June” or “in two weeks”."))
            return
        self.close_sheet()
        surprises, number = self._shell.desk.surprises, self._line.surprise_id
        if note != self._line.note:
            self._shell.act(lambda: surprises.write_note(number, note), self.tr("Noted"))
        if day != self._line.day:
            self._on_day(day)

    def _build(self) -> None:
        self.add_field(self.tr("Day"), self.day)
        near = QWidget()
        row = QHBoxLayout(near)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for step in _STEPS:
            other = self._line.day + timedelta(days=step)
            if other >= self._today:
                button = GhostButton(day_text(other, self._today), size="small")
                button.clicked.connect(lambda _checked=False, chosen=other: self.day.set_day(chosen))
                row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(near)
        self.add_field(self.tr("A note for yourself"), self.note)
        for field in (self.day, self.note):
            field.returnPressed.connect(self.save)


def open_dialog(shell: Shell, line: PlanLine, on_day: Callable[[date], None]) -> SurpriseDayDialog:
    """Show the dialog."""
    dialog = SurpriseDayDialog(shell, line, on_day)
    dialog.open_sheet(dialog.day)
    return dialog
