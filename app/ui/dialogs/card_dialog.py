"""Names and words on a card: everything that is not written in place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QCheckBox

from app.domain import money
from app.domain.customer import Customer, Kind
from app.domain.errors import KeepwarmError
from app.ui.dialogs.sheet import Sheet
from app.ui.dossier.day_entry import DayEntry
from app.ui.shell import Shell
from app.ui.widgets.fields import LineEdit

_PERSON = ("given_name", "middle_name", "family_name", "nickname", "pronouns", "language", "prefix", "suffix")


class CardDialog(Sheet):
    """Edits the words of one card in one action."""

    def __init__(self, shell: Shell, customer: Customer) -> None:
        super().__init__(shell.messages)
        self.set_title(self.tr("The words on this card"))
        self._shell, self._customer = shell, customer
        self.is_person = customer.kind is Kind.PERSON
        today = shell.desk.store.clock.today()
        self.fields: dict[str, LineEdit] = {}
        self.household = QCheckBox(self.tr("A household: two people on one card"))
        self.household.setChecked(customer.is_household)
        self.since = DayEntry(today, customer.acquainted_since, placeholder=self.tr("May 2022"))
        self.decision = DayEntry(today, customer.decision_on, lean="future")
        limit = customer.gift_limit_minor
        currency = shell.desk.settings.load().owner.currency
        self.limit = LineEdit(self.tr("No limit known"), hint=currency)
        self.limit.setText("" if limit is None else money.Money(limit, currency).plain)
        self._build()

    def save(self) -> None:
        """Keep the words and close."""
        if not self.fields["name"].text().strip():
            self.say(self.tr("A card needs a name."))
        elif not (self.since.is_valid and self.decision.is_valid):
            self.say(self.tr("One of the days is not clear. “3 June” or “May 2022” would be."))
        else:
            self._keep()

    def _build(self) -> None:
        self._row(("name", self.tr("Name on the card")))
        if self.is_person:
            self._row(("given_name", self.tr("First name")), ("family_name", self.tr("Last name")))
            self._row(("nickname", self.tr("Called")), ("pronouns", self.tr("Pronouns")))
            self.fields["pronouns"].setPlaceholderText(self.tr("she, he, they, xe/xem"))
            self._row(("language", self.tr("Language")), ("middle_name", self.tr("Middle name")))
            self._row(("prefix", self.tr("Title before")), ("suffix", self.tr("Title after")))
        else:
            self._row(("industry", self.tr("Trade")), ("language", self.tr("Language")))
        self._row(("subtitle", self.tr("Line under the name")))
        self._row(("human_line", self.tr("One human line for the card")))
        known, decides = self.tr("Known since"), self.tr("Decides by")
        self.add_row((known, self.since, 1), (decides, self.decision, 1))
        self._row(("helper", self.tr("Looked after by")))
        self.add_field(self.tr("Gifts up to"), self.limit)
        if self.is_person:
            self.body.addWidget(self.household)

    def _row(self, *names: tuple[str, str]) -> None:
        for name, _ in names:
            line = LineEdit()
            line.setText(str(getattr(self._customer, name)))
            line.returnPressed.connect(self.save)
            self.fields[name] = line
        self.add_row(*((words, self.fields[name], 1) for name, words in names))

    def _keep(self) -> None:
        currency = self._shell.desk.settings.load().owner.currency
        try:
            limit = money.parse(self.limit.text(), currency).minor if self.limit.text().strip() else None
        except KeepwarmError as error:
            self.say(f"{error.title} {error.hint}")
            return
        words: dict[str, Any] = {name: " ".join(line.text().split()) for name, line in self.fields.items()}
        written = replace(
            self._customer, **words, is_household=self.household.isChecked(), acquainted_since=self.since.day,
            decision_on=self.decision.day, gift_limit_minor=limit,
        )  # fmt: skip
        names = (*words, "is_household", "acquainted_since", "decision_on", "gift_limit_minor")
        changed = {n: getattr(written, n) for n in names if getattr(written, n) != getattr(self._customer, n)}
        self.close_sheet()
        if changed:
            number = self._customer.id
            self._shell.act(lambda: self._shell.desk.customers.edit(number, **changed), self.tr("Changed the card"))


def open_dialog(shell: Shell, customer: Customer) -> CardDialog:
    """Show the dialog."""
    dialog = CardDialog(shell, customer)
    dialog.open_sheet(dialog.fields["name"])
    return dialog
