"""Rhythms of all customers at once: the same numbers as `app.domain.rhythm`, over flat arrays of day numbers.

NumPy is loaded when the first function runs, never by importing this module.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.rhythm import (
    DEFAULT_SHOP,
    GAPS_TO_FIT,
    MAD_TO_SPREAD,
    PSEUDO_GAPS,
    PSEUDO_SPREADS,
    SLOW_GAP_DAYS,
    ShopRhythm,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.integer]


@dataclass(frozen=True, slots=True)
class GapColumns:
    """All gaps as flat arrays, ordered by customer: whose gap, and the natural logarithm of its active days."""

    customer: Integers
    log_gap: Floats


@dataclass(frozen=True, slots=True)
class RhythmColumns:
    """Usual gap in days, spread, number of gaps and days after which silence is overdue; one row per customer."""

    usual_gap_days: Floats
    spread: Floats
    gaps: Integers
    overdue_after_days: Floats


def active_numbers(days: Integers, pauses: Sequence[tuple[int, int]] = ()) -> Integers:
    """Day numbers on a clock that stands still on paused days, so that differences are active days.

    `pauses` are pairs of first and last day number, both included, for everybody (the shop was closed).
    """
    import numpy as np

    if not pauses:
        return np.asarray(days)
    paused = np.unique(np.concatenate([np.arange(first, last + 1) for first, last in pauses]))
    return np.asarray(days) - np.searchsorted(paused, days, side="right")


def gaps_many(customer: Integers, days: Integers, pauses: Sequence[tuple[int, int]] = ()) -> GapColumns:
    """Gaps between the distinct days of each customer, each at least one active day; events in any order."""
    import numpy as np

    who, when = _in_order(customer, days)
    is_same = who[1:] == who[:-1]
    is_gap = is_same & (when[1:] != when[:-1])
    length = np.diff(active_numbers(when, pauses))[is_gap]
    return GapColumns(who[1:][is_gap], np.log(np.maximum(1, length)))


def fit_shop_many(gaps: GapColumns, count: int) -> ShopRhythm:
    """What `fit_shop` says of the same gaps; `count` is the number of customers."""
    import numpy as np

    every = gaps.log_gap
    around = (every - _medians(gaps, count)[gaps.customer])[_counts(gaps, count)[gaps.customer] > 1]
    has_spread = len(around) >= GAPS_TO_FIT
    return ShopRhythm(
        mu0=float(np.median(every)) if len(every) >= GAPS_TO_FIT else DEFAULT_SHOP.mu0,
        spread=MAD_TO_SPREAD * float(np.median(np.abs(around - np.median(around))))
        if has_spread
        else DEFAULT_SHOP.spread,
        gaps=len(every),
    )


def usual_gaps_many(gaps: GapColumns, count: int, shop: ShopRhythm = DEFAULT_SHOP) -> RhythmColumns:
    """What `usual_gap`, `gap_spread` and `overdue_after` say of each of `count` customers."""
    import numpy as np

    seen = _counts(gaps, count)
    total = np.bincount(gaps.customer, weights=gaps.log_gap, minlength=count)
    usual = np.exp((PSEUDO_GAPS * shop.mu0 + total) / (PSEUDO_GAPS + seen))
    away = GapColumns(gaps.customer, np.abs(gaps.log_gap - _medians(gaps, count)[gaps.customer]))
    own = MAD_TO_SPREAD * _medians(away, count)
    spread = np.where(seen < 2, shop.spread, (PSEUDO_SPREADS * shop.spread + seen * own) / (PSEUDO_SPREADS + seen))
    return RhythmColumns(usual, spread, seen, overdue_after_many(usual, spread))


def overdue_after_many(usual: Floats, spread: Floats) -> Floats:
    """What `overdue_after` says of each."""
    import numpy as np

    bound: Floats = usual * np.exp(2 * spread)
    return np.where(usual > SLOW_GAP_DAYS, np.maximum(bound, 1.25 * usual), bound)


def last_days_many(customer: Integers, days: Integers, count: int, none: int) -> Integers:
    """The latest day number of each customer, `none` for those without any."""
    import numpy as np

    last = np.full(count, none, dtype=np.int64)
    np.maximum.at(last, customer, days)
    return last


def _in_order(customer: Integers, days: Integers) -> tuple[Integers, Integers]:
    """Events by customer and day; sorted as single numbers, which is ten times as fast as by two keys."""
    import numpy as np

    if not len(days):
        return np.asarray(customer), np.asarray(days)
    first = int(np.min(days))
    span = int(np.max(days)) - first + 1
    who, since = np.divmod(np.sort(np.asarray(customer, dtype=np.int64) * span + (np.asarray(days) - first)), span)
    return who, since + first


def _counts(gaps: GapColumns, count: int) -> Integers:
    import numpy as np

    return np.bincount(gaps.customer, minlength=count)


def _medians(values: GapColumns, count: int) -> Floats:
    """Median of each customer's values (none negative), right to ten digits; 0 for those without any."""
    import numpy as np

    apart = 1.0 + float(np.max(values.log_gap, initial=0.0))
    ordered = values.log_gap[np.argsort(values.customer * apart + values.log_gap)]
    seen = _counts(values, count)
    start = np.cumsum(seen) - seen
    result = np.zeros(count)
    some = seen > 0
    low, high = (start + (seen - 1) // 2)[some], (start + seen // 2)[some]
    result[some] = (ordered[low] + ordered[high]) / 2
    return result
