"""What gestures turned out to be worth: learned delight, delight for money, and who came back (S5, I8)."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.gesture import Gesture, Surprise
from app.domain.planner.learning import (
    Uplift,
    as_delight,
    delight_per_money,
    from_delight,
    learn,
    sentence,
    uplift,
)
from app.domain.year_plan import GestureWorth
from app.storage.returning import Return

GestureLearned = tuple[Gesture, float, int]


def worth_of(
    gestures: Sequence[Gesture], told: Sequence[Surprise], returns: Sequence[Return], minor_per_unit: int
) -> tuple[GestureWorth, ...]:
    """Each gesture with what the reactions and returns of its surprises have taught."""
    return tuple(
        _one(gesture, learned, cases, [each for each in returns if each.gesture_id == gesture.id], minor_per_unit)
        for gesture, learned, cases in _learned(gestures, told)
    )


def _learned(gestures: Sequence[Gesture], told: Sequence[Surprise]) -> list[GestureLearned]:
    """Posterior mean 0..1 and number of reactions of each."""
    place = {gesture.id: at for at, gesture in enumerate(gestures)}
    cases = [(place[one.gesture_id], one.delight) for one in told if one.gesture_id in place and one.delight]
    guesses = [from_delight(gesture.expected_delight) for gesture in gestures]
    felt = [from_delight(delight) for _, delight in cases]
    found = learn(guesses, [at for at, _ in cases], [0] * len(cases), felt, 1)
    return list(zip(gestures, found.overall.tolist(), found.cases.tolist(), strict=True))


def _one(gesture: Gesture, learned: float, cases: int, returns: Sequence[Return], unit: int) -> GestureWorth:
    found = uplift([each.has_returned for each in returns], [each.expected for each in returns])
    return GestureWorth(
        gesture, as_delight(learned), cases, delight_per_money(learned, gesture.cost_minor, unit),
        sentence(from_delight(gesture.expected_delight), learned, cases),
        found.share if returns else None, len(returns), _returned(found, returns),
    )  # fmt: skip


def _returned(found: Uplift, returns: Sequence[Return]) -> str:
    """How many came back, beside how many would have anyway; "" where nobody had the time yet."""
    if not returns:
        return ""
    came, anyway = sum(each.has_returned for each in returns), sum(each.expected for each in returns)
    told = f"{came} of {len(returns)} came back within 90 days; about {anyway:.1f} would have anyway."
    return f"{told} Too few to say more." if found.is_information else told
