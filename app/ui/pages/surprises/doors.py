"""Where the page leads: gestures and their library, who is left in peace, paper, and the menus."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.year_plan import GestureWorth, PlanLine, YearPlan
from app.ui.icons import icon
from app.ui.pages.surprises.words import secret
from app.ui.shell import Shell
from app.ui.theme import theme_of

_AHEAD = timedelta(weeks=52)


class Doors(QObject):
    """Opens what lies beside the ribbon."""

    def __init__(self, shell: Shell, page: QWidget) -> None:
        super().__init__(page)
        self._shell, self._page = shell, page
        self.is_veiled = False
        """Whether names and gestures are hidden, on paper and in the clipboard too."""

    def add_gesture(self) -> None:
        """A gesture of the owner's own."""
        from app.ui.dialogs import gesture_dialog

        gesture_dialog.open_dialog(self._shell)

    def open_gesture(self, worth: GestureWorth) -> None:
        """A gesture of the library."""
        from app.ui.dialogs import gesture_dialog

        gesture_dialog.open_dialog(self._shell, worth)

    def show_library(self) -> None:
        """All gestures, archived ones too."""
        from app.ui.dialogs import gestures_dialog

        gestures_dialog.open_dialog(self._shell)

    def show_peace(self, plan: YearPlan | None) -> None:
        """Who is left in peace, and why."""
        from app.ui.pages.surprises import peace

        if plan is not None:
            peace.open_dialog(self._shell, plan)

    def learn(self, plan: YearPlan | None) -> None:
        """The pages of those about whom nothing is known, one after the other."""
        if plan is not None and plan.without_facts:
            numbers = tuple(face.id for face in plan.without_facts)
            self._shell.navigator.open_customer(numbers[0], numbers)

    def print_year(self, plan: YearPlan) -> None:
        """The year and its shopping list on paper."""
        from app.ui.pages.surprises import printing

        printing.open_print(self._shell, plan, is_veiled=self.is_veiled)

    def copy_shopping(self) -> None:
        """The shopping list as text, for a note or a message to oneself."""
        from app.ui.pages.surprises.shopping import shopping_text

        today = self._shell.desk.store.clock.today()
        text = shopping_text(
            self._shell.desk.surprises.shopping(today, today + _AHEAD), today, is_veiled=self.is_veiled
        )
        if not text:
            self._shell.messages.toast(self.tr("Nothing has to be prepared: accept a surprise first."), icon="info")
            return
        QGuiApplication.clipboard().setText(text)
        self._shell.messages.toast(self.tr("The shopping list is in the clipboard"), icon="copy")

    def more(
        self, plan: YearPlan | None, anchor: QWidget, accept_all: Callable[[], None], turn: Callable[[], None]
    ) -> None:
        """What is asked for less often."""
        menu, go = self._menu(self.tr("More")), self._shell.navigator.go
        lines = () if plan is None else plan.lines
        waiting = sum(line.is_suggested and not line.asks_reason for line in lines)
        if waiting:
            self._add(menu, self.tr("Accept all {count}").format(count=waiting), "check", accept_all)
            menu.addSeparator()
        if lines:
            self._add(menu, self.tr("Copy the shopping list"), "copy", self.copy_shopping)
            self._add(menu, self.tr("Picture or table\tT"), "table", turn)
        self._add(menu, self.tr("Personal letters"), "letter", lambda: go("letters"))
        self._add(menu, self.tr("All gestures"), "book", self.show_library)
        if plan is not None:
            self._add(menu, self.tr("Who is left in peace"), "leaf", lambda: self.show_peace(plan))
        self._add(menu, self.tr("Settings of surprises"), "settings", lambda: go("settings", section="surprises"))
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)))

    def menu_of(self, line: PlanLine, place: QPoint, do: Callable[[str], None]) -> None:
        """What can be done with a card, for the right mouse button and the menu key."""
        menu = self._menu(secret() if self.is_veiled else line.gesture.name)
        offered: tuple[tuple[str, str, str], ...]
        if line.is_suggested:
            lock = self.tr("Unlock\tL") if line.is_locked else self.tr("Lock\tL")
            offered = (
                (self.tr("Accept\tA"), "check", "accept"), (self.tr("Another idea\tN"), "refresh", "another"),
                (self.tr("Not this person…\tX"), "ban", "not"), (self.tr("Another week…"), "resched", "week"),
                (lock, "lock", "lock"),
            )  # fmt: skip
        else:
            offered = (
                (self.tr("Delivered"), "gift", "deliver"), (self.tr("When and how…"), "resched", "move"),
                (self.tr("How it was received…"), "heart", "react"), (self.tr("Give it up"), "x", "drop"),
            )  # fmt: skip
        for words, sign, what in offered:
            self._add(menu, words, sign, lambda deed=what: do(deed))
        menu.addSeparator()
        self._add(menu, self.tr("Their page"), "people", lambda: do("person"))
        menu.popup(place)

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self._page)
        menu.setAccessibleName(name)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _add(self, menu: QMenu, words: str, sign: str, then: Callable[[], object]) -> None:
        color = theme_of(self._page).color("ink2")
        menu.addAction(icon(sign, color), words.replace("&", "&&")).triggered.connect(lambda: then())
