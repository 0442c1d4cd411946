"""Making a promise: to whom, what, by when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.promise import Promise
from app.ui.dialogs.sheet import Sheet
from app.ui.dialogs.who import Who
from app.ui.dossier.day_entry import DayEntry
from app.ui.formatting import relative_day
from app.ui.shell import Shell
from app.ui.widgets.buttons import GhostButton
from app.ui.widgets.fields import LineEdit

_SOON = (1, 7, 14)


class PromiseDialog(Sheet):
    """A new promise, or one written anew."""

    WIDTH = 480

    def __init__(self, shell: Shell, numbers: tuple[int, ...], promise: Promise | None = None) -> None:
        super().__init__(shell.messages)
        self.set_title(self.tr("A promise") if promise is None else self.tr("Change the promise"))
        self._shell = shell
        self._promise = promise
        today = shell.desk.store.clock.today()
        self.who = Who(shell.desk, (promise.customer_id,) if promise else numbers)
        self.text = LineEdit(self.tr("What we said we would do"))
        self.due = DayEntry(today, lean="future", placeholder=self.tr("Friday, 19 June, in two weeks …"))
        if promise is not None:
            self.text.setText(promise.text)
            self.due.set_day(promise.due)
        self._build(today)

    def save(self) -> None:
        """Keep the promise and close."""
        text = " ".join(self.text.text().split())
        if not self.who.numbers:
            self.say(self.tr("Say to whom. Choose a name from the list."))
        elif not text:
            self.say(self.tr("Write what we said we would do."))
        elif not self.due.is_valid:
            self.say(self.tr("This day is not clear. “Friday” or “19 June” would be."))
        else:
            self._keep(text)
            self.close_sheet()

    def _build(self, today: date) -> None:
        if self.who.is_known:
            self.set_subtitle(self.tr("to {names}").format(names=self.who.names()))
        else:
            self.add_field(self.tr("To whom"), self.who)
        self.add_field(self.tr("What"), self.text)
        self.add_field(self.tr("By when"), self.due)
        soon = QWidget()
        row = QHBoxLayout(soon)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for days in _SOON:
            day = today + timedelta(days=days)
            button = GhostButton(relative_day(day, today), size="small")
            button.clicked.connect(lambda _checked=False, chosen=day: self.due.set_day(chosen))
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(soon)
        for field in (self.text, self.due):
            field.returnPressed.connect(self.save)

    def _keep(self, text: str) -> None:
        promises, due = self._shell.desk.promises, self.due.day
        if self._promise is not None:
            changed = replace(self._promise, text=text, due=due)
            self._shell.act(lambda: promises.edit(changed), self.tr("Changed the promise"))
            return
        for number in self.who.numbers:
            made = Promise(customer_id=number, text=text, due=due)
            self._shell.act(lambda new=made: promises.make(new), self.tr("Promised"))


def open_dialog(shell: Shell, numbers: tuple[int, ...] = (), promise: Promise | None = None) -> PromiseDialog:
    """Show the dialog."""
    dialog = PromiseDialog(shell, numbers, promise)
    dialog.open_sheet(dialog.text if dialog.who.is_known else dialog.who.picker)
    return dialog
