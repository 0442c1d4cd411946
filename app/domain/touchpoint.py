"""Touchpoints: one human contact, planned or done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Channel(StrEnum):
    """The nine ways of being in touch; the owner may add more, which are stored by their own name."""

    CALL = "call"
    TEXT = "text"
    EMAIL = "email"
    CARD = "card"
    VISIT = "visit"
    COFFEE = "coffee"
    MEETING = "meeting"
    EVENT = "event"
    GIFT = "gift"


class Direction(StrEnum):
    """Who reached out."""

    FROM_US = "from_us"
    FROM_THEM = "from_them"
    BOTH_WAYS = "both_ways"


class Mood(StrEnum):
    """What the customer felt."""

    DELIGHTED = "delighted"
    PLEASED = "pleased"
    CALM = "calm"
    UNEASY = "uneasy"
    UPSET = "upset"


class TouchpointState(StrEnum):
    """Whether it happened."""

    PLANNED = "planned"
    PROPOSED = "proposed"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """One contact with one or several customers.

    `day` is the calendar day where it takes place; `minute` the local minute of that day, None for any time;
    `zone` the IANA time zone of a timed one. `is_answered` marks a one-way contact that drew a reaction;
    `is_automatic` a message nobody wrote for this person, which never counts as contact.
    """

    id: int = 0
    uuid: str = ""
    channel: str = Channel.CALL
    direction: Direction = Direction.FROM_US
    state: TouchpointState = TouchpointState.DONE
    day: date = date(1970, 1, 1)
    minute: int | None = None
    duration_minutes: int | None = None
    zone: str = ""
    mood: Mood | None = None
    title: str = ""
    notes: str = ""
    notes_sensitive: bool = False
    is_answered: bool = False
    is_automatic: bool = False
    is_conflict: bool = False
    conflict_felt: str = ""
    conflict_need: str = ""
    conflict_agreed: str = ""
    opening_line: str = ""
    cadence_id: int | None = None
    repeat_id: int | None = None
    surprise_id: int | None = None
    campaign_id: int | None = None
    created_at: datetime | None = None
    trashed_at: datetime | None = None
    participants: tuple[int, ...] = ()

    @property
    def is_two_way(self) -> bool:
        """True when both sides took part, or a one-way contact drew a reaction."""
        return not self.is_automatic and (self.direction is not Direction.FROM_US or self.is_answered)
