"""The people of the pictures with more of their story, for the pages of a person and a company."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.domain.changes import Topic
from app.domain.customer import Customer, Relationship, RelationshipKind
from app.domain.fact import Basis, Fact, FactKind
from app.domain.gesture import Gesture, Surprise, SurpriseState
from app.domain.promise import Promise, Slip
from app.domain.stakeholder import Plan
from app.domain.tag import FieldKind, OwnField
from app.domain.touchpoint import Direction, Mood, Touchpoint
from app.services.desk import Desk
from app.storage.shelves import GESTURES, SURPRISES
from tests.builders import NOW, studio


def rich_studio(desk: Desk) -> dict[str, Customer]:
    """The studio of `tests.builders`, with a slip put right, a plan, a surprise, notes and ties for Maja."""
    people = studio(desk)
    maja = people["Maja"].id
    desk.facts.add(
        Fact(
            customer_id=maja,
            kind=FactKind.DISLIKES,
            text="Sneezes near birch",
            basis=Basis.OBSERVED,
            known_on=date(2026, 3, 14),
        )
    )
    desk.facts.add(Fact(customer_id=maja, kind=FactKind.PREFERRED_CHANNEL, text="Answers fastest on Mondays",
                        basis=Basis.ASSUMED, why="from 14 replies"))  # fmt: skip
    desk.facts.add(
        Fact(customer_id=maja, kind=FactKind.FEELING, text="Wants to be proud of the view", known_on=date(2024, 10, 2))
    )
    desk.promises.note_slip(Slip(
        customer_id=maja, kind="damage", severity=2, happened_on=date(2026, 5, 28), noticed_by_them=True,
        text="The crew arrived during a wedding rehearsal and trampled the lavender.",
        owned_up_at=datetime(2026, 5, 28, 16, tzinfo=UTC), owned_up_how="in person", made_good_on=date(2026, 6, 3),
        made_good_how="Replanted at our cost", cost_minor=8500, currency="EUR",
        their_words="Thanks for not making excuses.",
    ))  # fmt: skip
    kept = desk.promises.make(Promise(customer_id=maja, text="Lavender replanted", due=date(2026, 6, 12)))
    desk.promises.keep(kept.id)
    desk.touchpoints.log(Touchpoint(
        channel="coffee", direction=Direction.BOTH_WAYS, day=date(2026, 1, 11), mood=Mood.PLEASED, participants=(maja,),
        title="Coffee in the orangery", notes="She wants a three-year plan with prices she can defend to Per.",
    ))  # fmt: skip
    desk.facts.set_plan(Plan(
        customer_id=maja, for_us="Three-year care plan", for_company="June weddings sell themselves",
        for_person="Friday checks, free Saturdays", revisit_on=date(2026, 12, 1),
    ))  # fmt: skip
    desk.customers.relate(Relationship(0, maja, people["Priya"].id, RelationshipKind.REFERRED_BY))
    desk.customers.tag((maja,), ("roses", "VIP", "newsletter"))
    desk.segments.set_own_field(OwnField(name="Garden size", kind=FieldKind.TEXT))
    desk.customers.edit(maja, notes="Gate code is **1204**.\n\n- ring twice\n- [map](https://example.org/map)")
    with desk.store.history.action("A surprise", Topic.PLANS):
        seeds = GESTURES.add(desk.store.db, Gesture(name="Sunflower seeds for Ida", cost_minor=400, minutes=10), NOW)
        SURPRISES.add(desk.store.db, Surprise(customer_id=maja, gesture_id=seeds.id, day=date(2026, 6, 24),
                                              state=SurpriseState.ACCEPTED), NOW)  # fmt: skip
    return people
