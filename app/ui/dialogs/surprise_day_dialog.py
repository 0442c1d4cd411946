"""Another day for an accepted surprise."""

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

_STEPS = (-7, -1, 1, 7)


class SurpriseDayDialog(Sheet):
    """The day typed, or one of those around it."""

    WIDTH = 440

    def __init__(self, shell: Shell, line: PlanLine, on_day: Callable[[date], None]) -> None:
        super().__init__(shell.messages)
        self._today, self._on_day = shell.desk.store.clock.today(), on_day
        self.day = DayEntry(self._today, line.day, lean="future")
        self.set_title(self.tr("Another day for {name}").format(name=line.face.first_name), self.tr("Move"))
        self.set_subtitle(self.tr("What has to be prepared moves with it."))
        self.add_field(self.tr("Day"), self.day)
        near = QWidget()
        row = QHBoxLayout(near)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for step in _STEPS:
            other = line.day + timedelta(days=step)
            if other >= self._today:
                button = GhostButton(day_text(other, self._today), size="small")
                button.clicked.connect(lambda _checked=False, chosen=other: self.day.set_day(chosen))
                row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(near)
        self.day.returnPressed.connect(self.save)

    def save(self) -> None:
        """Move it and close."""
        day = self.day.day
        if day is None or day < self._today:
            self.say(self.tr("Name a day that is still to come: “19 June” or “in two weeks”."))
            return
        self.close_sheet()
        self._on_day(day)


def open_dialog(shell: Shell, line: PlanLine, on_day: Callable[[date], None]) -> SurpriseDayDialog:
    """Show the dialog."""
    dialog = SurpriseDayDialog(shell, line, on_day)
    dialog.open_sheet(dialog.day)
    return dialog
