"""Lines that were found: heads of groups, people with their faces, and plain lines with an icon."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.customer import CardSummary
from app.domain.fold import Span, matches

Index = QModelIndex | QPersistentModelIndex


class LineKind(StrEnum):
    """How a line looks."""

    HEAD = "head"
    FACE = "face"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One line; `value` is what its owner does with it, `keys` the shortcut at its right end.

    `is_plain` lines repeat the words instead of matching them, so nothing is marked in them.
    """

    kind: LineKind
    text: str
    quiet: str = ""
    icon: str = ""
    keys: str = ""
    card: CardSummary | None = None
    value: Any = None
    is_plain: bool = False

    @property
    def can_be_chosen(self) -> bool:
        """Whether it is more than the head of a group."""
        return self.kind is not LineKind.HEAD

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        return ", ".join(part for part in (self.text, self.quiet, self.keys) if part)


class FoundModel(QAbstractListModel):
    """The lines shown now, with the words that led to them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[FoundLine, ...] = ()
        self._words: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[FoundLine, ...]:
        """All lines, from the top."""
        return self._lines

    def set_lines(self, lines: tuple[FoundLine, ...], words: tuple[str, ...] = ()) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines, self._words = lines, words
        self.endResetModel()

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where the words stand in a text of a line."""
        return matches(text, self._words) if self._words else ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._lines[index.row()].text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._lines[index.row()].spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._lines[index.row()].can_be_chosen:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags
