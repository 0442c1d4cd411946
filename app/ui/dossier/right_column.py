"""The right column: what comes next, what they want, promises, a hidden surprise and money."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.profile import Profile
from app.ui.dialogs import promise_dialog, purchase_dialog
from app.ui.dossier.aims_group import AimsGroup
from app.ui.dossier.columns import Column
from app.ui.dossier.money_card import MoneyCard
from app.ui.dossier.next_card import NextCard
from app.ui.dossier.plan_group import PlansGroup
from app.ui.dossier.promises_card import PromisesCard
from app.ui.dossier.quiet_card import QuietCard
from app.ui.dossier.story_actions import StoryActions
from app.ui.dossier.surprise_card import SurpriseCard
from app.ui.dossier.warmth_card import WarmthCard
from app.ui.shell import Shell
from app.ui.theme import theme_of
from app.ui.widgets.card import Card
from app.ui.widgets.painting import horizontal_rule


class WantsCard(Card):
    """Aims above, win-win-win below a hairline."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.aims, self.plans = AimsGroup(shell), PlansGroup(shell)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 11, 16, 12)
        column.setSpacing(12)
        column.addWidget(self.aims)
        column.addWidget(self.plans)

    def show_profile(self, profile: Profile) -> None:
        """Show aims and plans of a customer."""
        self.aims.show_profile(profile)
        self.plans.show_profile(profile)

    def set_calm(self, is_calm: bool) -> None:
        """What is known stays; nothing asks, and no plan for a sale is shown."""
        self.plans.setVisible(not is_calm)
        self.setVisible(not is_calm or self.aims.is_known)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.plans.isHidden():
            return
        y = (self.aims.geometry().bottom() + self.plans.geometry().top()) / 2
        rect = QRectF(self.rect())
        horizontal_rule(QPainter(self), 16, rect.right() - 16, round(y), theme_of(self).color("line"))


class RightColumn(Column):
    """Cards of one customer, each edited in place."""

    def __init__(self, shell: Shell, actions: StoryActions) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Next, aims, promises and money"))
        self._shell, self._actions = shell, actions
        self._number = 0
        self.why = WarmthCard()
        self.next = NextCard()
        self.quiet = QuietCard(shell)
        self.wants = WantsCard(shell)
        self.promises = PromisesCard(shell)
        self.surprise = SurpriseCard(shell)
        self.money = MoneyCard(shell)
        self.add(self.why, self.next, self.quiet, self.wants, self.promises, self.surprise, self.money)
        self.finish()
        self.why.hide()
        self._connect()

    def show_profile(self, profile: Profile) -> None:
        """Show the cards of a customer."""
        self._number = profile.customer.id
        cadences, number = self._shell.desk.cadences, self._number
        today = self._shell.desk.store.clock.today()
        self.next.show_profile(profile, today, cadences.next_repeat_of(number), cadences.proposal_of(number))
        for card in (self.why, self.quiet, self.wants, self.promises, self.surprise, self.money):
            card.show_profile(profile)

    def set_calm(self, is_calm: bool) -> None:
        """No surprise, no sale and no talk of money while somebody grieves, is ill or complains."""
        self.wants.set_calm(is_calm)
        self.money.setVisible(not is_calm)
        if is_calm:
            self.surprise.hide()
            self.quiet.hide()

    def _connect(self) -> None:
        self.next.clicked.connect(self._on_next)
        self.next.menu_asked.connect(self._on_next_menu)
        self.promises.edit_asked.connect(lambda promise: promise_dialog.open_dialog(self._shell, (), promise))
        self.money.add_asked.connect(lambda: purchase_dialog.open_dialog(self._shell, self._number))

    def _on_next(self) -> None:
        coming = self.next.occurrence
        if coming is not None:
            calendar = self._shell.desk.calendar
            self._shell.act(
                lambda: calendar.take_occurrence(coming.repeat_id, coming.day, minute=coming.minute), self.tr("Planned")
            )
        elif self.next.touchpoint is None:
            self._shell.navigator.plan((self._number,))
        else:
            self._actions.edit_next(self.next.touchpoint)

    def _on_next_menu(self, at: QPoint) -> None:
        if self.next.touchpoint is not None:
            self._actions.next_menu(self.next.touchpoint, at)
