"""Panels over the second step: what words mean, one row, all problems, everybody found twice."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.incoming import Problem
from app.services.import_choices import Existing
from app.services.import_sides import Meeting
from app.ui.pages.importer.meetings_panel import MeetingsPanel
from app.ui.pages.importer.problems_panel import ProblemsPanel
from app.ui.pages.importer.row_panel import RowPanel
from app.ui.pages.importer.session import ImportSession
from app.ui.pages.importer.values_panel import ValuesPanel
from app.ui.pages.importer.words import tr
from app.ui.shell import Shell
from app.ui.widgets.overlay import Overlay


class Closer(QObject):
    """Opens the panels; `chosen` passes on decisions, `looked_at_all` says that they are over."""

    chosen = Signal(int, object)
    looked_at_all = Signal()

    def __init__(self, shell: Shell, session: ImportSession, page: QWidget) -> None:
        super().__init__(page)
        self._shell, self._session, self._page = shell, session, page

    def ask_values(self, position: int, anchor: QWidget) -> None:
        """Ask what the words of a column mean, in a popup under its link."""
        mapping = self._session.mapping
        if mapping is None:
            return
        column = next(column for column in mapping.columns if column.position == position)
        panel = ValuesPanel(column)
        overlay = Overlay(self._page, panel, width=460, anchor=anchor)
        panel.value_chosen.connect(lambda raw, meaning: self._session.set_value(position, raw, meaning))
        panel.closed.connect(overlay.close_overlay)
        overlay.open()

    def show_row(self, problem: Problem) -> None:
        """Show the cells of a row, to be written better."""
        session = self._session
        inspection, mapping = session.inspection, session.mapping
        if inspection is None or mapping is None:
            return
        importing = self._shell.desk.importing

        def show(cells: tuple[tuple[int, str, str], ...]) -> None:
            mine = ((at, name, session.corrections.get((problem.line, at), text)) for at, name, text in cells)
            panel = RowPanel(problem, tuple(mine), mapping)
            overlay = Overlay(self._page, panel, width=560, modal=True)
            panel.saved.connect(lambda texts: session.correct(problem.line, texts))
            for signal in (panel.saved, panel.left):
                signal.connect(lambda *_: overlay.close_overlay())
            overlay.open(panel.first)

        self._shell.tasks.run(lambda: importing.row(inspection, problem.line), show, self._shell.messages.error)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show every row that needs a word."""
        panel = ProblemsPanel(problems)
        overlay = Overlay(self._page, panel, width=860, modal=True)
        panel.closed.connect(overlay.close_overlay)
        panel.failed.connect(self._shell.messages.error)
        panel.saved.connect(lambda path: self._shell.messages.toast(tr("Saved {path}").format(path=path)))
        if self._session.mapping is not None:
            panel.row_asked.connect(lambda _: overlay.close_overlay())
            panel.row_asked.connect(self.show_row)
        overlay.open(panel.table)

    def show_matches(self) -> None:
        """Show everybody found twice, both sides of each."""
        session, draft = self._session, self._session.draft
        if draft is None:
            return
        importing, tasks = self._shell.desk.importing, self._shell.tasks
        matches = draft.best_matches
        rows = tuple((place, draft.incoming[place].name, matches[place]) for place in sorted(matches))
        panel = MeetingsPanel(rows, session.choice)
        overlay = Overlay(self._page, panel, width=980, top=48, modal=True)

        def look(place: int) -> None:
            tasks.run(lambda: importing.meetings(draft, (place,)), show)

        def show(found: tuple[Meeting, ...]) -> None:
            panel.show_meeting(found[0] if found else None)

        def decide(place: int, how: Existing) -> None:
            self.chosen.emit(place, how)

        panel.wanted.connect(look)
        panel.chosen.connect(decide)
        panel.closed.connect(overlay.close_overlay)
        overlay.closed.connect(self.looked_at_all)
        overlay.open(panel.list)
        if panel.place is not None:
            look(panel.place)
