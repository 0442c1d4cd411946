"""The foot of the second step: what would happen, and the one decision."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.import_choices import Phase
from app.services.import_plan import Draft, ImportPlan
from app.ui.formatting import number_text
from app.ui.pages.importer.words import button_words, outcome_words
from app.ui.widgets.buttons import GhostButton, PrimaryButton, SecondaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.selection_bar import PageFoot


class ImportFoot(PageFoot):
    """Cancel at the left; at the right the outcome in words, Back and "Bring in 246 people"."""

    cancelled = Signal()
    went_back = Signal()
    decided = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cancel = GhostButton(self.tr("Cancel"))
        self.outcome = Label("", "body", "ink2")
        self.back = SecondaryButton(self.tr("Back"))
        self.go = PrimaryButton(self.tr("Bring them in"))
        self.row.addWidget(self.cancel)
        self.row.addStretch(1)
        self.row.addWidget(self.outcome)
        self.row.addWidget(self.back)
        self.row.addWidget(self.go)
        self.cancel.clicked.connect(self.cancelled)
        self.back.clicked.connect(self.went_back)
        self.go.clicked.connect(self.decided)

    def show_checking(self, done: int, total: int, text: str) -> None:
        """Say how far the look at all rows is; nothing can be decided meanwhile."""
        self.go.setEnabled(False)
        if text == Phase.COMPARING:
            self.outcome.setText(self.tr("Looking for people found twice"))
        elif total:
            words = self.tr("Reading, {done} of {total} rows")
            self.outcome.setText(words.format(done=number_text(done), total=number_text(total)))
        else:
            self.outcome.setText(self.tr("Reading"))

    def show_outcome(self, draft: Draft, plan: ImportPlan) -> None:
        """Say what would happen."""
        self.outcome.setText(outcome_words(draft, plan))
        self.go.setText(button_words(draft, plan))
        self.go.setEnabled(bool(plan.new or plan.meeting or draft.purchases))
