"""When something is in the way: what happened, what is safe, and the ways out."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout

from app.ui.widgets.buttons import Button, GhostButton, PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.choice_row import ChoiceLines
from app.ui.widgets.full_page import FullPage, Mark
from app.ui.widgets.label import Label
from app.ui.widgets.message_panel import MessagePanel
from app.ui.widgets.secret_field import SecretField


@dataclass(frozen=True, slots=True)
class Trouble:
    """The words of a trouble; `tone` slate, gold or berry."""

    icon: str
    tone: str
    title: str
    text: str
    safe: str
    note: str = ""


class TroubleView(FullPage):
    """A trouble in the middle of the window; ways out and buttons are added by the page."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(480, top=130, garden=60)
        self.trouble = trouble
        self.panel = MessagePanel(
            trouble.icon, trouble.title, trouble.text, tone=trouble.tone, safe=trouble.safe, note=trouble.note
        )
        self.choice: ChoiceLines | None = None
        self.secret: SecretField | None = None
        self.buttons: list[Button] = []
        card = Card(border="line2")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.panel)
        self.centre(Mark(44))
        self.column.addSpacing(24)
        self.column.addWidget(card)

    def offer(self, *ways: tuple[Hashable, str, str]) -> ChoiceLines:
        """Ways out to choose from, each a value, a bold word and a sentence."""
        self.choice = ChoiceLines(ways)
        self.panel.add_way(self.choice)
        return self.choice

    def ask_secret(self, label: str) -> SecretField:
        """Ask for a passphrase or a recovery code."""
        self.secret = SecretField(label)
        self.panel.add_way(self.secret)
        return self.secret

    def add_note(self, text: str) -> Label:
        """A quiet sentence among the ways."""
        note = Label(text, "caption", "ink3", wrap=True)
        self.panel.add_way(note)
        return note

    def add_button(self, text: str, on_click: Callable[[], object], kind: str = "ghost", icon: str = "") -> Button:
        """A button of the foot: "primary", "secondary", or "ghost", which goes to the left."""
        made: Button
        if kind == "primary":
            made = PrimaryButton(text, icon=icon)
            self.setFocusProxy(made)
        else:
            made = SecondaryButton(text, icon=icon) if kind == "secondary" else GhostButton(text, icon=icon)
        made.clicked.connect(lambda _checked=False: on_click())
        self.panel.foot.add_button(made, left=kind == "ghost" and not self.buttons)
        self.buttons.append(made)
        return made

    def set_busy(self, words: str) -> None:
        """Nothing can be pressed while this is being done; empty words set everything free."""
        for widget in (*self.buttons, self.choice, self.secret):
            if widget is not None:
                widget.setEnabled(not words)
        self.panel.foot.note.setText(words or self.trouble.note)

    def refuse(self, sentence: str) -> None:
        """Say why it did not work, where it was asked."""
        self.set_busy("")
        if self.secret is not None:
            self.secret.set_error(sentence)
            self.secret.setFocus()
        else:
            self.panel.foot.note.setText(sentence)
