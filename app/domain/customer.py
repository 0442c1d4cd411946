"""Customers and what hangs on their cards: details, occasions, circumstances and ties between people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """Who has a card."""

    PERSON = "person"
    COMPANY = "company"


class Stage(StrEnum):
    """How far the relationship has come; stored with dated history."""

    ATTRACTION = "attraction"
    CONVERSION = "conversion"
    RETENTION = "retention"


class Tier(StrEnum):
    """How close the owner keeps a customer."""

    INNER_CIRCLE = "inner_circle"
    REGULAR = "regular"
    OCCASIONAL = "occasional"


class DetailKind(StrEnum):
    """What a contact detail holds."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    WEB = "web"
    PROFILE = "profile"
    MESSENGER = "messenger"


class CircumstanceKind(StrEnum):
    """What makes cheerful words and surprises wrong for a while (30 days unless an end is given)."""

    GRIEF = "grief"
    ILLNESS = "illness"
    COMPLAINT = "complaint"


class OccasionKind(StrEnum):
    """Which kind of date returns every year, or once."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    RENEWAL = "renewal"
    DECISION = "decision"
    DELIVERY = "delivery"
    OTHER = "other"


class RelationshipKind(StrEnum):
    """How one person stands to another, read from `customer_id` to `other_id`."""

    PARTNER = "partner"
    PARENT = "parent"
    CHILD = "child"
    SIBLING = "sibling"
    FRIEND = "friend"
    NEIGHBOUR = "neighbour"
    REFERRED_BY = "referred_by"
    HAS_THE_EAR_OF = "has_the_ear_of"
    HELPER_OF = "helper_of"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Customer:
    """Whoever has a card. `id` 0 means not stored yet.

    `name` is what the card shows; for a household of two it is one name, "Jonas & Klara Ek".
    `subtitle` is said under the name when there is no company ("Private garden, Kaarina").
    `human_line` is the owner's own sentence for the card; empty means it is taken from the facts.
    """

    id: int = 0
    uuid: str = ""
    kind: Kind = Kind.PERSON
    name: str = ""
    given_name: str = ""
    middle_name: str = ""
    family_name: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    pronouns: str = ""
    language: str = ""
    is_household: bool = False
    subtitle: str = ""
    human_line: str = ""
    notes: str = ""
    notes_sensitive: bool = False
    stage: Stage = Stage.ATTRACTION
    tier: Tier = Tier.REGULAR
    acquainted_since: date | None = None
    met_through_id: int | None = None
    photo_id: int | None = None
    helper: str = ""
    deceased_on: date | None = None
    is_deceased: bool = False
    opted_out: bool = False
    do_not_contact: bool = False
    no_gifts: bool = False
    gift_limit_minor: int | None = None
    pause_from: date | None = None
    pause_until: date | None = None
    pause_reason: str = ""
    decision_on: date | None = None
    industry: str = ""
    created_at: datetime | None = None
    trashed_at: datetime | None = None

    @property
    def first_name(self) -> str:
        """What a sentence calls them: nickname, given name, or the whole name."""
        return self.nickname or self.given_name or self.name


@dataclass(frozen=True, slots=True)
class ContactDetail:
    """One way to reach a customer. An address keeps its parts; `value` is always the line to show."""

    id: int = 0
    customer_id: int = 0
    kind: DetailKind = DetailKind.PHONE
    label: str = ""
    value: str = ""
    is_preferred: bool = False
    street: str = ""
    extended: str = ""
    po_box: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Occasion:
    """A date that matters to a customer; `year` None when it is not known, then it returns every year."""

    id: int = 0
    customer_id: int = 0
    kind: OccasionKind = OccasionKind.BIRTHDAY
    label: str = ""
    month: int = 1
    day: int = 1
    year: int | None = None
    is_yearly: bool = True


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Grief, illness or a complaint, from a day until a day (None: 30 days)."""

    id: int = 0
    customer_id: int = 0
    kind: CircumstanceKind = CircumstanceKind.GRIEF
    note: str = ""
    since: date = date(1970, 1, 1)
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Relationship:
    """A tie between two people: `customer_id` is `kind` of `other_id`."""

    id: int = 0
    customer_id: int = 0
    other_id: int = 0
    kind: RelationshipKind = RelationshipKind.OTHER
    note: str = ""


@dataclass(frozen=True, slots=True)
class StagePeriod:
    """Since when a customer has been in a stage."""

    id: int = 0
    customer_id: int = 0
    stage: Stage = Stage.ATTRACTION
    since: date = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class CardSummary:
    """Everything that a card, a table row or a board card shows of one customer, from one row read.

    `warmth` is None under two touches ("New"); `strip` holds (day, kind code) pairs of the last 400 days, oldest
    first, kinds as in `app.domain.standing.StripKind`; `quiet_days` is None where nothing was ever recorded.
    """

    id: int
    uuid: str
    kind: Kind
    name: str
    subtitle: str
    company: str
    role: str
    stage: Stage
    tier: Tier
    photo_id: int | None
    human_line: str
    warmth: float | None
    pill: str
    last_day: date | None
    last_channel: str | None
    next_day: date | None
    next_minute: int | None
    next_channel: str | None
    next_label: str
    usual_gap_days: float | None
    quiet_days: int | None
    contacts: int
    strip: tuple[tuple[date, int], ...]
    lifetime_value_minor: int | None
    created_on: date | None
    tags: tuple[str, ...] = ()
