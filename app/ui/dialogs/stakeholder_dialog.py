"""A person's place at a company: who, title, division, influence, say in decisions, boss, from and until."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QComboBox

from app.domain.customer import Customer
from app.domain.stakeholder import DecisionRole, Stakeholder
from app.services.companies import Member
from app.ui.dialogs.sheet import Sheet
from app.ui.dossier.day_entry import DayEntry
from app.ui.dossier.person_picker import PersonPicker
from app.ui.dossier.words import role_word
from app.ui.formatting import day_text
from app.ui.shell import Shell
from app.ui.widgets.buttons import DestructiveButton
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.label import Label
from app.ui.widgets.segmented import Segment, SegmentedControl


class StakeholderDialog(Sheet):
    """Adds a person to a company, or changes a place; a new name makes a card on the spot."""

    def __init__(self, shell: Shell, company: Customer, place: Stakeholder | None = None) -> None:
        super().__init__(shell.messages)
        self.set_title(self.tr("Add a person") if place is None else self.tr("A place"))
        self._shell, self._company = shell, company
        self._is_new = place is None
        self._place = place or Stakeholder(company_id=company.id)
        today = shell.desk.store.clock.today()
        self._others = tuple(m for m in shell.desk.companies.members(company.id) if m.place.id != self._place.id)
        self.person = PersonPicker(shell.desk, self.tr("Name; a new one makes a card"))
        self.title_field = LineEdit(self.tr("Head of facilities"))
        self.division = LineEdit(self.tr("Facilities"))
        self.influence = SegmentedControl(_influences(self), self._place.influence or 0, name=self.tr("Influence"))
        self.role = QComboBox()
        self.boss = QComboBox()
        self.took_over = QComboBox()
        self.since = DayEntry(today, self._place.since)
        self.until = DayEntry(today, self._place.until)
        self.similar = Label("", "caption", "ink2", wrap=True)
        self.remove = DestructiveButton(self.tr("Remove"), icon="trash")
        self._fill()
        self._build(today)

    def save(self) -> None:
        """Keep the place and close."""
        if self._is_new and self.person.number is None and not self.person.new_name:
            self.say(self.tr("Say who. A new name makes a card on the spot."))
        elif not (self.since.is_valid and self.until.is_valid):
            self.say(self.tr("One of the days is not clear. “3 June” or “May 2022” would be."))
        else:
            self.close_sheet()
            self._keep()

    def _fill(self) -> None:
        self.title_field.setText(self._place.title)
        self.division.setText(self._place.division)
        self.role.addItem(self.tr("Not known"), None)
        for role in DecisionRole:
            self.role.addItem(role_word(role), role)
        self.role.setCurrentIndex(max(0, self.role.findData(self._place.role)))
        self.boss.addItem(self.tr("Nobody, or not known"), None)
        self.took_over.addItem(self.tr("Nobody"), None)
        for member in self._others:
            self.took_over.addItem(_member_words(member), member.place.id)
            if member.place.until is None:
                self.boss.addItem(_member_words(member), member.place.id)
        self.boss.setCurrentIndex(max(0, self.boss.findData(self._place.reports_to_id)))
        self.took_over.setCurrentIndex(max(0, self.took_over.findData(self._place.took_over_from_id)))

    def _build(self, today: date) -> None:
        if self._is_new:
            self.set_subtitle(self.tr("at {company}").format(company=self._company.name))
            self.add_field(self.tr("Who"), self.person)
            self.similar.hide()
            self.body.addWidget(self.similar)
        else:
            who = self._shell.desk.customers.get(self._place.person_id).name
            self.set_subtitle(self.tr("{name} at {company}").format(name=who, company=self._company.name))
            self.foot.add_button(self.remove, left=True)
        self.add_row((self.tr("Title"), self.title_field, 1), (self.tr("Division"), self.division, 1))
        self.add_field(self.tr("Influence"), self.influence)
        self.add_row((self.tr("Say in decisions"), self.role, 1), (self.tr("Reports to"), self.boss, 1))
        self.add_row((self.tr("From"), self.since, 1), (self.tr("Until"), self.until, 1))
        self.add_field(self.tr("Took over from"), self.took_over)
        for field in (self.title_field, self.division, self.since, self.until):
            field.returnPressed.connect(self.save)
        self.person.textEdited.connect(self._on_name_typed)
        self.remove.clicked.connect(self._on_remove)

    def _keep(self) -> None:
        companies, newcomer = self._shell.desk.companies, self.person.new_name if self._is_new else ""
        written = replace(
            self._place, person_id=self._place.person_id or self.person.number or 0,
            title=" ".join(self.title_field.text().split()), division=" ".join(self.division.text().split()),
            influence=int(str(self.influence.value)) or None, role=self.role.currentData(),
            reports_to_id=self.boss.currentData(), took_over_from_id=self.took_over.currentData(),
            since=self.since.day, until=self.until.day,
        )  # fmt: skip
        if not self._is_new:
            self._shell.act(lambda: companies.edit_member(written), self.tr("Changed the place"))
        elif newcomer:
            self._shell.act(lambda: companies.add_newcomer(newcomer, written), self._added(newcomer))
        else:
            name = self._shell.desk.customers.get(written.person_id).name
            self._shell.act(lambda: companies.add_member(written), self._added(name))

    def _added(self, name: str) -> str:
        return self.tr("{name} is at {company} now").format(name=name, company=self._company.name)

    def _on_name_typed(self, text: str) -> None:
        alike = self._shell.desk.customers.similar(text) if len(text.strip()) > 3 else ()
        names = ", ".join(customer.name for customer in alike)
        self.similar.setText(
            self.tr("Already here: {names}. Choose from the list to take that card.").format(names=names)
        )
        self.similar.setVisible(bool(alike))

    def _on_remove(self) -> None:
        self.close_sheet()
        said = self.tr("Removed the place")
        self._shell.act(lambda: self._shell.desk.companies.remove_member(self._place.id), said)


class LeavingDialog(Sheet):
    """A place that ended: on which day."""

    WIDTH = 400

    def __init__(self, shell: Shell, member: Member) -> None:
        super().__init__(shell.messages)
        self.set_title(self.tr("{name} left").format(name=member.person.first_name))
        self._shell, self._member = shell, member
        today = shell.desk.store.clock.today()
        self.day = DayEntry(today, today)
        self.set_subtitle(self.tr("The place stays in the history, and plans there are looked at again."))
        self.add_field(self.tr("Left on"), self.day)
        self.day.returnPressed.connect(self.save)

    def save(self) -> None:
        """End the place and close."""
        day = self.day.day
        if day is None:
            self.say(self.tr("This day is not clear. “3 June” or “yesterday” would be."))
            return
        self.close_sheet()
        until = day_text(day, self._shell.desk.store.clock.today(), weekday=False)
        said = self.tr("{name} left on {day}").format(name=self._member.person.first_name, day=until)
        self._shell.act(lambda: self._shell.desk.companies.end_membership(self._member.place.id, day), said)


def _influences(dialog: StakeholderDialog) -> tuple[Segment, ...]:
    unknown = Segment(0, dialog.tr("Not known"))
    return (unknown, *(Segment(number, str(number)) for number in range(1, 6)))


def _member_words(member: Member) -> str:
    return f"{member.person.name}, {member.place.title}" if member.place.title else member.person.name


def open_dialog(shell: Shell, company: Customer, place: Stakeholder | None = None) -> StakeholderDialog:
    """Show the dialog."""
    dialog = StakeholderDialog(shell, company, place)
    dialog.open_sheet(dialog.person if place is None else dialog.title_field)
    return dialog


def open_leaving(shell: Shell, member: Member) -> LeavingDialog:
    """Show the small dialog for the last day."""
    dialog = LeavingDialog(shell, member)
    dialog.open_sheet(dialog.day)
    return dialog
