"""The blocks of a week: made once for each entry, kept while it stays, and in the order in which Tab finds them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.agenda import CalendarDay, Entry
from app.ui.pages.calendar.week_anytime import AnytimeRow, MoreButton
from app.ui.pages.calendar.week_block import EntryBlock, Key, is_among_hours, key_of


class WeekBlocks(QObject):
    """Belongs to a board; `made` carries each new block, to be listened to."""

    made = Signal(object)

    def __init__(self, board: QWidget) -> None:
        super().__init__(board)
        self._board = board
        self._pool: dict[Key, EntryBlock] = {}
        self._shown: tuple[EntryBlock, ...] = ()

    def of(self, entry: Entry) -> EntryBlock | None:
        """The block that shows an entry."""
        return self._pool.get(key_of(entry))

    def fill(
        self, days: tuple[CalendarDay, ...], today: date, anytime: AnytimeRow, hours: QWidget
    ) -> tuple[EntryBlock, ...]:
        """A block for every entry that has room, and a line in the row above for those that have none."""
        blocks: list[EntryBlock] = []
        mores: list[MoreButton] = []
        for day in days:
            above = [entry for entry in day.entries if not is_among_hours(entry)]
            room = len(above) if len(above) == anytime.most + 1 and not day.more else anytime.most
            shown, rest = above[:room], tuple(above[room:])
            blocks += [self._block(entry, today, anytime) for entry in shown]
            if rest or day.more:
                mores.append(MoreButton(day.day, rest, day.more, anytime))
            timed = sorted((e for e in day.entries if is_among_hours(e)), key=lambda each: each.minute or 0)
            blocks += [self._block(entry, today, hours) for entry in timed]
        anytime.set_mores(mores)
        self._drop_others(blocks)
        self._shown = tuple(blocks)
        return self._shown

    def order(self, days: tuple[CalendarDay, ...], anytime: AnytimeRow) -> None:
        """Let Tab go from day to day: first what has no hour, what has no room, then by the hour."""
        mores = {more.day: more for more in anytime.mores}
        chain: list[QWidget] = [self._view]
        for day in days:
            of_day = [block for block in self._shown if block.entry.day == day.day]
            chain += [block for block in of_day if not is_among_hours(block.entry)]
            chain += [mores[day.day]] if day.day in mores else []
            chain += [block for block in of_day if is_among_hours(block.entry)]
        for earlier, later in pairwise(chain):
            QWidget.setTabOrder(earlier, later)

    @property
    def _view(self) -> QWidget:
        """Where the keyboard is when it is on no block."""
        return self._board.parentWidget() or self._board

    def _block(self, entry: Entry, today: date, home: QWidget) -> EntryBlock:
        block = self._pool.get(key_of(entry))
        if block is None:
            block = self._pool[key_of(entry)] = EntryBlock(entry, today, home)
            self.made.emit(block)
        else:
            block.show_entry(entry, today)
            self._bring_home(block, home)
        block.show()
        return block

    def _bring_home(self, block: EntryBlock, home: QWidget) -> None:
        """Another parent takes the keyboard away, so it is given back."""
        if block.parentWidget() is not home:
            had_focus = block.hasFocus()
            block.setParent(home)
            if had_focus:
                block.show()
                block.setFocus(Qt.FocusReason.TabFocusReason)

    def _drop_others(self, blocks: Iterable[EntryBlock]) -> None:
        kept = {key_of(block.entry) for block in blocks}
        for key in [key for key in self._pool if key not in kept]:
            block = self._pool.pop(key)
            if block.hasFocus():
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            block.hide()
            block.deleteLater()
