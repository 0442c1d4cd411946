"""Where things lie in the week: columns of days, minutes and heights, and what overlaps side by side. No Qt in here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

MINUTES_A_DAY = 24 * 60
SHORTEST = 30
SNAP = 15
WEEKEND = (5, 6)
"""Saturday and Sunday, counted from Monday: the two that share a column where room is scarce."""
_HALF = 0.6


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in the week: a day and a minute of it, None for any time."""

    day: date
    minute: int | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The days of a week side by side, right of a gutter; lengths in logical pixels.

    `weights` says how wide a day is against the others, in order; where room is scarce a day of the weekend has less.
    """

    width: float
    gutter: float
    weights: tuple[float, ...]

    def left(self, place: int) -> int:
        """Left edge of a day, on a whole pixel; of the place after the last it is the right edge of all."""
        before = sum(self.weights[:place]) / sum(self.weights)
        return round(self.gutter + (self.width - self.gutter) * before)

    def span(self, place: int) -> tuple[int, int]:
        """Left edge and width of a day."""
        left = self.left(place)
        return left, self.left(place + 1) - left

    def at(self, x: float) -> int:
        """The day under a place, the nearest one outside."""
        rights = (self.left(place + 1) for place in range(len(self.weights)))
        return next((place for place, right in enumerate(rights) if x < right), len(self.weights) - 1)


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of a day: where an entry begins and ends, in minutes, and its lane among those beside it.

    `span` is how many lanes it may fill, because nothing lies to its right meanwhile.
    """

    start: int
    end: int
    lane: int = 0
    lanes: int = 1
    span: int = 1

    def overlaps(self, other: Slot) -> bool:
        """Whether both take place at the same time."""
        return self.start < other.end and other.start < self.end


def week_of(day: date, first_weekday: int) -> tuple[date, ...]:
    """The seven days of the week that holds a day; `first_weekday` 0 Monday to 6 Sunday."""
    first = day - timedelta(days=(day.weekday() - first_weekday) % 7)
    return tuple(first + timedelta(days=distance) for distance in range(7))


def week_number(days: tuple[date, ...]) -> int:
    """ISO number of the week that holds the Monday shown."""
    return next(day for day in days if day.weekday() == 0).isocalendar().week


def weights(days: tuple[date, ...], is_narrow: bool) -> tuple[float, ...]:
    """How wide each day is: all alike, or the weekend in little more than the room of one."""
    return tuple(_HALF if is_narrow and day.weekday() in WEEKEND else 1.0 for day in days)


def stretch(minute: int, minutes: int) -> tuple[int, int]:
    """Begin and end of an entry as it is drawn: at least half an hour long, and inside the day."""
    start = min(max(0, minute), MINUTES_A_DAY - SHORTEST)
    return start, min(MINUTES_A_DAY, max(minute + minutes, start + SHORTEST))


def side_by_side(times: Iterable[tuple[int, int]]) -> tuple[Slot, ...]:
    """Lanes for entries given as (minute, length in minutes), in the order given; what overlaps shares the width."""
    spans = [stretch(minute, minutes) for minute, minutes in times]
    slots: dict[int, Slot] = {}
    for group in _groups(spans):
        slots |= _laned(group, spans)
    return tuple(slots[place] for place in range(len(spans)))


def _groups(spans: list[tuple[int, int]]) -> list[list[int]]:
    """Places of spans that hang together by overlapping, each group in order of time, long ones first."""
    order = sorted(range(len(spans)), key=lambda place: (spans[place][0], -spans[place][1], place))
    ends = [0, *accumulate((spans[place][1] for place in order), max)]
    groups: list[list[int]] = []
    for place, end_before in zip(order, ends, strict=False):
        if not groups or spans[place][0] >= end_before:
            groups.append([])
        groups[-1].append(place)
    return groups


def _laned(group: list[int], spans: list[tuple[int, int]]) -> dict[int, Slot]:
    ends: list[int] = []
    lanes: dict[int, int] = {}
    for place in group:
        start, end = spans[place]
        lane = next((at for at, free_from in enumerate(ends) if free_from <= start), len(ends))
        ends[lane : lane + 1] = [end]
        lanes[place] = lane
    slots = {place: Slot(*spans[place], lanes[place], len(ends)) for place in group}
    return {place: _widened(slot, slots.values()) for place, slot in slots.items()}


def _widened(slot: Slot, others: Iterable[Slot]) -> Slot:
    """The slot over all free lanes to its right."""
    taken = min((each.lane for each in others if each.lane > slot.lane and each.overlaps(slot)), default=slot.lanes)
    return Slot(slot.start, slot.end, slot.lane, slot.lanes, taken - slot.lane)


def snapped(minute: float, length: int = SHORTEST) -> int:
    """The nearest quarter of an hour at which something of a length still begins inside the day."""
    latest = (MINUTES_A_DAY - min(length, MINUTES_A_DAY)) // SNAP * SNAP
    return int(min(max(0, round(minute / SNAP) * SNAP), latest))


def length_until(start: int, end: float) -> int:
    """Length of an entry pulled to an end: whole quarters of an hour, at least one, and inside the day."""
    longest = max(SNAP, (MINUTES_A_DAY - start) // SNAP * SNAP)
    return int(min(max(SNAP, round((end - start) / SNAP) * SNAP), longest))


def first_hour(minutes: Iterable[int], hours_in_sight: float) -> int:
    """The hour to begin with: 7, earlier where something is, later where 7 to 19 has no room."""
    begin, end = 7, 19
    earliest = min(minutes, default=begin * 60) // 60
    return earliest if hours_in_sight < end - begin else min(begin, earliest)
