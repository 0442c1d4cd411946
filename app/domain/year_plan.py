"""The year of surprises as shown: lines with their reasons, who is left in peace and why, and what it all takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.domain.gesture import Gesture, SurpriseState
from app.domain.today import Step


class NoScope(StrEnum):
    """How far a "not this person" reaches."""

    NEVER = "never"
    THIS_YEAR = "this_year"
    THIS_GESTURE = "this_gesture"


@dataclass(frozen=True, slots=True)
class PlanWishes:
    """What the owner gives for the year: money in minor units, minutes, and the least gap between two surprises."""

    yearly_minor: int
    monthly_minor: int
    weekly_minutes: int
    gap_weeks: int
    seed: int = 1
    from_day: date | None = None
    weeks: int = 52


@dataclass(frozen=True, slots=True)
class PlanFace:
    """Whom a line is for."""

    id: int
    uuid: str
    name: str
    first_name: str
    photo_id: int | None
    warmth: float | None


@dataclass(frozen=True, slots=True)
class Thought:
    """Another gesture that was thought of for the same person; `loss` is how much less delight, a share 0..1.

    `week` is the Monday of the week it would come in.
    """

    gesture_id: int
    name: str
    loss: float
    week: date = date(1970, 1, 5)


@dataclass(frozen=True, slots=True)
class LineKey:
    """Names a line while the plan changes around it; `week` is the Monday of its week."""

    customer_id: int
    gesture_id: int
    week: date


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One surprise of the year, suggested or accepted.

    `surprise_id` is 0 while it is only suggested. `genuine`, `unexpected` and `value` are 0 to 100. The three reasons
    are whole sentences; `fact_id` is the fact that the first quotes, None for gestures for anyone. `asks_reason` is
    True where no fact speaks for it and the owner is asked for one. `caution` is a sentence on an accepted one
    against which something speaks by now, an open slip or grief; it stays, since it is the owner's to give up.
    `note` is her own word on how it is to be done this time.
    """

    key: LineKey
    surprise_id: int
    face: PlanFace
    gesture: Gesture
    day: date
    state: SurpriseState
    is_locked: bool
    cost_minor: int
    minutes: int
    genuine: float
    unexpected: float
    value: float
    why_this: str
    why_now: str
    why_person: str
    fact_id: int | None = None
    asks_reason: bool = False
    caution: str = ""
    note: str = ""

    @property
    def is_suggested(self) -> bool:
        """Whether it waits for an answer."""
        return self.state is SurpriseState.SUGGESTED


class ToPrepare(NamedTuple):
    """A step of the shopping list: when it is due, what, of which gesture, for whom, and when that is to be given."""

    due: date
    step: Step
    gesture: str
    name: str
    first_name: str
    day: date


@dataclass(frozen=True, slots=True)
class LeftInPeace:
    """Somebody for whom nothing is planned now, and why; `until` None where no end is known."""

    face: PlanFace
    sentence: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """A day that is kept clear for somebody (customer 0: for everybody); `kind` an occasion's or holiday's."""

    customer_id: int
    day: date
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The plan against birthday and Christmas cards for the same money: how many times the delight, with its range."""

    times: float | None
    low: float | None
    high: float | None
    cards_share: float
    """What the cards are worth as a share of the plan, 0..1."""


@dataclass(frozen=True, slots=True)
class YearPlan:
    """The plan of the year and its proof: nothing can be worth more than `bound`; `gap` is the proven distance.

    `overspent_minor` is what accepted surprises take beyond a lowered budget. `gain` is how much better a plan made
    anew would be, a share, 0 where that is not known or not worth moving anything. `beside` is what was given this
    month, and what was accepted for a day before the year and still waits; both are no part of the plan.
    """

    wishes: PlanWishes
    from_day: date
    until_day: date
    currency: str
    lines: tuple[PlanLine, ...]
    left_in_peace: tuple[LeftInPeace, ...]
    without_facts: tuple[PlanFace, ...]
    expected: tuple[Expected, ...]
    value: float
    bound: float
    gap: float
    seconds: float
    comparison: Comparison
    overspent_minor: int = 0
    gain: float = 0.0
    learned_from: int = 0
    beside: tuple[PlanLine, ...] = ()

    @property
    def shown(self) -> tuple[PlanLine, ...]:
        """Everything to look at, in order: the plan, and what stands beside it."""
        if not self.beside:
            return self.lines
        return tuple(sorted((*self.beside, *self.lines), key=lambda line: (line.day, line.key.customer_id)))

    @property
    def spent_minor(self) -> int:
        """What all lines cost."""
        return sum(line.cost_minor for line in self.lines)

    @property
    def minutes(self) -> int:
        """What all lines take of the owner's time."""
        return sum(line.minutes for line in self.lines)

    @property
    def people(self) -> int:
        """For how many."""
        return len({line.key.customer_id for line in self.lines})


@dataclass(frozen=True, slots=True)
class GestureWorth:
    """A gesture of the library and what it turned out to be worth.

    `learned` is the learned delight 1 to 5 after `cases` reactions; `per_money` per ten units of money, None where
    the gesture is nearly free. `uplift` is the share of people who came back within 90 days beyond those who would have
    anyway, of `returns` cases; information only, never mixed into `learned`, and None before the first case.
    """

    gesture: Gesture
    learned: float
    cases: int
    per_money: float | None
    sentence: str
    uplift: float | None = None
    returns: int = 0
    return_sentence: str = ""
