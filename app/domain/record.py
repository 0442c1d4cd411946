"""Everything that is known of one customer, gathered for files that leave Keepwarm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.domain.attachment import Attachment
from app.domain.customer import Circumstance, ContactDetail, Customer, Occasion, Relationship, StagePeriod
from app.domain.fact import Fact
from app.domain.gesture import Gesture, GestureStep, Refused, Surprise
from app.domain.promise import Promise, Slip
from app.domain.purchase import Opportunity, Purchase
from app.domain.stakeholder import Change, Impression, Objective, Plan, Stakeholder
from app.domain.touchpoint import Touchpoint


@dataclass(frozen=True, slots=True)
class Tie:
    """A relationship with the name of the other person, for files that know no ids."""

    relationship: Relationship
    other_name: str = ""
    other_uuid: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A person's place at a company, with the company's name."""

    stakeholder: Stakeholder
    company_name: str = ""
    company_uuid: str = ""


@dataclass(frozen=True, slots=True)
class RecordFile:
    """An attached file with its bytes."""

    attachment: Attachment
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Preparation:
    """One thing to do before a surprise."""

    surprise_id: int
    text: str
    due: date
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class CustomerRecord:
    """One customer with all that hangs on the card; only `customer` must be given.

    `places` come in the order of the card, the present one first. `gestures` are those that the surprises are made of
    and that were refused; the first record of everybody has the whole library. `last_contact` is what the card shows.
    `extras` are vCard lines that were kept when the customer came from a vCard.
    """

    customer: Customer
    details: tuple[ContactDetail, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    stages: tuple[StagePeriod, ...] = ()
    tags: tuple[str, ...] = ()
    own_fields: tuple[tuple[str, str], ...] = ()
    facts: tuple[Fact, ...] = ()
    ties: tuple[Tie, ...] = ()
    places: tuple[Place, ...] = ()
    touchpoints: tuple[Touchpoint, ...] = ()
    promises: tuple[Promise, ...] = ()
    slips: tuple[Slip, ...] = ()
    objectives: tuple[Objective, ...] = ()
    plans: tuple[Plan, ...] = ()
    changes: tuple[Change, ...] = ()
    impressions: tuple[Impression, ...] = ()
    purchases: tuple[Purchase, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    surprises: tuple[Surprise, ...] = ()
    preparations: tuple[Preparation, ...] = ()
    refused: tuple[Refused, ...] = ()
    gestures: tuple[Gesture, ...] = ()
    gesture_steps: tuple[GestureStep, ...] = ()
    files: tuple[RecordFile, ...] = ()
    photo: bytes = b""
    photo_type: str = ""
    last_contact: date | None = None
    source_system: str = ""
    source_id: str = ""
    extras: tuple[str, ...] = ()


def without_sensitive(record: CustomerRecord) -> CustomerRecord:
    """The record without what the owner marked as sensitive: facts, notes and notes of touchpoints."""
    customer = replace(record.customer, notes="") if record.customer.notes_sensitive else record.customer
    return replace(
        record,
        customer=customer,
        facts=tuple(fact for fact in record.facts if not fact.is_sensitive),
        touchpoints=tuple(
            replace(touchpoint, notes="") if touchpoint.notes_sensitive else touchpoint
            for touchpoint in record.touchpoints
        ),
    )
