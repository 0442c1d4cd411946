"""The foot of the page while other wishes are tried out: what would come and go, Back and Apply."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.year_plan import PlanLine, YearPlan
from app.ui.formatting import count_text, money_text
from app.ui.pages.surprises.words import count_words, people_words
from app.ui.widgets.buttons import GhostButton, PrimaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.selection_bar import PageFoot


class PreviewFoot(PageFoot):
    """Nothing is kept before Apply."""

    applied = Signal()
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(self.tr("Only a preview"), weight=600)
        self.words = Label("", tone="ink2")
        self.back = GhostButton(self.tr("Back"), hint=self.tr("Esc"))
        self.apply = PrimaryButton(self.tr("Apply"))
        self.row.addWidget(self.title)
        self.row.addWidget(self.words, 1)
        self.row.addWidget(self.back)
        self.row.addWidget(self.apply)
        self.back.clicked.connect(self.taken_back)
        self.apply.clicked.connect(self.applied)
        self.hide()

    def show_preview(self, preview: YearPlan | None, before: YearPlan | None) -> None:
        """Say how a preview differs from what stands; None goes away."""
        self.setVisible(preview is not None)
        if preview is not None:
            self.words.setText(self._differences(preview, before))
            self.setAccessibleName(f"{self.title.text()}. {self.words.text()}")

    def _differences(self, preview: YearPlan, before: YearPlan | None) -> str:
        spent = money_text(preview.spent_minor, preview.currency)
        counted = f"{count_words(preview.lines)} {people_words(preview.lines)}, {spent}."
        now, then = _people(preview.lines), _people(() if before is None else before.lines)
        come, go = len(now - then), len(then - now)
        said = [counted]
        if come:
            said.append(count_text(come, self.tr("1 would come."), self.tr("{count} would come.")))
        if go:
            said.append(count_text(go, self.tr("1 would go."), self.tr("{count} would go.")))
        return " ".join(said)


def _people(lines: tuple[PlanLine, ...]) -> set[tuple[int, int]]:
    return {(line.key.customer_id, line.key.gesture_id) for line in lines}
