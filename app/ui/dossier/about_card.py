"""Everything else on a card: contact details, how often, dates, people around, tags, own fields, notes and files."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.customer import Kind
from app.domain.profile import Profile
from app.ui.dossier.cadence_group import CadenceGroup
from app.ui.dossier.dates_group import DatesGroup
from app.ui.dossier.details_group import DetailsGroup
from app.ui.dossier.files_group import FilesGroup
from app.ui.dossier.notes_group import NotesGroup
from app.ui.dossier.own_fields_group import OwnFieldsGroup
from app.ui.dossier.tags_group import TagsGroup
from app.ui.dossier.ties_group import TiesGroup
from app.ui.shell import Shell
from app.ui.widgets.card import Card


class AboutCard(Card):
    """The groups below the facts, each written in place."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.details = DetailsGroup(shell)
        self.cadence = CadenceGroup(shell)
        self.dates = DatesGroup(shell)
        self.ties = TiesGroup(shell)
        self.tags = TagsGroup(shell)
        self.own_fields = OwnFieldsGroup(shell)
        self.notes = NotesGroup(shell)
        self.files = FilesGroup(shell)
        self._groups = (
            self.details, self.cadence, self.dates, self.ties, self.tags, self.own_fields, self.notes, self.files,
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for group in self._groups:
            column.addWidget(group)

    def show_profile(self, profile: Profile) -> None:
        """Show what hangs on the card of a customer."""
        for group in self._groups:
            group.show_profile(profile)
        self.ties.setVisible(profile.customer.kind is Kind.PERSON)
