"""The first step: choose the file; below, how other programs give one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.choosing import choose_file
from app.ui.pages.importer.drop_zone import DropZone
from app.ui.pages.importer.hints import ExportHint, export_hints
from app.ui.pages.importer.scrolled import scrolled
from app.ui.widgets.buttons import GhostButton
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.progress_panel import ProgressBar
from app.ui.widgets.section_header import SectionHeader
from app.ui.widgets.tile import Tile

_NARROW = 900


class ChooseStep(QWidget):
    """Emits `chosen` with a path; while the file is looked at, `cancelled` stops that."""

    chosen = Signal(object)
    several_dropped = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zone = DropZone()
        self.wait = _Wait()
        self._hints = tuple(_HintCard(hint) for hint in export_hints())
        self._build()
        self.zone.dropped.connect(self.chosen)
        self.zone.refused.connect(self.several_dropped)
        self.zone.asked.connect(self.ask)
        self.wait.cancel.clicked.connect(self.cancelled)

    def ask(self) -> None:
        """Open the dialog for files."""
        known = self.tr("Customers and calendars (*.vcf *.vcard *.csv *.tsv *.txt *.xlsx *.json *.ics *.ical)")
        kinds = f"{known};;{self.tr('All files (*)')}"
        choose_file(self, self.tr("Choose the file to bring in"), kinds, self._on_chosen)

    def set_waiting(self, file_name: str, done: int = 0, total: int = 0) -> None:
        """Show that a file is being looked at; an empty name takes it back."""
        self.zone.setVisible(not file_name)
        self.wait.setVisible(bool(file_name))
        self.wait.show_progress(file_name, done, total)

    def set_purpose(self, kind: str) -> None:
        """Say what is asked for: customers, or a list of invoices."""
        self._sentence.setText(
            self.tr("Choose a CSV or Excel file with customer, date and amount. Each row becomes a purchase.")
            if kind == "invoices"
            else self.tr("Choose an .ics file that your calendar exported. You see everything before it comes in.")
            if kind == "calendar"
            else self.tr("Choose a file that you exported somewhere else. You see everything before it comes in.")
        )

    def _on_chosen(self, path: Path) -> None:
        self.chosen.emit(path)

    def _build(self) -> None:
        column = scrolled(self)
        column.setSpacing(0)
        self._sentence = Label("", "body", "ink2", wrap=True)
        column.addWidget(self._sentence)
        column.addSpacing(12)
        column.addWidget(self.zone)
        column.addWidget(self.wait)
        self.wait.hide()
        column.addSpacing(20)
        column.addWidget(SectionHeader(self.tr("How to get the file")))
        column.addSpacing(8)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._lay_out(2)
        self.set_purpose("customers")

    def _lay_out(self, columns: int) -> None:
        for place, card in enumerate(self._hints):
            self._grid.addWidget(card, place // columns, place % columns)


class _HintCard(Card):
    """One program and the way to its export."""

    def __init__(self, hint: ExportHint) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(Tile(hint.icon, "plain", 36), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(hint.program, weight=600))
        words.addWidget(Label(hint.way, "caption", "ink2", wrap=True))
        words.addStretch(1)
        row.addLayout(words, 1)


class _Wait(Card):
    """A file is being looked at: its name, a bar, Cancel."""

    def __init__(self) -> None:
        super().__init__()
        self._said = Label("", "lead")
        self._count = Label("", "caption", "ink2")
        self._bar = ProgressBar()
        self.cancel = GhostButton(self.tr("Cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(self._said)
        column.addWidget(self._bar)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self.cancel)
        column.addLayout(foot)

    def show_progress(self, file_name: str, done: int, total: int) -> None:
        """How far the look is; `total` 0 means that nobody knows."""
        self._said.setText(self.tr("Looking at {file}").format(file=file_name))
        self._bar.set_share(done / total if total else 0.0)
        words = self.tr("{count} rows so far") if done else self.tr("The file stays where it is and is only read.")
        self._count.setText(words.format(count=f"{done:,}"))
