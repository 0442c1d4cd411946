"""What gestures turn out to be worth to people: posterior means with two-stage shrinkage (SCIENCE.md B7).

Only what the owner was told counts: a reaction y is (delight - 1) / 4 in 0..1. The gesture's own mean is drawn towards
her guess by two pseudo reactions, the mean within a segment towards the gesture's by four. Coming back is not delight;
it is measured apart, against what was expected anyway.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from app.domain.planner.snapshot import Floats, Ints

GUESS_COUNTS = 2.0
"""n0: the owner's guess counts as so many reactions (noise .25, spread between gestures .2)."""
GESTURE_COUNTS = 4.0
"""n1: the gesture's mean counts as so many reactions within a segment (spread between segments .12)."""
NOISE = 0.25
RETURN_COUNTS = 4.0
RETURNS_NEEDED = 20
"""Below so many cases an uplift is information, not a result."""
FEW = 5
NEARLY_FREE_UNITS = 1.0


@dataclass(frozen=True, slots=True)
class Learned:
    """Learned delight in 0..1 and the number of reactions, by gesture [G] and by gesture and segment [G, S]."""

    overall: Floats
    by_segment: Floats
    cases: Ints
    cases_by_segment: Ints

    @property
    def deviation(self) -> Floats:
        """[G, S] how sure `by_segment` is, as a standard deviation."""
        result: Floats = NOISE / np.sqrt(GESTURE_COUNTS + self.cases_by_segment)
        return result


def learn(guess: ArrayLike, gesture: ArrayLike, segment: ArrayLike, reaction: ArrayLike, segments: int) -> Learned:
    """What to expect of each gesture in each segment; `guess` [G] and `reaction` [n] in 0..1."""
    guessed = np.asarray(guess, dtype=np.float64)
    which, where = np.asarray(gesture, dtype=np.int64), np.asarray(segment, dtype=np.int64)
    felt = np.asarray(reaction, dtype=np.float64)
    size = (len(guessed), segments)
    cell = which * segments + where
    cases = np.bincount(cell, minlength=size[0] * size[1]).reshape(size)
    total = np.bincount(cell, felt, size[0] * size[1]).reshape(size)
    overall = (GUESS_COUNTS * guessed + total.sum(axis=1)) / (GUESS_COUNTS + cases.sum(axis=1))
    by_segment = (GESTURE_COUNTS * overall[:, None] + total) / (GESTURE_COUNTS + cases)
    return Learned(overall, by_segment, cases.sum(axis=1), cases)


def from_delight(delight: float) -> float:
    """Delight 1 to 5 as 0..1."""
    return min(1.0, max(0.0, (delight - 1.0) / 4.0))


def as_delight(value: float) -> float:
    """0..1 as delight 1 to 5."""
    return 1.0 + 4.0 * value


def sentence(guess: float, learned: float, cases: int) -> str:
    """How the guess and the learned delight (both 0..1) are told."""
    guessed = f"You guessed {as_delight(guess):.1f} of 5"
    if not cases:
        return f"{guessed}; nobody has told you yet."
    after = "one reaction" if cases == 1 else f"{cases} reactions"
    return f"{guessed}; after {after} we reckon {as_delight(learned):.1f} (your guess counts as two reactions)."


@dataclass(frozen=True, slots=True)
class Uplift:
    """How much more often people came back within 90 days than was expected of them; a share, and its cases."""

    share: float
    cases: int

    @property
    def is_information(self) -> bool:
        """Too few cases to be a result."""
        return self.cases < RETURNS_NEEDED


def uplift(returned: ArrayLike, expected: ArrayLike) -> Uplift:
    """Returned (0 or 1) against the chance that each would order within 13 weeks, as computed before the gesture."""
    came, chance = np.asarray(returned, dtype=np.float64), np.asarray(expected, dtype=np.float64)
    return Uplift(float((came.sum() - chance.sum()) / (len(came) + RETURN_COUNTS)), len(came))


def delight_per_money(learned: float, cost_minor: int, minor_per_unit: int = 100) -> float | None:
    """Learned delight (of 5) per ten units of money; None for gestures that are nearly free (DECISIONS 29)."""
    units = cost_minor / minor_per_unit
    return None if units < NEARLY_FREE_UNITS else 10.0 * as_delight(learned) / units
