"""Where the entries of a day lie in its cell of the month, and what a place in the cell means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF

from app.domain.agenda import CalendarDay, Entry
from app.ui.pages.calendar.look import entry_gap, entry_height, is_plain
from app.ui.scale import Scale

MOST, READ = 4, 8
"""Rows of entries that a day has at most, and entries that are read to choose them from."""

_EDGE, _PAD, _NUMBER, _MORE = 1, 4, 22, 18
_FEW = 2


@dataclass(frozen=True, slots=True)
class DayLayout:
    """Places inside a cell, from its top left corner: the entries shown, then "2 more" when some did not fit."""

    number: QRectF
    entries: tuple[Entry, ...]
    pills: tuple[QRectF, ...]
    more: QRectF | None
    more_count: int

    @property
    def stops(self) -> int:
        """How many places Tab stops at."""
        return len(self.pills) + (self.more is not None)

    def stop_at(self, place: QPointF) -> int:
        """Which of them lies under a place, -1 for none."""
        rects = (*self.pills, self.more) if self.more is not None else self.pills
        return next((at for at, rect in enumerate(rects) if rect is not None and rect.contains(place)), -1)


def lay_out(day: CalendarDay, width: float, height: float, scale: Scale) -> DayLayout:
    """Up to four entries under the number; in a low cell two, with "2 more" beside the number.

    Where not all fit, what the owner planned comes before what only happens.
    """
    return _laid_out(day.entries, day.more, width, height, scale)


@lru_cache(512)
def _laid_out(entries: tuple[Entry, ...], beyond: int, width: float, height: float, scale: Scale) -> DayLayout:
    number = QRectF(_EDGE + _PAD + 4, _EDGE + _PAD, width - _EDGE - 2 * _PAD - 8, scale.px(_NUMBER))
    total, room = len(entries) + beyond, height - number.bottom()
    line = scale.px(_MORE)
    shown, is_beside = _fitting(entries, MOST, room, scale), False
    if len(shown) < total:
        wanted = (*(one for one in entries if not is_plain(one)), *(one for one in entries if is_plain(one)))
        shown = _fitting(wanted, MOST, room - line, scale)
        few = _fitting(wanted, _FEW, room, scale)
        if len(shown) < _FEW and len(few) > len(shown):
            shown, is_beside = few, True
        shown = tuple(one for one in entries if one in shown)
    pills = _pills(shown, width, number.bottom(), scale)
    left = total - len(shown)
    if not left:
        return DayLayout(number, shown, pills, None, 0)
    top = pills[-1].bottom() if pills else number.bottom()
    below = QRectF(_EDGE + _PAD, top, width - _EDGE - 2 * _PAD, line)
    beside = QRectF(number.center().x(), number.top(), number.width() / 2 + 4, number.height())
    return DayLayout(number, shown, pills, beside if is_beside else below, left)


def _fitting(entries: tuple[Entry, ...], most: int, room: float, scale: Scale) -> tuple[Entry, ...]:
    """The first entries that fit into the room, `most` at most."""
    used, found = 0.0, []
    for entry in entries[:most]:
        used += entry_height(entry, scale)
        if used > room:
            break
        found.append(entry)
    return tuple(found)


def _pills(entries: tuple[Entry, ...], width: float, top: float, scale: Scale) -> tuple[QRectF, ...]:
    found = []
    for entry in entries:
        high = entry_height(entry, scale)
        gap = entry_gap(entry)
        found.append(QRectF(_EDGE + _PAD, top + gap, width - _EDGE - 2 * _PAD, high - gap))
        top += high
    return tuple(found)
