"""How a list is worked with: opening, choosing with Ctrl and Shift, and single letters; the same in all views."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from app.ui.pages.customers.chosen import Chosen
from app.ui.pages.customers.model import PeopleModel

_LETTERS = {Qt.Key.Key_L: "log", Qt.Key.Key_P: "plan"}
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_OTHERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class Steps(Protocol):
    """A view that knows where a key leads."""

    def row_after(self, key: Qt.Key) -> int | None:
        """The row that a moving key leads to; None when the key moves nothing."""

    def show_menu(self, row: int) -> None:
        """Show the menu of a row."""


class Chooser(QObject):
    """Keys and clicks of one view; `asked` carries what is wanted ("log", "plan", "more") and from whom."""

    opened = Signal(int)
    asked = Signal(str, int)
    everyone_chosen = Signal()

    def __init__(self, view: QAbstractItemView, steps: Steps, people: PeopleModel, chosen: Chosen) -> None:
        super().__init__(view)
        self._view, self._steps, self._people, self._chosen = view, steps, people, chosen
        self._anchor = 0
        self.single_letters = True

    @property
    def current_id(self) -> int:
        """The customer the keyboard stands on, 0 for none."""
        row = self._view.currentIndex().row()
        return self._people.id_at(row) if row >= 0 else 0

    def stand_on(self, row: int) -> None:
        """Put the keyboard on a row."""
        if 0 <= row < self._people.rowCount():
            self._view.setCurrentIndex(self._people.index(row, max(0, self._view.currentIndex().column())))

    def go(self, row: int, button: str = "") -> None:
        """Open the row's customer, or do what a button of the row says."""
        self.stand_on(row)
        if button:
            self.asked.emit(button, self._people.id_at(row))
        else:
            self.opened.emit(self._people.id_at(row))

    def choose(self, row: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Choose by Ctrl or Shift; False without either."""
        number = self._people.id_at(row)
        if modifiers & _SHIFT:
            anchor = self._people.row_of(self._anchor or self.current_id or number)
            self._anchor = self._people.id_at(max(0, anchor))
            self._chosen.add(self._people.ids_between(max(0, anchor), row))
        elif modifiers & _CTRL:
            self._chosen.toggle(number)
            self._anchor = number
        else:
            return False
        self.stand_on(row)
        return True

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key says; False when it says nothing here."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        row = self._view.currentIndex().row()
        bare = not modifiers & (_CTRL | _SHIFT | _OTHERS)
        wanted = None if modifiers & _OTHERS else self._steps.row_after(key)
        if wanted is not None:
            self._move(wanted, modifiers)
        elif key == Qt.Key.Key_A and modifiers == _CTRL:
            self.everyone_chosen.emit()
        elif row < 0:
            return False
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bare:
            self.go(row)
        elif key == Qt.Key.Key_Space:
            self.choose(row, modifiers & _SHIFT or _CTRL)
        elif key == Qt.Key.Key_Menu or (key == Qt.Key.Key_F10 and modifiers == _SHIFT):
            self._steps.show_menu(row)
        elif key in _LETTERS and bare and self.single_letters:
            self.go(row, _LETTERS[key])
        else:
            return False
        return True

    def _move(self, row: int, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & _SHIFT:
            self.choose(row, _SHIFT)
        else:
            self._anchor = 0
            self.stand_on(row)
        self._view.viewport().update()
