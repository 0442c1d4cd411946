"""The third step while it runs: how far it is, what has been done, a way out, and a way to do something else."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.event import EventFile
from app.services.event_plan import EventsPlan
from app.services.import_choices import Phase
from app.services.import_plan import Draft, ImportPlan
from app.ui.formatting import number_text
from app.ui.pages.importer.scrolled import scrolled
from app.ui.pages.importer.words import tr
from app.ui.theme import theme_of
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.progress_panel import ProgressPanel, Step
from app.ui.widgets.toast import announce

_WIDTH = 740
_SHARES = {Phase.BACKUP: 0.05, Phase.WRITING: 0.45, Phase.FINDING: 0.25, Phase.MEASURING: 0.2}
"""How much of the whole each part takes, roughly; the rest is putting it on the disk."""


class RunStep(QWidget):
    """One panel in the middle; `cancelled` and `sent_back` come from its buttons."""

    cancelled = Signal()
    sent_back = Signal()

    def __init__(self, clock: Callable[[], float] = time.monotonic, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._rows = 0
        self._phase: Phase | None = None
        self._spans: dict[Phase, float] = {}
        self._began = 0.0
        self.share = 0.0
        self.panel: ProgressPanel | None = None
        self._card: Card | None = None
        self._column = scrolled(self)
        self._column.addStretch(1)

    def begin(self, draft: Draft, plan: ImportPlan, program: str) -> None:
        """Show a new import that has not done anything yet."""
        title = tr("Bringing in {count} rows").format(count=number_text(draft.row_count))
        left_out = plan.skipped + len({problem.line for problem in draft.problems if problem.severity == "left_out"})
        counts = (
            (len(draft.purchases), tr("purchases")) if draft.purchases else (len(plan.new), tr("new people")),
            (len(plan.meeting), tr("merged with yours")), (left_out, tr("rows left out")),
        )  # fmt: skip
        self._begin(title, draft.file_name, program, draft.row_count, _Counts(counts))

    def begin_events(self, file: EventFile, plan: EventsPlan, cards: int) -> None:
        """Show a new import of a calendar."""
        title = tr("Bringing in {count} events").format(count=number_text(plan.brings))
        counts = (
            (plan.brings, tr("new or changed")), (cards, tr("new cards")), (plan.left_out, tr("events left out")),
        )  # fmt: skip
        self._begin(title, file.file_name, file.system_name, plan.brings, _Counts(counts))

    def _begin(self, title: str, file_name: str, program: str, rows: int, counts: Card) -> None:
        if self.panel is not None:
            self._column.takeAt(0).widget().deleteLater()
        self._rows, self._phase, self._spans, self.share = rows, None, {}, 0.0
        source = f"{file_name}, {program}" if program else file_name
        self.panel = ProgressPanel(
            title, source, tr("Cancelling takes all of it back; nothing stays half done."), clock=self._clock
        )
        self.panel.extra.addWidget(counts)
        self.panel.cancelled.connect(self._on_cancelled)
        self.panel.sent_back.connect(self.sent_back)
        self._card = card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.panel)
        self._column.insertWidget(0, card, 0, Qt.AlignmentFlag.AlignHCenter)
        self._fit()
        self.show_progress(0, 1, Phase.BACKUP)
        announce(self, title)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._card is not None:
            self._card.setFixedWidth(min(theme_of(self).scale.px(_WIDTH), max(400, self.width() - 64)))

    def show_progress(self, done: int, total: int, text: str) -> None:
        """How far the present part is."""
        if self.panel is None:
            return
        phase = Phase(text)
        if phase is not self._phase:
            self._turn_to(phase)
        before = sum(share for one, share in _SHARES.items() if _place(one) < _place(phase))
        self.share = max(self.share, before + _SHARES.get(phase, 0.0) * (done / total if total else 0.0))
        self.panel.set_progress(round(self.share * self._rows), self._rows, tr("rows"))
        if phase is Phase.WRITING and total:
            self._show_steps(f"{round(100 * done / total)}%")

    def _turn_to(self, phase: Phase) -> None:
        now = self._clock()
        if self._phase is not None:
            self._spans[self._phase] = now - self._began
        self._phase, self._began = phase, now
        self._show_steps("")

    def _show_steps(self, note: str) -> None:
        assert self.panel is not None
        steps = [Step(tr("Read and matched"), "done"), Step(tr("Looked for people found twice"), "done")]
        for phase, name in _names().items():
            if phase in self._spans:
                steps.append(Step(name, "done", tr("{count} s").format(count=max(1, round(self._spans[phase])))))
            else:
                is_now = phase is self._phase
                steps.append(Step(name, "now" if is_now else "later", note if is_now else ""))
        self.panel.set_steps(tuple(steps))

    def _on_cancelled(self) -> None:
        assert self.panel is not None
        self.panel.cancel.setEnabled(False)
        self.panel.background.setEnabled(False)
        self.panel.left.setText(tr("Taking it back"))
        self.cancelled.emit()


class _Counts(Card):
    """New people, merged ones, rows left out."""

    def __init__(self, counts: tuple[tuple[int, str], ...]) -> None:
        super().__init__(border="sunk")
        self._fill = "sunk"
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(24)
        for count, words in counts:
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(Label(number_text(count), "title", tabular=True))
            column.addWidget(Label(words, "caption", "ink2"))
            row.addLayout(column, 1)


def _place(phase: Phase) -> int:
    return list(Phase).index(phase)


def _names() -> dict[Phase, str]:
    return {
        Phase.BACKUP: tr("Backup from before the import"),
        Phase.WRITING: tr("Writing into your file"),
        Phase.FINDING: tr("Making everyone findable"),
        Phase.MEASURING: tr("Warmth and rhythm for each"),
    }
