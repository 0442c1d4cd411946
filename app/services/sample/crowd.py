"""The crowd around the stories: invented customers in every state a small business knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from app.domain.customer import (
    ContactDetail,
    Customer,
    DetailKind,
    Kind,
    Occasion,
    OccasionKind,
    Stage,
    StagePeriod,
    Tier,
)
from app.domain.fact import Basis, Fact, FactKind
from app.domain.fold import fold
from app.domain.gesture import Gesture, Surprise, SurpriseState
from app.domain.promise import Promise, PromiseState, Slip
from app.domain.record import CustomerRecord, Place
from app.domain.stakeholder import DecisionRole, Stakeholder
from app.domain.touchpoint import Direction, Touchpoint, TouchpointState
from app.services.sample.ids import Ids
from app.services.sample.life import Life, Rhythm
from app.services.sample.named import portrait

FACES = {"he": (5, 6, 7, 12, 13, 14, 19, 20, 21), "she": (1, 2, 3, 4, 8, 9, 10, 11, 15, 16, 17, 18, 22, 23, 24)}
"""Which of the drawn faces suit whom."""
_ALARMED = (1.1, 1.5)
"""Between so many usual gaps of silence an alarm is open; any other the owner has closed."""
_GAPS = (21, 28, 35, 42, 60, 75, 90, 120)


@dataclass(frozen=True, slots=True)
class Lot:
    """What fate a stranger got: stage, tier, rhythm and how long it has been quiet, as a multiple of the gap."""

    stage: Stage
    tier: Tier
    gap_days: int
    quiet: float
    known_days: int
    warm: float


class Crowd:
    """Draws people from lists of names, places and words."""

    def __init__(
        self, words: Mapping[str, Any], today: date, rng: Random, ids: Ids, gestures: Sequence[Gesture]
    ) -> None:
        self._words, self._today, self._rng, self._ids, self._gestures = words, today, rng, ids, gestures
        self._life = Life(words, today, rng, ids)
        self._names: set[str] = set()
        self.let_be: list[int] = []
        """Those whose silence, if any, the owner has closed."""

    def companies(self, count: int) -> list[CustomerRecord]:
        """Records of the other companies."""
        found = []
        for name, subtitle, industry in self._words["companies"][:count]:
            since = self._today - timedelta(days=self._rng.randint(200, 2200))
            customer = Customer(self._ids.next(), kind=Kind.COMPANY, name=name, subtitle=subtitle, industry=industry,
                                stage=Stage.RETENTION, acquainted_since=since, created_at=_noon(since))  # fmt: skip
            rhythm = Rhythm(self._rng.choice((60, 90)), self._rng.randint(5, 40), since, "meeting", 0.5)
            self.let_be.append(customer.id)
            found.append(
                CustomerRecord(
                    customer,
                    stages=(StagePeriod(stage=Stage.RETENTION, since=since),),
                    touchpoints=self._life.touchpoints(rhythm),
                    purchases=self._life.purchases(rhythm, 1.6),
                )
            )
        return found

    def people(self, count: int, companies: Sequence[CustomerRecord]) -> list[CustomerRecord]:
        """Records of that many people; about one in four works at one of the companies."""
        return [self._person(companies) for _ in range(count)]

    def _person(self, companies: Sequence[CustomerRecord]) -> CustomerRecord:
        given, family, pronouns = self._name()
        lot = self._lot()
        since = self._today - timedelta(days=lot.known_days)
        customer = Customer(
            self._ids.next(), name=f"{given} {family}", given_name=given, family_name=family, pronouns=pronouns,
            subtitle=self._rng.choice(self._words["places"]), stage=lot.stage, tier=lot.tier, acquainted_since=since,
            created_at=_noon(since), opted_out=self._rng.random() < 0.02, no_gifts=self._rng.random() < 0.02,
        )  # fmt: skip
        channel = self._rng.choice(("call", "text", "email", "email", "text", "email", "visit"))
        rhythm = Rhythm(lot.gap_days, round(lot.gap_days * lot.quiet), since, channel, lot.warm, _most(lot))
        is_alarmed = _ALARMED[0] < lot.quiet < _ALARMED[1] and lot.gap_days > 40
        if lot.stage is not Stage.RETENTION or not is_alarmed:
            self.let_be.append(customer.id)
        is_at_work = self._rng.random() < 0.25
        has_face = self._rng.random() < 0.3
        return CustomerRecord(
            customer=customer,
            details=self._details(given, family),
            occasions=self._birthday(),
            stages=(StagePeriod(stage=lot.stage, since=since),),
            tags=tuple(self._rng.sample(self._words["tags"], self._rng.choice((0, 0, 1, 1, 2)))),
            facts=tuple(self._facts(since)),
            touchpoints=(*self._life.touchpoints(rhythm), *self._next(lot, channel)),
            purchases=self._life.purchases(rhythm) if lot.stage is Stage.RETENTION else (),
            slips=tuple(self._slip(since)),
            promises=tuple(self._promise()),
            surprises=tuple(self._surprise(lot)),
            places=self._place(self._rng.choice(companies).customer, since) if is_at_work else (),
            photo=portrait(f"sample-{self._rng.choice(FACES[pronouns]):02}") if has_face else b"",
            photo_type="image/svg+xml" if has_face else "",
        )

    def _name(self) -> tuple[str, str, str]:
        while True:
            (given, pronouns), family = self._rng.choice(self._words["given"]), self._rng.choice(self._words["family"])
            if f"{given} {family}" not in self._names:
                self._names.add(f"{given} {family}")
                return given, family, pronouns

    def _lot(self) -> Lot:
        stage = self._rng.choices((Stage.ATTRACTION, Stage.CONVERSION, Stage.RETENTION), (32, 19, 180))[0]
        tier = self._rng.choices((Tier.INNER_CIRCLE, Tier.REGULAR, Tier.OCCASIONAL), (12, 55, 33))[0]
        if stage is not Stage.RETENTION:
            return Lot(
                stage, tier, self._rng.choice((7, 10, 14)), self._rng.uniform(0.2, 3), self._rng.randint(8, 160), 0.5
            )
        gap = self._rng.choice(_GAPS[:4] if tier is Tier.INNER_CIRCLE else _GAPS)
        known = self._rng.choices((self._rng.randint(60, 260), self._rng.randint(260, 2400)), (45, 55))[0]
        lately, late, long_ago = self._rng.uniform(0.05, 1.1), self._rng.uniform(1.1, 1.5), self._rng.uniform(3.5, 7)
        quiet = self._rng.choices((lately, late, long_ago), (72, 14, 14))[0]
        warm = min(1.0, max(0.0, self._rng.gauss(0.3 if quiet < 1.5 else 0.05, 0.3)))
        return Lot(stage, tier, gap, min(quiet, 0.6 * min(known, 400) / gap), known, warm)

    def _details(self, given: str, family: str) -> tuple[ContactDetail, ...]:
        email = f"{fold(given)}.{fold(family)}@example.org"
        phone = f"+358 {self._rng.choice((40, 44, 50))} 555 {self._rng.randint(0, 9999):04}"
        return (
            ContactDetail(kind=DetailKind.EMAIL, value=email, is_preferred=True),
            ContactDetail(kind=DetailKind.PHONE, label="mobile", value=phone, is_preferred=True, position=1),
        )

    def _birthday(self) -> tuple[Occasion, ...]:
        if self._rng.random() < 0.4:
            return ()
        year = self._rng.choice((None, None, self._today.year - self._rng.randint(24, 82)))
        month, day = self._rng.randint(1, 12), self._rng.randint(1, 28)
        return (Occasion(kind=OccasionKind.BIRTHDAY, month=month, day=day, year=year),)

    def _facts(self, since: date) -> list[Fact]:
        lines: Mapping[str, Sequence[str]] = self._words["facts"]
        kinds = self._rng.sample(sorted(set(lines) - {"how_we_met"}), self._rng.choice((0, 1, 2, 2, 3, 4)))
        known = max(2, min((self._today - since).days, 700))
        found = [
            Fact(self._ids.next(), kind=FactKind(kind), text=self._rng.choice(lines[kind]),
                 basis=self._rng.choices((Basis.SAID, Basis.OBSERVED, Basis.ASSUMED), (6, 3, 2))[0],
                 known_on=self._today - timedelta(days=self._rng.randint(1, known)))
            for kind in kinds
        ]  # fmt: skip
        met = Fact(
            self._ids.next(), kind=FactKind.HOW_WE_MET, text=self._rng.choice(lines["how_we_met"]), known_on=since
        )
        return [*found, met]

    def _next(self, lot: Lot, channel: str) -> tuple[Touchpoint, ...]:
        if self._rng.random() > 0.45:
            return ()
        day = self._today + timedelta(days=self._rng.randint(1, 44))
        while day.weekday() > 4:
            day += timedelta(days=1)
        return (Touchpoint(self._ids.next(), channel=channel, direction=Direction.FROM_US, day=day,
                           state=TouchpointState.PLANNED),)  # fmt: skip

    def _slip(self, since: date) -> list[Slip]:
        known = (self._today - since).days
        if self._rng.random() > 0.07 or known < 30:
            return []
        kind, text = self._rng.choice(self._words["slips"])
        day = self._today - timedelta(days=self._rng.randint(10, min(known, 500)))
        is_open = self._rng.random() < 0.05 and (self._today - day).days < 60
        return [
            Slip(self._ids.next(), kind=kind, text=text, severity=self._rng.choice((1, 1, 2)), happened_on=day,
                 noticed_at=_noon(day), owned_up_at=_noon(day + timedelta(days=1)), owned_up_how="by telephone",
                 made_good_on=None if is_open else day + timedelta(days=self._rng.randint(1, 9)),
                 made_good_how="" if is_open else "Put right the same week", currency="EUR")
        ]  # fmt: skip

    def _promise(self) -> list[Promise]:
        found = []
        for _ in range(self._rng.choice((0, 0, 0, 1, 1, 2))):
            due = self._today - timedelta(days=self._rng.randint(10, 700))
            state = self._rng.choices((PromiseState.KEPT, PromiseState.KEPT_LATE, PromiseState.BROKEN), (87, 10, 3))[0]
            closed = due + timedelta(days=3 if state is PromiseState.KEPT_LATE else 0)
            text = self._rng.choice(self._words["promises"])
            found.append(Promise(self._ids.next(), text=text, due=due, state=state, closed_on=closed))
        return found

    def _surprise(self, lot: Lot) -> list[Surprise]:
        if lot.stage is not Stage.RETENTION or self._rng.random() > 0.28:
            return []
        gesture = self._rng.choice(self._gestures)
        day = self._today - timedelta(days=self._rng.randint(20, 500))
        return [
            Surprise(self._ids.next(), gesture_id=gesture.id, day=day, state=SurpriseState.DELIVERED, delivered_on=day,
                     delight=self._rng.choice((3, 4, 4, 5, 5)), their_words=self._rng.choice(self._words["words"]),
                     cost_minor=gesture.cost_minor, minutes=gesture.minutes)
        ]  # fmt: skip

    def _place(self, company: Customer, since: date) -> tuple[Place, ...]:
        stakeholder = Stakeholder(
            self._ids.next(), company_id=company.id, title=self._rng.choice(self._words["titles"]), since=since,
            influence=self._rng.randint(1, 5), role=self._rng.choice(tuple(DecisionRole)),
        )  # fmt: skip
        return (Place(stakeholder, company.name),)


def _most(lot: Lot) -> int:
    return 200 if lot.stage is Stage.RETENTION else 4


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
