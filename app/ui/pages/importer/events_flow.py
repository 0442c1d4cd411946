"""The way of a calendar through the page: session and step, and the panels over them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.event import PEOPLE_FIELD, CalendarDraft, EventChoice, EventGroup, Fate
from app.domain.incoming import Problem
from app.services.event_plan import EventsPlan
from app.ui.dossier.person_picker import PersonPicker
from app.ui.pages.importer.events_session import EventsSession
from app.ui.pages.importer.events_step import EventsStep
from app.ui.pages.importer.run_step import RunStep
from app.ui.pages.importer.words import tr
from app.ui.shell import Shell
from app.ui.widgets.buttons import GhostButton, PrimaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.message_panel import PanelFoot
from app.ui.widgets.overlay import Overlay


class EventsFlow(QObject):
    """`looked` when the step can be shown, `problems_asked` carries what needs a word."""

    looked = Signal()
    problems_asked = Signal(object)

    def __init__(self, shell: Shell, page: QWidget) -> None:
        super().__init__(page)
        self._shell, self._page = shell, page
        self.session = EventsSession(shell, self)
        self.step = EventsStep()
        self.session.looked.connect(self._on_looked)
        self.session.planned.connect(self._on_planned)
        self.step.chosen.connect(self.session.choose)
        self.step.somebody_asked.connect(self._on_somebody)
        self.step.problems_asked.connect(lambda: self.problems_asked.emit(self.problems))
        self.step.fine.connect(self._on_fine)

    def takes(self, path: Path) -> bool:
        """Whether a file goes this way."""
        return self._shell.desk.calendar_files.is_calendar(path)

    def begin(self, run: RunStep) -> bool:
        """Whether the import began; its progress is shown in the step for it."""
        draft, plan = self.session.draft, self.session.plan
        if draft is None or plan is None:
            return False
        run.begin_events(draft.file, plan, self.session.new_cards)
        self.session.bring_in()
        return True

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the file itself needs a word about, then each event that stays out."""
        draft, plan = self.session.draft, self.session.plan
        found = (*(draft.file.problems if draft else ()), *(plan.problems if plan else ()))
        return tuple(sorted(found, key=lambda problem: problem.line))

    def _on_looked(self, draft: CalendarDraft) -> None:
        self.step.show_draft(draft, self.session.choice, self._shell.desk.store.clock.today())
        self.looked.emit()

    def _on_planned(self, plan: EventsPlan) -> None:
        self.step.show_plan(plan, self.session.new_cards)
        self._show_problems()

    def _on_fine(self, problem: Problem) -> None:
        self.session.fine.add(problem)
        self._show_problems()

    def _show_problems(self) -> None:
        """Those that the groups at the left do not tell already, and that the owner has not put aside."""
        draft, fine = self.session.draft, self.session.fine
        shown = tuple(one for one in self.problems if one.field != PEOPLE_FIELD and one not in fine)
        self.step.show_problems(shown, draft.file.count if draft else 0)

    def _on_somebody(self, group: EventGroup) -> None:
        """Ask who is meant; without an answer the group stays as it was."""
        panel = _WhoPanel(self._shell, group)
        overlay = Overlay(self._page, panel, width=460, modal=True)
        answered: list[EventChoice] = []

        def take(number: int) -> None:
            answered.append(EventChoice(Fate.BRING, (number,)))
            self.session.choose(group, answered[0])
            overlay.close_overlay()

        def show() -> None:
            choice = answered[0] if answered else self.session.choice(group)
            self.step.show_choice(group, choice, panel.picker.text() if answered else group.guess)

        panel.taken.connect(take)
        panel.left.connect(overlay.close_overlay)
        overlay.closed.connect(show)
        overlay.open(panel.picker)


class _WhoPanel(QWidget):
    """Who is meant by a group: a name to find, then one button."""

    taken = Signal(int)
    left = Signal()

    def __init__(self, shell: Shell, group: EventGroup) -> None:
        super().__init__()
        self.picker = PersonPicker(shell.desk, tr("Name"), companies=True)
        self.go = PrimaryButton(tr("That is who it is"))
        leave = GhostButton(tr("Leave it"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        inside = QVBoxLayout()
        inside.setContentsMargins(20, 18, 20, 16)
        inside.setSpacing(8)
        inside.addWidget(Label(tr("Who is it about?"), "lead"))
        inside.addWidget(Label(group.name, "body", "ink2", wrap=True))
        inside.addWidget(self.picker)
        column.addLayout(inside)
        foot = PanelFoot()
        foot.add_button(leave)
        foot.add_button(self.go)
        column.addWidget(foot)
        self.go.setEnabled(False)
        self.picker.picked.connect(lambda _: self.go.setEnabled(True))
        self.picker.textEdited.connect(lambda _: self.go.setEnabled(self.picker.number is not None))
        self.picker.returnPressed.connect(self._on_go)
        self.go.clicked.connect(self._on_go)
        leave.clicked.connect(self.left)

    def _on_go(self) -> None:
        if self.picker.number is not None:
            self.taken.emit(self.picker.number)
