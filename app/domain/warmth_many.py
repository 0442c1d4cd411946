"""Warmth of all customers at once: the same numbers as `app.domain.warmth`, over flat arrays.

NumPy is loaded when the first function runs, never by importing this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.touchpoint import Mood
from app.domain.warmth import (
    ADDED_BY_MOOD,
    BASE,
    HALF_LIFE_IN_RHYTHMS,
    KAPPA,
    PATIENT_RHYTHMS,
    SHORTEST_RHYTHM_WEEKS,
    SILENCE_CAP,
    SLIP_GROWTH_WEEKS,
    TAKEN_BY_MOOD,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Integers = NDArray[np.integer]

MOOD_CODES: Mapping[Mood | None, int] = {None: 0, **{mood: code for code, mood in enumerate(Mood, start=1)}}
"""How `TouchColumns.mood` writes a mood."""


@dataclass(frozen=True, slots=True)
class TouchColumns:
    """Touches of many customers as flat arrays of one length: row of the customer, then as in `TouchEvidence`.

    `mood` holds the numbers of MOOD_CODES.
    """

    customer: Integers
    age_weeks: Floats
    value: Floats
    is_from_them: NDArray[np.bool_]
    mood: Integers


@dataclass(frozen=True, slots=True)
class SlipColumns:
    """Open slips of many customers as flat arrays of one length."""

    customer: Integers
    age_weeks: Floats
    severity: Floats


@dataclass(frozen=True, slots=True)
class WarmthColumns:
    """Scores and points of many customers, one row each; the same numbers as in `Warmth`."""

    score: Floats
    rhythm: Floats
    they_reach_out: Floats
    how_it_felt: Floats
    slips: Floats
    contacts: Integers


def score_many(
    touches: TouchColumns, slips: SlipColumns, rhythm_weeks: Floats, start_age_weeks: Floats
) -> WarmthColumns:
    """Warmth of all customers at once: what `score_one` says of each; rows as in `rhythm_weeks`."""
    import numpy as np

    count = len(rhythm_weeks)
    rhythm = np.maximum(rhythm_weeks, SHORTEST_RHYTHM_WEEKS)
    counts = (touches.age_weeks >= 0) & (touches.value > 0)
    who, age, mood = touches.customer[counts], touches.age_weeks[counts], touches.mood[counts]
    weight = touches.value[counts] * np.exp2(-age / (HALF_LIFE_IN_RHYTHMS * rhythm[who]))
    felt_bad = _by_code(TAKEN_BY_MOOD)[mood]
    earned = np.where(felt_bad > 0, 0.0, weight)
    is_from_them = touches.is_from_them[counts]

    def total(values: Floats) -> Floats:
        return np.bincount(who, weights=values, minlength=count).astype(np.float64, copy=False)

    since = np.maximum(0.0, start_age_weeks)
    np.minimum.at(since, who[felt_bad == 0], age[felt_bad == 0])
    silence = np.clip(since / rhythm - PATIENT_RHYTHMS, 0.0, SILENCE_CAP)
    from_us, from_them = total(np.where(is_from_them, 0.0, earned)), total(np.where(is_from_them, earned, 0.0))
    added, taken = total(earned * _by_code(ADDED_BY_MOOD)[mood]), total(weight * felt_bad)
    slip = _slip_totals(slips, count)
    positive = from_us + from_them + added
    whole = KAPPA + positive + taken + silence + slip
    point = BASE / whole
    return WarmthColumns(
        score=100 * (KAPPA / 2 + positive) / whole,
        rhythm=point * (from_us - silence),
        they_reach_out=point * from_them,
        how_it_felt=point * (added - taken),
        slips=-point * slip,
        contacts=np.bincount(who, minlength=count),
    )


def _by_code(factors: Mapping[Mood, float] | Mapping[Mood | None, float]) -> Floats:
    import numpy as np

    return np.array([0.0, *(factors.get(mood, 0.0) for mood in Mood)])


def _slip_totals(slips: SlipColumns, count: int) -> Floats:
    import numpy as np

    happened = slips.age_weeks >= 0
    growth = 1 + np.minimum(1.0, slips.age_weeks[happened] / SLIP_GROWTH_WEEKS)
    weights = slips.severity[happened] * growth
    return np.bincount(slips.customer[happened], weights=weights, minlength=count).astype(np.float64, copy=False)
