"""A conflict with a customer: what they felt and need, what was agreed, and when to come back to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

FOLLOW_UP_DAYS = 7
"""A week is soon enough to be felt and late enough for something to have been done."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Told in their words first; `follow_up` is the day of the planned touchpoint that looks back, None for none.

    `asks_calm` keeps cheerful words and surprises away from them for a while.
    """

    felt: str = ""
    need: str = ""
    agreed: str = ""
    follow_up: date | None = None
    asks_calm: bool = True


def usual_follow_up(day: date, working_days: tuple[int, ...]) -> date:
    """The first working day at least a week after the conflict."""
    found = day + timedelta(days=FOLLOW_UP_DAYS)
    while working_days and found.weekday() not in working_days:
        found += timedelta(days=1)
    return found
