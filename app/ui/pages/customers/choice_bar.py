"""The bar at the foot while people are chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.services.finding import FindingService
from app.ui.finding.photos import Photos
from app.ui.formatting import count_text
from app.ui.pages.customers.chosen import Chosen
from app.ui.widgets.buttons import DestructiveButton, PrimaryButton, SecondaryButton
from app.ui.widgets.selection_bar import SelectionBar

_FACES = 3


class ChoiceBar(SelectionBar):
    """Who is chosen, and Tag, Tier, Export, Trash and Plan."""

    def __init__(self, finding: FindingService, photos: Photos, chosen: Chosen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding, self._photos, self._chosen = finding, photos, chosen
        self.trash = DestructiveButton(self.tr("Trash"), icon="trash")
        self.tag = SecondaryButton(self.tr("Tag"), icon="tag")
        self.tier = SecondaryButton(self.tr("Tier"), icon="star")
        self.export = SecondaryButton(self.tr("Export"), icon="download")
        self.plan = PrimaryButton("", icon="calendar")
        for button in (self.trash, self.tag, self.tier, self.export, self.plan):
            self.add_action(button)
        self.cleared.connect(chosen.clear)
        chosen.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Say anew who is chosen."""
        count = len(self._chosen)
        cards = self._finding.cards(self._chosen.first(_FACES)) if count else ()
        self.set_chosen(count, tuple(self._photos.avatar(card.name, card.photo_id) for card in cards))
        self.plan.setText(count_text(count, self.tr("Plan 1 contact"), self.tr("Plan {count} contacts")))
        self.plan.updateGeometry()
