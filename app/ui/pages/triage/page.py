"""The triage deck: one person at a time, two questions, one key each; stop whenever you like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.customer import Tier
from app.services.triage import Spoken
from app.ui.formatting import number_text
from app.ui.page import Page
from app.ui.pages.triage.person import PersonCard
from app.ui.shell import Shell
from app.ui.widgets.buttons import GhostButton, SecondaryButton
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.label import Label
from app.ui.widgets.progress_panel import ProgressBar
from app.ui.widgets.scroll_pane import ScrollPane

_SPOKEN = tuple(Spoken)
_TIERS = (Tier.INNER_CIRCLE, Tier.REGULAR, Tier.OCCASIONAL)


@dataclass(slots=True)
class Deck:
    """The people who wait, whom of them is shown, and which action answered whom."""

    numbers: tuple[int, ...] = ()
    place: int = 0
    spoken: Spoken | None = None

    @property
    def current(self) -> int | None:
        """Id of the person shown; None behind the last one."""
        return self.numbers[self.place] if self.place < len(self.numbers) else None


class TriagePage(Page):
    """Places people of whom nothing is dated yet; every answer is one action, Back takes it back."""

    TITLE = "Who is who"
    ICON = "hourglass"
    CONCERNS = frozenset(("touchpoint", "participant", "customer", "purchase"))

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.deck = Deck()
        self._answered: dict[int, int] = {}
        self.progress = ProgressBar(6)
        self.count = Label("", "caption", "ink2", tabular=True)
        self.card = PersonCard(shell.desk)
        self.back = GhostButton(self.tr("Back"), icon="chevl", hint=self.tr("Backspace"))
        self.skip = SecondaryButton(self.tr("Skip"), hint="0")
        self.stop = GhostButton(self.tr("Stop for now"), hint="Esc")
        self.done = EmptyState(
            self.tr("That is everybody"),
            self.tr("Keepwarm now knows roughly who is close and who has gone quiet. The rest comes as you log."),
            self.tr("See your customers"),
        )
        self._build()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Who is who"))

    def open(self, **_state: Any) -> None:
        """Begin with whoever waits now."""
        self.deck = Deck(self._shell.desk.triage.waiting())
        self._answered.clear()
        self._show()

    def activate(self) -> None:
        """The keys work at once."""
        self.setFocus()

    def reload(self) -> None:
        """After an undo the person waits again and is shown; everything else stays where it is."""
        waiting = set(self._shell.desk.triage.waiting())
        for place, number in enumerate(self.deck.numbers[: self.deck.place]):
            if number in self._answered and number in waiting:
                del self._answered[number]
                self.deck.place, self.deck.spoken = place, None
                break
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.deck.current is None:
            super().keyPressEvent(event)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._on_number(key - Qt.Key.Key_1)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Right):
            self._on_skip()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Left):
            self._on_back()
        elif key == Qt.Key.Key_Escape:
            self._on_stop()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label(self.tr("Who is who"), "display"))
        told = Label(self.tr("A rough answer is enough. Every one can be taken back."), "body", "ink2")
        told.setContentsMargins(0, 10, 0, 0)
        head.addWidget(told, 1)
        head.addWidget(self.stop)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.skip)
        deck = QWidget()
        column = QVBoxLayout(deck)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.count)
        column.addWidget(self.progress)
        column.addWidget(self.card)
        column.addLayout(foot)
        column.addStretch(1)
        deck.setProperty("pane", True)
        scroll = ScrollPane(deck)
        self.views = QStackedWidget()
        self.views.addWidget(scroll)
        self.views.addWidget(self.done)
        self.views.setMaximumWidth(640)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.views, 8)
        middle.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(32, 24, 32, 24)
        page.setSpacing(24)
        page.addLayout(head)
        page.addLayout(middle, 1)

    def _connect(self) -> None:
        self.card.spoken.chosen.connect(self._on_spoken)
        self.card.closeness.chosen.connect(self._on_close)
        self.back.clicked.connect(self._on_back)
        self.skip.clicked.connect(self._on_skip)
        self.stop.clicked.connect(self._on_stop)
        self.done.acted.connect(lambda: self._shell.navigator.go("customers"))

    def _show(self) -> None:
        number = self.deck.current
        self.views.setCurrentIndex(1 if number is None else 0)
        if number is None:
            return
        total, here = len(self.deck.numbers), self.deck.place + 1
        said = self.tr("{number} of {total}, stop whenever you like")
        self.count.setText(said.format(number=number_text(here), total=number_text(total)))
        self.progress.set_share(self.deck.place / total)
        self.back.setEnabled(self.deck.place > 0 or self.deck.spoken is not None)
        self.card.show_person(number, self.deck.spoken)

    def _on_number(self, place: int) -> None:
        if self.deck.spoken is None and place < len(_SPOKEN):
            self._on_spoken(_SPOKEN[place])
        elif self.deck.spoken is not None and place < len(_TIERS):
            self._on_close(_TIERS[place])

    def _on_spoken(self, spoken: Spoken) -> None:
        self.deck.spoken = spoken
        self._show()
        self.setFocus()

    def _on_close(self, tier: Tier) -> None:
        number, spoken = self.deck.current, self.deck.spoken
        if number is None or spoken is None:
            return
        triage, history = self._shell.desk.triage, self._shell.desk.history

        def answer() -> int:
            triage.answer(number, spoken, tier)
            entry = history.next_undo()
            return entry.id if entry else 0

        def on_answered(entry_id: int) -> None:
            self._answered[number] = entry_id
            self._step(1)

        self._shell.act(answer, on_done=on_answered)

    def _on_skip(self) -> None:
        if self.deck.current is not None:
            self._step(1)

    def _on_back(self) -> None:
        if self.deck.spoken is not None:
            self.deck.spoken = None
            self._show()
        elif self.deck.place > 0:
            self._step(-1)
            entry = self._answered.get(self.deck.numbers[self.deck.place])
            if entry:
                self._shell.act(lambda: self._shell.desk.history.undo(entry))

    def _on_stop(self) -> None:
        self._shell.navigator.go("customers")

    def _step(self, step: int) -> None:
        self.deck.place += step
        self.deck.spoken = None
        self._show()
        self.setFocus()
