"""The menu of a card: what is done seldom, and what asks for care."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.customer import Circumstance, CircumstanceKind, Customer, Kind
from app.domain.profile import Profile
from app.ui.dialogs import card_dialog, change_dialog, purchase_dialog, rest_dialog, slip_dialog
from app.ui.dossier.menus import new_menu
from app.ui.dossier.phone_card import save_vcard
from app.ui.shell import Shell


class MoreMenu(QObject):
    """Makes the menu of one customer."""

    def __init__(self, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._shell, self._over = shell, over

    def menu(self, profile: Profile) -> QMenu:
        """Everything beyond the buttons of the head."""
        customer, shell, menu = profile.customer, self._shell, new_menu(self._over)
        number = customer.id
        menu.addAction(self.tr("Note a slip"), lambda: slip_dialog.open_dialog(shell, (number,)))
        menu.addAction(self.tr("Add a purchase"), lambda: purchase_dialog.open_dialog(shell, number))
        menu.addAction(self.tr("Note a change"), lambda: change_dialog.open_dialog(shell, number))
        menu.addAction(self.tr("Edit the words on the card"), lambda: card_dialog.open_dialog(shell, customer))
        menu.addSeparator()
        if customer.kind is Kind.PERSON:
            self._add_circumstances(menu, customer)
        menu.addAction(self.tr("Pause…"), lambda: rest_dialog.open_pause(shell, customer))
        self._add_wishes(menu, customer)
        menu.addAction(self.tr("Save as vCard for the phone"), lambda: save_vcard(shell, customer, self._over))
        menu.addSeparator()
        menu.addAction(self.tr("Move to the trash"), lambda: self.trash(customer))
        return menu

    def trash(self, customer: Customer) -> None:
        """Move the card to the trash and go back."""
        said = self.tr("{name} is in the trash for 90 days").format(name=customer.name)
        self._shell.act(
            lambda: self._shell.desk.customers.trash((customer.id,)), said, lambda _done: self._shell.navigator.back()
        )

    def _add_circumstances(self, menu: QMenu, customer: Customer) -> None:
        words = {
            CircumstanceKind.GRIEF: self.tr("Grief…"),
            CircumstanceKind.ILLNESS: self.tr("Illness…"),
            CircumstanceKind.COMPLAINT: self.tr("A complaint…"),
        }
        for kind, text in words.items():
            noted = Circumstance(customer_id=customer.id, kind=kind)
            menu.addAction(text, lambda new=noted: rest_dialog.open_circumstance(self._shell, new))

    def _add_wishes(self, menu: QMenu, customer: Customer) -> None:
        wishes = [
            ("no_gifts", self.tr("No gifts")), ("do_not_contact", self.tr("Leave alone")),
            ("opted_out", self.tr("No mailings")),
        ]  # fmt: skip
        if customer.kind is Kind.PERSON:
            wishes.append(("is_deceased", self.tr("Has died")))
        for field, words in wishes:
            is_on = bool(getattr(customer, field))
            action = menu.addAction(words, lambda name=field, on=is_on: self._set(customer.id, name, not on))
            action.setCheckable(True)
            action.setChecked(is_on)

    def _set(self, number: int, field: str, on: bool) -> None:
        self._shell.act(lambda: self._shell.desk.customers.edit(number, **{field: on}), self.tr("Noted"))
