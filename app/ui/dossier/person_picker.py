"""A field that finds a card by name while typing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QWidget

from app.domain.customer import CardSummary
from app.services.desk import Desk
from app.ui.theme import theme_of
from app.ui.widgets.fields import LineEdit

_NUMBER = Qt.ItemDataRole.UserRole + 1
_MOST = 8


class PersonPicker(LineEdit):
    """Type a name and choose a card from the list; `number` is the chosen card, None until then."""

    picked = Signal(int)

    def __init__(
        self,
        desk: Desk,
        placeholder: str = "",
        *,
        people: bool = True,
        companies: bool = False,
        without: tuple[int, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(placeholder, icon="search", parent=parent)
        self._desk, self._people, self._companies, self._without = desk, people, companies, without
        self.number: int | None = None
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(_MOST)
        self._completer.setWidget(self)
        self.textEdited.connect(self._on_edited)
        self._completer.activated[QModelIndex].connect(self._on_chosen)  # type: ignore[index]
        self.setAccessibleName(placeholder)

    def choose(self, number: int, name: str) -> None:
        """Take a card without typing."""
        self.setText(name)
        self.number = number
        self.picked.emit(number)

    @property
    def new_name(self) -> str:
        """What was typed while no card was chosen."""
        return "" if self.number is not None else " ".join(self.text().split())

    def suggestions(self) -> tuple[str, ...]:
        """Lines offered now."""
        return tuple(self._model.item(row).text() for row in range(self._model.rowCount()))

    def _on_edited(self, text: str) -> None:
        self.number = None
        self._model.clear()
        if text.strip():
            for card in self._find(text):
                self._model.appendRow(_item(card))
        if self._model.rowCount():
            self._completer.popup().setFont(theme_of(self).scale.body)
            self._completer.complete()
        else:
            self._completer.popup().hide()

    def _find(self, words: str) -> tuple[CardSummary, ...]:
        found = self._desk.finding.palette(words, _MOST)
        cards = (found.people if self._people else ()) + (found.companies if self._companies else ())
        return tuple(card for card in cards if card.id not in self._without)

    def _on_chosen(self, index: QModelIndex) -> None:
        number = index.data(_NUMBER)
        self.choose(number, self._desk.customers.get(number).name)


def _item(card: CardSummary) -> QStandardItem:
    place = card.company or card.subtitle
    item = QStandardItem(f"{card.name}, {place}" if place else card.name)
    item.setData(card.id, _NUMBER)
    return item
