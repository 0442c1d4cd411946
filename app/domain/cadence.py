"""Cadence: the gap between contacts that the owner intends, and where it comes from.

A customer's own comes first, then the shortest of the tags, then the shortest of the segments, then the tier's. The
clock restarts at every real contact, whoever started it: one in which both sides took part, or a one-way one that drew
a reaction; a purchase is one too. Days of a pause do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.customer import Tier
from app.domain.rhythm import Pause, told

LONGEST_SHARE = 1.5
"""Without a longest gap of its own a cadence may stretch by half."""
MOST_DAYS = 3650


class CadenceSource(StrEnum):
    """Whose cadence a customer follows."""

    OWN = "own"
    TAG = "tag"
    SEGMENT = "segment"
    TIER = "tier"


@dataclass(frozen=True, slots=True)
class CadenceRule:
    """A cadence as it is kept: for one customer, one tier, one tag or one segment; `channel` is how, where it matters.

    `longest_days` None means half as long again as the ideal gap.
    """

    id: int = 0
    customer_id: int | None = None
    tier: str | None = None
    tag_id: int | None = None
    segment_id: int | None = None
    ideal_days: int = 0
    longest_days: int | None = None
    channel: str = ""
    trashed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Cadence:
    """What a customer's contacts are held against; `name` is the tag's, segment's or tier's, empty for an own one."""

    ideal_days: int
    longest_days: int
    source: CadenceSource
    name: str = ""
    channel: str = ""

    @property
    def is_meant(self) -> bool:
        """Whether the owner chose it for this customer, a tag or a segment, and not only for the tier."""
        return self.source is not CadenceSource.TIER


@dataclass(frozen=True, slots=True)
class Clock:
    """When a contact is due: ideally, and at the latest."""

    ideal_day: date
    longest_day: date


def cadence_of(rule: CadenceRule, source: CadenceSource, name: str = "") -> Cadence:
    """A kept cadence as it works."""
    return Cadence(rule.ideal_days, longest_of(rule.ideal_days, rule.longest_days), source, name, rule.channel)


def tier_cadence(tier: Tier, days: int) -> Cadence:
    """The cadence of a tier."""
    return Cadence(days, longest_of(days, None), CadenceSource.TIER, str(tier))


def effective(own: Cadence | None, tags: Iterable[Cadence], segments: Iterable[Cadence], tier: Cadence) -> Cadence:
    """The cadence that counts for a customer."""
    if own is not None:
        return own
    for shared in (tags, segments):
        found = min(shared, key=lambda each: (each.ideal_days, each.longest_days, each.name), default=None)
        if found is not None:
            return found
    return tier


def longest_of(ideal_days: int, longest_days: int | None) -> int:
    """The longest gap, which is never shorter than the ideal one."""
    return max(ideal_days, round(ideal_days * LONGEST_SHARE) if longest_days is None else longest_days)


def clock(last_contact: date, ideal_days: int, longest_days: int, pauses: Sequence[Pause] = ()) -> Clock:
    """When the next contact is due after the last one."""
    return Clock(day_after(last_contact, ideal_days, pauses), day_after(last_contact, longest_days, pauses))


def day_after(start: date, active_days: int, pauses: Sequence[Pause] = ()) -> date:
    """The day on which so many days since `start` have passed that no pause covers; `date.max` in an endless one."""
    day, left = start, max(0, active_days)
    for pause in sorted(pauses, key=lambda each: each.since):
        ahead = (pause.since - day).days - 1
        if pause.until is not None and pause.until <= day:
            continue
        if left <= max(0, ahead):
            break
        left -= max(0, ahead)
        if pause.until is None:
            return date.max
        day = pause.until
    return day + timedelta(days=left) if left <= (date.max - day).days else date.max


def gap_words(cadence: Cadence) -> str:
    """How often, as a sentence says it: "every 6 weeks"."""
    return f"every {span_words(cadence.ideal_days)}"


def span_words(days: int) -> str:
    """A span after "every": "week", "6 weeks", "3 months"."""
    count, unit = told(float(days))
    return str(unit) if count == 1 else f"{count} {unit}s"
