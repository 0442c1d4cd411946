"""Gestures and surprises: the library of kindnesses and what is planned from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

SHORT_TITLE = 18
"""So many letters of a gesture's name are told where there is little room."""
_ARTICLE = re.compile(r"(?:an?(?!\s+(?:few|little|lot|couple)\b)|the|ein|eine|einen|der|das|die)\s+(?=\S)",
                      re.IGNORECASE)  # fmt: skip
_PAUSE = re.compile(r"\s*(?:[,;:(]|\s[-–—]\s)")
_TAIL = re.compile(r"\s+(?:of|with|without|from|for|on|in|by|at|to|as|where|von|mit|ohne|aus|für|auf|im|am)\s+",
                   re.IGNORECASE)  # fmt: skip
_ONE_WORD = 8
"""A single word of so many letters stands for itself: "Sunflowers", but not "Something"."""
_VAGUE = frozenset(("something", "anything", "everything"))


class SurpriseState(StrEnum):
    """How far a surprise has come."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    PREPARED = "prepared"
    DELIVERED = "delivered"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Gesture:
    """An idea in the library of kindnesses; cost in minor units of the owner's currency, expected delight 1 to 5.

    `tags` are words, one blank apart, that a fact about a person must hold for the gesture to be genuine; one that
    begins with a hyphen keeps a fact from speaking. `fact_kinds` are kinds of facts, any of which will do. `contains`
    names what somebody may be allergic to or dislike. A season runs from one ISO week to another, across the turn of
    the year where the first is the later. `stock` None is without end. `origin` is the key of a gesture that came with
    Keepwarm, "" for the owner's own.
    """

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
    origin: str = ""
    icon: str = "gift"
    fact_kinds: str = ""
    contains: str = ""
    card_line: str = ""
    trashed_at: datetime | None = None

    def is_in_season(self, week: int) -> bool:
        """Whether the gesture can be made in this ISO week."""
        first, last = self.season_from_week, self.season_until_week
        if first is None or last is None:
            return True
        return first <= week <= last if first <= last else week >= first or week <= last


@dataclass(frozen=True, slots=True)
class GestureStep:
    """One thing to do for a gesture, so many days before its day."""

    id: int = 0
    gesture_id: int = 0
    days_before: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """The owner's no, respected by every plan: to a person, a gesture or both, for a time or for good (no days)."""

    id: int = 0
    customer_id: int | None = None
    gesture_id: int | None = None
    from_day: date | None = None
    until_day: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Surprise:
    """One gesture planned for one person in one week (`day` is in that week), with its reason.

    `note` is the owner's own word on how it is to be done this time ("on her bicycle basket"). `genuine`, `unexpected`
    and `value` are 0 to 1, as they were when it was accepted; `expected_return` the chance that they would come back
    within 90 days anyway, as it was on the day it was given.
    """

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
    fact_id: int | None = None
    genuine: float = 0.0
    unexpected: float = 0.0
    value: float = 0.0
    expected_return: float | None = None
    card_text: str = ""
    note: str = ""
    created_at: datetime | None = None
    trashed_at: datetime | None = None


def short_title(title: str, most: int = SHORT_TITLE) -> str:
    """A gesture's name for a small place: "A bee hotel, with their name" is "Bee hotel".

    The leading article goes; of a name longer than `most` letters also what follows the first pause, then what follows
    its "of", "with", "from" and the like, the last of them first, as long as what is left still says something. What
    can't be made shorter in this way stays whole.
    """
    words = " ".join(title.split())
    short = _ARTICLE.sub("", words, count=1) if _ARTICLE.match(words) else words
    if len(short) > most:
        head = _PAUSE.split(short, maxsplit=1)[0]
        short = head or short
    tails = list(_TAIL.finditer(short))
    while len(short) > most and tails and _says_enough(head := short[: tails.pop().start()]):
        short = head
    return short[:1].upper() + short[1:]


def _says_enough(head: str) -> bool:
    return " " in head or (len(head) >= _ONE_WORD and head.lower() not in _VAGUE)
