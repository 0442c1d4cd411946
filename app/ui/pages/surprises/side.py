"""The right of the page: the chosen surprise, and what else was thought of."""

from __future__ import annotations

from datetime import date

from app.domain.pronouns import Pronouns
from app.domain.today import Step
from app.domain.year_plan import PlanLine, Thought
from app.ui.dossier.columns import Column
from app.ui.finding.photos import Photos
from app.ui.pages.surprises.also_card import AlsoCard
from app.ui.pages.surprises.panel import SuggestionCard


class SurpriseSide(Column):
    """Two cards one below the other; they scroll where the window is low."""

    def __init__(self, photos: Photos) -> None:
        super().__init__()
        self.card, self.also = SuggestionCard(photos), AlsoCard()
        self._is_veiled = False
        self._today = date.min
        self.setAccessibleName(self.tr("The chosen surprise"))
        self.add(self.card, self.also)
        self.finish()
        self.card.hide()

    def show_line(
        self, line: PlanLine | None, pronouns: Pronouns, steps: tuple[Step, ...], currency: str, today: date
    ) -> None:
        """Show a surprise, or nothing."""
        was = self.card.line
        self.card.setVisible(line is not None)
        if line is None or was is None or line.key != was.key:
            self.also.hide()
            self.verticalScrollBar().setValue(0)
        self._today = today
        if line is not None:
            self.card.show_line(line, pronouns, steps, currency, today)

    def show_thoughts(self, thoughts: tuple[Thought, ...]) -> None:
        """Show what else was thought of."""
        line = self.card.line
        shown = () if line is None or self._is_veiled else thoughts
        self.also.show_thoughts(shown, date.min if line is None else line.key.week, self._today)

    def set_veiled(self, is_veiled: bool) -> None:
        """Hide what the surprise is."""
        self._is_veiled = is_veiled
        self.card.set_veiled(is_veiled)
        if is_veiled:
            self.also.hide()
