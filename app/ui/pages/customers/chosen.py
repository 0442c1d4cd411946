"""Who is chosen: ids in the order of choosing, shared by cards, table and board."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Chosen(QObject):
    """The chosen customers; `changed` tells that somebody came or went. Ids may be of rows that are not loaded."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: dict[int, None] = {}

    @property
    def ids(self) -> tuple[int, ...]:
        """Ids in the order in which they were chosen."""
        return tuple(self._ids)

    def first(self, count: int) -> tuple[int, ...]:
        """The first few, without copying all."""
        return tuple(number for _, number in zip(range(count), self._ids, strict=False))

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, number: object) -> bool:
        return number in self._ids

    def toggle(self, number: int) -> None:
        """Choose, or no longer."""
        if number in self._ids:
            del self._ids[number]
        else:
            self._ids[number] = None
        self.changed.emit()

    def add(self, numbers: Iterable[int]) -> None:
        """Choose these as well."""
        self._ids.update(dict.fromkeys(numbers))
        self.changed.emit()

    def replace(self, numbers: Iterable[int]) -> None:
        """Choose exactly these."""
        wanted = dict.fromkeys(numbers)
        if list(wanted) != list(self._ids):
            self._ids = wanted
            self.changed.emit()

    def clear(self) -> None:
        """Choose nobody."""
        self.replace(())
