"""The head of a company's page: its ring, name, facts in one line, and actions."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.customer import Customer
from app.domain.profile import Profile
from app.ui.dossier.inline_text import InlineText
from app.ui.dossier.level_words import LevelWords
from app.ui.dossier.photo_ring import PhotoRing
from app.ui.dossier.words import month_text
from app.ui.formatting import day_text, money_text
from app.ui.shell import Shell
from app.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.label import Label


class CompanyHeader(QWidget):
    """A company in two lines; `add_asked` for a person, `menu_asked` for the rest."""

    add_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._customer = Customer()
        self.ring = PhotoRing(shell, 56)
        self.name = InlineText(self.tr("Name"))
        self.facts = Label("", tone="ink2")
        self.levels = LevelWords(shell)
        self.add = SecondaryButton(self.tr("Add a person"), icon="plus")
        self.plan = SecondaryButton(self.tr("Plan"), icon="calendar")
        self.log = PrimaryButton(self.tr("Log"), icon="plus")
        self.more = IconButton("more", self.tr("More for this card"))
        self._build()
        self._connect()

    def show_profile(self, profile: Profile) -> None:
        """Show the head of a company."""
        self._customer = profile.customer
        self.ring.show_profile(profile)
        self.name.set_text(profile.customer.name)
        self.facts.setText(self._facts(profile))
        self.levels.show_customer(profile.customer)

    def _build(self) -> None:
        line = QWidget()
        flow = FlowLayout(line, gap=0)
        flow.addWidget(self.facts)
        flow.addWidget(self.levels)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(8)
        row.addLayout(words, 1)
        for button in (self.add, self.plan, self.log, self.more):
            row.addWidget(button)

    def _connect(self) -> None:
        self.name.committed.connect(self._on_renamed)
        self.add.clicked.connect(self.add_asked)
        self.plan.clicked.connect(lambda: self._shell.navigator.plan((self._customer.id,)))
        self.log.clicked.connect(lambda: self._shell.navigator.log((self._customer.id,)))
        self.more.clicked.connect(
            lambda: self.menu_asked.emit(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))
        )

    def _on_more(self) -> None:
        self.menu_asked.emit(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))

    def _facts(self, profile: Profile) -> str:
        customer, money = profile.customer, profile.money
        today = self._shell.desk.store.clock.today()
        about = customer.subtitle or customer.industry
        parts = [f"{about.rstrip('.')}."] if about else []
        facts = []
        if customer.acquainted_since:
            month = month_text(customer.acquainted_since)
            facts.append(self.tr("customer since {month}").format(month=month))
        if money.spent_last_year_minor:
            amount = money_text(money.spent_last_year_minor, money.currency)
            facts.append(self.tr("{amount} in the last year").format(amount=amount))
        if customer.decision_on:
            day = day_text(customer.decision_on, today, weekday=False)
            facts.append(self.tr("decides by {day}").format(day=day))
        sentence = ", ".join(facts)
        parts += [f"{sentence[0].upper()}{sentence[1:]}, "] if sentence else [""]
        return " ".join(parts)

    def _on_renamed(self, name: str) -> None:
        number = self._customer.id
        self._shell.act(lambda: self._shell.desk.customers.edit(number, name=name), self.tr("Changed the name"))
