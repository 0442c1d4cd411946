"""One calendar from the file to the cards: what was decided so far, and the long jobs that belong to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.domain.errors import Cancelled
from app.domain.event import CalendarDraft, EventChoice, EventGroup, Fate
from app.domain.incoming import Problem
from app.services.calendar_files import BroughtEvents
from app.services.event_plan import EventsPlan
from app.services.import_choices import Phase
from app.services.importing import IsCancelled, Report
from app.ui.shell import Shell
from app.ui.tasks import Job


@dataclass(frozen=True, slots=True)
class Look:
    """What a first look found; `ticket` tells whether it is still the file that is asked for."""

    ticket: int
    draft: CalendarDraft


class EventsSession(QObject):
    """Nothing is written before `bring_in`; every signal comes on the window's own thread."""

    looking = Signal(int, int)
    looked = Signal(object)
    planned = Signal(object)
    stopped = Signal()
    failed = Signal(object)
    writing = Signal(int, int, str)
    brought = Signal(object)
    taken_back = Signal()

    def __init__(self, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._look: Job | None = None
        self._write: Job | None = None
        self._ticket = 0
        self.draft: CalendarDraft | None = None
        self.plan: EventsPlan | None = None
        self.choices: dict[str, EventChoice] = {}
        self.fine: set[Problem] = set()

    @property
    def is_writing(self) -> bool:
        """Whether the import is under way."""
        return self._write is not None

    @property
    def new_cards(self) -> int:
        """How many cards would be made."""
        return sum(choice.fate is Fate.NEW_CARD for choice in self.choices.values())

    def choice(self, group: EventGroup) -> EventChoice:
        """What happens to a group."""
        usual = EventChoice(Fate.LEAVE_OUT) if self.draft is None else self.draft.usual_choice(group)
        return self.choices.get(group.key, usual)

    def look(self, path: Path) -> None:
        """Read a file and sort its events."""
        self.stop()
        files, ticket = self._shell.desk.calendar_files, self._ticket

        def work(report: Report, is_cancelled: IsCancelled) -> Look:
            return Look(ticket, files.draft(path, report, is_cancelled))

        self._look = self._shell.tasks.run(work, self._on_looked, self._on_look_failed, self._on_looking)

    def choose(self, group: EventGroup, choice: EventChoice) -> None:
        """The owner decided about a group."""
        self.choices[group.key] = choice
        self._plan()

    def bring_in(self) -> None:
        """Write it all, with a backup first."""
        if self.draft is None or self.is_writing:
            return
        draft, choices, shell = self.draft, dict(self.choices), self._shell
        is_sample = shell.desk.settings.load().is_sample

        def work(report: Report, is_cancelled: IsCancelled) -> BroughtEvents:
            if not is_sample:
                report(0, 1, Phase.BACKUP)
                shell.backups.before_import(is_cancelled=is_cancelled)
            return shell.desk.calendar_files.bring_in(draft, choices, report, is_cancelled)

        self._write = shell.tasks.long_write(work, self._on_brought, self._on_write_failed, self._on_writing)

    def cancel(self) -> None:
        """Stop what is under way; an import is taken back whole."""
        for job in (self._look, self._write):
            if job is not None:
                job.cancel()

    def stop(self) -> None:
        """Forget the file and everything decided about it."""
        self._ticket += 1
        if self._look is not None:
            self._look.cancel()
        self._look = None
        self.draft = self.plan = None
        self.choices.clear()
        self.fine.clear()

    def _plan(self) -> None:
        """Work out what would happen, beside the window."""
        if self.draft is None:
            return
        draft, choices, ticket = self.draft, dict(self.choices), self._ticket
        files = self._shell.desk.calendar_files

        def work() -> tuple[int, int, EventsPlan]:
            return ticket, len(choices), files.plan(draft, choices)

        self._shell.tasks.run(work, self._on_planned, self._on_failed)

    def _on_looking(self, done: int, total: int, _: str) -> None:
        self.looking.emit(done, total)

    def _on_looked(self, found: Look) -> None:
        if found.ticket == self._ticket:
            self._look, self.draft = None, found.draft
            self.looked.emit(found.draft)
            self._plan()

    def _on_planned(self, found: tuple[int, int, EventsPlan]) -> None:
        ticket, decided, plan = found
        if ticket == self._ticket and decided == len(self.choices):
            self.plan = plan
            self.planned.emit(plan)

    def _on_writing(self, done: int, total: int, text: str) -> None:
        self.writing.emit(done, total, text)

    def _on_brought(self, brought: BroughtEvents) -> None:
        self._write = None
        self.stop()
        self.brought.emit(brought)

    def _on_look_failed(self, error: Exception) -> None:
        if self._look is None or (isinstance(error, Cancelled) and not self._look.is_cancelled):
            return
        self._look = None
        self.stopped.emit()
        self._on_failed(error)

    def _on_write_failed(self, error: Exception) -> None:
        self._write = None
        if isinstance(error, Cancelled):
            self.taken_back.emit()
        else:
            self.failed.emit(error)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self.failed.emit(error)
