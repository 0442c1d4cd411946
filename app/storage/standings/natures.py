"""What a touchpoint is apart from when and with whom: one number that SQL writes and a table explains.

One small number instead of seven columns halves what a read of a million touchpoints has to carry.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from itertools import product
from typing import NamedTuple

from app.domain.standing import StripKind
from app.domain.touchpoint import Channel, Direction, Mood
from app.domain.warmth import touch_value

_CHANNELS: tuple[Channel | None, ...] = (*Channel, None)
_DIRECTIONS = tuple(Direction)
_MOODS: tuple[Mood | None, ...] = (None, *Mood)
_FLAG = (False, True)


class Nature(NamedTuple):
    """`channel` is None for one that the owner added; `value` is what a calm one is worth as evidence of warmth."""

    channel: Channel | None
    mood: Mood | None
    is_two_way: bool
    is_from_them: bool
    is_planned: bool
    value: float
    mark: StripKind


def _position(column: str, members: Iterable[StrEnum], first: int, otherwise: int) -> str:
    cases = " ".join(f"WHEN '{member}' THEN {at}" for at, member in enumerate(members, start=first))
    return f"CASE {column} {cases} ELSE {otherwise} END"


NATURE_SQL = f"""((({_position("t.channel", Channel, 0, len(_CHANNELS) - 1)} * {len(_DIRECTIONS)}
    + {_position("t.direction", Direction, 0, 0)}) * {len(_MOODS)} + {_position("t.mood", Mood, 1, 0)}) * 8
    + (t.is_answered <> 0) * 4 + (t.surprise_id IS NOT NULL) * 2 + (t.state = 'planned'))"""
"""The number of a touchpoint `t`: its position in `natures()`."""


@cache
def natures() -> tuple[Nature, ...]:
    """Every nature, in the order of its number."""
    return tuple(_nature(*parts) for parts in product(_CHANNELS, _DIRECTIONS, _MOODS, _FLAG, _FLAG, _FLAG))


def _nature(
    channel: Channel | None,
    direction: Direction,
    mood: Mood | None,
    is_answered: bool,
    is_surprise: bool,
    is_planned: bool,
) -> Nature:
    is_from_them = direction is Direction.FROM_THEM
    mark = StripKind.SURPRISE if is_surprise else StripKind.THEY if is_from_them else StripKind.YOU
    is_two_way = is_answered or direction is not Direction.FROM_US
    value = touch_value(channel or "", direction, is_answered=is_answered)
    return Nature(channel, mood, is_two_way, is_from_them, is_planned, value, mark)
