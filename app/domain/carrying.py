"""Carrying an entry of the calendar: may it be put there, and what does it become?

Nothing is planned for a day that is over; what has happened or happens by itself stays where it is. A promise and a
surprise have a day and no hour. What was only proposed, what a repeat brings, and somebody who waits for a day become
planned touchpoints where they are put.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.agenda import Entry, EntryKind, EntryState

LAST_MINUTE = 24 * 60 - 1
SHORTEST_MINUTES = 5


class Landing(StrEnum):
    """What comes of putting an entry down."""

    REFUSED = "refused"
    NOTHING = "nothing"
    MOVED = "moved"
    TAKEN = "taken"
    ASKED = "asked"
    """A promise: before it moves, the owner says whether they were told."""


class Refusal(StrEnum):
    """Why an entry can't be put there."""

    HAPPENED = "happened"
    FIXED = "fixed"
    OVER = "over"
    NO_SUCH_HOUR = "no_such_hour"


@dataclass(frozen=True, slots=True)
class Drop:
    """Where an entry would come to lie, and what becomes of it; `minute` None is any time of the day."""

    landing: Landing
    day: date
    minute: int | None = None
    refusal: Refusal | None = None

    @property
    def is_allowed(self) -> bool:
        """Whether it may be put there; where it has been already counts as allowed."""
        return self.landing is not Landing.REFUSED


def dropped(entry: Entry, day: date, minute: int | None, today: date) -> Drop:
    """What becomes of an entry that is put on a day and at an hour."""
    refusal = _refusal(entry, day, minute, today)
    if refusal is not None:
        return Drop(Landing.REFUSED, day, minute, refusal)
    hour = minute if takes_hour(entry) else None
    if is_taken_in(entry):
        return Drop(Landing.TAKEN, day, hour)
    if (day, hour) == (entry.day, entry.minute if takes_hour(entry) else None):
        return Drop(Landing.NOTHING, day, hour)
    return Drop(Landing.ASKED if entry.kind is EntryKind.PROMISE else Landing.MOVED, day, hour)


def may_land(entry: Entry, day: date, today: date) -> bool:
    """Whether an entry may be put on a day, its own included."""
    return dropped(entry, day, None, today).is_allowed


def takes_hour(entry: Entry) -> bool:
    """Whether an entry can stand at an hour."""
    return entry.kind in (EntryKind.TOUCHPOINT, EntryKind.PROPOSAL)


def is_taken_in(entry: Entry) -> bool:
    """Whether putting it down makes a planned touchpoint of it."""
    return entry.kind is EntryKind.PROPOSAL or (entry.kind is EntryKind.TOUCHPOINT and not entry.id)


def stretched(entry: Entry, minutes: int) -> int | None:
    """How long a touchpoint takes that is pulled to so many minutes; None where it can't be stretched.

    It ends before midnight and is never shorter than five minutes.
    """
    is_planned = entry.kind is EntryKind.TOUCHPOINT and entry.id > 0 and entry.state is not EntryState.DONE
    if not is_planned or entry.minute is None:
        return None
    return max(SHORTEST_MINUTES, min(minutes, LAST_MINUTE + 1 - entry.minute))


def _refusal(entry: Entry, day: date, minute: int | None, today: date) -> Refusal | None:
    if entry.state is EntryState.DONE:
        return Refusal.HAPPENED
    if not entry.is_movable:
        return Refusal.FIXED
    if minute is not None and not 0 <= minute <= LAST_MINUTE:
        return Refusal.NO_SUCH_HOUR
    return Refusal.OVER if day < today and day != entry.day else None
