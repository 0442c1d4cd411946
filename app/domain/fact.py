"""Facts: one thing known about a person, with its basis."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class FactKind(StrEnum):
    """What a fact is about."""

    PREFERRED_CHANNEL = "preferred_channel"
    QUIET_HOURS = "quiet_hours"
    PRICE_OR_QUALITY = "price_or_quality"
    LIKES = "likes"
    DISLIKES = "dislikes"
    ALLERGY = "allergy"
    FAMILY = "family"
    NEED = "need"
    PAIN = "pain"
    FEELING = "feeling"
    WORKING_STYLE = "working_style"
    DECISION_CONSTRAINT = "decision_constraint"
    HOW_WE_MET = "how_we_met"
    KINDNESS = "kindness"
    OTHER = "other"


class Basis(StrEnum):
    """How we know."""

    SAID = "said"
    OBSERVED = "observed"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class Fact:
    """One dated piece of knowledge about a customer.

    `value` is the machine-readable part where there is one: a channel name for PREFERRED_CHANNEL, "09:00-18:00" for
    QUIET_HOURS (when they may be reached), 0 (price) to 100 (quality) for PRICE_OR_QUALITY. `why` says what an
    assumption or observation rests on. `replaced_by_id` points to the newer wording: editing keeps history.
    `is_key` facts change how the owner approaches the person and stand under the name.
    """

    id: int = 0
    uuid: str = ""
    customer_id: int = 0
    kind: FactKind = FactKind.OTHER
    text: str = ""
    value: str = ""
    basis: Basis = Basis.SAID
    why: str = ""
    known_on: date | None = None
    touchpoint_id: int | None = None
    is_sensitive: bool = False
    is_key: bool = False
    ask_next: bool = False
    reviewed_on: date | None = None
    replaced_by_id: int | None = None
    created_at: datetime | None = None
    trashed_at: datetime | None = None
