"""Reliability: how far our word could be relied on, from promises and open slips (SCIENCE.md, part D)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.warmth import SlipEvidence

BASE = 70.0

_KAPPA = 4.0
_HALF_LIFE_WEEKS = 26.0


@dataclass(frozen=True, slots=True)
class PromiseEvidence:
    """One closed promise: weeks since it was kept or broken, and its weight."""

    age_weeks: float
    is_kept: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Reliability:
    """A score in (0, 100) and what is shown of it: `kept` of `made` promises."""

    score: float
    kept: int
    made: int

    @property
    def words(self) -> str:
        """What the card says: "11 of 12 promises kept"; empty while no promise has been closed."""
        if not self.made:
            return ""
        return f"{self.kept} of {self.made} {'promise' if self.made == 1 else 'promises'} kept"


def reliability(promises: Sequence[PromiseEvidence], slips: Sequence[SlipEvidence] = ()) -> Reliability:
    """Reliability towards one customer; slips are the open ones, and what lies in the future is ignored."""
    closed = [promise for promise in promises if promise.age_weeks >= 0]
    kept = [promise for promise in closed if promise.is_kept]
    broken = [promise for promise in closed if not promise.is_kept]
    positive = sum(map(_decayed, kept))
    negative = sum(map(_decayed, broken)) + sum(slip.severity for slip in slips if slip.age_weeks >= 0)
    score = (BASE * _KAPPA + 100 * positive) / (_KAPPA + positive + negative)
    return Reliability(score, len(kept), len(closed))


def _decayed(promise: PromiseEvidence) -> float:
    return promise.weight * float(2.0 ** (-promise.age_weeks / _HALF_LIFE_WEEKS))
