"""Bring customers in: choose the file, match and check, bring in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import KeepwarmError
from app.domain.incoming import Problem
from app.services.calendar_files import BroughtEvents
from app.services.import_choices import Existing
from app.services.import_plan import Brought
from app.services.import_sides import Meeting
from app.ui.formatting import number_text
from app.ui.page import Page
from app.ui.pages.importer.choose_step import ChooseStep
from app.ui.pages.importer.ending import Ending
from app.ui.pages.importer.events_flow import EventsFlow
from app.ui.pages.importer.faces import FirstMeetings
from app.ui.pages.importer.foot import ImportFoot
from app.ui.pages.importer.looking_closer import Closer
from app.ui.pages.importer.match_step import MatchStep, side_padding
from app.ui.pages.importer.matches_card import MOST
from app.ui.pages.importer.result_step import ResultStep
from app.ui.pages.importer.run_step import RunStep
from app.ui.pages.importer.session import ImportSession
from app.ui.shell import Shell
from app.ui.widgets.label import Label
from app.ui.widgets.step_bar import StepBar

CHOOSE, MATCH, BRING = 0, 1, 2


class ImportPage(Page):
    """Three steps; nothing is written before the last one.

    `progressed` (words, share) and `finished` tell an import that goes on in the background.
    """

    TITLE = "Bring customers in"
    ICON = "upload"

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._file_name = ""
        self._wants_triage = False
        self.session = ImportSession(shell, self)
        self.meetings = FirstMeetings(shell, self)
        self.closer = Closer(shell, self.session, self)
        self.events = EventsFlow(shell, self)
        self.steps = StepBar((self.tr("Choose the file"), self.tr("Match and check"), self.tr("Bring in")))
        self.choose = ChooseStep()
        self.match = MatchStep(shell.desk.settings.load().owner.currency)
        self.run = RunStep()
        self.result = ResultStep()
        self.foot = ImportFoot()
        self.ending = Ending(shell, self.result, self.closer, self)
        self._checked: QWidget = self.match
        self._build()
        self._connect()
        self._connect_session()
        self._connect_events()
        self._connect_end()
        self._show(self.choose)

    def open(
        self, path: Path | str | None = None, kind: str = "customers", invoices: bool = False, **_state: Any
    ) -> None:
        """Begin anew, with a file where one is given; an import that is under way stays in view."""
        if self.is_writing:
            self._show(self.run)
            return
        self.session.kind = "invoices" if invoices else kind
        self.choose.set_purpose(self.session.kind)
        if path is not None:
            self._on_chosen(Path(path))
        elif self.stack.currentWidget() is self.result:
            self._start_over()

    @property
    def is_writing(self) -> bool:
        """Whether an import is under way."""
        return self.session.is_writing or self.events.session.is_writing

    def activate(self) -> None:
        """Put the keyboard on what is asked for next."""
        if self.stack.currentWidget() is self.choose:
            self.choose.zone.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = side_padding(self)
        self._head.setContentsMargins(side, 0, side, 0)
        super().resizeEvent(event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.addWidget(Label(self.tr("Bring customers in"), "display"), 1)
        self._head.addWidget(self.steps)
        column.addLayout(self._head)
        column.addSpacing(16)
        self.stack = QStackedWidget()
        for step in (self.choose, self.match, self.events.step, self.run, self.result):
            self.stack.addWidget(step)
        column.addWidget(self.stack, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        session, match, closer = self.session, self.match, self.closer
        self.choose.chosen.connect(self._on_chosen)
        self.choose.several_dropped.connect(self._on_several)
        self.steps.step_clicked.connect(self._on_step)
        match.banner.system_chosen.connect(self._on_system)
        match.questions.answered.connect(session.set_date_order)
        match.columns.target_chosen.connect(session.set_target)
        match.columns.values_asked.connect(lambda at: closer.ask_values(at, match.columns.lines[at].values))
        match.matches.chosen.connect(self._on_choice)
        match.matches.all_asked.connect(closer.show_matches)
        match.problems.row_asked.connect(closer.show_row)
        match.problems.fine.connect(self._on_fine)
        match.problems.all_asked.connect(lambda: closer.show_problems(session.open_problems))
        closer.chosen.connect(self._on_choice)
        closer.looked_at_all.connect(self._read_meetings)
        self.meetings.read.connect(self._on_meetings)
        self.foot.cancelled.connect(self._start_over)
        self.foot.went_back.connect(self._start_over)
        self.foot.decided.connect(self._on_decided)

    def _connect_session(self) -> None:
        session = self.session
        session.looking.connect(lambda done, total: self.choose.set_waiting(self._file_name, done, total))
        session.looked.connect(self._on_looked)
        session.stopped.connect(lambda: self.choose.set_waiting(""))
        session.mapped.connect(self.match.show_mapping)
        session.previewed.connect(self.match.preview.show_rows)
        session.check_began.connect(self.match.forget_check)
        session.checking.connect(self.foot.show_checking)
        session.checked.connect(self._on_checked)

    def _connect_events(self) -> None:
        session, step = self.events.session, self.events.step
        session.looking.connect(lambda done, total: self.choose.set_waiting(self._file_name, done, total))
        session.stopped.connect(lambda: self.choose.set_waiting(""))
        step.cancelled.connect(self._start_over)
        step.went_back.connect(self._start_over)
        step.decided.connect(self._on_events_decided)
        self.events.looked.connect(self._on_events_looked)
        self.events.problems_asked.connect(self.closer.show_problems)

    def _connect_end(self) -> None:
        for session in (self.session, self.events.session):
            session.failed.connect(self._on_failed)
            session.writing.connect(self._on_writing)
            session.brought.connect(self._on_brought)
            session.taken_back.connect(self._on_taken_back)
            self.choose.cancelled.connect(session.cancel)
            self.run.cancelled.connect(session.cancel)
        self.run.sent_back.connect(lambda: self._shell.navigator.go("customers"))
        self.result.another_asked.connect(self._start_over)

    def _show(self, step: QWidget) -> None:
        self.stack.setCurrentWidget(step)
        self.steps.set_step({self.choose: CHOOSE, self.match: MATCH, self.events.step: MATCH}.get(step, BRING))
        self.foot.setVisible(step is self.match)

    def _start_over(self) -> None:
        self.session.stop()
        self.events.session.stop()
        self.meetings.forget()
        self.choose.set_waiting("")
        self._show(self.choose)
        self.activate()

    def _on_step(self, step: int) -> None:
        if step == CHOOSE and not self.is_writing:
            self._start_over()

    def _on_chosen(self, path: Path) -> None:
        self._file_name = path.name
        self._show(self.choose)
        self.choose.set_waiting(path.name)
        self.session.stop()
        (self.events.session if self.events.takes(path) else self.session).look(path)

    def _on_several(self) -> None:
        words = KeepwarmError(self.tr("One file at a time, please."), self.tr("Drop them one after the other."))
        self._shell.messages.error(words)

    def _on_system(self, system: str) -> None:
        if self.session.path is not None:
            self.session.look(self.session.path, system)

    def _on_looked(self) -> None:
        inspection, mapping = self.session.inspection, self.session.mapping
        assert inspection is not None
        self.choose.set_waiting("")
        self._checked = self.match
        self.match.show_inspection(inspection, self._shell.desk.importing.systems())
        if mapping is not None:
            self.match.show_mapping(mapping)
        self._show(self.match)
        self.match.banner.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_checked(self) -> None:
        self.match.set_checked(True)
        self._show_problems()
        self._read_meetings()
        self._show_outcome()

    def _show_outcome(self) -> None:
        draft, plan = self.session.draft, self.session.plan
        if draft is not None and plan is not None:
            self.foot.show_outcome(draft, plan)

    def _show_problems(self) -> None:
        session = self.session
        rows = session.draft.row_count if session.draft is not None else 0
        self.match.show_problems(session.open_problems, rows, session.mapping is not None)

    def _read_meetings(self) -> None:
        if self.session.draft is not None:
            self.meetings.ask(self.session.draft, MOST)

    def _on_meetings(self, found: tuple[Meeting, ...], faces: dict[int, QPixmap]) -> None:
        draft = self.session.draft
        if draft is not None:
            choices = {meeting.place: self.session.choice(meeting.place) for meeting in found}
            self.match.show_meetings(found, choices, len(draft.best_matches), faces)

    def _on_choice(self, place: int, how: Existing) -> None:
        self.session.choose(place, how)
        self._show_outcome()

    def _on_fine(self, problem: Problem) -> None:
        self.session.put_aside(problem)
        self._show_problems()

    def _on_decided(self) -> None:
        session = self.session
        draft, plan = session.draft, session.plan
        if draft is None or plan is None or session.inspection is None:
            return
        self._wants_triage = not draft.has_dates
        self.run.begin(draft, plan, session.inspection.reading.system_name)
        self._show(self.run)
        session.bring_in()

    def _on_writing(self, done: int, total: int, text: str) -> None:
        self.run.show_progress(done, total, text)
        self.progressed.emit(self.tr("Bringing in"), self.run.share)

    def _on_brought(self, brought: Brought | BroughtEvents) -> None:
        self.ending.show(brought, self._file_name, self._wants_triage)
        self._show(self.result)
        self.finished.emit()
        if self.isVisible():
            self.result.customers.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_taken_back(self) -> None:
        self._show(self._checked)
        self.finished.emit()
        words = self.tr("Import taken back. Your {count} people are as before.")
        people = number_text(self._shell.desk.finding.count(""))
        self._shell.messages.toast(words.format(count=people), icon="undo", tone="gold")

    def _on_events_looked(self) -> None:
        self.choose.set_waiting("")
        self._checked = self.events.step
        self._show(self.events.step)
        self.events.step.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_events_decided(self) -> None:
        if self.events.begin(self.run):
            self._show(self.run)

    def _on_failed(self, error: Exception) -> None:
        if self.stack.currentWidget() is self.run:
            self._show(self._checked)
            self.finished.emit()
        elif self.session.inspection is None and self.events.session.draft is None:
            self._start_over()
        self._shell.messages.error(error)
