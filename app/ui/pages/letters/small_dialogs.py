"""Small dialogs of the page: a name, and a day on which letters shall go out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.ui.dialogs.sheet import Sheet
from app.ui.dossier.day_entry import DayEntry
from app.ui.shell import Shell
from app.ui.widgets.fields import LineEdit


class NameDialog(Sheet):
    """Asks for one name."""

    WIDTH = 440

    def __init__(self, shell: Shell, title: str, name: str, on_named: Callable[[str], None]) -> None:
        super().__init__(shell.messages)
        self._on_named = on_named
        self.set_title(title)
        self.name = LineEdit(self.tr("Autumn letter"))
        self.name.setText(name)
        self.add_field(self.tr("Name"), self.name)
        self.name.returnPressed.connect(self.save)

    def save(self) -> None:
        """Take the name and close."""
        name = " ".join(self.name.text().split())
        if not name:
            self.say(self.tr("Two words are enough."))
            return
        self.close_sheet()
        self._on_named(name)


class DayDialog(Sheet):
    """Asks for a day from today on."""

    WIDTH = 440

    def __init__(self, shell: Shell, title: str, text: str, on_chosen: Callable[[date], None]) -> None:
        super().__init__(shell.messages)
        self._on_chosen = on_chosen
        self._today = shell.desk.store.clock.today()
        self.set_title(title, self.tr("Plan"))
        self.set_subtitle(text)
        self.day = DayEntry(self._today, self._today, lean="future")
        self.add_field(self.tr("Day"), self.day)
        self.day.returnPressed.connect(self.save)

    def save(self) -> None:
        """Take the day and close."""
        day = self.day.day
        if day is None or day < self._today:
            self.say(self.tr("Choose today or a later day, such as “Friday” or “3 July”."))
            return
        self.close_sheet()
        self._on_chosen(day)


def ask_name(shell: Shell, title: str, name: str, on_named: Callable[[str], None]) -> NameDialog:
    """Show the dialog for a name."""
    dialog = NameDialog(shell, title, name, on_named)
    dialog.open_sheet(dialog.name)
    dialog.name.selectAll()
    return dialog


def ask_day(shell: Shell, title: str, text: str, on_chosen: Callable[[date], None]) -> DayDialog:
    """Show the dialog for a day."""
    dialog = DayDialog(shell, title, text, on_chosen)
    dialog.open_sheet(dialog.day)
    return dialog
