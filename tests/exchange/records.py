"""Customers of all kinds for round trips."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from hypothesis import strategies as st

from app.domain.customer import (
    ContactDetail,
    Customer,
    DetailKind,
    Kind,
    Occasion,
    OccasionKind,
    Relationship,
    RelationshipKind,
    Stage,
    Tier,
)
from app.domain.fact import Basis, Fact, FactKind
from app.domain.incoming import Incoming
from app.domain.purchase import Purchase
from app.domain.record import CustomerRecord, Place, Tie
from app.domain.stakeholder import Stakeholder
from app.domain.touchpoint import Channel, Direction, Mood, Touchpoint
from app.exchange.addresses import address_line

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (10).to_bytes(4, "big") * 2 + b"rest"
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufeff")
HARD = st.sampled_from([",", ";", ":", "\\", '"', "'", "|", "=", "+", "-", "@", "é", "ß", "😀", "\\n", "^n", " ", "\t"])
WORDS = st.lists(st.one_of(st.text(LETTERS, max_size=6), HARD), max_size=6).map("".join).map(str.strip)
NAMES = WORDS.filter(bool)
NOTES = st.lists(WORDS, max_size=4).map("\n".join).map(str.strip)
LABELS = st.one_of(st.sampled_from(["", "home", "work", "mobile", "work fax", "iPhone", "Summer cottage"]), WORDS)
EXTRAS = ["X-FOO;TYPE=a:b\\,c", "item1.X-BAR:1", "GEO:geo:1,2"]
SCHEMES = ("tel:", "mailto:", "x-apple:", "_$!<")


def _simple_details() -> st.SearchStrategy[ContactDetail]:
    kinds = st.sampled_from([kind for kind in DetailKind if kind is not DetailKind.ADDRESS])
    values = NAMES.filter(lambda value: not value.lower().startswith(SCHEMES))
    return st.builds(ContactDetail, kind=kinds, label=LABELS, value=values, is_preferred=st.booleans())


@st.composite
def _addresses(draw: st.DrawFn) -> ContactDetail:
    parts = {name: draw(WORDS) for name in ("street", "extended", "po_box", "city", "region", "postal_code", "country")}
    line = address_line(**parts)
    own = " ".join(draw(WORDS).split())
    value = (own or line) if draw(st.booleans()) else line
    if not value:
        value = parts["city"] = "Turku"
    return ContactDetail(
        kind=DetailKind.ADDRESS, label=draw(LABELS), value=value, is_preferred=draw(st.booleans()), **parts
    )


def _occasions() -> st.SearchStrategy[Occasion]:
    days = DAYS.map(lambda day: (day.month, day.day, day.year))
    years = st.one_of(st.none(), st.just(True))
    return st.builds(
        lambda kind, label, day, year, yearly: Occasion(
            kind=kind, label=label, month=day[0], day=day[1], year=day[2] if year or not yearly else None,
            is_yearly=yearly,
        ),
        st.sampled_from(OccasionKind), st.one_of(st.just(""), WORDS), days, years, st.booleans(),
    )  # fmt: skip


def _facts() -> st.SearchStrategy[Fact]:
    return st.builds(
        Fact,
        kind=st.sampled_from(FactKind),
        text=NOTES.filter(bool),
        value=WORDS,
        basis=st.sampled_from(Basis),
        why=WORDS,
        known_on=st.one_of(st.none(), DAYS),
        is_sensitive=st.booleans(),
        is_key=st.booleans(),
        ask_next=st.booleans(),
    )


def _customers() -> st.SearchStrategy[Customer]:
    yes = st.booleans()
    return st.builds(
        Customer,
        uuid=st.uuids().map(str),
        kind=st.sampled_from(Kind),
        name=NAMES,
        given_name=WORDS,
        middle_name=WORDS,
        family_name=WORDS,
        prefix=WORDS,
        suffix=WORDS,
        nickname=WORDS,
        pronouns=WORDS,
        language=WORDS,
        is_household=yes,
        subtitle=WORDS,
        human_line=WORDS,
        notes=NOTES,
        notes_sensitive=yes,
        stage=st.sampled_from(Stage),
        tier=st.sampled_from(Tier),
        acquainted_since=st.one_of(st.none(), DAYS),
        opted_out=yes,
        do_not_contact=yes,
        no_gifts=yes,
        industry=WORDS,
    )


def _touchpoints() -> st.SearchStrategy[Touchpoint]:
    return st.builds(
        Touchpoint,
        channel=st.sampled_from(Channel).map(str),
        direction=st.sampled_from(Direction),
        day=DAYS,
        mood=st.one_of(st.none(), st.sampled_from(Mood)),
        title=WORDS,
        notes=NOTES,
    )


def _purchases() -> st.SearchStrategy[Purchase]:
    minor = st.integers(-(10**9), 10**9)
    currency = st.sampled_from(["EUR", "USD", "JPY"])
    return st.builds(Purchase, day=DAYS, amount_minor=minor, currency=currency, title=WORDS, number=WORDS)


def _ties() -> st.SearchStrategy[Tie]:
    relationship = st.builds(Relationship, kind=st.sampled_from(RelationshipKind), note=WORDS)
    return st.builds(Tie, relationship=relationship, other_name=NAMES)


def as_record(incoming: Incoming) -> CustomerRecord:
    """The record that an empty Keepwarm would hold after bringing somebody in."""
    names = {field.name for field in fields(Customer)} & {field.name for field in fields(Incoming)}
    customer = Customer(**{name: value for name in names if (value := getattr(incoming, name)) is not None})
    stakeholder = Stakeholder(title=incoming.title, division=incoming.division)
    is_placed = incoming.company or incoming.title or incoming.division
    return CustomerRecord(
        customer,
        details=incoming.details,
        occasions=incoming.occasions,
        tags=incoming.tags,
        own_fields=incoming.own_fields,
        facts=incoming.facts,
        ties=tuple(Tie(Relationship(kind=one.kind, note=one.note), one.name) for one in incoming.relationships),
        places=(Place(stakeholder, incoming.company),) if is_placed else (),
        touchpoints=tuple(
            Touchpoint(
                day=one.day,
                channel=one.channel,
                direction=one.direction,
                title=one.title,
                notes=one.notes,
                mood=one.mood,
            )
            for one in incoming.touchpoints
        ),
        purchases=tuple(
            Purchase(
                day=one.day, amount_minor=one.amount_minor, currency=one.currency, title=one.title, number=one.number
            )
            for one in incoming.purchases
        ),
        photo=incoming.photo,
        photo_type=incoming.photo_type,
        last_contact=incoming.last_contact,
        source_system=incoming.source_system,
        source_id=incoming.source_id,
        extras=incoming.extras,
    )


@st.composite
def records(draw: st.DrawFn) -> CustomerRecord:
    """Any customer that Keepwarm itself could hold; a company has no place at another one."""
    customer = draw(_customers())
    place = Place(Stakeholder(title=draw(WORDS), division=draw(WORDS)), company_name=draw(WORDS))
    is_person = customer.kind is Kind.PERSON
    has_photo = draw(st.booleans())
    return CustomerRecord(
        customer,
        details=tuple(draw(st.lists(st.one_of(_simple_details(), _addresses()), max_size=5, unique=True))),
        occasions=tuple(draw(st.lists(_occasions(), max_size=3, unique=True))),
        tags=tuple(draw(st.lists(NAMES, max_size=3, unique=True))),
        own_fields=tuple(draw(st.lists(st.tuples(NAMES, NOTES), max_size=3, unique_by=lambda pair: pair[0]))),
        facts=tuple(draw(st.lists(_facts(), max_size=3, unique=True))),
        ties=tuple(draw(st.lists(_ties(), max_size=3, unique=True))),
        places=(place,) if is_person and draw(st.booleans()) else (),
        touchpoints=tuple(draw(st.lists(_touchpoints(), max_size=2, unique=True))),
        purchases=tuple(draw(st.lists(_purchases(), max_size=2, unique=True))),
        photo=PNG if has_photo else b"",
        photo_type="image/png" if has_photo else "",
        last_contact=draw(st.one_of(st.none(), DAYS)),
        source_system=draw(st.sampled_from(["", "hubspot"])),
        source_id=draw(WORDS),
        extras=tuple(draw(st.lists(st.sampled_from(EXTRAS), unique=True))),
    )
