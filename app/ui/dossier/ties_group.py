"""Ties between people: partner of, referred by, has the ear of."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QComboBox

from app.domain.customer import Relationship, RelationshipKind
from app.domain.profile import Profile, Tie
from app.services.desk import Desk
from app.ui.dossier.editor import Editor
from app.ui.dossier.entry_row import EntryLook
from app.ui.dossier.group import Group
from app.ui.dossier.menus import new_menu
from app.ui.dossier.person_picker import PersonPicker
from app.ui.dossier.words import tie_word
from app.ui.shell import Shell
from app.ui.widgets.fields import LineEdit


class TieEditor(Editor):
    """Chooses the kind of a tie and the other person."""

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__()
        self._number = number
        self.kind = QComboBox()
        for kind in RelationshipKind:
            self.kind.addItem(tie_word(kind), kind)
        self.kind.setAccessibleName(self.tr("How they stand to each other"))
        self.other = PersonPicker(desk, self.tr("Name"), without=(number,))
        self.note = LineEdit(self.tr("A word about it"))
        self.note.setAccessibleName(self.tr("A word about it"))
        for widget in (self.kind, self.other, self.note):
            self.column.addWidget(widget)
        self.finish()

    @property
    def relationship(self) -> Relationship | None:
        """The tie as chosen, None without the other person."""
        if self.other.number is None:
            return None
        kind = RelationshipKind(self.kind.currentData())
        return Relationship(0, self._number, self.other.number, kind, self.note.text().strip())


class TiesGroup(Group):
    """People around a customer; opening a line goes to them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("people", self.tr("People around"), self.tr("Add somebody"))
        self._shell = shell
        self._number = 0
        self._ties: tuple[Tie, ...] = ()
        self.add_asked.connect(self._on_add)
        self.edit_asked.connect(self._open_person)
        self.link_clicked.connect(self._open_person)
        self.remove_asked.connect(lambda place: self._cut(self._ties[place]))
        self.menu_asked.connect(self._on_menu)

    def show_profile(self, profile: Profile) -> None:
        """Show the ties of a customer."""
        self._number, self._ties = profile.customer.id, profile.ties
        self.set_entries([self._look(tie) for tie in self._ties])

    def _look(self, tie: Tie) -> EntryLook:
        is_ours = tie.relationship.customer_id == self._number
        words = tie_word(tie.relationship.kind) if is_ours else tie.words.capitalize()
        return EntryLook(
            tie.other_name, rest=", ".join(part for part in (words, tie.relationship.note) if part),
            link=self.tr("Open"), link_tone="ember",
        )  # fmt: skip

    def _on_add(self) -> None:
        editor = TieEditor(self._shell.desk, self._number)
        editor.saved.connect(lambda: self._save(editor))
        self.open_editor(editor)

    def _save(self, editor: TieEditor) -> None:
        tie = editor.relationship
        if tie is None:
            editor.say(self.tr("Choose a person from the list."))
            return
        self.close_editor()
        self._shell.act(lambda: self._shell.desk.customers.relate(tie), self.tr("Noted"))

    def _open_person(self, place: int) -> None:
        self._shell.navigator.open_customer(self._ties[place].other_id)

    def _cut(self, tie: Tie) -> None:
        said = self.tr("{name} is no longer tied to this card").format(name=tie.other_name)
        self._shell.act(lambda: self._shell.desk.customers.unrelate(tie.relationship), said)

    def _on_menu(self, place: int, at: QPoint) -> None:
        menu = new_menu(self)
        menu.addAction(self.tr("Open"), lambda: self._open_person(place))
        menu.addAction(self.tr("Remove"), lambda: self._cut(self._ties[place]))
        menu.popup(at)
