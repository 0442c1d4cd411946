"""The second step for calendars: whom the events are about, what needs a word, and the one decision."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.event import CalendarDraft, EventChoice, EventFile, EventGroup, GroupKind
from app.domain.incoming import Problem
from app.services.event_plan import EventsPlan
from app.ui.icons import paint_icon
from app.ui.pages.importer.events_card import Choose, GroupsCard
from app.ui.pages.importer.events_words import button_words, outcome_words, recognised, size_words
from app.ui.pages.importer.match_step import Safe, is_narrow, scrolled_parts, side_padding
from app.ui.pages.importer.problems_card import ProblemsCard
from app.ui.pages.importer.words import tr
from app.ui.theme import theme_of
from app.ui.widgets.buttons import GhostButton, PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.label import Label
from app.ui.widgets.segmented import Segment, SegmentedControl
from app.ui.widgets.selection_bar import PageFoot

_RIGHT = 412
_UNLIMITED = 16_777_215
PEOPLE, ROWS = "people", "rows"


class EventsStep(QWidget):
    """Groups at the left, problems at the right, the foot below; in a narrow window the two are tabs."""

    chosen = Signal(object, object)
    somebody_asked = Signal(object)
    problems_asked = Signal()
    fine = Signal(object)
    cancelled = Signal()
    went_back = Signal()
    decided = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner = _Banner()
        self.cards = {
            GroupKind.KNOWN: GroupsCard(tr("With people you have here")),
            GroupKind.BIRTHDAY: GroupsCard(tr("Birthdays")),
            GroupKind.STRANGER: GroupsCard(tr("With nobody you have here")),
        }
        self.problems = ProblemsCard(tr("Events that need a word"), tr("Line {line}"))
        self.all_well = Label(tr("Every event is clear."), "body", "ink2", wrap=True)
        self.tabs = SegmentedControl(
            (Segment(PEOPLE, tr("People")), Segment(ROWS, tr("Need a word"))), name=tr("What to look at"), small=True
        )
        self.cancel, self.back = GhostButton(tr("Cancel")), SecondaryButton(tr("Back"))
        self.outcome = Label("", "body", "ink2")
        self.go = PrimaryButton(tr("Bring them in"))
        self._has_problems = False
        self._build()
        self._connect()

    def show_draft(self, draft: CalendarDraft, choice: Choose, today: date) -> None:
        """Show a new file."""
        self.banner.show_file(draft.file)
        for kind, card in self.cards.items():
            card.show_groups(draft.of(kind), choice, today)
        self.go.setEnabled(False)
        self.outcome.setText("")
        self.show_problems((), draft.file.count)
        self.tabs.set_value(PEOPLE)
        self._lay_out()

    def show_plan(self, plan: EventsPlan, cards: int) -> None:
        """Say what would happen."""
        self.outcome.setText(outcome_words(plan, cards))
        self.go.setText(button_words(plan))
        self.go.setEnabled(plan.brings > 0 or cards > 0)

    def show_problems(self, problems: tuple[Problem, ...], count: int) -> None:
        """Show which events need a word; those that only nobody is meant by are not among them."""
        self.problems.show_problems(problems, count, False)
        self._has_problems = bool(problems)
        self._lay_out()

    def show_choice(self, group: EventGroup, choice: EventChoice, name: str) -> None:
        """Show whom the owner named."""
        self.cards[group.kind].show_choice(group, choice, name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self, *_: object) -> None:
        is_tabbed = is_narrow(self)
        tab = self.tabs.value if is_tabbed else None
        side = side_padding(self)
        self._row.setContentsMargins(side - 2, 0, side - 12, 0)
        self._tabs_row.setContentsMargins(side, 0, side, 0)
        self.tabs.setVisible(is_tabbed)
        self._left.setVisible(tab in (None, PEOPLE))
        self._right.setVisible(tab in (None, ROWS))
        width = theme_of(self).scale.px(_RIGHT)
        self._right.setMinimumWidth(0 if is_tabbed else width)
        self._right.setMaximumWidth(_UNLIMITED if is_tabbed else width)
        self.all_well.setVisible(not self._has_problems)

    def _build(self) -> None:
        known, birthdays, strangers = self.cards.values()
        self._left = scrolled_parts((self.banner, 0), (known, 12), (birthdays, 12), (strangers, 12))
        self._right = scrolled_parts((self.problems, 0), (self.all_well, 0), (Safe(), 12))
        self._row = QHBoxLayout()
        self._row.setSpacing(22)
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self._right)
        self._tabs_row = QHBoxLayout()
        self._tabs_row.addWidget(self.tabs)
        self._tabs_row.addStretch(1)
        foot = PageFoot()
        foot.row.addWidget(self.cancel)
        foot.row.addStretch(1)
        for widget in (self.outcome, self.back, self.go):
            foot.row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._tabs_row)
        column.addLayout(self._row, 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        for card in self.cards.values():
            card.chosen.connect(self.chosen)
            card.somebody_asked.connect(self.somebody_asked)
        self.problems.all_asked.connect(self.problems_asked)
        self.problems.fine.connect(self.fine)
        self.tabs.chosen.connect(self._lay_out)
        self.cancel.clicked.connect(self.cancelled)
        self.back.clicked.connect(self.went_back)
        self.go.clicked.connect(self.decided)


class _Banner(Card):
    """The sage line that says what the file is."""

    def __init__(self) -> None:
        super().__init__(tone="sage")
        self._said = Label("", weight=600)
        self._file = Label("", tone="ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(48, 10, 12, 10)
        words = QWidget()
        flow = FlowLayout(words, gap=6)
        flow.addWidget(self._said)
        flow.addWidget(self._file)
        row.addWidget(words, 1)

    def show_file(self, file: EventFile) -> None:
        """Say what it is and how much is in it."""
        self._said.setText(recognised(file))
        self._file.setText(size_words(file))
        self.setAccessibleName(f"{self._said.text()} {self._file.text()}")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_of(self)
        paint_icon(QPainter(self), QPointF(16, round(self.height() / 2 - 10)), "check", theme.color("sage"), 20)
