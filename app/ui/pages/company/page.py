"""The page of one company: its people, what changed there, what we know, and the story."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from app.domain.profile import Profile
from app.domain.stakeholder import Change
from app.ui.dialogs import change_dialog, stakeholder_dialog
from app.ui.dossier.columns import GUTTER, Columns
from app.ui.dossier.dossier_page import DossierPage
from app.ui.dossier.left_column import LeftColumn
from app.ui.pages.company.change_banner import ChangeBanner
from app.ui.pages.company.header import CompanyHeader
from app.ui.pages.company.members import WhoIsWho
from app.ui.shell import Shell


class CompanyPage(DossierPage):
    """People and facts at the left, the story in the middle, next steps at the right."""

    TITLE = "Company"
    ICON = "building"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.header = CompanyHeader(shell)
        self.change = ChangeBanner(shell)
        self.people = WhoIsWho(shell)
        self.left = LeftColumn(shell, above=self.people)
        names = (self.tr("Who is who"), self.tr("Story"))
        self.columns = Columns(self.left, self.story, self.right, names, left_width=340)
        self._build()
        self._connect()

    def show_profile(self, profile: Profile) -> None:
        """Show head, change, people and facts."""
        self.header.show_profile(profile)
        self.change.show_profile(profile)
        self.people.show_profile(profile)
        self.left.show_profile(profile)

    def set_room(self, *, low: bool, narrow: bool) -> None:
        """The reasons for the warmth have no place in this head."""
        self.right.why.show()
        self.story.set_titled(not narrow)

    def _build(self) -> None:
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, GUTTER, 0)
        head.setSpacing(12)
        for widget in (self.header, self.banner, self.change):
            head.addWidget(widget)
        column.addLayout(head)
        column.addWidget(self.columns, 1)

    def _connect(self) -> None:
        self.header.add_asked.connect(self._on_add)
        self.people.add_asked.connect(self._on_add)
        self.header.menu_asked.connect(self.open_more)
        self.change.revisit_asked.connect(self._on_revisit)

    def _on_add(self) -> None:
        if self.profile is not None:
            stakeholder_dialog.open_dialog(self.shell, self.profile.customer)

    def _on_revisit(self, change: Change) -> None:
        plans = self.shell.desk.companies.reopened_plans(change.customer_id)
        if plans:
            change_dialog.open_revisit(self.shell, change)
