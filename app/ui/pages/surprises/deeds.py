"""What the owner answers: each one action with Undo, and the plan adapts around it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.gesture import Surprise
from app.domain.pronouns import pronouns_of
from app.domain.today import Step
from app.domain.year_plan import NoScope, PlanLine, Thought, YearPlan
from app.services.surprises import SurpriseService
from app.ui.icons import icon
from app.ui.pages.surprises.planning import Planning
from app.ui.pages.surprises.saying import Saying
from app.ui.pages.surprises.words import monday_of, not_whom, veiled, week_words
from app.ui.shell import Shell
from app.ui.theme import theme_of


class Deeds(QObject):
    """Does what is asked of a line; `reason_wanted` when a suggestion can't be accepted without one."""

    reason_wanted = Signal(object)

    def __init__(self, shell: Shell, planning: Planning, page: QWidget) -> None:
        super().__init__(page)
        self._shell, self._planning, self._page = shell, planning, page
        self.saying = Saying(shell, self)
        planning.undo = self.saying.undo

    def do(self, what: str, line: PlanLine, place: QPoint, reason: str = "") -> None:
        """Do what a button, a key or a menu says; menus open at the place."""
        if what == "accept" and line.is_suggested:
            self.accept(line, reason)
        elif what == "another" and line.is_suggested:
            self.another(line)
        elif what == "lock" and line.is_suggested:
            self.lock(line)
        elif what == "not" and line.is_suggested:
            self.ask_how_far(line, place)
        elif what == "week" and line.is_suggested:
            self.ask_week(line, place)
        elif what == "person":
            self._shell.navigator.open_customer(line.key.customer_id)
        elif not line.is_suggested:
            self._do_accepted(what, line)

    def accept(self, line: PlanLine, reason: str = "") -> None:
        """Accept a suggestion; one without a fact behind it asks for the owner's reason first."""
        if line.asks_reason and not reason.strip():
            self.reason_wanted.emit(line)
            return
        said = self.saying.about(self.tr("Accepted for {name}. It will not move."), line)
        self._answer(lambda: self._surprises.accept(line.key, reason), said)

    def accept_all(self) -> None:
        """Accept every suggestion that a fact speaks for."""
        self._answer(self._surprises.accept_all, self.tr("Accepted what facts speak for"))

    def another(self, line: PlanLine) -> None:
        """Another gesture for the same person."""
        said = self.saying.about(self.tr("Another idea for {name}"), line)
        self._answer(lambda: self._surprises.another_idea(line.key), said)

    def instead(self, line: PlanLine, thought: Thought) -> None:
        """One of the other thoughts in place of this gesture."""
        said = self.saying.about(self.tr("{gesture} for {name} instead"), line, gesture=thought.name)
        self._answer(lambda: self._surprises.this_instead(line.key, thought.gesture_id), said)

    def lock(self, line: PlanLine) -> None:
        """Fix a suggestion for the next plan, or let it loose."""
        is_on = not line.is_locked
        said = self.tr("Locked: the next plan keeps it") if is_on else self.tr("Unlocked")
        self._answer(lambda: self._surprises.lock(line.key, is_on), said)

    def refuse(self, line: PlanLine, scope: NoScope) -> None:
        """Not this person, or not this gesture for them."""
        words = {
            NoScope.NEVER: self.tr("{name} gets no surprises any more"),
            NoScope.THIS_YEAR: self.tr("No surprise for {name} this year"),
            NoScope.THIS_GESTURE: self.tr("Not this gift for {name}"),
        }[scope]
        self._answer(lambda: self._surprises.refuse(line.key, scope), self.saying.about(words, line))

    def to_week(self, line: PlanLine, week: date | None) -> None:
        """Another week for a suggestion: this one, or whichever is best."""
        said = self.saying.about(self.tr("Another week for {name}"), line)
        self._answer(lambda: self._surprises.another_week(line.key, week), said)

    def carry(self, line: PlanLine, day: date) -> None:
        """Put a carried card down on a day."""
        if line.is_suggested:
            self.to_week(line, monday_of(day))
        else:
            self.move(line, day)

    def move(self, line: PlanLine, day: date) -> None:
        """An accepted surprise on another day."""
        said = self.tr("Moved; what has to be prepared moves with it")
        self.saying.act(lambda: self._surprises.move(line.surprise_id, day), said)

    def tick(self, step: Step, is_done: bool) -> None:
        """A step of the preparation done, or opened again."""
        said = self.tr("Prepared: {step}") if is_done else self.tr("Open again: {step}")
        told = veiled() if self.saying.is_veiled else step.text
        self.saying.act(lambda: self._surprises.tick(step.id, is_done), said.format(step=told))

    def deliver(self, line: PlanLine) -> None:
        """It was delivered; then ask how it was received."""
        from app.ui.dialogs import reaction_dialog

        def ask(_surprise: Surprise) -> None:
            reaction_dialog.open_dialog(self._shell, line.surprise_id)

        said = self.saying.about(self.tr("Surprised {name}"), line)
        self.saying.act(lambda: self._surprises.deliver(line.surprise_id), said, ask)

    def ask_how_far(self, line: PlanLine, place: QPoint) -> None:
        """The one question after "Not her"; Escape leaves everything as it is."""
        pronouns = pronouns_of(self._shell.desk.customers.get(line.key.customer_id))
        menu = self._menu(not_whom(pronouns))
        for words, scope, sign in (
            (self.tr("Not this gift"), NoScope.THIS_GESTURE, "gift"),
            (self.tr("Not this year"), NoScope.THIS_YEAR, "calendar"),
            (self.tr("Never a surprise"), NoScope.NEVER, "ban"),
        ):
            self._add(menu, words, sign, lambda chosen=scope: self.refuse(line, chosen))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(place)

    def ask_week(self, line: PlanLine, place: QPoint) -> None:
        """Which other week; any can be chosen by carrying the card along the ribbon."""
        menu = self._menu(self.tr("Another week"))
        today = self._shell.desk.store.clock.today()
        self._add(menu, self.tr("Whichever is best"), "wand", lambda: self.to_week(line, None))
        for weeks in (-4, -1, 1, 4):
            week = line.key.week + timedelta(weeks=weeks)
            if week + timedelta(days=6) >= today:
                words = week_words(week, today)
                self._add(menu, words, "calendar", lambda chosen=week: self.to_week(line, chosen))
        menu.addSeparator()
        menu.addAction(self.tr("Any other: drag the card, or M and the arrows")).setEnabled(False)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(place)

    def _do_accepted(self, what: str, line: PlanLine) -> None:
        from app.ui.dialogs import card_text_dialog, reaction_dialog, surprise_day_dialog

        if what == "deliver":
            self.deliver(line)
        elif what == "move":
            surprise_day_dialog.open_dialog(self._shell, line, lambda day: self.move(line, day))
        elif what == "react":
            reaction_dialog.open_dialog(self._shell, line.surprise_id)
        elif what == "card":
            card_text_dialog.open_dialog(self._shell, line)
        elif what == "drop":
            said = self.tr("Given up")
            self.saying.act(lambda: self._surprises.drop(line.surprise_id), said)

    def _answer(self, action: Callable[[], YearPlan], said: str) -> None:
        self._planning.answer(action, said)

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self._page)
        menu.setAccessibleName(name)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _add(self, menu: QMenu, words: str, sign: str, then: Callable[[], None]) -> None:
        color = theme_of(self._page).color("ink2")
        menu.addAction(icon(sign, color), words.replace("&", "&&")).triggered.connect(lambda: then())

    @property
    def _surprises(self) -> SurpriseService:
        return self._shell.desk.surprises
