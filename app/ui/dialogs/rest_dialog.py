"""What asks for calm: grief, illness, a complaint, or a pause."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.domain.customer import Circumstance, CircumstanceKind, Customer
from app.ui.dialogs.sheet import Sheet
from app.ui.dossier.calm_banner import CALM_DAYS
from app.ui.dossier.day_entry import DayEntry
from app.ui.shell import Shell
from app.ui.widgets.choice_row import ChoiceRow, ChoiceTile
from app.ui.widgets.fields import LineEdit


class CircumstanceDialog(Sheet):
    """Grief, illness or a complaint, from when until when."""

    WIDTH = 480

    def __init__(self, shell: Shell, circumstance: Circumstance) -> None:
        super().__init__(shell.messages)
        self.set_title(self.tr("What asks for calm"))
        self._shell, self._circumstance = shell, circumstance
        today = shell.desk.store.clock.today()
        since = circumstance.since if circumstance.id else today
        self.kind = ChoiceRow(
            (
                ChoiceTile(CircumstanceKind.GRIEF, self.tr("Grief"), "leaf"),
                ChoiceTile(CircumstanceKind.ILLNESS, self.tr("Illness"), "hands"),
                ChoiceTile(CircumstanceKind.COMPLAINT, self.tr("Complaint"), "speech"),
            ),
            circumstance.kind, name=self.tr("What"), flat=True,
        )  # fmt: skip
        self.note = LineEdit(self.tr("A word about it"))
        self.note.setText(circumstance.note)
        self.since = DayEntry(today, since)
        self.until = DayEntry(today, circumstance.until or since + timedelta(days=CALM_DAYS), lean="future")
        self.set_subtitle(self.tr("Until it is over, nothing cheerful and no surprise is suggested."))
        self.add_field(self.tr("What"), self.kind)
        self.add_field(self.tr("Note"), self.note)
        self.add_row((self.tr("From"), self.since, 1), (self.tr("Until"), self.until, 1))
        for field in (self.note, self.since, self.until):
            field.returnPressed.connect(self.save)

    def save(self) -> None:
        """Note it and close."""
        if self.since.day is None or not self.until.is_valid:
            self.say(self.tr("One of the days is not clear. “today” or “3 July” would be."))
            return
        noted = replace(
            self._circumstance, kind=CircumstanceKind(str(self.kind.value)), note=" ".join(self.note.text().split()),
            since=self.since.day, until=self.until.day,
        )  # fmt: skip
        self.close_sheet()
        self._shell.act(lambda: self._shell.desk.customers.set_circumstance(noted), self.tr("Noted"))


class PauseDialog(Sheet):
    """A time in which nobody is reminded of this customer."""

    WIDTH = 440

    def __init__(self, shell: Shell, customer: Customer) -> None:
        super().__init__(shell.messages)
        self.set_title(self.tr("Pause"))
        self._shell, self._customer = shell, customer
        today = shell.desk.store.clock.today()
        self.since = DayEntry(today, customer.pause_from or today, lean="future")
        self.until = DayEntry(today, customer.pause_until, lean="future", placeholder=self.tr("open end"))
        self.reason = LineEdit(self.tr("Away for the winter"))
        self.reason.setText(customer.pause_reason)
        self.set_subtitle(self.tr("Silence in a pause cools nothing."))
        self.add_row((self.tr("From"), self.since, 1), (self.tr("Until"), self.until, 1))
        self.add_field(self.tr("Why"), self.reason)
        for field in (self.since, self.until, self.reason):
            field.returnPressed.connect(self.save)

    def save(self) -> None:
        """Pause and close."""
        since, until = self.since.day, self.until.day
        if since is None or not self.until.is_valid or (until is not None and until < since):
            self.say(self.tr("These days do not fit together."))
            return
        reason, number = " ".join(self.reason.text().split()), self._customer.id
        self.close_sheet()
        customers = self._shell.desk.customers
        self._shell.act(
            lambda: customers.edit(number, pause_from=since, pause_until=until, pause_reason=reason), self.tr("Paused")
        )


def open_circumstance(shell: Shell, circumstance: Circumstance) -> CircumstanceDialog:
    """Show the dialog for a circumstance, new (id 0) or noted before."""
    dialog = CircumstanceDialog(shell, circumstance)
    dialog.open_sheet(dialog.note)
    return dialog


def open_pause(shell: Shell, customer: Customer) -> PauseDialog:
    """Show the dialog for a pause."""
    dialog = PauseDialog(shell, customer)
    dialog.open_sheet(dialog.until)
    return dialog
