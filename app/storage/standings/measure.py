"""What is measured of one customer from events, before it is put into words."""

from __future__ import annotations

from typing import NamedTuple

from app.domain.standing import StripKind
from app.domain.touchpoint import Direction
from app.domain.warmth import touch_value
from app.storage.standings.reading import CHANNELS, DIRECTIONS, OTHER_CHANNEL

NO_CHANNEL = -1
YEAR_DAYS = 365


class Measure(NamedTuple):
    """Days are day numbers, None where there is none; ids are 0 where there is none.

    `last_channel` is a position in `reading.CHANNELS`, `plan` the earliest planned touchpoint, `ratio` the silence in
    usual gaps, `evidence` how many contacts and orders the warmth `score` rests on, `year_minor` what the last 365 days
    left, `slip_severity` and `slip_weeks` tell of the gravest open slip, `strip` has everything but what comes next.
    """

    first_day: int | None = None
    last_day: int | None = None
    last_channel: int = NO_CHANNEL
    last_touch: int = 0
    plan: int = 0
    contacts: int = 0
    usual_gap_days: float | None = None
    basis: str = ""
    ratio: float = 0.0
    score: float = 50.0
    evidence: int = 0
    spent_minor: int = 0
    year_minor: int = 0
    slip_severity: int = 0
    slip_weeks: float = 0.0
    strip: bytes = b""


def is_two_way(direction: int, is_answered: int) -> bool:
    """True when both sides took part, or a one-way contact drew a reaction; `direction` is a position."""
    return bool(is_answered) or DIRECTIONS[direction] is not Direction.FROM_US


def is_from_them(direction: int) -> bool:
    """True when they reached out; `direction` is a position."""
    return DIRECTIONS[direction] is Direction.FROM_THEM


def value_of(channel: int, direction: int, is_answered: int) -> float:
    """What a calm touchpoint is worth as evidence of warmth; channel and direction are positions."""
    name = "" if channel == OTHER_CHANNEL else CHANNELS[channel]
    return touch_value(name, DIRECTIONS[direction], is_answered=bool(is_answered))


def mark_of(direction: int, is_surprise: int) -> StripKind:
    """How a touchpoint is drawn on the strip; `direction` is a position."""
    if is_surprise:
        return StripKind.SURPRISE
    return StripKind.THEY if is_from_them(direction) else StripKind.YOU
