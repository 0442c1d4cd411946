"""Tier and stage of a customer as two words that open menus: "inner circle, Retention."."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from app.domain.customer import Customer, Stage, Tier
from app.ui.dossier.menus import new_menu
from app.ui.dossier.word_button import WordButton
from app.ui.dossier.words import stage_word
from app.ui.shell import Shell
from app.ui.widgets.tier_dots import tier_word


class LevelWords(QWidget):
    """Two words in a sentence, each changed by its menu."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._customer = Customer()
        self.tier = WordButton("", role="body", tone="ink2", weight=400, after=", ")
        self.stage = WordButton("", role="body", tone="ink2", weight=400, after=".")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.tier)
        row.addWidget(self.stage)
        self.tier.setAccessibleDescription(self.tr("Tier, click to change"))
        self.stage.setAccessibleDescription(self.tr("Stage, click to change"))
        self.tier.clicked.connect(lambda: self.tier_menu().popup(_below(self.tier)))
        self.stage.clicked.connect(lambda: self.stage_menu().popup(_below(self.stage)))

    def show_customer(self, customer: Customer) -> None:
        """Show the words of a customer; the first begins a sentence where nothing stands before it."""
        self._customer = customer
        tier = tier_word(customer.tier)
        self.tier.set_text(tier.lower() if customer.acquainted_since else tier)
        self.stage.set_text(stage_word(customer.stage))

    def tier_menu(self) -> QMenu:
        """The three tiers."""
        menu, number = new_menu(self), self._customer.id
        for tier in Tier:
            action = menu.addAction(tier_word(tier), lambda chosen=tier: self._set_tier(number, chosen))
            action.setCheckable(True)
            action.setChecked(self._customer.tier is tier)
        return menu

    def stage_menu(self) -> QMenu:
        """The three stages."""
        menu, number = new_menu(self), self._customer.id
        for stage in Stage:
            action = menu.addAction(stage_word(stage), lambda chosen=stage: self._set_stage(number, chosen))
            action.setCheckable(True)
            action.setChecked(self._customer.stage is stage)
        return menu

    def _set_tier(self, number: int, tier: Tier) -> None:
        said = self.tr("Now {tier}").format(tier=tier_word(tier).lower())
        self._shell.act(lambda: self._shell.desk.customers.set_tier((number,), tier), said)

    def _set_stage(self, number: int, stage: Stage) -> None:
        said = self.tr("Moved to {stage}").format(stage=stage_word(stage))
        self._shell.act(lambda: self._shell.desk.customers.set_stage((number,), stage), said)


def _below(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(QPoint(0, widget.height() + 4))
