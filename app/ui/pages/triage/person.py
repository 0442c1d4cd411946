"""The card of the deck: who it is, as far as is known, and the two questions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.customer import Tier
from app.services.desk import Desk
from app.services.triage import Spoken
from app.ui.widgets.avatar import photo_from_bytes
from app.ui.widgets.card import Card
from app.ui.widgets.choice_row import ChoiceRow, ChoiceTile
from app.ui.widgets.label import Label
from app.ui.widgets.warmth_ring import WarmthRing

_MOST_DETAILS = 2


class Question(QWidget):
    """A question with numbered answers; `chosen` carries the value."""

    chosen = Signal(object)

    def __init__(self, text: str, tiles: tuple[ChoiceTile, ...]) -> None:
        super().__init__()
        self.title = Label(text, "body", weight=600)
        self.row = ChoiceRow(tiles, name=text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.row)
        self.row.chosen.connect(self.chosen)


class PersonCard(Card):
    """One person of the deck."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.ring = WarmthRing(size=64, badge=False)
        self.name = Label("", "title", wrap=True)
        self.about = Label("", "body", "ink2", wrap=True, most=2)
        self.known = Label("", "caption", "ink3", wrap=True, most=2)
        self.spoken = Question(
            self.tr("When did you last speak?"),
            (
                ChoiceTile(Spoken.THIS_MONTH, self.tr("1  This month"), "speech"),
                ChoiceTile(Spoken.THIS_SEASON, self.tr("2  This season"), "leaf"),
                ChoiceTile(Spoken.THIS_YEAR, self.tr("3  This year"), "calendar"),
                ChoiceTile(Spoken.LONGER, self.tr("4  Longer ago"), "moon"),
            ),
        )
        self.closeness = Question(
            self.tr("How close are you?"),
            (
                ChoiceTile(Tier.INNER_CIRCLE, self.tr("1  Inner circle"), "heart"),
                ChoiceTile(Tier.REGULAR, self.tr("2  Regular"), "people"),
                ChoiceTile(Tier.OCCASIONAL, self.tr("3  Occasional"), "sprout"),
            ),
        )
        self._build()

    def show_person(self, number: int, spoken: Spoken | None) -> None:
        """Show somebody and which of the two questions comes now."""
        profile = self._desk.profiles.read(number)
        customer, card = profile.customer, profile.card
        photo = photo_from_bytes(self._desk.files.data(customer.photo_id)) if customer.photo_id else None
        self.ring.set_person(customer.name, None, photo)
        self.name.setText(customer.name)
        about = (card.company if card else "", customer.subtitle, customer.human_line)
        self._say(self.about, about)
        self._say(self.known, tuple(detail.value for detail in profile.details[:_MOST_DETAILS]))
        self.spoken.row.set_value(spoken)
        self.closeness.row.set_value(None)
        self.closeness.setEnabled(spoken is not None)
        self.setAccessibleName(customer.name)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.name)
        words.addWidget(self.about)
        words.addWidget(self.known)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(20)
        column.addLayout(head)
        column.addWidget(self.spoken)
        column.addWidget(self.closeness)

    @staticmethod
    def _say(label: Label, parts: tuple[str, ...]) -> None:
        text = "\n".join(dict.fromkeys(part for part in parts if part))
        label.setText(text)
        label.setVisible(bool(text))
