"""Who is who at a company: those who are there, and those who left."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.domain.customer import Customer
from app.domain.profile import Profile
from app.services.companies import Member
from app.ui.dialogs import stakeholder_dialog
from app.ui.dossier.menus import new_menu
from app.ui.dossier.quiet_button import QuietButton
from app.ui.formatting import count_text
from app.ui.pages.company.member_row import MemberLook, MemberRow, times_words
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.avatar import photo_from_bytes
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.painting import horizontal_rule

NEW_DAYS = 90
LEFT_LATELY_DAYS = 60


class MembersCard(Card):
    """Rows of people, present ones by influence; a caption before those who left."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._company = Customer()
        self._members: tuple[Member, ...] = ()
        self.rows: list[MemberRow] = []
        self.earlier = Label(self.tr("Earlier"), "caption", "ink2", weight=600)
        self.nothing = Label(self.tr("Nobody yet. Companies are groups of people."), "body", "ink2", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 6)
        self._column.setSpacing(0)
        for label in (self.nothing, self.earlier):
            label.setContentsMargins(16, 8, 16, 6)
            self._column.addWidget(label)
        self.earlier.setMinimumHeight(theme_of(self).scale.line("caption") + 14)

    def show_profile(self, profile: Profile) -> None:
        """Show the people of a company."""
        self._company = profile.customer
        self._members = self._shell.desk.companies.members(profile.customer.id)
        cards = self._shell.desk.finding.cards(tuple(member.person.id for member in self._members))
        warmth = {card.id: card.warmth for card in cards}
        today = self._shell.desk.store.clock.today()
        while len(self.rows) < len(self._members):
            self._append_row()
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(self._members))
            if place < len(self._members):
                row.show_member(self._look(self._members[place], warmth, today))
        self._place_caption()
        self.nothing.setVisible(not self._members)

    def summary(self) -> str:
        """ "5 people, 1 just left"."""
        today = self._shell.desk.store.clock.today()
        here = sum(member.place.until is None for member in self._members)
        left = sum(
            member.place.until is not None and (today - member.place.until).days <= LEFT_LATELY_DAYS
            for member in self._members
        )
        people = count_text(here, self.tr("1 person"), self.tr("{count} people"))
        return self.tr("{people}, {left} just left").format(people=people, left=left) if left else people

    def member_menu(self, place: int) -> QMenu:
        """What can be done with a place."""
        member, menu = self._members[place], new_menu(self)
        menu.addAction(self.tr("Open the person"), lambda: self._open(place))
        menu.addAction(self.tr("Edit the place"), lambda: self._edit(place))
        if member.place.until is None:
            menu.addAction(self.tr("Left …"), lambda: stakeholder_dialog.open_leaving(self._shell, member))
        menu.addSeparator()
        menu.addAction(self.tr("Remove the place"), lambda: self._remove(member))
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.earlier.isVisible():
            line = theme_of(self).color("line")
            horizontal_rule(QPainter(self), 0, self.width(), self.earlier.geometry().top(), line)

    def _append_row(self) -> None:
        row, place = MemberRow(), len(self.rows)
        row.opened.connect(lambda: self._open(place))
        row.edit_asked.connect(lambda: self._edit(place))
        row.menu_asked.connect(lambda at: self._on_menu(place, at))
        self.rows.append(row)
        self._column.addWidget(row)

    def _place_caption(self) -> None:
        here = sum(member.place.until is None for member in self._members)
        self._column.removeWidget(self.earlier)
        self._column.insertWidget(1 + here, self.earlier)
        self.earlier.setVisible(here < len(self._members))

    def _look(self, member: Member, warmth: dict[int, float | None], today: date) -> MemberLook:
        place, person = member.place, member.person
        names = {each.place.id: each.person.name for each in self._members}
        data = self._shell.desk.files.data(person.photo_id) if person.photo_id else None
        is_new = place.until is None and place.since is not None and (today - place.since).days <= NEW_DAYS
        return MemberLook(
            person.name, place, warmth.get(person.id), photo_from_bytes(data), times_words(self, place, today),
            names.get(place.reports_to_id or 0, ""), names.get(place.took_over_from_id or 0, ""), is_new,
        )  # fmt: skip

    def _open(self, place: int) -> None:
        everybody = tuple(dict.fromkeys(member.person.id for member in self._members))
        self._shell.navigator.open_customer(self._members[place].person.id, everybody)

    def _edit(self, place: int) -> None:
        stakeholder_dialog.open_dialog(self._shell, self._company, self._members[place].place)

    def _remove(self, member: Member) -> None:
        said = self.tr("Removed the place of {name}").format(name=member.person.name)
        self._shell.act(lambda: self._shell.desk.companies.remove_member(member.place.id), said)

    def _on_menu(self, place: int, at: QPoint) -> None:
        self.member_menu(place).popup(at)


class WhoIsWho(QWidget):
    """The card under its title, with a plus to add somebody."""

    add_asked = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = MembersCard(shell)
        self.title = Label(self.tr("Who is who"), "lead")
        self.count = Label("", "caption", "ink3")
        self.add = QuietButton("plus", self.tr("Add a person"))
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.card)
        self.title.setMinimumHeight(28)
        self.add.clicked.connect(self.add_asked)

    def show_profile(self, profile: Profile) -> None:
        """Show the people of a company."""
        self.card.show_profile(profile)
        self.count.setText(self.card.summary())
