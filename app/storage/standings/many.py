"""Measures of many customers at once with NumPy: the same numbers as in `some`, and the day's fit of the whole shop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from app.domain.rhythm import ORDER_GAPS_NEEDED, TOUCHES_NEEDED, RhythmBasis
from app.domain.rhythm_many import fit_shop_many, overdue_after_many, usual_gaps_many
from app.domain.standing import StripKind
from app.domain.warmth import ORDER_VALUE
from app.domain.warmth_many import MOOD_CODES, SlipColumns, TouchColumns, WarmthColumns, score_many
from app.storage.standings.chances import Chances, fit_both, mixed_days
from app.storage.standings.fits import DEFAULT_YEAR_MINOR, YEARS_NEEDED, DayFit
from app.storage.standings.flat import (
    NEVER,
    Clock,
    Days,
    Delivered,
    Flags,
    Floats,
    Integers,
    Purchases,
    Slips,
    Touches,
    bounds,
    by_moment,
    flat,
    strips,
    where,
)
from app.storage.standings.measure import YEAR_DAYS, Measure
from app.storage.standings.natures import natures
from app.storage.standings.reading import Card, Reading
from app.storage.standings.strip import DAYS

_BASES = (str(RhythmBasis.ORDERS), str(RhythmBasis.TOUCHES), str(RhythmBasis.CADENCE), "")
_ORDERS, _TOUCHES, _CADENCE, _NONE = range(4)


class Shop:
    """Everything dated of these customers, read once; positions in arrays are positions in `cards`."""

    def __init__(self, reading: Reading, cards: Sequence[Card], closed: tuple[int, int] | None = None) -> None:
        self._today = reading.today
        self._cards = cards
        self._count = len(cards)
        self._who = np.arange(self._count)
        self._clock = Clock.of(cards, closed)
        numbers = np.array([card.number for card in cards], np.int64)
        touches = by_moment(flat(Touches, reading.touches(), numbers))
        is_planned = np.array([nature.is_planned for nature in natures()])[touches.nature]
        self._planned, self._done = where(touches, is_planned), where(touches, ~is_planned)
        self._purchases = flat(Purchases, reading.purchases(), numbers)
        self._slips = flat(Slips, reading.slips(), numbers)
        self._open_slips = where(self._slips, self._slips.is_open != 0)
        self._delivered = flat(Delivered, reading.delivered(), numbers)
        self._touched, self._ordered = self._two_way_days(), self._order_days()
        self._is_living = np.array([not card.is_deceased for card in cards], np.bool_)

    def fit(self, tier_days: Mapping[str, int]) -> DayFit:
        """The shop-wide parameters of today; meant for a shop that was read as a whole."""
        years = self._years()
        return DayFit(
            fit_shop_many(self._ordered.gaps, self._count),
            fit_shop_many(self._touched.gaps, self._count),
            fit_both(self._ordered, self._touched, self._clock, self._today, self._is_living),
            float(np.median(years[years > 0])) if (years > 0).sum() >= YEARS_NEEDED else DEFAULT_YEAR_MINOR,
            tier_days,
        )

    def measures(self, cadences: Mapping[int, int], fit: DayFit) -> Iterator[Measure]:
        """One measure per customer, in the order of the cards."""
        gap, basis, silence, overdue_after, since = self._rhythms(cadences, fit)
        has_gap = basis != _NONE
        is_known = has_gap & (since > -NEVER)
        warmth = self._warmth(np.where(has_gap, gap, fit.usual_gap_days) / 7)
        severity, weeks = self._gravest()
        edges = bounds(self._done.who, self._count)
        has = edges[1:] > edges[:-1]
        first, last = np.where(has, edges[:-1], 0), np.where(has, edges[1:] - 1, 0)
        channels = [nature.channel for nature in natures()]
        ratio = np.divide(silence, gap, out=np.zeros(self._count), where=has_gap)
        columns = (
            _days(self._done.day, first, has),
            _days(self._done.day, last, has),
            [channels[at] for at in _picked(self._done.nature, last, has)],
            _picked(self._done.number, last, has),
            self._plans(),
            self._touched.counts.tolist(),
            [value if known else None for value, known in zip(gap.tolist(), has_gap.tolist(), strict=True)],
            [_BASES[at] for at in basis.tolist()],
            ratio.tolist(),
            warmth.score.tolist(),
            warmth.contacts.tolist(),
            self._sum(self._purchases.who, self._purchases.amount).tolist(),
            self._years().tolist(),
            severity.tolist(),
            weeks.tolist(),
            self._strips(),
            [day if known else None for day, known in zip(since.tolist(), is_known.tolist(), strict=True)],
            np.where(has_gap, silence, 0).tolist(),
            (is_known & (silence > overdue_after)).tolist(),
            self._answered(basis, since, overdue_after).tolist(),
            self._told(basis, fit).tolist(),
            *self._chances(basis, cadences, fit),
        )
        return map(Measure._make, zip(*columns, strict=True))

    def _two_way_days(self) -> Days:
        is_two_way = np.array([nature.is_two_way for nature in natures()])
        two_way = where(self._done, is_two_way[self._done.nature])
        return Days.of(two_way.who, two_way.day, self._count, self._clock)

    def _order_days(self) -> Days:
        orders = where(self._purchases, self._purchases.amount >= 0)
        return Days.of(orders.who, orders.day, self._count, self._clock)

    def _rhythms(self, cadences: Mapping[int, int], fit: DayFit) -> tuple[Floats, Integers, Integers, Floats, Integers]:
        """Usual gap, what it rests on, the silence in days (0 where nothing was recorded), the silence from which on it
        is overdue, and its first day (-NEVER where nothing was recorded).
        """
        orders, touches = self._ordered, self._touched
        cadence = np.array([cadences[card.number] for card in self._cards], np.float64)
        basis = np.where(cadence > 0, _CADENCE, _NONE)
        basis = np.where(touches.counts >= TOUCHES_NEEDED, _TOUCHES, basis)
        basis = np.where(orders.counts > ORDER_GAPS_NEEDED, _ORDERS, basis)
        of_touches = usual_gaps_many(touches.gaps, self._count, fit.touches)
        of_orders = usual_gaps_many(orders.gaps, self._count, fit.orders)
        meant = np.where(cadence > 0, cadence, 1.0)
        gap = _chosen(basis, of_orders.usual_gap_days, of_touches.usual_gap_days, cadence)
        overdue_after = _chosen(
            basis, of_orders.overdue_after_days, of_touches.overdue_after_days,
            overdue_after_many(meant, np.full(self._count, fit.touches.spread)),
        )  # fmt: skip
        last = _chosen(basis, orders.last, touches.last, np.maximum(orders.last, touches.last))
        is_known = last > -NEVER
        silence = np.where(is_known, self._age(self._who, np.where(is_known, last, self._today)), 0)
        return gap, basis, silence, overdue_after, last

    def _told(self, basis: Integers, fit: DayFit) -> Flags:
        """Whether the chance rests on the cadence, for want of a history."""
        fitted = np.zeros(self._count, np.bool_)
        for number, shop in ((_ORDERS, fit.chances.orders), (_TOUCHES, fit.chances.touches)):
            fitted |= (basis == number) & (shop is not None)
        return ~fitted

    def _chances(self, basis: Integers, cadences: Mapping[int, int], fit: DayFit) -> tuple[list[float | None], ...]:
        """Chances and their bands: from purchases, from touches, or from whatever there is and the cadence."""
        cadence = np.array([cadences[card.number] for card in self._cards], np.float64)
        found = Chances(self._clock, self._today, self._count)
        found.measure(self._ordered, basis == _ORDERS, fit.chances.orders, cadence)
        found.measure(self._touched, basis == _TOUCHES, fit.chances.touches, cadence)
        by_cadence = basis == _CADENCE
        found.measure(mixed_days(self._ordered, self._touched, by_cadence, self._clock), by_cadence, None, cadence)
        return found.columns()

    def _answered(self, basis: Integers, since: Integers, overdue_after: Floats) -> Flags:
        """Whether both sides were in touch after the silence of purchases had become an alarm."""
        could: Flags = (basis == _ORDERS) & (self._touched.last > since)
        start, end = np.where(could, since, 0), np.where(could, self._touched.last, 0)
        apart = self._clock.active(self._who, end) - self._clock.active(self._who, start)
        return could & (apart > overdue_after)

    def _warmth(self, rhythm_weeks: Floats) -> WarmthColumns:
        done, orders, slips = self._done, self._ordered, self._open_slips
        values = np.array([nature.value for nature in natures()])
        theirs = np.array([nature.is_from_them for nature in natures()])
        moods = np.array([MOOD_CODES[nature.mood] for nature in natures()])
        order_values = np.full(len(orders.who), ORDER_VALUE)
        touches = TouchColumns(
            customer=np.concatenate([done.who, orders.who]),
            age_weeks=np.concatenate([self._age(done.who, done.day), self._age(orders.who, orders.day)]) / 7,
            value=np.concatenate([values[done.nature], order_values]),
            is_from_them=np.concatenate([theirs[done.nature], order_values > 0]),
            mood=np.concatenate([moods[done.nature], np.zeros(len(orders.who), np.int64)]),
        )
        open_slips = SlipColumns(slips.who, (self._today - slips.day) / 7, slips.severity.astype(np.float64))
        return score_many(touches, open_slips, rhythm_weeks, self._age(self._who, self._start()) / 7)

    def _start(self) -> Integers:
        """First day of each relationship: when they met or the first event, else when the card was made."""
        known = [NEVER if card.acquainted_since is None else card.acquainted_since for card in self._cards]
        start: Integers = np.minimum(np.array(known, np.int64), self._ordered.first)
        edges = bounds(self._done.who, self._count)
        has = edges[1:] > edges[:-1]
        start[has] = np.minimum(start[has], self._done.day[edges[:-1][has]])
        created = np.array([card.created_day for card in self._cards], np.int64)
        start[start == NEVER] = created[start == NEVER]
        return start

    def _age(self, who: Integers, day: Integers) -> Integers:
        today = np.full(len(who), self._today)
        age: Integers = np.maximum(0, self._clock.active(who, today) - self._clock.active(who, day))
        return age

    def _gravest(self) -> tuple[Integers, Floats]:
        """Severity of the gravest open slip of each customer, and for how many weeks it has been open."""
        slips = self._open_slips
        slips = where(slips, np.lexsort((-slips.day, slips.severity, slips.who)))
        gravest, weeks = np.zeros(self._count, np.int64), np.zeros(self._count)
        gravest[slips.who] = slips.severity
        weeks[slips.who] = (self._today - slips.day) / 7
        return gravest, weeks

    def _plans(self) -> list[int]:
        falling = slice(None, None, -1)
        plans = np.zeros(self._count, np.int64)
        plans[self._planned.who[falling]] = self._planned.number[falling]
        return plans.tolist()

    def _years(self) -> Integers:
        recent = where(self._purchases, self._purchases.day > self._today - YEAR_DAYS)
        return self._sum(recent.who, recent.margin)

    def _sum(self, who: Integers, minor: Integers) -> Integers:
        return np.bincount(who, weights=minor, minlength=self._count).astype(np.int64)

    def _strips(self) -> list[bytes]:
        marks = np.array([nature.mark for nature in natures()])
        done = where(self._done, self._done.day > self._today - DAYS)
        slips = where(self._slips, self._slips.day > self._today - DAYS)
        given = self._delivered
        slip, surprise = np.full(len(slips.who), StripKind.SLIP), np.full(len(given.who), StripKind.SURPRISE)
        return strips(
            np.concatenate([done.who, slips.who, given.who]),
            np.concatenate([done.day, slips.day, given.day]),
            np.concatenate([marks[done.nature], slip, surprise]),
            self._count,
        )


def _chosen(basis: Integers, of_orders: Any, of_touches: Any, of_cadence: Any) -> Any:
    return np.where(basis == _ORDERS, of_orders, np.where(basis == _TOUCHES, of_touches, of_cadence))


def _picked(values: Integers, at: Integers, has: Flags) -> list[int]:
    picked = np.zeros(len(at), np.int64)
    picked[has] = values[at[has]]
    return picked.tolist()


def _days(values: Integers, at: Integers, has: Flags) -> list[int | None]:
    return [day if known else None for day, known in zip(_picked(values, at, has), has.tolist(), strict=True)]
