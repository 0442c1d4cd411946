"""Gestures and surprises: the library of kindnesses and what is planned from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class SurpriseState(StrEnum):
    """How far a surprise has come."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    PREPARED = "prepared"
    DELIVERED = "delivered"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Gesture:
    """An idea in the library of kindnesses; cost in minor units of the owner's currency, expected delight 1 to 5."""

    id: int = 0
    uuid: str = ""
    name: str = ""
    how_to: str = ""
    cost_minor: int = 0
    minutes: int = 0
    notice_days: int = 0
    tags: str = ""
    cautions: str = ""
    season_from_week: int | None = None
    season_until_week: int | None = None
    stock: int | None = None
    supplier: str = ""
    expected_delight: float = 3.0
    for_anyone: bool = False
    is_archived: bool = False
    trashed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Surprise:
    """One gesture planned for one person in one week (`day` is in that week), with its reason."""

    id: int = 0
    uuid: str = ""
    customer_id: int = 0
    gesture_id: int = 0
    day: date = date(1970, 1, 1)
    state: SurpriseState = SurpriseState.SUGGESTED
    is_locked: bool = False
    why_this: str = ""
    why_now: str = ""
    why_person: str = ""
    cost_minor: int | None = None
    minutes: int | None = None
    delivered_on: date | None = None
    delight: int | None = None
    their_words: str = ""
    told_others: bool = False
    created_at: datetime | None = None
    trashed_at: datetime | None = None
