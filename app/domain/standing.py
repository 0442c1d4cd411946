"""What the cards show of a customer, derived and stored: last contact, next due, usual gap, warmth."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class StripKind(IntEnum):
    """Marks on a rhythm strip."""

    YOU = 0
    THEY = 1
    SURPRISE = 2
    SLIP = 3
    NEXT = 4


class CardPill(StrEnum):
    """The one state pill of a card; in order of priority."""

    OPEN_SLIP = "open_slip"
    COOLING = "cooling"
    ASLEEP = "asleep"
    NEW = "new"
    NONE = ""


class Sort(StrEnum):
    """Orders of the customer list; the first five have an index, the others serve the heads of the table."""

    NEED = "need"
    QUIET = "quiet"
    WARMTH = "warmth"
    NAME = "name"
    ADDED = "added"
    QUIET_RATIO = "quiet_ratio"
    COMPANY = "company"
    STAGE = "stage"
    TIER = "tier"
    NEXT = "next"
