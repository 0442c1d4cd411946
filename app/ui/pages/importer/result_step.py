"""The third step when it is over: what came in, the way back, and what is worth doing next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.calendar_files import BroughtEvents
from app.services.import_plan import Brought
from app.ui.formatting import count_text, number_text
from app.ui.pages.importer import events_words
from app.ui.pages.importer.scrolled import scrolled
from app.ui.pages.importer.words import brought_words, tr
from app.ui.theme import theme_of
from app.ui.widgets.buttons import GhostButton, LinkButton, PrimaryButton, SecondaryButton
from app.ui.widgets.card import Card
from app.ui.widgets.label import Label
from app.ui.widgets.message_panel import PanelFoot
from app.ui.widgets.tile import Tile
from app.ui.widgets.toast import announce

_WIDTH = 740


class ResultStep(QWidget):
    """What came in; every button is a signal."""

    undo_asked = Signal()
    problems_asked = Signal()
    triage_asked = Signal()
    customers_asked = Signal()
    another_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label("", "title", wrap=True)
        self._text = Label("", "body", "ink2", wrap=True)
        self.problems = LinkButton("")
        self.undo = SecondaryButton(tr("Undo"), icon="undo")
        self.customers = PrimaryButton(tr("Go to customers"))
        self.another = GhostButton(tr("Another file"))
        self.triage = _Triage()
        self._build()
        for button, signal in (
            (self.undo, self.undo_asked), (self.problems, self.problems_asked), (self.customers, self.customers_asked),
            (self.another, self.another_asked), (self.triage.button, self.triage_asked),
        ):  # fmt: skip
            button.clicked.connect(signal)

    def show_result(self, brought: Brought, file_name: str, wants_triage: bool) -> None:
        """Say what became of the file; `wants_triage` offers to sort people of whom nothing is dated."""
        self._title.setText(_title(brought))
        words = brought_words(brought.created, brought.updated, brought.purchases, brought.skipped)
        self._text.setText(tr("From {file}: {what}.").format(file=file_name, what=words))
        count = len(brought.problems)
        self.problems.setText(count_text(count, tr("1 row needs a word"), tr("{count} rows need a word")))
        self.problems.setVisible(count > 0)
        self.undo.setVisible(brought.entry_id is not None)
        self.triage.offer(len(brought.customer_ids) if wants_triage else 0)
        announce(self, f"{self._title.text()}. {self._text.text()}")

    def show_events(self, brought: BroughtEvents, file_name: str) -> None:
        """Say what became of a calendar."""
        self._title.setText(events_words.brought_title(brought))
        said = tr("From {file}: {what}.").format(file=file_name, what=events_words.brought_words(brought))
        self._text.setText(said)
        count = len(brought.problems)
        self.problems.setText(count_text(count, tr("1 event needs a word"), tr("{count} events need a word")))
        self.problems.setVisible(count > 0)
        self.undo.setVisible(brought.entry_id is not None)
        self.triage.offer(0)
        announce(self, f"{self._title.text()}. {said}")

    def set_undone(self) -> None:
        """Say that it was taken back."""
        self._title.setText(tr("Taken back"))
        self._text.setText(tr("Everything is as it was before the import. The file itself was never touched."))
        for part in (self.undo, self.problems, self.triage):
            part.hide()

    def _build(self) -> None:
        column = scrolled(self)
        column.setSpacing(16)
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(20, 20, 20, 20)
        head.setSpacing(14)
        head.addWidget(Tile("check", "sage", 44), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addWidget(self.problems, 0, Qt.AlignmentFlag.AlignLeft)
        head.addLayout(words, 1)
        inside.addLayout(head)
        foot = PanelFoot(tr("You can undo this for 30 days, here or in the history."))
        for button in (self.another, self.undo, self.customers):
            foot.add_button(button)
        inside.addWidget(foot)
        for part in (card, self.triage):
            part.setMaximumWidth(theme_of(self).scale.px(_WIDTH))
            column.addWidget(part)
            column.setAlignment(part, Qt.AlignmentFlag(0))
        column.addStretch(1)


class _Triage(Card):
    """The offer to sort people of whom nothing is dated."""

    def __init__(self) -> None:
        super().__init__(tone="gold")
        self._said = Label("", "body", wrap=True)
        self.button = SecondaryButton(tr("Sort them now"), tone="gold")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 16)
        row.setSpacing(14)
        row.addWidget(Tile("hourglass", "gold", 40), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(tr("The file knows no dates"), weight=600))
        words.addWidget(self._said)
        row.addLayout(words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def offer(self, people: int) -> None:
        """Offer it for so many people; none hides it."""
        sentence = tr(
            "Say for {count} people when you last spoke and how close you are, two keys each. "
            "Then Keepwarm sees who is slipping. Stop at any time."
        )
        self._said.setText(sentence.format(count=number_text(people)))
        self.setVisible(people > 0)


def _title(brought: Brought) -> str:
    people = brought.created + brought.updated
    if people:
        return count_text(people, tr("1 person came in"), tr("{count} people came in"))
    if brought.purchases:
        return count_text(brought.purchases, tr("1 purchase came in"), tr("{count} purchases came in"))
    return tr("Nothing new came in")
