"""Who is quietly slipping: when a silence is an alarm, and how sure that is (SCIENCE.md A6).

Two thresholds. *Unusually quiet*: the silence is longer than the own gaps explain (`rhythm.overdue_after`), no model
needed. *Probably gone*: the chance that they are still with us has fallen below one half, and a whole usual gap (for
slow customers a gap and a quarter) has passed, so that nobody raises an alarm just after a visit. A chance that rests
on the cadence alone is a guess, and a guess raises no alarm by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.rhythm import SLOW_GAP_DAYS, RhythmBasis

GONE_CHANCE = 0.5
LEAST_CHANCE, MOST_CHANCE = 0.05, 0.95
"""Outside of these a chance is said in words, never as a number."""
SURE_WIDTH, ROUGH_WIDTH = 0.20, 0.40
LONG_RATIO, LONG_CHANCE = 3.0, 0.6
SHORT_RATIO, SHORT_CHANCE = 1.2, 0.3


class Quiet(StrEnum):
    """How quiet somebody is; NOT while nothing is unusual."""

    NOT = ""
    UNUSUALLY = "unusually quiet"
    GONE = "probably gone"


class Certainty(StrEnum):
    """How far a chance can be trusted, by the width of its band."""

    SURE = "fairly sure"
    ROUGH = "rough"
    GUESS = "a guess"


class Source(StrEnum):
    """What a chance rests on."""

    HISTORY = "from your own history"
    TOLD = "from the rhythm you told us"
    YEARLY = "orders about once a year"
    NONE = "no date on record"


class Outcome(StrEnum):
    """How a silence ended for the owner; after it, the same silence raises no alarm again."""

    CONTACTED = "contacted"
    FINE = "fine"
    LOST = "lost"
    IGNORED = "ignore"


@dataclass(frozen=True, slots=True)
class Silence:
    """An alarm over one silence and its outcome; `since` is the last day before it."""

    id: int = 0
    customer_id: int = 0
    since: date = date(1970, 1, 1)
    noticed_on: date = date(1970, 1, 1)
    outcome: str = ""
    reason: str = ""
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of a customer's contacts: repeats, and weeks from the first to the last and until today."""

    x: int
    tx: float
    age: float


@dataclass(frozen=True, slots=True)
class Slipping:
    """One customer's silence and what it may mean.

    `sentence` leads with the name, `short` stands below a name. `chance` with its 90 % band is None without a date;
    `label` says how sure it is, `source` what it rests on. `channel` is how they are best reached. `is_unsure` when
    rhythm and chance contradict each other. `is_slipping` only while the silence is an open alarm.
    """

    customer_id: int
    uuid: str
    name: str
    subtitle: str
    photo_id: int | None
    warmth: float | None
    strip: tuple[tuple[date, int], ...]
    usual_gap_days: float
    silence_days: int
    basis: RhythmBasis
    chance: float | None
    low: float | None
    high: float | None
    label: str
    sentence: str
    short: str
    channel: str
    is_unsure: bool
    is_slipping: bool
    quiet: Quiet
    source: str


def quiet(
    usual_gap_days: float, silence_days: float, is_overdue: bool, chance: float | None, is_told: bool = False
) -> Quiet:
    """Which threshold a silence has passed; `is_told` where the chance rests on the cadence alone."""
    patience = 1.25 if usual_gap_days > SLOW_GAP_DAYS else 1.0
    is_long = is_overdue or (not is_told and silence_days > patience * usual_gap_days)
    if chance is not None and chance < GONE_CHANCE and is_long:
        return Quiet.GONE
    return Quiet.UNUSUALLY if is_overdue else Quiet.NOT


def is_unsure(ratio: float, chance: float | None) -> bool:
    """True where rhythm and chance contradict each other, so that only the owner can know."""
    if chance is None:
        return False
    return (ratio > LONG_RATIO and chance > LONG_CHANCE) or (ratio < SHORT_RATIO and chance < SHORT_CHANCE)


def rank(value: float, chance: float | None, ratio: float) -> float:
    """What the list of slipping people is ordered by, highest first: chance of leaving times value.

    Those of whom little hope is left (under 5 %) come after all others in the same order: a word still helps the
    rest. Without a chance the silence in usual gaps stands for it.
    """
    leaving = ratio / (1 + ratio) if chance is None else 1 - chance
    is_faint = chance is not None and chance < LEAST_CHANCE
    return leaving * value - (1.0 if is_faint else 0.0)


def certainty(low: float | None, high: float | None) -> Certainty | None:
    """How far a chance can be trusted; None where there is none."""
    if low is None or high is None:
        return None
    width = high - low
    return Certainty.SURE if width <= SURE_WIDTH else Certainty.ROUGH if width <= ROUGH_WIDTH else Certainty.GUESS


def source(basis: RhythmBasis, usual_gap_days: float, is_fitted: bool) -> Source:
    """What a chance rests on: the shop's own history where that was enough, else the cadence."""
    if basis is RhythmBasis.CADENCE or not is_fitted:
        return Source.TOLD
    return Source.YEARLY if basis is RhythmBasis.ORDERS and usual_gap_days > SLOW_GAP_DAYS else Source.HISTORY
