"""Forgetting a person for good: found by name, named before anything happens, and said plainly."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.customer import CardSummary
from app.ui.pages.settings.dialog import SettingsDialog
from app.ui.shell import Shell
from app.ui.widgets.buttons import GhostButton
from app.ui.widgets.fields import SearchField
from app.ui.widgets.label import Label
from app.ui.widgets.warmth_ring import WarmthRing

_MOST = 5


class PersonLine(QWidget):
    """One person who may be meant."""

    chosen = Signal(object)

    def __init__(self, card: CardSummary, word: str) -> None:
        super().__init__()
        self._card = card
        self.button = GhostButton(word)
        self.button.setAccessibleName(f"{word}, {card.name}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(WarmthRing(card.name, card.warmth, 32))
        row.addWidget(Label(card.name, "body", weight=600))
        row.addWidget(Label(card.company or card.subtitle, "caption", "ink3"), 1)
        row.addWidget(self.button)
        self.button.clicked.connect(lambda: self.chosen.emit(card))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self._card)


class ForgetDialog(SettingsDialog):
    """Search, choose, and say yes once more; there is no Undo."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(
            shell, "trash", self.tr("Forget a person for good"),
            self.tr("Find the person by name."), self.tr("Forget for good"), tone="berry",
        )  # fmt: skip
        self.yes.set_kind("destructive")
        self.search = SearchField(self.tr("Name"), hint="")
        self.people = QVBoxLayout()
        self.people.setSpacing(6)
        self._chosen: CardSummary | None = None
        self.add_way(self.search)
        self.ways.addLayout(self.people)
        self.search.textChanged.connect(self._on_searched)
        self.yes.hide()

    def first(self) -> QWidget | None:
        return self.search

    def agree(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        self.set_busy(self.tr("Forgetting…"))
        history = self.shell.desk.history
        self.shell.tasks.write(lambda: history.forget(chosen.id), self._on_done, self.on_failed)

    def _on_searched(self, words: str) -> None:
        self._clear()
        found = self.shell.desk.finding.palette(words, _MOST) if words.strip() else None
        for card in (*found.people, *found.companies)[:_MOST] if found else ():
            line = PersonLine(card, self.tr("Choose"))
            line.chosen.connect(self._on_chosen)
            self.people.addWidget(line)
        if words.strip() and not self.people.count():
            self.people.addWidget(Label(self.tr("Nobody of this name."), "body", "ink2"))

    def _on_chosen(self, card: CardSummary) -> None:
        self._chosen = card
        self._clear()
        self.search.hide()
        self.title.setText(self.tr("Forget {name} for good?").format(name=card.name))
        self.text.setText(
            self.tr(
                "Everything on the card goes: contact details, facts, notes, touchpoints that were with {name} alone, "
                "purchases, promises and files, also from the history and the search. This can’t be undone. Backups "
                "written before still hold it until they are thinned out, after a year at the latest."
            ).format(name=card.name)
        )
        self.yes.show()
        self.cancel.setText(self.tr("Keep {name}").format(name=card.name))
        self.cancel.updateGeometry()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_done(self, _done: object) -> None:
        self.leave()
        self.shell.messages.toast(self.tr("Forgotten for good"))

    def _clear(self) -> None:
        while (item := self.people.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
