"""Pulling the lower edge of a block: it grows or shrinks by quarters of an hour, and a tip says until when."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal

from app.domain.agenda import Entry
from app.ui.pages.calendar.ghost import Tip
from app.ui.pages.calendar.week_block import EntryBlock
from app.ui.pages.calendar.week_board import WeekBoard
from app.ui.pages.calendar.week_layout import length_until
from app.ui.pages.calendar.week_words import length_text


class WeekStretch(QObject):
    """One edge at a time; `resized` carries the entry and its new length in minutes."""

    resized = Signal(object, int)

    def __init__(self, board: WeekBoard) -> None:
        super().__init__(board)
        self._board = board
        self._entry: Entry | None = None
        self._minutes = 0
        self._tip: Tip | None = None

    @property
    def tip_text(self) -> str:
        """What the tip says, "" while no edge is pulled."""
        return self._tip.text if self._tip is not None else ""

    def pull(self, block: EntryBlock, at: QPoint) -> None:
        """Follow the mouse at a global place."""
        entry = block.entry
        if entry.minute is None:
            return
        self._entry = entry
        hours = self._board.hours
        self._minutes = length_until(entry.minute, hours.minute_at(hours.mapFromGlobal(at).y()))
        self._board.stretch(block, self._minutes)
        if self._tip is None:
            self._tip = Tip(self._board.window())
        place = block.rect().translated(block.mapTo(self._board.window(), QPoint()))
        self._tip.say(length_text(entry.minute, self._minutes), place)

    def let_go(self) -> None:
        """Keep the new length, where it is another."""
        entry, minutes = self._entry, self._minutes
        self.put_back()
        if entry is not None and minutes != entry.minutes:
            self.resized.emit(entry, minutes)

    def put_back(self) -> None:
        """Show every block as long as it is."""
        tip, self._tip, self._entry = self._tip, None, None
        if tip is not None:
            tip.hide()
            tip.deleteLater()
            self._board.settle()
