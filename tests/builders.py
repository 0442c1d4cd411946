"""A small shop for tests: a real encrypted file with a handful of people like those in the pictures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app.clock import FixedClock
from app.domain.changes import Topic
from app.domain.customer import ContactDetail, Customer, DetailKind, Kind, Occasion, OccasionKind, Stage, Tier
from app.domain.fact import Basis, Fact, FactKind
from app.domain.gesture import Gesture, Surprise, SurpriseState
from app.domain.promise import Promise, Slip
from app.domain.purchase import Purchase
from app.domain.repeats import Repeat
from app.domain.stakeholder import DecisionRole, Stakeholder
from app.domain.today import Step
from app.domain.touchpoint import Direction, Mood, Touchpoint, TouchpointState
from app.services.desk import Desk, desk_of
from app.storage.encrypted import EncryptedDatabase
from app.storage.shelves import GESTURES, REPEATS, SURPRISES
from app.storage.store import Store
from app.storage.today import surprise as preparing

NOW = datetime(2026, 6, 11, 10, 12, tzinfo=UTC)
TODAY = NOW.date()
KEY = bytes(range(32))


def open_store(path: Path, clock: FixedClock | None = None) -> Store:
    """The store of a file, made when there is none."""
    writer = EncryptedDatabase(path, KEY, create=not path.exists(), thread_safe=False)
    writer.connection()
    reader = EncryptedDatabase(path, KEY, query_only=True)
    return Store(writer, reader, clock or FixedClock(NOW), lambda generation: None, lambda: None)


def open_desk(folder: Path) -> Desk:
    """All services on a new file in the folder."""
    return desk_of(open_store(folder / "keepwarm.db"))


def person(desk: Desk, name: str, **fields: object) -> Customer:
    """A stored person; given and family name are taken from the name."""
    given, _, family = name.partition(" ")
    return desk.customers.add(Customer(name=name, given_name=given, family_name=family, **fields))  # type: ignore[arg-type]


def company(desk: Desk, name: str, **fields: object) -> Customer:
    """A stored company."""
    return desk.customers.add(Customer(kind=Kind.COMPANY, name=name, **fields))  # type: ignore[arg-type]


def touch(desk: Desk, customer: Customer, days_ago: int, channel: str = "text", **fields: object) -> Touchpoint:
    """A touchpoint that many days ago, from us unless said otherwise."""
    return desk.touchpoints.log(
        Touchpoint(channel=channel, day=TODAY - timedelta(days=days_ago), participants=(customer.id,), **fields)  # type: ignore[arg-type]
    )


def plan(desk: Desk, customer: Customer, day: date, channel: str = "visit", minute: int | None = None) -> Touchpoint:
    """A planned touchpoint."""
    return desk.touchpoints.plan(
        Touchpoint(channel=channel, day=day, minute=minute, state=TouchpointState.PLANNED, participants=(customer.id,))
    )


def weekly(desk: Desk, customer_id: int, starts_on: date = TODAY, minute: int | None = 600, **fields: object) -> Repeat:
    """A repeat of every week."""
    repeat = Repeat(customer_id=customer_id, rule="FREQ=WEEKLY", starts_on=starts_on, minute=minute, channel="call")
    with desk.store.history.action("A call every week", Topic.PLANS):
        return REPEATS.add(desk.store.db, replace(repeat, **fields))  # type: ignore[arg-type]


def surprise(desk: Desk, customer: Customer, day: date, steps: tuple[str, ...] = (), **fields: object) -> Surprise:
    """An accepted surprise with what has to be prepared."""
    with desk.store.history.action("Accepted a surprise", Topic.PLANS):
        db = desk.store.db
        gesture = GESTURES.add(db, Gesture(name="Sweet peas on the doorstep", cost_minor=600, minutes=25))
        made = SURPRISES.add(
            db,
            Surprise(customer_id=customer.id, gesture_id=gesture.id, day=day, state=SurpriseState.ACCEPTED, **fields),  # type: ignore[arg-type]
            NOW,
        )
        preparing.add_steps(desk.store.sql, made.id, (Step(0, text, day, None) for text in steps))
    return made


def friend(desk: Desk, name: str, *likes: str, euros: int = 1000, **fields: object) -> Customer:
    """Somebody of long standing whom a surprise could be for, with what they said they like."""
    made = person(desk, name, stage=Stage.RETENTION, acquainted_since=date(2022, 3, 1), **fields)
    for days_ago in (40, 100, 160, 220):
        touch(desk, made, days_ago, "call", direction=Direction.BOTH_WAYS, mood=Mood.PLEASED)
    for text in likes:
        desk.facts.add(Fact(customer_id=made.id, kind=FactKind.LIKES, text=text, known_on=date(2026, 4, 2)))
    desk.purchases.add(
        Purchase(customer_id=made.id, day=date(2025, 10, 1), title="Beds", amount_minor=100 * euros, currency="EUR")
    )
    return made


def studio(desk: Desk) -> dict[str, Customer]:
    """Maja, Sofia, Tomas, Eero, Noor and Aurajoki Hotels with what the pictures tell of them, by first name."""
    people = {
        "Maja": person(desk, "Maja Holmström", stage=Stage.RETENTION, tier=Tier.INNER_CIRCLE, pronouns="she",
                       acquainted_since=date(2022, 5, 3),
                       human_line="Daughter Ida starts school in August. Prefers texts over calls; never before 9."),
        "Sofia": person(desk, "Sofia Wikström", stage=Stage.RETENTION, subtitle="Wikström Dental"),
        "Tomas": person(desk, "Tomas Berglund", stage=Stage.RETENTION, tier=Tier.INNER_CIRCLE,
                        subtitle="Berglund Bakery"),
        "Eero": person(desk, "Eero Salonen", stage=Stage.RETENTION, subtitle="Private garden, Kaarina"),
        "Noor": person(desk, "Noor Haddad", stage=Stage.ATTRACTION, tier=Tier.OCCASIONAL,
                       subtitle="Balcony, Martinmäki"),
        "Solbacken": company(desk, "Villa Solbacken", stage=Stage.RETENTION),
        "Aurajoki": company(desk, "Aurajoki Hotels", stage=Stage.RETENTION),
        "Priya": person(desk, "Priya Raman", stage=Stage.RETENTION, tier=Tier.INNER_CIRCLE),
    }  # fmt: skip
    _maja(desk, people)
    for days_ago in range(63, 365, 21):
        touch(desk, people["Tomas"], days_ago, "call", direction=Direction.BOTH_WAYS, mood=Mood.PLEASED)
    for days_ago in (14, 40, 70, 95, 130):
        touch(desk, people["Sofia"], days_ago, "visit", direction=Direction.BOTH_WAYS)
    desk.promises.note_slip(Slip(customer_id=people["Sofia"].id, kind="damage", severity=2,
                                 happened_on=TODAY - timedelta(14),
                                 text="We cracked her grandmother’s pot."))  # fmt: skip
    desk.promises.make(Promise(customer_id=people["Sofia"].id, text="New pot", due=date(2026, 6, 14)))
    touch(desk, people["Eero"], 0, "call", direction=Direction.BOTH_WAYS, mood=Mood.CALM)
    touch(desk, people["Noor"], 3, "text")
    desk.companies.add_member(Stakeholder(person_id=people["Priya"].id, company_id=people["Aurajoki"].id, influence=3,
                                          title="Sustainability", role=DecisionRole.ADVISES,
                                          since=date(2023, 2, 1)))  # fmt: skip
    return people


def _maja(desk: Desk, people: dict[str, Customer]) -> None:
    maja = people["Maja"].id
    desk.companies.add_member(
        Stakeholder(person_id=maja, company_id=people["Solbacken"].id, title="Head of operations")
    )
    desk.customers.add_detail(
        ContactDetail(customer_id=maja, kind=DetailKind.EMAIL, value="maja@villasolbacken.example", is_preferred=True)
    )
    desk.customers.add_detail(
        ContactDetail(customer_id=maja, kind=DetailKind.PHONE, label="mobile", value="+358 40 555 0142")
    )
    desk.customers.set_occasion(Occasion(customer_id=maja, kind=OccasionKind.BIRTHDAY, month=2, day=29))
    for kind, text, value, basis, is_key in (
        (FactKind.PREFERRED_CHANNEL, "Texts, not calls", "text", Basis.SAID, True),
        (FactKind.QUIET_HOURS, "Never before 9", "09:00-21:00", Basis.SAID, True),
        (FactKind.PRICE_OR_QUALITY, "“Do it once, do it right.”", "80", Basis.SAID, False),
        (FactKind.LIKES, "Likes meadow planting, oat milk", "", Basis.SAID, False),
        (FactKind.DISLIKES, "No white lilies, they mean funerals", "", Basis.SAID, False),
        (FactKind.FAMILY, "Daughter Ida starts school in August", "", Basis.SAID, True),
        (FactKind.FAMILY, "Husband Petter runs marathons", "", Basis.ASSUMED, False),
        (FactKind.HOW_WE_MET, "Turku garden fair, asked about shade", "", Basis.SAID, False),
    ):
        desk.facts.add(Fact(customer_id=maja, kind=kind, text=text, value=value, basis=basis, is_key=is_key))
    desk.facts.set_objectives(maja, ("To follow Per as managing director", "Quiet Saturdays on wedding days"))
    for number, days_ago in enumerate(range(0, 340, 17)):
        side = Direction.FROM_THEM if number % 2 == 0 else Direction.FROM_US
        touch(
            desk,
            people["Maja"],
            days_ago,
            "text",
            direction=side,
            mood=Mood.PLEASED,
            title="She wrote back" if number == 0 else "",
        )
    desk.purchases.add(
        Purchase(customer_id=maja, day=date(2026, 5, 6), title="Summer planting", amount_minor=234000, currency="EUR")
    )
    desk.promises.make(Promise(customer_id=maja, text="Bench sketch by the oak", due=date(2026, 6, 16)))
    plan(desk, people["Maja"], date(2026, 6, 16), "visit", 600)
