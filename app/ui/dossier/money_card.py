"""Money: what a customer has spent so far; forecasts are not made here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.customer import Stage
from app.domain.profile import Profile
from app.ui.dossier.quiet_button import QuietButton
from app.ui.dossier.warmth_card import purchases_words
from app.ui.formatting import money_text, span_text
from app.ui.shell import Shell
from app.ui.widgets.buttons import GhostButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label


class MoneyCard(Card):
    """Spent so far and in the last twelve months; `add_asked` for a new purchase."""

    add_asked = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._number = 0
        self._declined: set[int] = set()
        self.span = Label("", "caption", "ink2")
        self.add = QuietButton("plus", self.tr("Add a purchase"))
        self.spent, self.lately = Label("", "title", tabular=True), Label("", "title", tabular=True)
        self.nothing = Label(self.tr("No purchase yet."), "body", "ink2")
        self.proposal = QWidget()
        self.proposed = Label("", "body", "ink", wrap=True)
        self.move_stage = SecondaryButton(self.tr("Move to Retention"), size="small")
        self.leave_stage = GhostButton(self.tr("Leave it"), size="small")
        self._build()
        self._connect()

    def show_profile(self, profile: Profile) -> None:
        """Show what a customer has spent."""
        money, today = profile.money, self._shell.desk.store.clock.today()
        self._number = profile.customer.id
        since = money.since
        span = span_text((today - since).days) if since and (today - since).days > 13 else ""
        words = (purchases_words(money.purchases), self.tr("in {span}").format(span=span) if span else "")
        self.span.setText(" ".join(part for part in words if part) if money.purchases else "")
        self.spent.setText(money_text(money.spent_minor, money.currency))
        self.lately.setText(money_text(money.spent_last_year_minor, money.currency))
        self.figures.setVisible(money.purchases > 0)
        self.nothing.setVisible(money.purchases == 0)
        proposes = money.purchases > 0 and profile.customer.stage is not Stage.RETENTION
        self.proposal.setVisible(proposes and self._number not in self._declined)
        self.proposed.setText(self.tr("{name} has bought from us.").format(name=profile.customer.first_name))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Label(self.tr("Money"), "lead"))
        head.addStretch(1)
        head.addWidget(self.span)
        head.addWidget(self.add)
        self.figures = QWidget()
        row = QHBoxLayout(self.figures)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(_figure(self.spent, self.tr("Spent with us so far")))
        line = QFrame()
        line.setFixedWidth(1)
        line.setStyleSheet("QFrame { background: palette(mid); border: 0; }")
        row.addWidget(line)
        row.addLayout(_figure(self.lately, self.tr("Last 12 months")))
        row.addStretch(1)
        self._build_proposal()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 11, 16, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.figures)
        column.addWidget(self.nothing)
        column.addWidget(self.proposal)

    def _build_proposal(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.move_stage)
        row.addWidget(self.leave_stage)
        row.addStretch(1)
        column = QVBoxLayout(self.proposal)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.proposed)
        column.addLayout(row)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_asked)
        self.move_stage.clicked.connect(self._on_move)
        self.leave_stage.clicked.connect(self._on_leave)

    def _on_move(self) -> None:
        number = self._number
        self._shell.act(
            lambda: self._shell.desk.customers.set_stage((number,), Stage.RETENTION), self.tr("Moved to Retention")
        )

    def _on_leave(self) -> None:
        self._declined.add(self._number)
        self.proposal.hide()


def _figure(value: Label, words: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(value)
    column.addWidget(Label(words, "caption", "ink2"), 0, Qt.AlignmentFlag.AlignLeft)
    return column
