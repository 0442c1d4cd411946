"""The page of surprises: what a year of small kindnesses takes, and why each of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from app.domain.changes import STANDINGS
from app.domain.pronouns import THEY, pronouns_of
from app.domain.year_plan import LineKey, PlanLine, PlanWishes, Thought
from app.ui.finding.photos import Photos
from app.ui.page import Page
from app.ui.pages.surprises.choosing import line_after
from app.ui.pages.surprises.deeds import Deeds
from app.ui.pages.surprises.doors import Doors
from app.ui.pages.surprises.focus_order import set_focus_order
from app.ui.pages.surprises.planning import Planning
from app.ui.pages.surprises.stage import Stage
from app.ui.shell import Shell

_PATIENCE_MS = 150
"""How long nothing is shown before shapes stand where the plan will be."""


class SurprisesPage(Page):
    """Sliders and library left, the ribbon in the middle, the chosen surprise right."""

    TITLE = "Surprises"
    ICON = "gift"
    CONCERNS = frozenset(
        (
            STANDINGS, "surprise", "preparation", "gesture", "gesture_step", "refusal", "suggestion", "customer",
            "fact", "touchpoint", "participant", "purchase", "slip", "occasion", "circumstance", "setting",
        )
    )  # fmt: skip

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.planning = Planning(shell, self)
        self.photos = Photos(shell.desk.files, shell.tasks, self)
        self.stage = stage = Stage(self.photos, self._today)
        self.header, self.summary, self.foot = stage.header, stage.summary, stage.foot
        self.left, self.frame, self.panel, self.side = stage.left, stage.frame, stage.panel, stage.side
        self.deeds = Deeds(shell, self.planning, self)
        self.doors = Doors(shell, self)
        self._wanted: int = 0
        self._key: LineKey | None = None
        self._asked_for: LineKey | None = None
        self._is_veiled = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(stage)
        self._connect()

    @property
    def current(self) -> PlanLine | None:
        """The chosen surprise."""
        return self.frame.ribbon.current

    @property
    def stands_on(self) -> int:
        return self.current.key.customer_id if self.current else 0

    def open(self, customer: int = 0, **_state: Any) -> None:
        """Show the year; `customer` is whose surprise to stand on."""
        self._wanted = customer

    def activate(self) -> None:
        """Put the keyboard on the ribbon; the ring comes with the first key."""
        self.frame.focus_list(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read again what stands."""
        letters = self._shell.desk.settings.load().appearance.single_letter_keys
        self.frame.ribbon.single_letters = self.frame.table.single_letters = letters
        self.planning.reload()
        if self.planning.shown is None:
            QTimer.singleShot(_PATIENCE_MS, self, self._on_waiting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.side.close_over():
                return
            if self.planning.is_preview:
                self._on_back()
                return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.frame.ribbon.hand.put_back()
        if self._is_veiled:
            self.panel.set_veiled(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.stage.fit()

    def choose(self, key: LineKey | None) -> None:
        """Stand on a surprise."""
        self.frame.choose(key)

    @property
    def is_discreet(self) -> bool:
        return self._is_veiled

    def set_veiled(self, is_veiled: bool) -> None:
        """Hide names, faces and gestures while somebody looks over the owner's shoulder."""
        self._is_veiled = self.deeds.saying.is_veiled = self.doors.is_veiled = is_veiled
        self.stage.set_veiled(is_veiled)
        if not is_veiled:
            self._ask_thoughts(self.current)

    def print_year(self) -> None:
        """Print the year and its shopping list, or keep them as a PDF."""
        plan = self.planning.plan
        if plan is not None and plan.lines:
            self.doors.print_year(plan)

    def _connect(self) -> None:
        self.planning.changed.connect(self._show)
        self.planning.settled.connect(self._on_settled)
        self.planning.searching.connect(self.summary.show_searching)
        self.summary.stop_asked.connect(self.planning.stop)
        self.left.budget.rested.connect(self.planning.try_out)
        self.foot.applied.connect(self._on_apply)
        self.foot.taken_back.connect(self._on_back)
        ribbon, card = self.frame.ribbon, self.panel.card
        self.frame.chosen.connect(self._on_chosen)
        self.frame.opened.connect(self._on_opened)
        ribbon.answered.connect(self._on_answered)
        ribbon.carried.connect(self._on_carried)
        card.asked.connect(self._on_asked)
        card.ticked.connect(self.deeds.tick)
        self.panel.also.taken.connect(self._on_taken)
        self.deeds.reason_wanted.connect(self._on_reason_wanted)
        self._connect_doors()
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Print, self, self.print_year, context=inside)

    def _connect_doors(self) -> None:
        header, left = self.header, self.left
        header.plan_asked.connect(self._on_plan)
        header.print_asked.connect(self.print_year)
        header.veil_asked.connect(self.set_veiled)
        header.side_asked.connect(self._on_side)
        header.more_asked.connect(self._on_more)
        self.stage.nothing.plan_asked.connect(self._on_plan)
        for place in (left, self.stage.nothing):
            place.peace_asked.connect(lambda: self.doors.show_peace(self.planning.plan))
            place.learning_asked.connect(lambda: self.doors.learn(self.planning.plan))
        left.library_asked.connect(lambda: self.doors.show_library())
        left.gestures.opened.connect(self.doors.open_gesture)
        left.gestures.added.connect(lambda: self.doors.add_gesture())
        self.side.closed.connect(lambda: self.frame.focus_list())

    def _on_waiting(self) -> None:
        self.frame.ribbon.set_waiting(self.planning.shown is None)

    def _show(self) -> None:
        """Show the plan that stands, or the one that is tried out; the chosen surprise stays chosen."""
        plan, shown = self.planning.plan, self.planning.shown
        if shown is None:
            return
        before = self.frame.ribbon.plan
        self.stage.show_plan(plan, self.planning.preview, shown)
        self._show_line(line_after(before, plan, self._key, self._wanted, self._today))
        self._wanted = 0
        self.stage.fit()

    def _on_settled(self) -> None:
        """Nothing to show but what stands beside the plan: how far a preparation has come, and other thoughts."""
        if self._wanted:
            self._show()
        else:
            self._on_chosen(self.current)

    def _show_line(self, line: PlanLine | None) -> None:
        key = None if line is None else line.key
        self.frame.choose(key)
        self._on_chosen(line)

    def _on_chosen(self, line: PlanLine | None) -> None:
        plan, desk = self.planning.plan, self._shell.desk
        self._key = None if line is None else line.key
        pronouns = THEY if line is None else pronouns_of(desk.customers.get(line.key.customer_id))
        steps = desk.surprises.steps(line.surprise_id) if line is not None and line.surprise_id else ()
        answers, focused = self.panel.card.answers, self.focusWidget()
        had_focus = answers.isAncestorOf(focused) if focused is not None else False
        self.panel.show_line(line, pronouns, steps, "" if plan is None else plan.currency, self._today)
        answers.setVisible(not self.planning.is_preview)
        set_focus_order(self.left, self.frame, self.panel)
        if had_focus and focused is not None and not focused.isVisible():
            self.frame.focus_list(Qt.FocusReason.OtherFocusReason)
        self._ask_thoughts(line)

    def _ask_thoughts(self, line: PlanLine | None) -> None:
        """Ask beside the window what else was thought of; a preview has no thoughts, nor a plan that is being read."""
        self._asked_for = key = None if line is None or not line.is_suggested else line.key
        if key is None or self.planning.is_preview:
            self.panel.show_thoughts(())
            return
        if self.planning.is_reading:
            return  # asked again once it is read; what is shown meanwhile stays
        surprises = self._shell.desk.surprises

        def show(thoughts: tuple[Thought, ...]) -> None:
            if self._asked_for == key:
                self.panel.show_thoughts(thoughts)
            set_focus_order(self.left, self.frame, self.panel)

        self._shell.tasks.run(lambda: surprises.thoughts(key), show, lambda _error: None)

    def _on_opened(self, line: PlanLine) -> None:
        if self.side.is_narrow:
            self.side.open_over()
        elif self.frame.ribbon.property("kbd"):
            answers = self.panel.card.answers
            first = answers.accept if line.is_suggested else answers.deliver
            if first.isVisible() and not self._is_veiled:
                first.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_answered(self, what: str, line: PlanLine) -> None:
        place = self.frame.ribbon.menu_place()
        if what == "menu":
            self.doors.menu_of(line, place, lambda deed: self._do(deed, line, place))
        else:
            self._do(what, line, place)

    def _on_asked(self, what: str) -> None:
        line, answers = self.panel.card.line, self.panel.card.answers
        if line is not None:
            button = answers.no if what == "not" else answers.week
            self._do(what, line, button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _on_taken(self, thought: Thought) -> None:
        line = self.panel.card.line
        if line is not None and line.is_suggested:
            self.panel.card.answers.accept.setFocus(Qt.FocusReason.OtherFocusReason)
            self.deeds.instead(line, thought)

    def _do(self, what: str, line: PlanLine, place: QPoint) -> None:
        if self.planning.is_preview and what != "person":
            self._shell.messages.toast(self.tr("This is only a preview: apply it first, or go back."), icon="info")
            return
        self.deeds.do(what, line, place, self.panel.card.answers.reason.text())

    def _on_carried(self, line: PlanLine, day: date) -> None:
        if not self.planning.is_preview:
            self.deeds.carry(line, day)

    def _on_reason_wanted(self, line: PlanLine) -> None:
        if self.side.is_narrow:
            self.side.open_over()
        self.panel.card.answers.require_reason(line.face.first_name)

    def _on_plan(self) -> None:
        self.planning.plan_year(self.left.budget.wishes)

    def _on_apply(self) -> None:
        preview = self.planning.preview
        if preview is not None:
            self.planning.plan_year(PlanWishes(*_given(preview.wishes)))

    def _on_back(self) -> None:
        self.planning.take_back()
        self.frame.focus_list()

    def _on_side(self) -> None:
        if not self.side.close_over():
            self.side.open_over()

    def _on_more(self) -> None:
        self.doors.more(self.planning.plan, self.header.more, self.deeds.accept_all, self.frame.turn)

    @property
    def _today(self) -> date:
        return self._shell.desk.store.clock.today()


def _given(wishes: PlanWishes) -> tuple[int, int, int, int, int]:
    return wishes.yearly_minor, wishes.monthly_minor, wishes.weekly_minutes, wishes.gap_weeks, wishes.seed
