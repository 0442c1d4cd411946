"""The chance that somebody is still with us, for one customer at a time (SCIENCE.md A2, A6: MBG/CNBD-k).

Contacts of a living relation come in gaps of `k` hidden stages; after each contact the relation may end. What is known
of a customer is how many contacts were repeated (`x`), when the last one was, counted from the first (`tx`), and how
old the relation is (`age`), all in weeks. The chance rests on ratios alone, so that no power overflows, however many
contacts there were. NumPy is not needed here; `app.domain.chance_many` does the same for all customers at once.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from random import Random

from app.domain.rhythm import RhythmBasis

DRAWS = 200
SEED = 2005
LOW, HIGH = 0.05, 0.95

USUAL_RATE, USUAL_END, USUAL_SURENESS = 1.0, 0.12, 8.0
"""In small shops: shape of the paces, mean share of contacts that are somebody's last, and how alike those are."""
SPREADS = (0.7, 1.0, 0.7, 0.7)
"""How far a shop may lie from that: standard deviations of the four parameters on their unbounded scales."""
TOLD_STAGES = 2
USUAL_WEEKS = 8.0
"""The gap where nobody said what was intended."""

Draw = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class ChanceFit:
    """How contacts of a shop come and end.

    `theta` are the four parameters at their most likely on unbounded scales: logarithms of shape and of contacts a
    week, logit of the mean share of last contacts, logarithm of its sureness. `spread` turns standard normal deviates
    into their possible distances from it. `customers` and `gaps` say how much it rests on; without gaps nothing was
    fitted and this is what is usual.
    """

    k: int
    theta: Draw
    spread: tuple[Draw, Draw, Draw, Draw]
    customers: int = 0
    gaps: int = 0

    @property
    def is_fitted(self) -> bool:
        """Whether it was read from the shop's own history."""
        return self.gaps > 0

    @property
    def par(self) -> Draw:
        """Parameters r, alpha, a and b at their most likely, in weeks."""
        return parameters(self.k, self.theta)

    @property
    def ending(self) -> float:
        """Mean share of contacts that are somebody's last."""
        return 1 / (1 + math.exp(-self.theta[2]))


@dataclass(frozen=True, slots=True)
class Chance:
    """The chance with its 90 % band."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ChanceFits:
    """Both shops of a day, purchases and two-way contacts; None where there was too little to fit."""

    orders: ChanceFit | None = None
    touches: ChanceFit | None = None

    def of(self, basis: RhythmBasis) -> ChanceFit | None:
        """The fit that speaks for a rhythm; None where only the cadence can."""
        return {RhythmBasis.ORDERS: self.orders, RhythmBasis.TOUCHES: self.touches}.get(basis)


def chance_of(k: int, par: Draw, x: float, tx: float, age: float) -> float:
    """The chance that a customer is still with us."""
    odds = _odds(k, par, x, tx, age)
    return odds / (1 + odds)


def p_any_of(k: int, par: Draw, weeks: float, x: float, tx: float, age: float) -> float:
    """The chance to hear from a customer within this time; a sum of few terms, since stages are whole."""
    r, alpha, *_ = par
    whole = alpha + age
    share, passed = weeks / (whole + weeks), (age - tx) / whole
    term, terms = 1.0, [1.0]
    for stage in range(1, k):
        term *= (r + k * x + stage - 1) * passed / stage
        terms.append(term)
    comes = [_reaches(k - stage, r + k * x + stage, share) for stage in range(k)]
    alive = chance_of(k, par, x, tx, age)
    return alive * math.fsum(term * chance for term, chance in zip(terms, comes, strict=True)) / math.fsum(terms)


def _reaches(stages: int, shape: float, share: float) -> float:
    """The regularised incomplete beta function of a whole number of stages."""
    term = total = 1.0
    for stage in range(1, stages):
        term *= (shape + stage - 1) * share / stage
        total += term
    return 1 - total * math.exp(shape * math.log1p(-share))


def chance_with_band(fit: ChanceFit, x: float, tx: float, age: float) -> Chance:
    """The chance with the 90 % band of the draws."""
    value = chance_of(fit.k, fit.par, x, tx, age)
    drawn = sorted(chance_of(fit.k, draw, x, tx, age) for draw in draws(fit))
    return Chance(value, min(value, part(drawn, LOW)), max(value, part(drawn, HIGH)))


def chance_as_told(cadence_weeks: float, x: float, tx: float, age: float) -> Chance:
    """The chance with its band where only the intended gap is known: what is usual in small shops, at that gap."""
    return chance_with_band(usual_fit(), x, tx / cadence_weeks, age / cadence_weeks)


def told_fit(cadence_weeks: float) -> ChanceFit:
    """What is usual in small shops, at the gap that was told."""
    rate, pace, end, sureness = usual_fit().theta
    return replace(usual_fit(), theta=(rate, pace - math.log(cadence_weeks), end, sureness))


def told_weeks(cadence_days: float) -> float:
    """The intended gap in weeks; eight where none was told."""
    return cadence_days / 7 if cadence_days > 0 else USUAL_WEEKS


def part(ordered: Sequence[float], share: float) -> float:
    """The value below which this share of rising values lies, between two of them where need be."""
    place = share * (len(ordered) - 1)
    at = math.floor(place)
    return ordered[at] + (place - at) * (ordered[at + 1] - ordered[at])


@cache
def normals() -> tuple[Draw, ...]:
    """Standard normal deviates, the same in every run."""
    rng = Random(SEED)
    return tuple((rng.gauss(), rng.gauss(), rng.gauss(), rng.gauss()) for _ in range(DRAWS))


@lru_cache(8)
def draws(fit: ChanceFit) -> tuple[Draw, ...]:
    """Parameters as they may also be."""
    return tuple(parameters(fit.k, _drawn(fit, deviates)) for deviates in normals())


@cache
def usual_fit() -> ChanceFit:
    """What is usual in small shops, at a gap of one week."""
    theta = (math.log(USUAL_RATE), 0.0, math.log(USUAL_END / (1 - USUAL_END)), math.log(USUAL_SURENESS))
    r, pace, end, sureness = SPREADS
    spread = ((r, 0.0, 0.0, 0.0), (0.0, pace, 0.0, 0.0), (0.0, 0.0, end, 0.0), (0.0, 0.0, 0.0, sureness))
    return ChanceFit(TOLD_STAGES, theta, spread)


def parameters(k: int, theta: Sequence[float]) -> Draw:
    """Parameters r, alpha, a and b from their unbounded scales."""
    log_rate, log_pace, logit_end, log_sureness = theta
    r, end, sureness = math.exp(log_rate), 1 / (1 + math.exp(-logit_end)), math.exp(log_sureness)
    return r, r / (k * math.exp(log_pace)), end * sureness, (1 - end) * sureness


def _drawn(fit: ChanceFit, deviates: Draw) -> Draw:
    first, second, third, fourth = (
        at + math.fsum(width * deviate for width, deviate in zip(row, deviates, strict=True))
        for at, row in zip(fit.theta, fit.spread, strict=True)
    )
    return first, second, third, fourth


def _odds(k: int, par: Draw, x: float, tx: float, age: float) -> float:
    """Odds of being with us: the chances of each stage of the present gap, against having left after the last."""
    r, alpha, a, b = par
    shape, whole = r + k * x, alpha + age
    passed = (age - tx) / whole
    total = term = 1.0
    for stage in range(1, k):
        term *= (shape + stage - 1) * passed / stage
        total += term
    return (b + x) / a * total * math.exp(shape * math.log((alpha + tx) / whole))
