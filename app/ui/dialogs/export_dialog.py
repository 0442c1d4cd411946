"""Taking customers out: who, in which format, with or without what is sensitive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from app.domain.errors import Cancelled
from app.services.exporting import ExportFormat, Written
from app.ui.choosing import choose_new_file
from app.ui.dialogs.sheet import Sheet
from app.ui.formatting import count_text, number_text
from app.ui.icons import paint_icon
from app.ui.shell import Shell
from app.ui.tasks import Job
from app.ui.theme import theme_of
from app.ui.widgets.card import Card
from app.ui.widgets.choice_row import ChoiceLines, ToggleRow
from app.ui.widgets.label import Label
from app.ui.widgets.progress_panel import ProgressBar
from app.ui.widgets.segmented import Segment, SegmentedControl

ENDINGS = {ExportFormat.VCARD: "vcf", ExportFormat.XLSX: "xlsx", ExportFormat.JSON: "json", ExportFormat.ICAL: "ics"}
_ALL, _CHOSEN = "all", "chosen"


class ExportDialog(Sheet):
    """Asks, then writes in a worker; the file appears whole or not at all."""

    def __init__(self, shell: Shell, numbers: tuple[int, ...] | None, form: ExportFormat | None) -> None:
        super().__init__(shell.messages)
        self._shell, self._numbers = shell, numbers or None
        self._job: Job | None = None
        self.set_title(self.tr("Export customers"), self.tr("Choose where"))
        self.whom = SegmentedControl(self._groups(), name=self.tr("Whom"))
        self.format = ChoiceLines(self._formats())
        self.sensitive = ToggleRow(
            self.tr("Leave out what is marked as sensitive"),
            self.tr("Facts and notes that you keep out of briefs and handovers."), checked=True,
        )  # fmt: skip
        self.wait = _Wait()
        self._build()
        self.format.chosen.connect(self._on_format)
        if form is not None:
            self.format.set_value(form)

    @property
    def chosen(self) -> tuple[int, ...] | None:
        """Whom to export; None for everybody."""
        return self._numbers if self.whom.value == _CHOSEN else None

    def save(self) -> None:
        """Ask where the file goes."""
        if self._job is None:
            self.ask()

    def ask(self) -> QFileDialog:
        """The dialog for the new file."""
        form = ExportFormat(str(self.format.value))
        ending = ENDINGS.get(form, "csv")
        name = f"Keepwarm {self._shell.desk.store.clock.today():%Y-%m-%d}.{ending}"
        return choose_new_file(self, self.tr("Where the file goes"), name, ending, self.write)

    def write(self, path: Path) -> None:
        """Write the file in a worker, with a way out."""
        exporting, form, numbers = self._shell.desk.exporting, ExportFormat(str(self.format.value)), self.chosen
        with_sensitive = not self.sensitive.is_on

        def work(report: Callable[..., None], is_cancelled: Callable[[], bool]) -> Written:
            return exporting.export(path, form, numbers, with_sensitive, report, is_cancelled)

        self._set_waiting(True)
        self._job = self._shell.tasks.run(work, self._on_written, self._on_failed, self._on_progress)

    def close_sheet(self) -> None:
        """Take it away; what is being written is stopped and leaves no file."""
        if self._job is not None:
            self._job.cancel()
        super().close_sheet()

    def _on_format(self, form: ExportFormat) -> None:
        self.sensitive.set_on(form is not ExportFormat.JSON)
        self.whom.setEnabled(form is not ExportFormat.ICAL)

    def _on_progress(self, done: int, total: int, _: str) -> None:
        self.wait.show_progress(done, total)

    def _on_written(self, written: Written) -> None:
        self._job = None
        super().close_sheet()
        who = count_text(written.customers, self.tr("1 card"), self.tr("{count} cards"))
        said = self.tr("{who} written to {path}. The file is not encrypted.")
        self._shell.messages.toast(said.format(who=who, path=written.path))

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self._set_waiting(False)
        if not isinstance(error, Cancelled):
            self._shell.messages.error(error)

    def _set_waiting(self, is_waiting: bool) -> None:
        self.wait.setVisible(is_waiting)
        self.wait.show_progress(0, 0)
        for part in (self.whom, self.format, self.sensitive, self.save_button):
            part.setEnabled(not is_waiting)
        self.whom.setEnabled(not is_waiting and self.format.value is not ExportFormat.ICAL)

    def _groups(self) -> tuple[Segment, ...]:
        count = self._shell.desk.finding.count("")
        everybody = Segment(_ALL, self.tr("Everybody, {count}").format(count=number_text(count)))
        if self._numbers is None:
            return (everybody,)
        words = count_text(len(self._numbers), self.tr("The one chosen"), self.tr("The {count} chosen"))
        return Segment(_CHOSEN, words), everybody

    def _formats(self) -> tuple[tuple[ExportFormat, str, str], ...]:
        return (
            (ExportFormat.VCARD, self.tr("vCard"), self.tr(
                "For address books and phones. Facts and contacts go along in lines that only Keepwarm reads.")),
            (ExportFormat.CSV, self.tr("CSV, to bring in again"), self.tr(
                "One row for each, with facts, contacts and purchases. Files, promises and surprises stay here.")),
            (ExportFormat.SPREADSHEET_CSV, self.tr("CSV, for a spreadsheet"), self.tr(
                "The same, safe to open in Excel or Calc: a cell that could act as a formula gets an apostrophe.")),
            (ExportFormat.XLSX, self.tr("Excel"), self.tr(
                "The same table as a workbook; a text beyond 32,767 letters is cut, because Excel cannot hold more.")),
            (ExportFormat.ICAL, self.tr("iCalendar, for calendar programs"), self.tr(
                "Everything with a day, of everybody: contacts, promises, birthdays, repeats. Surprises stay here.")),
            (ExportFormat.JSON, self.tr("JSON, with everything"), self.tr(
                "All there is, files and photos too. Keepwarm reads it back without loss; few other programs do.")),
        )  # fmt: skip

    def _build(self) -> None:
        self.body.addWidget(self.whom)
        self.whom.setVisible(self._numbers is not None)
        self.body.addWidget(self.format)
        self.body.addWidget(self.sensitive)
        self.body.addWidget(_Warning(self.tr("The file is not encrypted. Whoever has it can read it.")))
        self.body.addWidget(self.wait)
        self.wait.hide()
        if self._numbers is None:
            count = self._shell.desk.finding.count("")
            self.set_subtitle(count_text(count, self.tr("1 card"), self.tr("{count} cards")))


class _Warning(Card):
    """A gold line."""

    def __init__(self, text: str) -> None:
        super().__init__(tone="gold")
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 8, 12, 8)
        row.addWidget(Label(text, "body", wrap=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_of(self)
        paint_icon(QPainter(self), QPointF(12, round(self.height() / 2 - 8)), "warn", theme.color("gold"), 16)


class _Wait(Card):
    """How far the writing is."""

    def __init__(self) -> None:
        super().__init__(border="line")
        self._bar = ProgressBar()
        self._count = Label("", "caption", "ink2", tabular=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._bar, 1)
        row.addWidget(self._count)

    def show_progress(self, done: int, total: int) -> None:
        """Cards written so far."""
        self._bar.set_share(done / total if total else 0.0)
        words = self.tr("{done} of {total}").format(done=number_text(done), total=number_text(total))
        self._count.setText(words if total else self.tr("Writing"))


def open_dialog(shell: Shell, numbers: tuple[int, ...] | None = None, form: ExportFormat | None = None) -> ExportDialog:
    """Show the dialog for everybody, or for the chosen; `form` is what is offered first."""
    dialog = ExportDialog(shell, numbers, form)
    dialog.open_sheet()
    return dialog
