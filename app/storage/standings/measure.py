"""What is measured of one customer from events, before it is put into words."""

from __future__ import annotations

from typing import NamedTuple

from app.domain.touchpoint import Channel

YEAR_DAYS = 365


class Measure(NamedTuple):
    """Days are day numbers, None where there is none; ids are 0 where there is none.

    `last_channel` is None for one that the owner added, `plan` the earliest planned touchpoint, `ratio` the silence in
    usual gaps, `evidence` how many contacts and orders the warmth `score` rests on, `year_minor` what the last 365 days
    left, `slip_severity` and `slip_weeks` tell of the gravest open slip, `strip` has everything but what comes next.
    `since` is the day before the silence, `silence_days` its length, `is_overdue` when the own gaps do not explain it,
    `is_answered` when there was a contact after that; the chances are None where there is no number, and `is_told` when
    they rest on the cadence.
    """

    first_day: int | None = None
    last_day: int | None = None
    last_channel: Channel | None = None
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
    since: int | None = None
    silence_days: int = 0
    is_overdue: bool = False
    is_answered: bool = False
    is_told: bool = False
    chance: float | None = None
    chance_low: float | None = None
    chance_high: float | None = None
