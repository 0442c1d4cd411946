"""A purchase written by hand, new or changed."""

from __future__ import annotations

from dataclasses import replace

from app.domain import money
from app.domain.errors import KeepwarmError
from app.domain.purchase import Purchase
from app.ui.dialogs.sheet import Sheet
from app.ui.dossier.day_entry import DayEntry
from app.ui.shell import Shell
from app.ui.widgets.buttons import DestructiveButton
from app.ui.widgets.fields import LineEdit


class PurchaseDialog(Sheet):
    """What was bought, for how much, when."""

    WIDTH = 480

    def __init__(self, shell: Shell, number: int, purchase: Purchase | None = None) -> None:
        super().__init__(shell.messages)
        self.set_title(self.tr("A purchase") if purchase is None else self.tr("Change the purchase"))
        self._shell = shell
        today = shell.desk.store.clock.today()
        currency = shell.desk.settings.load().owner.currency
        self._purchase = purchase or Purchase(customer_id=number, day=today, currency=currency)
        self.what = LineEdit(self.tr("Summer planting"))
        self.amount = LineEdit(self.tr("Amount, such as 2,340"), hint=self._purchase.currency)
        self.day = DayEntry(today, self._purchase.day)
        self.number = LineEdit(self.tr("Number of the invoice"))
        self.remove = DestructiveButton(self.tr("Remove"), icon="trash")
        self._build()

    def save(self) -> None:
        """Keep the purchase and close."""
        if self.day.day is None:
            self.say(self.tr("This day is not clear. “3 June” or “today” would be."))
            return
        try:
            paid = money.parse(self.amount.text(), self._purchase.currency)
        except KeepwarmError as error:
            self.say(f"{error.title} {error.hint}")
            return
        written = replace(
            self._purchase, title=" ".join(self.what.text().split()), day=self.day.day, amount_minor=paid.minor,
            currency=paid.currency, number=self.number.text().strip(),
        )  # fmt: skip
        self.close_sheet()
        purchases = self._shell.desk.purchases
        self._shell.act(lambda: purchases.edit(written) if written.id else purchases.add(written), self.tr("Noted"))

    def _build(self) -> None:
        self.set_subtitle(self._shell.desk.customers.get(self._purchase.customer_id).name)
        self.add_field(self.tr("What"), self.what)
        self.add_row((self.tr("Amount"), self.amount, 1), (self.tr("Day"), self.day, 1))
        self.add_field(self.tr("Invoice"), self.number)
        if self._purchase.id:
            self.what.setText(self._purchase.title)
            self.number.setText(self._purchase.number)
            self.amount.setText(money.Money(self._purchase.amount_minor, self._purchase.currency).plain)
            self.foot.add_button(self.remove, left=True)
        for field in (self.what, self.amount, self.day, self.number):
            field.returnPressed.connect(self.save)
        self.remove.clicked.connect(self._on_remove)

    def _on_remove(self) -> None:
        self.close_sheet()
        self._shell.act(lambda: self._shell.desk.purchases.remove(self._purchase.id), self.tr("Moved to the trash"))


def open_dialog(shell: Shell, number: int, purchase: Purchase | None = None) -> PurchaseDialog:
    """Show the dialog."""
    dialog = PurchaseDialog(shell, number, purchase)
    dialog.open_sheet(dialog.what)
    return dialog
