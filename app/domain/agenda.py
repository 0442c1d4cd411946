"""What the calendar shows: entries of a day, days of a range, and the load of a week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.touchpoint import Mood


class EntryKind(StrEnum):
    """What an entry of the calendar is."""

    TOUCHPOINT = "touchpoint"
    PROPOSAL = "proposal"
    PROMISE = "promise"
    SURPRISE = "surprise"
    EXPECTED = "expected"
    CHANGE = "change"
    HOLIDAY = "holiday"


class EntryState(StrEnum):
    """How an entry is drawn: still to come, past its day, behind us."""

    PLANNED = "planned"
    LATE = "late"
    DONE = "done"


MOVABLE = frozenset((EntryKind.TOUCHPOINT, EntryKind.PROPOSAL, EntryKind.PROMISE, EntryKind.SURPRISE))
"""Kinds that the owner may carry to another day; the others happen when they happen."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on one day.

    `id` is the id of the touchpoint, promise, surprise, occasion, stakeholder's change or, for a proposal, of the
    customer; 0 for holidays, and for what a repeat brings (`repeat_id`) until it is taken into the calendar. `minute`
    is the local minute of the day, None for any time; `minutes` what it takes of the owner's time. `title` is short
    enough for a pill ("Oskar N."), `name` the whole name or text, `why` the one line beside it, `label` a few words
    for a block of the week ("Market stall"). `channel` is a channel's name for touchpoints and proposals, an
    occasion's or change's kind for expected moments and changes. `to_put_right` marks a promise that makes a slip good.
    """

    kind: EntryKind
    id: int
    day: date
    title: str
    name: str
    minute: int | None = None
    minutes: int = 0
    channel: str = ""
    why: str = ""
    state: EntryState = EntryState.PLANNED
    mood: Mood | None = None
    customers: tuple[int, ...] = ()
    photo_id: int | None = None
    warmth: float | None = None
    to_put_right: bool = False
    repeat_id: int | None = None
    label: str = ""
    cost_minor: int | None = None

    @property
    def is_movable(self) -> bool:
        """Whether it can be carried to another day."""
        return self.kind in MOVABLE and self.state is not EntryState.DONE


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of a range: its first entries in order, how many more there are, and the load.

    `people` counts planned touchpoints, `minutes` what is planned and what was done. Surprises are not counted, nor
    what came from the customers' side. `is_closed` on days off, public holidays and while the owner is away.
    """

    day: date
    entries: tuple[Entry, ...] = ()
    more: int = 0
    people: int = 0
    minutes: int = 0
    is_closed: bool = False
    holiday: str = ""


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """Planned and done minutes of the week that begins on `monday`, against the owner's limit in that week.

    Counted as in its days: without surprises, and without what came from the customers' side.
    """

    monday: date
    minutes: int
    limit: int

    @property
    def free(self) -> int:
        """Minutes left; negative when it is more than she meant."""
        return self.limit - self.minutes


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody due without a planned touchpoint: how long it has been, what is usual, and how to be in touch.

    `weeks` and `usual_weeks` are whole weeks, at least 1; `wish` is what suits them, "" where nothing is known.
    """

    customer_id: int
    name: str
    channel: str
    minutes: int
    weeks: int
    usual_weeks: int
    sentence: str
    wish: str = ""
    photo_id: int | None = None
    warmth: float | None = None
