"""Whom a small dialog is about: the people it was opened for, or a field to find somebody."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.pronouns import THEY, Pronouns, pronouns_of
from app.services.desk import Desk
from app.ui.dossier.person_picker import PersonPicker
from app.ui.formatting import joined


class Who(QWidget):
    """Known people need no field; without any, a name is asked for."""

    def __init__(self, desk: Desk, numbers: tuple[int, ...]) -> None:
        super().__init__()
        self._numbers = numbers
        self._desk = desk
        self.picker = PersonPicker(desk, self.tr("Name"), companies=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picker)

    @property
    def is_known(self) -> bool:
        """Whether the dialog was opened for somebody."""
        return bool(self._numbers)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The chosen people, none while nobody was found."""
        if self._numbers:
            return self._numbers
        return () if self.picker.number is None else (self.picker.number,)

    @property
    def pronouns(self) -> Pronouns:
        """Of the one person it was opened for, "they" for several or none."""
        return pronouns_of(self._desk.customers.get(self._numbers[0])) if len(self._numbers) == 1 else THEY

    def words(self) -> str:
        """ "with Maja Holmström", empty while nobody is known."""
        return self.tr("with {names}").format(names=self.names()) if self._numbers else ""

    def names(self) -> str:
        """ "Maja Holmström and Sofia Wikström"; how many they are where they are more than three."""
        if len(self._numbers) > 3:
            return self.tr("{count} people").format(count=len(self._numbers))
        return joined(tuple(self._desk.customers.get(number).name for number in self._numbers))
