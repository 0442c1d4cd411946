"""Rhythm: each customer's own usual gap between contacts, and how long it has been (SCIENCE.md A6, DECISIONS 21).

Gaps are counted in days that nobody paused. The usual gap is a geometric mean, drawn towards the shop's median gap by
two pseudo gaps; the spread is 1.4826 times the median absolute deviation of the log gaps, drawn towards the shop's by
four. NumPy is not needed here; `app.domain.rhythm_many` does the same for all customers at once.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median

PSEUDO_GAPS = 2
PSEUDO_SPREADS = 4
MAD_TO_SPREAD = 1.4826
ORDER_GAPS_NEEDED = 2
TOUCHES_NEEDED = 3
GAPS_TO_FIT = 5
"""With fewer gaps in the whole shop its parameters stay at their defaults."""
SLOW_GAP_DAYS = 182.0
"""Above this usual gap nothing is overdue before a whole gap and a quarter have passed."""


class RhythmBasis(StrEnum):
    """What a rhythm was read from."""

    ORDERS = "orders"
    TOUCHES = "touches"
    CADENCE = "cadence"

    @property
    def words(self) -> str:
        """How a sentence says it."""
        return {"orders": "usually orders", "touches": "you are usually in touch", "cadence": "you meant to"}[self]


class Unit(StrEnum):
    """In what a span of time is told."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class ShopRhythm:
    """What is fitted once a day for the whole shop, of purchases and of touches separately.

    `mu0` is the median of the natural logarithms of all gaps in days, `spread` the shop-wide spread of log gaps around
    each customer's own median, `gaps` how many gaps they rest on. The defaults stand for eight weeks.
    """

    mu0: float = math.log(56)
    spread: float = 0.5
    gaps: int = 0


DEFAULT_SHOP = ShopRhythm()


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that stop the clock, both ends included; `until` None means until further notice."""

    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Rhythm:
    """One customer's rhythm: usual gap in days, spread of the log gaps, and how many gaps were seen."""

    basis: RhythmBasis
    usual_gap_days: float
    spread: float
    gaps: int = 0

    @property
    def overdue_after_days(self) -> float:
        """Silence beyond this is longer than this customer's own gaps explain."""
        return overdue_after(self.usual_gap_days, self.spread)

    def ratio(self, silence_days: float) -> float:
        """Silence in usual gaps: 1 is on time, 2 is twice as long as usual."""
        return silence_days / self.usual_gap_days

    def is_overdue(self, silence_days: float) -> bool:
        """True when the silence is longer than the own gaps explain."""
        return silence_days > self.overdue_after_days


@dataclass(frozen=True, slots=True)
class Heard:
    """A rhythm and the silence measured against it; both ends of the silence are None while nothing is recorded."""

    rhythm: Rhythm
    last_day: date | None
    silence_days: int | None


def overdue_after(usual_gap_days: float, spread: float) -> float:
    """Days of silence after which a rhythm is broken: gap * exp(2 spread); slow customers get a gap and a quarter."""
    bound = usual_gap_days * math.exp(2 * spread)
    return max(bound, 1.25 * usual_gap_days) if usual_gap_days > SLOW_GAP_DAYS else bound


def active_days(start: date, end: date, pauses: Iterable[Pause] = ()) -> int:
    """Days after `start` up to and including `end` that no pause covers; 0 when `end` is not after `start`."""
    first, last = start + timedelta(days=1), end
    paused, reached = 0, start
    for pause in sorted(pauses, key=lambda pause: pause.since):
        since = max(pause.since, first, reached + timedelta(days=1))
        until = min(pause.until or last, last)
        if since <= until:
            paused += (until - since).days + 1
            reached = until
    return max(0, (end - start).days - paused)


def gaps_between(days: Iterable[date], pauses: Sequence[Pause] = ()) -> tuple[int, ...]:
    """Gaps in active days between the distinct `days` in order, each at least 1; things of one day are one."""
    return tuple(max(1, active_days(left, right, pauses)) for left, right in pairwise(sorted(set(days))))


def usual_gap(gaps: Sequence[float], shop: ShopRhythm = DEFAULT_SHOP) -> float:
    """The own usual gap in days, drawn towards the shop's median by two pseudo gaps."""
    return math.exp((PSEUDO_GAPS * shop.mu0 + sum(map(math.log, gaps))) / (PSEUDO_GAPS + len(gaps)))


def gap_spread(gaps: Sequence[float], shop: ShopRhythm = DEFAULT_SHOP) -> float:
    """The own spread of log gaps, drawn towards the shop's by four pseudo gaps; one gap alone says nothing about it."""
    if len(gaps) < 2:
        return shop.spread
    logs = [math.log(gap) for gap in gaps]
    own = MAD_TO_SPREAD * _deviation(logs)
    return (PSEUDO_SPREADS * shop.spread + len(gaps) * own) / (PSEUDO_SPREADS + len(gaps))


def fit_shop(gaps_by_customer: Iterable[Sequence[float]]) -> ShopRhythm:
    """Shop-wide parameters from every customer's gaps; the defaults for whatever fewer than five gaps speak of."""
    logs = [[math.log(gap) for gap in gaps] for gaps in gaps_by_customer]
    every = [value for own in logs for value in own]
    around = [value - median(own) for own in logs if len(own) > 1 for value in own]
    return ShopRhythm(
        mu0=median(every) if len(every) >= GAPS_TO_FIT else DEFAULT_SHOP.mu0,
        spread=MAD_TO_SPREAD * _deviation(around) if len(around) >= GAPS_TO_FIT else DEFAULT_SHOP.spread,
        gaps=len(every),
    )


def _deviation(values: Sequence[float]) -> float:
    middle = median(values)
    return median(abs(value - middle) for value in values)


def own_rhythm(
    today: date,
    *,
    orders: Iterable[date] = (),
    touches: Iterable[date] = (),
    cadence_days: float | None = None,
    order_shop: ShopRhythm = DEFAULT_SHOP,
    touch_shop: ShopRhythm = DEFAULT_SHOP,
    pauses: Sequence[Pause] = (),
) -> Heard | None:
    """What counts as this customer's rhythm, and the silence; None when there is neither history nor a cadence.

    Purchases where two or more were repeated, else two-way `touches` on three or more days, else the cadence with the
    silence since the last of either. Days after `today` are ignored.
    """
    ordered = sorted({day for day in orders if day <= today})
    touched = sorted({day for day in touches if day <= today})
    if len(ordered) > ORDER_GAPS_NEEDED:
        return _heard(RhythmBasis.ORDERS, ordered, order_shop, today, pauses)
    if len(touched) >= TOUCHES_NEEDED:
        return _heard(RhythmBasis.TOUCHES, touched, touch_shop, today, pauses)
    if not cadence_days or cadence_days <= 0:
        return None
    last = max((*ordered, *touched), default=None)
    silence = None if last is None else active_days(last, today, pauses)
    return Heard(Rhythm(RhythmBasis.CADENCE, float(cadence_days), touch_shop.spread), last, silence)


def _heard(basis: RhythmBasis, days: Sequence[date], shop: ShopRhythm, today: date, pauses: Sequence[Pause]) -> Heard:
    gaps = gaps_between(days, pauses)
    rhythm = Rhythm(basis, usual_gap(gaps, shop), gap_spread(gaps, shop), len(gaps))
    return Heard(rhythm, days[-1], active_days(days[-1], today, pauses))


def told(days: float) -> tuple[int, Unit]:
    """A span as a person would tell it: days under two weeks, weeks under six months, then months, then years."""
    lengths = {Unit.DAY: 1.0, Unit.WEEK: 7.0, Unit.MONTH: 365.25 / 12, Unit.YEAR: 365.25}
    limits = ((14, Unit.DAY), (182, Unit.WEEK), (730, Unit.MONTH))
    unit = next((name for limit, name in limits if days < limit), Unit.YEAR)
    return math.floor(days / lengths[unit] + 0.5), unit


def sentence(first_name: str, rhythm: Rhythm, silence_days: float | None, is_plural: bool = False) -> str:
    """One plain sentence: whose rhythm, how long it usually is, and how long it has been; a household is plural."""
    said = {
        RhythmBasis.ORDERS: f"{first_name} usually {'order' if is_plural else 'orders'}",
        RhythmBasis.TOUCHES: f"{first_name} and you are usually in touch",
        RhythmBasis.CADENCE: f"You meant to be in touch with {first_name}",
    }
    return _said(said[rhythm.basis], rhythm, silence_days)


def brief(rhythm: Rhythm, silence_days: float | None) -> str:
    """The same sentence below a name: "Usually in touch every 3 weeks; it’s been 9."."""
    said = {
        RhythmBasis.ORDERS: "Usually orders",
        RhythmBasis.TOUCHES: "Usually in touch",
        RhythmBasis.CADENCE: "You meant to be in touch",
    }
    return _said(said[rhythm.basis], rhythm, silence_days)


def _said(who: str, rhythm: Rhythm, silence_days: float | None) -> str:
    count, unit = told(max(1.0, rhythm.usual_gap_days))
    every = f"every {unit}" if count == 1 else f"every {count} {unit}s"
    return f"{who} {every}; {_been(silence_days, None if count == 1 else unit)}."


def _been(silence_days: float | None, unit_said: Unit | None) -> str:
    if silence_days is None:
        return "nothing is on record yet"
    if silence_days < 1:
        return "the last time was today"
    count, unit = told(silence_days)
    if unit is unit_said:
        return f"it’s been {count}"
    return f"it’s been {count} {unit if count == 1 else unit + 's'}"
