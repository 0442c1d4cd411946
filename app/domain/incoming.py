"""What a file brings: customers and purchases as another program wrote them, and what had to be said about a row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from app.domain.customer import ContactDetail, Kind, Occasion, RelationshipKind, Stage, Tier
from app.domain.fact import Fact
from app.domain.mapping import Mapping
from app.domain.record import CustomerRecord
from app.domain.touchpoint import Channel, Direction, Mood, TouchpointState

DO_NOT_CONTACT_FIELD = "do_not_contact"
"""`Problem.field` of a row whose person asked to be left alone."""


class Severity(StrEnum):
    """What became of the row: nothing but a word, brought in with a change, or left out."""

    NOTE = "note"
    CHANGED = "changed"
    LEFT_OUT = "left_out"


class FileKind(StrEnum):
    """How a file is built."""

    TABLE = "table"
    SPREADSHEET = "spreadsheet"
    VCARD = "vcard"
    RECORDS = "records"


@dataclass(frozen=True, slots=True)
class Problem:
    """One row that needs a word; `message` is for the owner. Line 0 speaks about the whole file."""

    line: int
    field: str
    message: str
    severity: Severity = Severity.NOTE


@dataclass(frozen=True, slots=True)
class IncomingRelationship:
    """A tie to somebody known by name only: the incoming customer is `kind` of `name`."""

    name: str
    kind: RelationshipKind = RelationshipKind.OTHER
    note: str = ""


@dataclass(frozen=True, slots=True)
class IncomingTouchpoint:
    """A contact that the file remembers."""

    day: date
    channel: str = Channel.CALL
    direction: Direction = Direction.FROM_US
    title: str = ""
    notes: str = ""
    mood: Mood | None = None


@dataclass(frozen=True, slots=True)
class IncomingPurchase:
    """A purchase of somebody named by name, e-mail or number; `currency` "" means the owner's own."""

    line: int
    day: date
    amount_minor: int
    currency: str = ""
    customer_name: str = ""
    customer_email: str = ""
    customer_number: str = ""
    title: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Incoming:
    """One customer as a file brings it; None and "" mean that the file says nothing.

    `line` is the row or line where it starts. `company`, `title` and `division` are a person's place. `extras` are
    vCard lines that mean nothing here and are kept word for word. `record` is set by our own files, which hold
    everything; its ids are the file's ids.
    """

    line: int = 0
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
    company: str = ""
    title: str = ""
    division: str = ""
    industry: str = ""
    subtitle: str = ""
    human_line: str = ""
    details: tuple[ContactDetail, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    tags: tuple[str, ...] = ()
    notes: str = ""
    notes_sensitive: bool = False
    stage: Stage | None = None
    tier: Tier | None = None
    acquainted_since: date | None = None
    last_contact: date | None = None
    own_fields: tuple[tuple[str, str], ...] = ()
    facts: tuple[Fact, ...] = ()
    opted_out: bool = False
    do_not_contact: bool = False
    no_gifts: bool = False
    is_deceased: bool = False
    deceased_on: date | None = None
    photo: bytes = b""
    photo_type: str = ""
    uuid: str = ""
    source_system: str = ""
    source_id: str = ""
    relationships: tuple[IncomingRelationship, ...] = ()
    purchases: tuple[IncomingPurchase, ...] = ()
    touchpoints: tuple[IncomingTouchpoint, ...] = ()
    extras: tuple[str, ...] = ()
    record: CustomerRecord | None = None


@dataclass(frozen=True, slots=True)
class FileReading:
    """How a file was understood: which system wrote it, in which letters, with which columns.

    `system` is the id of a known format ("hubspot.contact"), "" for an unknown one; `header_row` counts from 1, 0 where
    the file has no header; `row_count` is the number of rows or cards below it.
    """

    kind: FileKind
    file_name: str = ""
    system: str = ""
    system_name: str = ""
    encoding: str = ""
    delimiter: str = ""
    header_row: int = 0
    sheet: str = ""
    columns: tuple[str, ...] = ()
    row_count: int = 0
    sheets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognition:
    """A format that the headers fit; `found` of the file's `known` columns mean something to it."""

    system: str
    name: str
    found: int
    known: int

    @property
    def sentence(self) -> str:
        """How well it fits: "12 of 14 known columns"."""
        return f"{self.found} of {self.known} known columns"


@dataclass(frozen=True, slots=True)
class Inspection:
    """What one look at a file found, before anything is brought in.

    `recognised` are the formats that fit, best first: none means unknown, several that the owner should be asked.
    `mapping` is None where nothing can be matched (vCards, our own file of everything). `source` is the reader's own.
    """

    reading: FileReading
    recognised: tuple[Recognition, ...] = ()
    mapping: Mapping | None = None
    problems: tuple[Problem, ...] = ()
    source: object = None


def as_incoming(record: CustomerRecord) -> Incoming:
    """One of our customers the way a file would bring it: without ids, plans, and what only the record keeps."""
    customer = record.customer
    place = next((place for place in record.places if place.stakeholder.until is None), None)
    return Incoming(
        kind=customer.kind,
        name=customer.name,
        given_name=customer.given_name,
        middle_name=customer.middle_name,
        family_name=customer.family_name,
        prefix=customer.prefix,
        suffix=customer.suffix,
        nickname=customer.nickname,
        pronouns=customer.pronouns,
        language=customer.language,
        is_household=customer.is_household,
        company=place.company_name if place else "",
        title=place.stakeholder.title if place else "",
        division=place.stakeholder.division if place else "",
        industry=customer.industry,
        subtitle=customer.subtitle,
        human_line=customer.human_line,
        details=tuple(replace(detail, id=0, customer_id=0, position=0) for detail in record.details),
        occasions=tuple(replace(occasion, id=0, customer_id=0) for occasion in record.occasions),
        tags=record.tags,
        notes=customer.notes,
        notes_sensitive=customer.notes_sensitive,
        stage=customer.stage,
        tier=customer.tier,
        acquainted_since=customer.acquainted_since,
        last_contact=record.last_contact,
        own_fields=record.own_fields,
        facts=tuple(_bare(fact) for fact in record.facts if fact.replaced_by_id is None and not fact.trashed_at),
        opted_out=customer.opted_out,
        do_not_contact=customer.do_not_contact,
        no_gifts=customer.no_gifts,
        is_deceased=customer.is_deceased,
        deceased_on=customer.deceased_on,
        photo=record.photo,
        photo_type=record.photo_type,
        uuid=customer.uuid,
        source_system=record.source_system,
        source_id=record.source_id,
        relationships=tuple(
            IncomingRelationship(tie.other_name, tie.relationship.kind, tie.relationship.note) for tie in record.ties
        ),
        purchases=_purchases(record),
        touchpoints=_touchpoints(record),
        extras=record.extras,
    )


def _bare(fact: Fact) -> Fact:
    return replace(fact, id=0, uuid="", customer_id=0, touchpoint_id=None, created_at=None)


def _purchases(record: CustomerRecord) -> tuple[IncomingPurchase, ...]:
    return tuple(
        IncomingPurchase(0, one.day, one.amount_minor, one.currency, title=one.title, number=one.number)
        for one in record.purchases
        if not one.trashed_at
    )


def _touchpoints(record: CustomerRecord) -> tuple[IncomingTouchpoint, ...]:
    return tuple(
        IncomingTouchpoint(one.day, one.channel, one.direction, one.title, one.notes, one.mood)
        for one in record.touchpoints
        if one.state is TouchpointState.DONE and not one.trashed_at
    )
