"""What the page of one customer shows: everything known, and the story as a list of events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.attachment import Attachment
from app.domain.customer import CardSummary, Circumstance, ContactDetail, Customer, Occasion, Relationship
from app.domain.fact import Fact
from app.domain.promise import Promise, Slip
from app.domain.purchase import Opportunity
from app.domain.stakeholder import Change, Objective, Plan, Stakeholder
from app.domain.tag import OwnField, OwnValue, Tag
from app.domain.touchpoint import Mood, Touchpoint
from app.domain.warmth import Warmth


class StoryKind(StrEnum):
    """Which kind of thing happened."""

    TOUCHPOINT = "touchpoint"
    PURCHASE = "purchase"
    SURPRISE = "surprise"
    SLIP = "slip"
    PROMISE = "promise"
    CHANGE = "change"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class StoryEvent:
    """One event with a customer; `channel` and `with_others` (first names) for touchpoints, `text` the note."""

    kind: StoryKind
    id: int
    day: date
    minute: int | None
    title: str
    text: str
    channel: str = ""
    from_them: bool = False
    mood: Mood | None = None
    amount_minor: int | None = None
    currency: str = ""
    slip: Slip | None = None
    is_open: bool = False
    with_others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place at a company, with the company's card name (or the person's, on a company's page)."""

    stakeholder: Stakeholder
    other_id: int
    other_name: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A relationship seen from this customer: the other person and the words for it ("partner of")."""

    relationship: Relationship
    other_id: int
    other_name: str
    words: str


@dataclass(frozen=True, slots=True)
class Money:
    """What a customer has spent, in minor units of the owner's currency, and over which years."""

    spent_minor: int
    currency: str
    purchases: int
    since: date | None
    spent_last_year_minor: int


@dataclass(frozen=True, slots=True)
class HiddenSurprise:
    """The next surprise on its way, for a short look: which gesture, in which week, and why this."""

    name: str
    day: date
    why: str


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything on a customer's page besides the story."""

    customer: Customer
    card: CardSummary | None
    warmth: Warmth | None
    details: tuple[ContactDetail, ...]
    occasions: tuple[Occasion, ...]
    circumstances: tuple[Circumstance, ...]
    facts: tuple[Fact, ...]
    objectives: tuple[Objective, ...]
    plans: tuple[Plan, ...]
    promises: tuple[Promise, ...]
    slips: tuple[Slip, ...]
    changes: tuple[Change, ...]
    opportunities: tuple[Opportunity, ...]
    places: tuple[Place, ...]
    ties: tuple[Tie, ...]
    tags: tuple[Tag, ...]
    own_fields: tuple[OwnField, ...]
    own_values: tuple[OwnValue, ...]
    files: tuple[Attachment, ...]
    money: Money
    next_touchpoint: Touchpoint | None
    has_hidden_surprise: bool
