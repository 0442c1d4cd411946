"""One import from the file to the cards: what was chosen so far, and the long jobs that belong to it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import Cancelled
from app.domain.incoming import Incoming, IncomingPurchase, Inspection, Problem
from app.domain.mapping import DateOrder, Mapping, Target
from app.services.import_choices import Existing, Phase
from app.services.import_plan import Brought, Draft, ImportPlan, plan_of, usual_choice
from app.services.importing import IsCancelled, Report
from app.ui.shell import Shell
from app.ui.tasks import Job

_REST_MS = 250
First = tuple[Incoming | IncomingPurchase, ...]


class ImportSession(QObject):
    """Nothing is written before `bring_in`; every signal comes on the window's own thread."""

    looking = Signal(int, int)
    looked = Signal()
    mapped = Signal(object)
    previewed = Signal(object)
    check_began = Signal()
    checking = Signal(int, int, str)
    checked = Signal()
    stopped = Signal()
    failed = Signal(object)
    writing = Signal(int, int, str)
    brought = Signal(object)
    taken_back = Signal()

    def __init__(self, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._look: Job | None = None
        self._check: Job | None = None
        self._write: Job | None = None
        self._ticket = 0
        self.path: Path | None = None
        self.kind = "customers"
        self.inspection: Inspection | None = None
        self.mapping: Mapping | None = None
        self.draft: Draft | None = None
        self.choices: dict[int, Existing] = {}
        self.corrections: dict[tuple[int, int], str] = {}
        self.fine: set[Problem] = set()
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self._start_check)

    @property
    def is_writing(self) -> bool:
        """Whether the import is under way."""
        return self._write is not None

    @property
    def is_looking(self) -> bool:
        """Whether a file is being looked at for the first time."""
        return self._look is not None

    @property
    def plan(self) -> ImportPlan | None:
        """What the draft would do with the choices made so far."""
        return None if self.draft is None else plan_of(self.draft, self.choices, Existing.FILL)

    @property
    def open_problems(self) -> tuple[Problem, ...]:
        """Problems that the owner has not put aside."""
        problems = self.draft.problems if self.draft is not None else ()
        return tuple(problem for problem in problems if problem not in self.fine)

    def choice(self, place: int) -> Existing:
        """What happens to somebody who seems to be here."""
        match = self.draft.best_matches.get(place) if self.draft is not None else None
        return self.choices.get(place) or usual_choice(match, Existing.FILL)

    def look(self, path: Path, system: str | None = None) -> None:
        """Look at a file; another system begins the matching anew."""
        self.stop()
        self.path = path
        wanted = "invoices" if system is None and self.kind == "invoices" else system
        importing, ticket = self._shell.desk.importing, self._ticket

        def work(report: Report, is_cancelled: IsCancelled) -> tuple[int, Inspection]:
            return ticket, importing.inspect(path, wanted, report, is_cancelled)

        self._look = self._shell.tasks.run(work, self._on_looked, self._on_look_failed, self._on_looking)

    def set_target(self, position: int, target: Target) -> None:
        """A column goes somewhere else."""
        if self.mapping is not None:
            self._map(self.mapping.with_target(position, target))

    def set_date_order(self, position: int, order: DateOrder) -> None:
        """The owner said how the days of a column are written."""
        if self.mapping is not None:
            self._map(self.mapping.with_date_order(position, order))

    def set_value(self, position: int, raw: str, meaning: str) -> None:
        """The owner said what a word means."""
        if self.mapping is not None:
            self._map(self.mapping.with_value(position, raw, meaning))

    def correct(self, line: int, texts: dict[int, str]) -> None:
        """The owner wrote something else into a row, by position of the column."""
        if texts:
            self.corrections |= {(line, position): text for position, text in texts.items()}
            self._rest.start(0)

    def choose(self, place: int, how: Existing) -> None:
        """The owner decided about somebody who seems to be here."""
        self.choices[place] = how

    def put_aside(self, problem: Problem) -> None:
        """The owner has read a problem and leaves it at that."""
        self.fine.add(problem)

    def bring_in(self) -> None:
        """Write it all, with a backup first. The draft goes with it; when it is taken back, the rows are read again."""
        if self.draft is None or self.is_writing:
            return
        held, choices, shell = [self.draft], dict(self.choices), self._shell
        is_sample = shell.desk.settings.load().is_sample
        self.draft = None

        def work(report: Report, is_cancelled: IsCancelled) -> Brought:
            if not is_sample:
                report(0, 1, Phase.BACKUP)
                shell.backups.before_import(is_cancelled=is_cancelled)
            return shell.desk.importing.bring_in(held.pop(), choices, Existing.FILL, report, is_cancelled)

        self._write = shell.tasks.long_write(work, self._on_brought, self._on_write_failed, self._on_writing)

    def cancel(self) -> None:
        """Stop what is under way; an import is taken back whole."""
        for job in (self._look, self._check, self._write):
            if job is not None:
                job.cancel()

    def stop(self) -> None:
        """Forget the file and everything chosen for it."""
        self._ticket += 1
        self._rest.stop()
        for job in (self._look, self._check):
            if job is not None:
                job.cancel()
        self._look = self._check = None
        self.inspection = self.mapping = self.draft = None
        self.choices.clear()
        self.corrections.clear()
        self.fine.clear()

    def _map(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self.mapped.emit(mapping)
        self._rest.start()

    def _start_check(self) -> None:
        if self.inspection is None:
            return
        if self._check is not None:
            self._check.cancel()
        self.draft = None
        self._ticket += 1
        ticket, inspection, mapping, corrections = self._ticket, self.inspection, self.mapping, dict(self.corrections)
        importing = self._shell.desk.importing

        def preview() -> tuple[int, First]:
            return ticket, importing.preview(inspection, mapping)

        def check(report: Report, is_cancelled: IsCancelled) -> tuple[int, Draft]:
            return ticket, importing.draft(inspection, mapping, corrections, report, is_cancelled)

        self.check_began.emit()
        self.checking.emit(0, 0, Phase.READING)
        self._shell.tasks.run(preview, self._on_previewed, self._on_check_failed)
        self._check = self._shell.tasks.run(check, self._on_checked, self._on_check_failed, self._on_checking)

    def _on_looking(self, done: int, total: int, _: str) -> None:
        self.looking.emit(done, total)

    def _on_checking(self, done: int, total: int, text: str) -> None:
        self.checking.emit(done, total, text)

    def _on_writing(self, done: int, total: int, text: str) -> None:
        self.writing.emit(done, total, text)

    def _on_looked(self, found: tuple[int, Inspection]) -> None:
        ticket, inspection = found
        if ticket != self._ticket:
            return
        self._look = None
        self.inspection, self.mapping = inspection, inspection.mapping
        self.looked.emit()
        self._start_check()

    def _on_previewed(self, found: tuple[int, First]) -> None:
        ticket, first = found
        if ticket == self._ticket:
            self.previewed.emit(first)

    def _on_checked(self, found: tuple[int, Draft]) -> None:
        ticket, draft = found
        if ticket == self._ticket:
            self._check = None
            self.draft = draft
            self.checked.emit()

    def _on_brought(self, brought: Brought) -> None:
        self._write = None
        self.stop()
        self.brought.emit(brought)

    def _on_look_failed(self, error: Exception) -> None:
        if self._look is None or (isinstance(error, Cancelled) and not self._look.is_cancelled):
            return
        self._look = None
        self.stopped.emit()
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _on_check_failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)

    def _on_write_failed(self, error: Exception) -> None:
        self._write = None
        if isinstance(error, Cancelled):
            self.taken_back.emit()
        else:
            self.failed.emit(error)
        self._start_check()
