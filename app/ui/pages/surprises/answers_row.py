"""What can be answered to a suggestion, and what can be done with a surprise that was accepted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.gesture import SurpriseState
from app.domain.pronouns import Pronouns
from app.domain.year_plan import PlanLine
from app.ui.pages.surprises.words import not_whom
from app.ui.widgets.buttons import Button, DestructiveButton, PrimaryButton, SecondaryButton
from app.ui.widgets.fields import LineEdit
from app.ui.widgets.label import Label


class Answers(QWidget):
    """Buttons of the panel; `asked` says which: accept, another, not, week, lock, move, deliver, react or drop."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.question = Label("", "caption", "ink2", weight=600, wrap=True)
        self.reason = LineEdit(self.tr("A line in your own words"))
        self.error = Label("", "caption", "berry", wrap=True)
        self.accept = PrimaryButton(self.tr("Accept"), icon="check")
        self.deliver = PrimaryButton(self.tr("Delivered"), icon="gift")
        self.react = PrimaryButton(self.tr("How it was received"), icon="heart")
        self.another = SecondaryButton(self.tr("Another idea"), icon="refresh")
        self.no = SecondaryButton(self.tr("Not them"), icon="ban")
        self.lock = SecondaryButton(self.tr("Lock"), icon="lock")
        self.week = SecondaryButton(self.tr("Another week"), icon="resched")
        self.day = SecondaryButton(self.tr("When and how"), icon="resched")
        self.card = SecondaryButton(self.tr("Card text"), icon="letter")
        self.person = SecondaryButton(self.tr("Their page"), icon="people")
        self.drop = DestructiveButton(self.tr("Give it up"), icon="x")
        self.buttons: tuple[Button, ...] = ()
        """Those that are offered, in order."""
        self._build()
        self._connect()

    def show_line(self, line: PlanLine, pronouns: Pronouns) -> None:
        """Offer what fits this surprise."""
        is_new = line.is_suggested
        is_done = line.state is SurpriseState.DELIVERED
        offered: dict[Button, bool] = {
            self.accept: is_new, self.another: is_new, self.no: is_new, self.lock: is_new, self.week: is_new,
            self.deliver: not is_new and not is_done, self.day: not is_new and not is_done,
            self.card: not is_new and not is_done, self.drop: not is_new and not is_done, self.react: is_done,
            self.person: True,
        }  # fmt: skip
        for button, is_offered in offered.items():
            button.setVisible(is_offered)
        self.no.setText(not_whom(pronouns))
        self.person.setText(self.tr("{Their} page").format(Their=pronouns.possessive.capitalize()))
        self.lock.setText(self.tr("Unlock") if line.is_locked else self.tr("Lock"))
        self._place(tuple(button for button, is_offered in offered.items() if is_offered), is_first_alone=is_done)
        self._show_question(line, pronouns)

    def require_reason(self, name: str) -> None:
        """Ask once more for the owner's own reason."""
        self.error.setText(self.tr("Say in one line what makes it right for {name}.").format(name=name))
        self.error.show()
        self.reason.set_error(True)
        self.reason.setFocus()

    def _build(self) -> None:
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        for place in (0, 1):
            self._grid.setColumnStretch(place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        for widget in (self.question, self.reason, self.error):
            column.addWidget(widget)
        column.addLayout(self._grid)

    def _connect(self) -> None:
        names: dict[Button, str] = {
            self.accept: "accept", self.another: "another", self.no: "not", self.week: "week", self.lock: "lock",
            self.day: "move", self.deliver: "deliver", self.react: "react", self.drop: "drop", self.card: "card",
            self.person: "person",
        }  # fmt: skip
        for button, name in names.items():
            button.setParent(self)
            button.clicked.connect(lambda _checked=False, what=name: self.asked.emit(what))
        self.reason.returnPressed.connect(lambda: self.asked.emit("accept"))
        self.reason.textChanged.connect(self._on_typed)

    def _place(self, buttons: tuple[Button, ...], *, is_first_alone: bool) -> None:
        """Two beside each other; the first one alone where the number is odd, or where its words are long."""
        self.buttons = buttons
        while self._grid.count():
            self._grid.takeAt(0)
        at = 0
        if len(buttons) % 2 or is_first_alone:
            self._grid.addWidget(buttons[0], 0, 0, 1, 2)
            at = 2
        for button in buttons[at // 2 :]:
            self._grid.addWidget(button, at // 2, at % 2)
            at += 1

    def _show_question(self, line: PlanLine, pronouns: Pronouns) -> None:
        is_asked = line.asks_reason and line.is_suggested
        for widget in (self.question, self.reason):
            widget.setVisible(is_asked)
        self.error.hide()
        self.reason.clear()
        words = self.tr("No fact speaks for it yet. What makes it right for {them}?")
        self.question.setText(words.format(them=pronouns.object))
        self.reason.setAccessibleName(self.question.text())

    def _on_typed(self) -> None:
        self.error.hide()
        self.reason.set_error(False)
