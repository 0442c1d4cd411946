"""The left column: what we know in facts, and everything else on the card."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.profile import Profile
from app.ui.dialogs import wordings_dialog
from app.ui.dossier.about_card import AboutCard
from app.ui.dossier.columns import GUTTER, Column
from app.ui.dossier.fact_groups import sure_and_assumed
from app.ui.dossier.facts_card import FactsCard
from app.ui.dossier.quiet_button import QuietButton
from app.ui.shell import Shell
from app.ui.widgets.label import Label


class LeftColumn(QWidget):
    """A head that stays and cards that scroll below it; `above` scrolls too, on top, with the head below it."""

    def __init__(self, shell: Shell, above: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.title = Label(self.tr("What we know"), "lead")
        self.title.setMinimumHeight(28)
        self.share = Label("", "caption", "ink2")
        self.add_fact = QuietButton("plus", self.tr("Add a fact"))
        self.facts = FactsCard(shell)
        self.about = AboutCard(shell)
        self.column = Column()
        self._build(above)
        self.add_fact.clicked.connect(lambda: self.facts.add_fact())
        self.facts.earlier_asked.connect(lambda fact: wordings_dialog.open_dialog(shell, fact))

    def show_profile(self, profile: Profile) -> None:
        """Show what is known of a customer."""
        sure, assumed = sure_and_assumed(profile.facts)
        words = self.tr("{sure} sure, {assumed} to check") if assumed else self.tr("{sure} sure")
        self.share.setText(words.format(sure=sure, assumed=assumed) if profile.facts else "")
        self.facts.show_profile(profile)
        self.about.show_profile(profile)

    def _build(self, above: QWidget | None) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, GUTTER if above is None else 0, 0)
        head.setSpacing(6)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.share)
        head.addWidget(self.add_fact)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        if above is None:
            layout.addLayout(head)
        else:
            self.column.add(above)
            self.column.content.addLayout(head)
        self.column.add(self.facts, self.about)
        self.column.finish()
        layout.addWidget(self.column, 1)
