"""What is shown about the entry that is chosen or carried: its goal, the hours that do not suit, and why."""

from __future__ import annotations

from datetime import date

from app.domain.agenda import Entry
from app.services.desk import Desk
from app.ui.pages.calendar.waiting import WaitingPanel
from app.ui.pages.calendar.week_block import key_of
from app.ui.pages.calendar.week_board import WeekBoard
from app.ui.pages.calendar.week_carry import WeekCarry
from app.ui.pages.calendar.week_hours import Hatches
from app.ui.pages.calendar.week_layout import Place


class WeekMarks:
    """Asks for each week and people only once, until `forget`."""

    def __init__(self, desk: Desk, board: WeekBoard, panel: WaitingPanel) -> None:
        self._desk, self._board, self._panel = desk, board, panel
        self._known: tuple[tuple[tuple[int, ...], date], Hatches] | None = None

    def forget(self) -> None:
        """Ask anew: something changed."""
        self._known = None

    def show(self, carry: WeekCarry, selected: Entry | None, slot: Place | None) -> None:
        """Show where the carried entry would land, or the keyboard's slot, and what is known of whom."""
        carried = carry.entry
        for block in self._board.blocks:
            is_gone = carried is not None and key_of(block.entry) == key_of(carried)
            if block.is_gone != is_gone:
                block.set_gone(is_gone)
        self._board.set_marks(carry.goal, carry.minutes, slot if carried is None else None)
        about = carried or selected
        hatches = self._unsuitable(about) if about is not None else {}
        self._board.set_hatches(hatches)
        place = carry.over if carried else Place(about.day, about.minute) if about is not None else None
        self._panel.explain(about, place, self.hint, bool(hatches))

    def hint(self, entry: Entry, place: Place) -> str:
        """One helpful fact about being in touch there, "" where nothing is known."""
        if not entry.customers:
            return ""
        return self._desk.calendar.hint(entry.customers, place.day, place.minute, entry.channel)

    def _unsuitable(self, entry: Entry) -> Hatches:
        if not entry.customers or not entry.is_movable or not self._board.days:
            return {}
        key = entry.customers, self._board.days[0].day
        if self._known is None or self._known[0] != key:
            days = (each.day for each in self._board.days)
            asked = ((day, self._desk.calendar.unsuitable(entry.customers, day)) for day in days)
            self._known = key, {day: ranges for day, ranges in asked if ranges}
        return self._known[1]
