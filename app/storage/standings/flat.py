"""Flat NumPy columns of a shop: who did what on which day, sorted by customer. Only `many` needs them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from app.domain.rhythm_many import GapColumns
from app.storage.standings.reading import Card
from app.storage.standings.strip import EVENT_SIZE

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

NEVER = 2**40
"""Beyond every day number."""
_DAY_BITS, _DAY_SHIFT = 22, 2**20
_MINUTE_BITS = 11
_KIND_BITS = 3


class Touches(NamedTuple):
    """Touchpoints; `who` is the position of the customer, the rest as in `reading.Touch`."""

    who: Integers
    number: Integers
    day: Integers
    minute: Integers
    nature: Integers


class Purchases(NamedTuple):
    """Purchases up to today, in minor units."""

    who: Integers
    day: Integers
    amount: Integers
    margin: Integers


class Slips(NamedTuple):
    """Slips that are open or on the strip."""

    who: Integers
    day: Integers
    severity: Integers
    is_open: Integers


class Delivered(NamedTuple):
    """Surprises on the strip."""

    who: Integers
    day: Integers


Columns = TypeVar("Columns", Touches, Purchases, Slips, Delivered)


def flat(columns: type[Columns], rows: Iterable[tuple[int, ...]], numbers: Integers) -> Columns:
    """Rows that begin with a customer id as columns; customers outside `numbers` (sorted) are left out."""
    table = np.fromiter(chain.from_iterable(rows), np.int64).reshape(-1, len(columns._fields))
    if not len(numbers):
        table = table[:0]
    at = np.minimum(np.searchsorted(numbers, table[:, 0]), max(0, len(numbers) - 1))
    found = columns(at, *np.ascontiguousarray(table[:, 1:].T))
    is_living = numbers[at] == table[:, 0]
    return found if is_living.all() else where(found, is_living)


def where(columns: Columns, chosen: Flags | Integers) -> Columns:
    """The chosen rows, in the order chosen."""
    return type(columns)(*(column[chosen] for column in columns))


def by_moment(touches: Touches) -> Touches:
    """In order of customer, day, minute and id."""
    order = np.argsort(touches.number, kind="stable")
    moment = (_key(touches.who, touches.day) << _MINUTE_BITS) + touches.minute + 1
    return where(touches, order[np.argsort(moment[order], kind="stable")])


def bounds(who: Integers, count: int) -> Integers:
    """Where the rows of each customer begin in the sorted `who`; one more entry for the end."""
    return np.searchsorted(who, np.arange(count + 1))


def strips(who: Integers, day: Integers, kind: Integers, count: int) -> list[bytes]:
    """Packed strip of each customer: oldest first, one event per day and kind."""
    key = _distinct((_key(who, day) << _KIND_BITS) + kind)
    whole = key >> _KIND_BITS
    events = np.empty(len(key), dtype=[("day", "<i4"), ("kind", "u1")])
    events["day"] = (whole & (2**_DAY_BITS - 1)) - _DAY_SHIFT
    events["kind"] = key & (2**_KIND_BITS - 1)
    packed = events.tobytes()
    ends = (bounds(whole >> _DAY_BITS, count) * EVENT_SIZE).tolist()
    return [packed[start:end] for start, end in pairwise(ends)]


@dataclass(frozen=True, slots=True)
class Clock:
    """Day numbers of customers on clocks that stand still while the owner pauses each of them, or is away herself."""

    since: Integers
    until: Integers
    closed: tuple[int, int] | None = None

    @classmethod
    def of(cls, cards: Sequence[Card], closed: tuple[int, int] | None = None) -> Clock:
        """Clocks of these customers."""
        since = [NEVER if card.pause_from is None else card.pause_from for card in cards]
        until = [NEVER if card.pause_until is None else card.pause_until for card in cards]
        return cls(np.array(since, np.int64), np.array(until, np.int64), closed)

    def active(self, who: Integers, day: Integers) -> Integers:
        """Days as numbers whose differences are active days."""
        since, until = self.since[who], self.until[who]
        active: Integers = day - _within(day, since, until)
        if self.closed is not None:
            first, last = self.closed
            both = _within(day, np.maximum(since, first), np.minimum(until, last))
            active += both - np.maximum(0, np.minimum(day, last) - first + 1)
        return active


@dataclass(frozen=True, slots=True)
class Days:
    """Every day on which there was something, once, by customer and day; `first` and `last` are ±NEVER without any."""

    who: Integers
    day: Integers
    gaps: GapColumns
    counts: Integers
    first: Integers
    last: Integers

    @classmethod
    def of(cls, who: Integers, day: Integers, count: int, clock: Clock) -> Days:
        """The distinct days of `count` customers, with the gaps between them in active days, each at least 1."""
        key = _distinct(_key(who, day))
        who, day = key >> _DAY_BITS, (key & (2**_DAY_BITS - 1)) - _DAY_SHIFT
        is_gap = who[1:] == who[:-1]
        length = np.maximum(1, np.diff(clock.active(who, day))[is_gap])
        edges = bounds(who, count)
        counts = np.diff(edges)
        has = counts > 0
        first, last = np.full(count, NEVER), np.full(count, -NEVER)
        first[has], last[has] = day[edges[:-1][has]], day[edges[1:][has] - 1]
        return cls(who, day, GapColumns(who[1:][is_gap], np.log(length)), counts, first, last)


def _within(day: Integers, since: Integers, until: Integers) -> Integers:
    """How many days from `since` to `until` have passed by each day."""
    passed: Integers = np.maximum(0, np.minimum(day, until) - since + 1)
    return passed


def _key(who: Integers, day: Integers) -> Integers:
    return (who << _DAY_BITS) + day + _DAY_SHIFT


def _distinct(values: Integers) -> Integers:
    """Each value once, rising; sorting is several times faster here than `np.unique`."""
    ordered = np.sort(values)
    distinct: Integers = ordered[np.diff(ordered, prepend=ordered[:1] - 1) != 0]
    return distinct
