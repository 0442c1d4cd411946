"""Warmth: a score from 0 to 100 that explains itself point by point (SCIENCE.md, part D).

It is the posterior mean of decayed evidence: score = 100 (kappa m + P) / (kappa + P + N), where P is what speaks for
the relationship and N what speaks against it. Every piece of evidence adds points around the base 100 m in proportion
to its size, so the points of any grouping add up to the score exactly. It is the owner's record, not a measurement
of anybody's feelings.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.touchpoint import Channel, Direction, Mood

BASE = 50.0
CONTACTS_NEEDED = 2
"""Under so many contacts no number is shown."""
ORDER_VALUE = 0.5
"""What a purchase is worth; it comes from them."""

KAPPA = 3.0
"""Weight of the base: how much evidence it takes to move the score."""
HALF_LIFE_IN_RHYTHMS = 4.0
PATIENT_RHYTHMS = 1.5
"""Silence up to so many rhythms costs nothing."""
SILENCE_CAP = 30.0
SHORTEST_RHYTHM_WEEKS = 1 / 7
SLIP_GROWTH_WEEKS = 4.0
"""An open slip weighs twice after so many weeks."""
ONE_PERSON_SHARE = 0.6
"""Above this share of influence a company's warmth rests on one person."""
ADDED_BY_MOOD: Mapping[Mood, float] = {Mood.DELIGHTED: 0.5, Mood.PLEASED: 0.2}
TAKEN_BY_MOOD: Mapping[Mood | None, float] = {Mood.UNEASY: 0.5, Mood.UPSET: 1.0}

_TOGETHER = frozenset({Channel.VISIT, Channel.COFFEE, Channel.MEETING})


class Group(StrEnum):
    """The four parts that warmth is explained by, in the order shown."""

    RHYTHM = "Rhythm"
    THEY_REACH_OUT = "They reach out"
    HOW_IT_FELT = "How it felt"
    SLIPS = "Slips"


class WarmthWord(StrEnum):
    """The word that always stands beside the number."""

    ASLEEP = "Asleep"
    COOL = "Cool"
    MILD = "Mild"
    WARM = "Warm"
    GLOWING = "Glowing"


_WORDS = tuple(WarmthWord)


@dataclass(frozen=True, slots=True)
class TouchEvidence:
    """One contact: weeks ago (negative: still to come, ignored), its value (see `touch_value`) and how it felt."""

    age_weeks: float
    value: float
    is_from_them: bool = False
    mood: Mood | None = None


@dataclass(frozen=True, slots=True)
class SlipEvidence:
    """One slip that is still open: weeks since it happened and severity, 1 (small) to 3 (grave)."""

    age_weeks: float
    severity: float = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that warmth rests on.

    `start_age_weeks` is the age of the relationship, from which silence counts while nothing is recorded; it must be
    given, or recording an old touch would start the clock and cool. Weeks of a pause are left out by the caller.
    """

    rhythm_weeks: float
    start_age_weeks: float
    touches: Sequence[TouchEvidence] = ()
    slips: Sequence[SlipEvidence] = ()


@dataclass(frozen=True, slots=True)
class Warmth:
    """A score in (0, 100) with the signed points of the four groups: BASE plus the points is the score."""

    score: float
    rhythm: float
    they_reach_out: float
    how_it_felt: float
    slips: float
    contacts: int

    @property
    def points(self) -> tuple[tuple[Group, float], ...]:
        """Signed points of each group, in the order shown."""
        return tuple(zip(Group, (self.rhythm, self.they_reach_out, self.how_it_felt, self.slips), strict=True))

    @property
    def is_new(self) -> bool:
        """True while there are too few contacts for a number."""
        return self.contacts < CONTACTS_NEEDED

    @property
    def shown(self) -> int | None:
        """The whole number on the card; None while new."""
        return None if self.is_new else shown(self.score)

    @property
    def shown_points(self) -> tuple[tuple[Group, int], ...]:
        """Whole points of each group; with the base they add up to the whole number of the score."""
        whole = largest_remainder([points for _, points in self.points], shown(self.score) - round(BASE))
        return tuple(zip(Group, whole, strict=True))

    @property
    def word(self) -> WarmthWord | None:
        """The word beside the number; None while new."""
        return None if self.is_new else word(self.score)


@dataclass(frozen=True, slots=True)
class AccountWarmth:
    """Warmth of a company, and whether it rests on one person."""

    score: float
    rests_on_one: bool


def touch_value(channel: str, direction: Direction, *, is_answered: bool = False, is_automatic: bool = False) -> float:
    """What one calm touchpoint is worth as evidence.

    Being together, or a call from them: 1.5. A personal answer, our own call, a card or gift as thanks: 1. A letter,
    text or invitation from us that drew no answer: 0.5. What nobody wrote for this person: 0.
    """
    if is_automatic:
        return 0.0
    is_two_way = is_answered or direction is not Direction.FROM_US
    if channel in _TOGETHER or (channel == Channel.CALL and is_two_way):
        return 1.5
    if is_two_way or channel in (Channel.CALL, Channel.CARD, Channel.GIFT):
        return 1.0
    return 0.5


def shown(score: float) -> int:
    """The whole number shown for a score; halves go up."""
    return math.floor(score + 0.5)


def word(score: float) -> WarmthWord:
    """The word for a score: 0-19 Asleep, 20-39 Cool, 40-59 Mild, 60-79 Warm, 80-100 Glowing."""
    return _WORDS[min(4, max(0, shown(score)) // 20)]


def largest_remainder(parts: Sequence[float], total: int) -> tuple[int, ...]:
    """Whole numbers next to `parts` that add up to `total`, the rounded sum of the parts."""
    whole = [math.floor(part) for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda at: (whole[at] - parts[at], at))
    for at in by_remainder[: total - sum(whole)]:
        whole[at] += 1
    return tuple(whole)


def score_one(evidence: Evidence) -> Warmth:
    """Warmth of one customer."""
    rhythm = max(evidence.rhythm_weeks, SHORTEST_RHYTHM_WEEKS)
    since = max(0.0, evidence.start_age_weeks)
    from_us = from_them = added = taken = 0.0
    counted = [touch for touch in evidence.touches if touch.age_weeks >= 0 and touch.value > 0]
    for touch in counted:
        weight = touch.value * 2.0 ** (-touch.age_weeks / (HALF_LIFE_IN_RHYTHMS * rhythm))
        if touch.mood in TAKEN_BY_MOOD:
            taken += weight * TAKEN_BY_MOOD[touch.mood]
            continue
        since = min(since, touch.age_weeks)
        from_us += 0.0 if touch.is_from_them else weight
        from_them += weight if touch.is_from_them else 0.0
        added += weight * (ADDED_BY_MOOD.get(touch.mood, 0.0) if touch.mood else 0.0)
    silence = min(SILENCE_CAP, max(0.0, since / rhythm - PATIENT_RHYTHMS))
    return _weighed(from_us, from_them, added, taken, silence, _open_slips(evidence.slips), len(counted))


def account(people: Sequence[tuple[float, float]]) -> AccountWarmth | None:
    """Warmth of a company from the (score, influence) of its people; None when nobody there has any influence."""
    total = sum(influence for _, influence in people)
    if total <= 0:
        return None
    score = sum(score * influence for score, influence in people) / total
    return AccountWarmth(score, max(influence for _, influence in people) / total > ONE_PERSON_SHARE)


def _open_slips(slips: Sequence[SlipEvidence]) -> float:
    happened = [slip for slip in slips if slip.age_weeks >= 0]
    return sum(slip.severity * (1 + min(1.0, slip.age_weeks / SLIP_GROWTH_WEEKS)) for slip in happened)


def _weighed(
    from_us: float, from_them: float, added: float, taken: float, silence: float, slips: float, contacts: int
) -> Warmth:
    positive = from_us + from_them + added
    total = KAPPA + positive + taken + silence + slips
    point = BASE / total
    return Warmth(
        score=100 * (KAPPA / 2 + positive) / total,
        rhythm=point * (from_us - silence),
        they_reach_out=point * from_them,
        how_it_felt=point * (added - taken),
        slips=-point * slips,
        contacts=contacts,
    )
