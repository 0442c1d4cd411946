"""The page of one person: who they are, what we know, what happened, and what comes next."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from app.domain.profile import Profile
from app.ui.dialogs import reach_dialog
from app.ui.dossier.columns import GUTTER, Columns
from app.ui.dossier.dossier_page import DossierPage
from app.ui.dossier.left_column import LeftColumn
from app.ui.dossier.reaching import best_way
from app.ui.pages.customer.header import CustomerHeader
from app.ui.shell import Shell


class CustomerPage(DossierPage):
    """Facts at the left, the story in the middle, next steps at the right; everything is edited in place."""

    TITLE = "Customer"
    ICON = "people"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.header = CustomerHeader(shell)
        self.left = LeftColumn(shell)
        self.columns = Columns(self.left, self.story, self.right, (self.tr("What we know"), self.tr("Story")))
        self._build()
        self._connect()

    def show_profile(self, profile: Profile) -> None:
        """Show the head and what we know."""
        self.header.show_profile(profile)
        self.left.show_profile(profile)

    def set_room(self, *, low: bool, narrow: bool) -> None:
        """Shrink the head; the reasons for the warmth move to the right column."""
        self.header.set_shape(compact=low, has_why=not narrow)
        self.right.why.setVisible(low or narrow)
        self.left.title.setVisible(not narrow)
        self.story.set_titled(not narrow)

    def _build(self) -> None:
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, GUTTER, 0)
        head.setSpacing(16)
        head.addWidget(self.header)
        head.addWidget(self.banner)
        column.addLayout(head)
        column.addWidget(self.columns, 1)

    def _connect(self) -> None:
        self.header.reach_asked.connect(self._on_reach)
        self.header.menu_asked.connect(self.open_more)

    def _on_reach(self) -> None:
        way = best_way(self.profile) if self.profile else None
        if self.profile is not None and way is not None:
            reach_dialog.open_dialog(self.shell, self.profile, way)
