"""The one reminder of a day: when it is due, and what it may say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.settings import Reminders


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a day holds: people to reach (first names, in order), promises due, and how many go quiet."""

    people: tuple[str, ...] = ()
    promises: int = 0
    slipping: int = 0

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to remind of."""
        return not (self.people or self.promises or self.slipping)


def is_due(wishes: Reminders, now: datetime, told_on: date | None) -> bool:
    """Whether the day's reminder should be shown at this local moment.

    Only the wall clock counts, so a time that summer time skips is made up for right after the gap, and one that comes
    twice is used once. Whatever was missed while the computer slept is one reminder, not many. `told_on` is the day
    of the latest one; only the same day holds it back, so a clock that ran ahead does not silence the days after.
    """
    if not wishes.is_on or now.weekday() in wishes.quiet_days or told_on == now.date():
        return False
    return now.hour * 60 + now.minute >= wishes.at_minute
