"""In place of the ribbon: no plan yet, nobody to plan for, or nothing known about anybody."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.year_plan import YearPlan
from app.ui.formatting import count_text
from app.ui.widgets.empty_state import EmptyState


class Nothing(QWidget):
    """One kind sentence, one action, and the garden."""

    plan_asked = Signal()
    peace_asked = Signal()
    learning_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._invitation = self.tr(
            "Say at the left what you can spare. Keepwarm then thinks of small kindnesses for these very people, "
            "each with a reason that they gave themselves, on days when nobody expects anything. "
            "You decide about every one of them."
        )
        self.new = EmptyState(
            self.tr("A year of small surprises"), self._invitation, self.tr("Plan the year"), icon="wand"
        )
        self.nobody = EmptyState(self.tr("Nobody can be surprised just now"), "", self.tr("See why"), icon="people")
        self.unknown = EmptyState(self.tr("There is no reason on record yet"), "", "", icon="sprout")
        self.new.button.set_kind("primary")
        self._stack = QStackedWidget()
        for state in (self.new, self.nobody, self.unknown):
            self._stack.addWidget(state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 34, 0, 0)
        column.addWidget(self._stack)
        column.addStretch(1)
        self.new.acted.connect(self.plan_asked)
        self.nobody.acted.connect(self.peace_asked)
        self.unknown.acted.connect(self.learning_asked)

    @property
    def invites(self) -> bool:
        """Whether it offers to plan the year."""
        return self._stack.currentWidget() is self.new

    def show_plan(self, plan: YearPlan | None, minutes: int = 1) -> bool:
        """Show why there is nothing, with so many minutes a week to spare; False where the plan holds something."""
        if plan is None or (minutes <= 0 and not plan.lines):
            needs = self.tr("Even a small surprise takes a few minutes: give it some at the left, then plan the year.")
            self.new.text.setText(self._invitation if minutes > 0 else needs)
            self._stack.setCurrentWidget(self.new)
            return True
        if plan.lines:
            return False
        if plan.without_facts:
            self._show_unknown(len(plan.without_facts))
        else:
            self._show_nobody(len(plan.left_in_peace))
        return True

    def _show_unknown(self, count: int) -> None:
        words = count_text(
            count, self.tr("Nothing is known about one person whom a surprise could reach."),
            self.tr("Nothing is known about {count} people whom a surprise could reach."),
        )  # fmt: skip
        rest = self.tr("One thing that they said is enough to begin with.")
        self.unknown.text.setText(f"{words} {rest}")
        self.unknown.text.show()
        self.unknown.button.setText(count_text(
            count, self.tr("Learn one thing about one person"), self.tr("Learn one thing about these {count}")
        ))  # fmt: skip
        self.unknown.button.show()
        self._stack.setCurrentWidget(self.unknown)

    def _show_nobody(self, count: int) -> None:
        self.nobody.text.setText(
            count_text(
                count, self.tr("One person is left in peace for now, with good reason."),
                self.tr("{count} people are left in peace for now, each with good reason."),
            )
            if count else self.tr("A surprise needs somebody: the first people come with Customers.")
        )  # fmt: skip
        self.nobody.text.show()
        self.nobody.button.setVisible(count > 0)
        self._stack.setCurrentWidget(self.nobody)
