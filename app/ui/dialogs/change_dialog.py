"""A change at a customer's end: noting one, and revisiting the plans it sent back."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from app.domain.stakeholder import Change, ChangeKind, Plan
from app.ui.dialogs.sheet import Sheet
from app.ui.dossier.day_entry import DayEntry
from app.ui.dossier.words import change_word
from app.ui.shell import Shell
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.label import Label


class ChangeDialog(Sheet):
    """Something big that happened; it reopens the plans of everybody there."""

    WIDTH = 480

    def __init__(self, shell: Shell, number: int) -> None:
        super().__init__(shell.messages)
        self.set_title(self.tr("Something changed"))
        self._shell, self._number = shell, number
        today = shell.desk.store.clock.today()
        self.kind = QComboBox()
        for kind in ChangeKind:
            self.kind.addItem(change_word(kind), kind)
        self.kind.setCurrentIndex(self.kind.findData(ChangeKind.REORGANISED))
        self.text = LineEdit(self.tr("New owner from Sweden"))
        self.day = DayEntry(today, today)
        self.set_subtitle(self.tr("Plans that rest on how it was before are looked at again."))
        self.add_field(self.tr("What happened"), self.text)
        self.add_row((self.tr("Kind"), self.kind, 1), (self.tr("When"), self.day, 1))
        for field in (self.text, self.day):
            field.returnPressed.connect(self.save)

    def save(self) -> None:
        """Note it and close."""
        text = " ".join(self.text.text().split())
        if not text or self.day.day is None:
            self.say(self.tr("Write what happened, and on which day."))
            return
        change = Change(0, self._number, None, ChangeKind(self.kind.currentData()), text, self.day.day)
        self.close_sheet()
        self._shell.act(lambda: self._shell.desk.companies.note_change(change), self.tr("Noted"))


class RevisitDialog(Sheet):
    """The plans that a change sent back, one line each; looking at the last one closes the change."""

    WIDTH = 520

    def __init__(self, shell: Shell, change: Change) -> None:
        super().__init__(shell.messages)
        self.set_title(self.tr("Plans to revisit"), self.tr("I have looked at it"))
        self._shell, self._change = shell, change
        self.cancel_button.setText(self.tr("Later"))
        self.set_subtitle(change.text)
        self.buttons: list[SecondaryButton] = []
        for plan in shell.desk.companies.reopened_plans(change.customer_id):
            self._add_plan(plan)

    def save(self) -> None:
        """Close the change; plans that were not opened keep waiting on their cards."""
        self.close_sheet()
        self._shell.act(lambda: self._shell.desk.companies.look_at(self._change.id), self.tr("Looked at"))

    def _add_plan(self, plan: Plan) -> None:
        name = self._shell.desk.customers.get(plan.customer_id).name
        self.body.addWidget(Label(name, weight=600))
        self.body.addWidget(Label(plan.for_person or plan.for_company or plan.for_us, "body", "ink2", wrap=True))
        button = SecondaryButton(self.tr("Open {name}").format(name=name), size="small")
        button.clicked.connect(lambda: self._on_open(plan.customer_id))
        self.buttons.append(button)
        self.body.addWidget(button)

    def _on_open(self, number: int) -> None:
        self.close_sheet()
        self._shell.navigator.open_customer(number)


def open_dialog(shell: Shell, number: int) -> ChangeDialog:
    """Show the dialog for a new change."""
    dialog = ChangeDialog(shell, number)
    dialog.open_sheet(dialog.text)
    return dialog


def open_revisit(shell: Shell, change: Change) -> RevisitDialog:
    """Show the plans that a change sent back."""
    dialog = RevisitDialog(shell, change)
    dialog.open_sheet(dialog.buttons[0] if dialog.buttons else dialog.save_button)
    return dialog
