"""The people of the stories, as the sample's texts tell of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from app.domain.customer import (
    Circumstance,
    CircumstanceKind,
    ContactDetail,
    Customer,
    DetailKind,
    Kind,
    Occasion,
    OccasionKind,
    Stage,
    StagePeriod,
    Tier,
)  # fmt: skip
from app.domain.fact import Basis, Fact, FactKind
from app.domain.gesture import Gesture, Surprise, SurpriseState
from app.domain.promise import Promise, PromiseState, Slip
from app.domain.purchase import Purchase
from app.domain.record import CustomerRecord, Place
from app.domain.stakeholder import DecisionRole, Objective, Plan, Stakeholder
from app.domain.touchpoint import Direction, Mood, Touchpoint, TouchpointState
from app.paths import resources
from app.services.sample.ids import Ids
from app.services.sample.life import Life, Rhythm

Told = Mapping[str, Any]
_YEARLY = (OccasionKind.RENEWAL, OccasionKind.ANNIVERSARY)


class Named:
    """Turns what is told of each into a whole record."""

    def __init__(
        self, stories: Told, words: Told, today: date, rng: Random, ids: Ids, gestures: Sequence[Gesture]
    ) -> None:
        self._stories, self._today, self._rng, self._ids, self._gestures = stories, today, rng, ids, gestures
        self._life = Life(words, today, rng, ids)
        self._places: dict[str, int] = {}
        self.let_be: list[int] = []
        self.companies = {told["key"]: self._company(told) for told in stories["companies"]}

    def people(self) -> list[CustomerRecord]:
        """Records of the people, those who left a company first so that others can take over from them."""
        told = sorted(self._stories["people"], key=lambda one: ("left" not in one, "reports" in one))
        return [self._person(one) for one in told]

    def _company(self, told: Told) -> CustomerRecord:
        since = self._since(told["since"])
        customer = Customer(
            self._ids.next(), kind=Kind.COMPANY, name=told["name"], subtitle=told["subtitle"],
            industry=told["industry"], stage=Stage.RETENTION, acquainted_since=since, created_at=_noon(since),
        )  # fmt: skip
        rhythm = Rhythm(60, 30, since, "meeting", 0.6)
        return CustomerRecord(
            customer,
            occasions=self._dates(told),
            stages=(_stage(customer, since),),
            touchpoints=self._told(told),
            purchases=self._life.purchases(rhythm, 2.0),
        )

    def _person(self, told: Told) -> CustomerRecord:
        since = self._since(told["since"])
        given, _, family = told["name"].rpartition(" ")
        customer = Customer(
            self._ids.next(), name=told["name"], given_name=given, family_name=family, pronouns=told["pronouns"],
            is_household=told.get("household", False), subtitle=told.get("subtitle", ""), human_line=told["line"],
            stage=Stage(told["stage"]), tier=Tier(told["tier"]), acquainted_since=since, created_at=_noon(since),
        )  # fmt: skip
        rhythm = Rhythm(told["gap"], told["quiet"], since, told["channel"], told["warm"], told.get("few", 200))
        is_customer = customer.stage is Stage.RETENTION and "company" not in told
        slips = self._slips(told)
        if told.get("let_be"):
            self.let_be.append(customer.id)
        return CustomerRecord(
            customer=customer,
            details=_details(told["name"], self._rng, told.get("company")),
            occasions=(*self._occasions(told), *self._dates(told)),
            circumstances=self._circumstances(told),
            stages=(_stage(customer, since),),
            facts=tuple(self._facts(told, since)),
            touchpoints=(*self._contacts(told, rhythm), *self._planned(told)),
            purchases=self._purchases(told)
            or (self._life.purchases(rhythm) if is_customer and "purchases" not in told else ()),
            slips=slips,
            promises=self._promises(told, slips),
            objectives=tuple(
                Objective(rank=rank, text=text, noted_on=since)
                for rank, text in enumerate(told.get("objectives", ()), 1)
            ),
            plans=tuple(Plan(for_us=us, for_company=they, for_person=one) for us, they, one in _one(told.get("plan"))),
            surprises=tuple(self._surprises(told)),
            places=self._place(told, since),
            photo=portrait(told.get("portrait")),
            photo_type="image/svg+xml" if "portrait" in told else "",
        )

    def _since(self, told: str) -> date:
        if told.startswith("days:"):
            return self._today - timedelta(days=int(told.removeprefix("days:")))
        year, month = map(int, told.split("-"))
        # The stories are told as of June 2026; they move with today, so that nobody has been known for ages.
        return self._today - (date(2026, 6, 11) - date(year, month, 3))

    def _occasions(self, told: Told) -> tuple[Occasion, ...]:
        if "birthday_in" not in told:
            drawn = self._rng.randint(20, 350)
            day = self._today + timedelta(days=told.get("birthday_days", drawn))
            return (Occasion(kind=OccasionKind.BIRTHDAY, month=day.month, day=min(day.day, 28)),)
        day = self._today + timedelta(days=told["birthday_in"])
        return (
            Occasion(kind=OccasionKind.BIRTHDAY, label=told.get("birthday_label", ""), month=day.month, day=day.day,
                     year=day.year - told["birth_year_age"]),
        )  # fmt: skip

    def _dates(self, told: Told) -> tuple[Occasion, ...]:
        """Other days that matter; renewals and anniversaries come again, and the latter count years."""
        found = []
        for kind, days, label, *years in told.get("occasions", ()):
            day = self._today + timedelta(days=days)
            found.append(Occasion(kind=OccasionKind(kind), label=label, month=day.month, day=day.day,
                                  year=day.year - sum(years), is_yearly=kind in _YEARLY))  # fmt: skip
        return tuple(found)

    def _circumstances(self, told: Told) -> tuple[Circumstance, ...]:
        return tuple(
            Circumstance(kind=CircumstanceKind(kind), note=note, since=self._today - timedelta(days=days))
            for kind, days, note in _one(told.get("circumstance"))
        )

    def _facts(self, told: Told, since: date) -> list[Fact]:
        found = []
        known = (self._today - since).days
        for kind, text, basis, *rest in told["facts"]:
            value, is_key, why, *lately = (*rest, "", False, "")[:3] if len(rest) < 3 else rest
            drawn = self._rng.randint(1, max(2, min(known, 700)))
            day = self._today - timedelta(days=lately[0] if lately else drawn)
            found.append(
                Fact(self._ids.next(), kind=FactKind(kind), text=text, value=value, basis=Basis(basis), why=why,
                     is_key=bool(is_key), known_on=since if kind == "how_we_met" else day)
            )  # fmt: skip
        return found

    def _planned(self, told: Told) -> tuple[Touchpoint, ...]:
        """What comes next and after that: channel, in how many days, minute, opening line, length and a word or two."""
        planned = ((*each, None, "")[:6] if len(each) < 5 else (*each, "")[:6] for each in _one(told.get("next")))
        return tuple(
            Touchpoint(self._ids.next(), channel=channel, direction=Direction.FROM_US, state=TouchpointState.PLANNED,
                       day=self._today + timedelta(days=days), minute=minute, duration_minutes=length,
                       opening_line=line, title=title)
            for channel, days, minute, line, length, title in (*planned, *told.get("also", ()))
        )  # fmt: skip

    def _contacts(self, told: Told, rhythm: Rhythm) -> tuple[Touchpoint, ...]:
        """What is told in words, and the everyday around it."""
        own = self._told(told)
        taken = {touchpoint.day + timedelta(days=near) for touchpoint in own for near in range(-6, 7)}
        everyday: Iterable[Touchpoint] = (each for each in self._life.touchpoints(rhythm) if each.day not in taken)
        if told.get("two_way"):
            everyday = (replace(each, direction=Direction.BOTH_WAYS) for each in everyday)
        return (*own, *everyday)

    def _told(self, told: Told) -> tuple[Touchpoint, ...]:
        """What is told in words; where it matters, with the minute of the day and its length."""
        return tuple(
            Touchpoint(self._ids.next(), channel=channel, direction=Direction(direction), title=title, notes=notes,
                       mood=Mood(mood) if mood else None, day=self._today - timedelta(days=days),
                       minute=(*rest, None)[0], duration_minutes=(*rest, None, None)[1])
            for days, channel, direction, mood, title, notes, *rest in told.get("touches", ())
        )  # fmt: skip

    def _purchases(self, told: Told) -> tuple[Purchase, ...]:
        return tuple(
            Purchase(self._ids.next(), title=title, day=self._today - timedelta(days=days), amount_minor=amount,
                     currency="EUR", margin_minor=round(amount * 0.38))
            for title, days, amount in told.get("purchases", ())
        )  # fmt: skip

    def _slips(self, told: Told) -> tuple[Slip, ...]:
        if "slip" not in told:
            return ()
        slip = told["slip"]
        day = self._today - timedelta(days=slip["days"])
        good = day + timedelta(days=slip["good"]) if "good" in slip else None
        return (
            Slip(self._ids.next(), kind=slip["kind"], text=slip["text"], severity=slip["severity"], happened_on=day,
                 felt=slip["felt"], noticed_by_them=True, noticed_at=_noon(day), owned_up_at=_noon(day, slip["owned"]),
                 owned_up_how=slip["how"], made_good_on=good, made_good_how=slip.get("good_how", ""),
                 cost_minor=slip.get("cost"), currency="EUR", their_words=slip.get("words", "")),
        )  # fmt: skip

    def _promises(self, told: Told, slips: tuple[Slip, ...]) -> tuple[Promise, ...]:
        """What is promised, in how many days it is due, how it stands, since when, and whether it mends the slip."""
        found = []
        for text, days, state, *rest in told.get("promises", ()):
            due = self._today + timedelta(days=days)
            closed = None if state == "open" else due
            said = _noon(self._today, rest[0]) if rest else None
            slip = slips[0].id if len(rest) > 1 and slips else None
            found.append(Promise(self._ids.next(), text=text, due=due, state=PromiseState(state), closed_on=closed,
                                 created_at=said, slip_id=slip))  # fmt: skip
        return tuple(found)

    def _surprises(self, told: Told) -> list[Surprise]:
        by_key = {gesture.origin: gesture for gesture in self._gestures}
        found = []
        for key, days, delight, words in _one(told.get("surprise")):
            day, gesture = self._today - timedelta(days=days), by_key[key]
            found.append(
                Surprise(self._ids.next(), gesture_id=gesture.id, day=day, state=SurpriseState.DELIVERED,
                         delivered_on=day, delight=delight, their_words=words, cost_minor=gesture.cost_minor)
            )  # fmt: skip
        return found

    def _place(self, told: Told, since: date) -> tuple[Place, ...]:
        if "company" not in told:
            return ()
        company = self.companies[told["company"]].customer
        stakeholder = Stakeholder(
            self._ids.next(), company_id=company.id, title=told["title"], influence=told.get("influence", 4),
            role=DecisionRole(told["role"]) if "role" in told else DecisionRole.DECIDES, since=since,
            until=self._today - timedelta(days=told["left"]) if "left" in told else None,
            reports_to_id=self._places.get(told.get("reports", "")),
            took_over_from_id=self._places.get(told.get("took_over", "")),
        )  # fmt: skip
        self._places[told["name"]] = stakeholder.id
        return (Place(stakeholder, company.name),)


def portrait(name: str | None) -> bytes:
    """The drawn face of this name; empty for none."""
    return (resources() / "portraits" / f"{name}.svg").read_bytes() if name else b""


def _details(name: str, rng: Random, company: str | None) -> tuple[ContactDetail, ...]:
    from app.domain.fold import fold

    words = fold(name).replace("&", " ").split()
    host = f"{company}.example" if company else "example.org"
    email = ContactDetail(kind=DetailKind.EMAIL, value=f"{'.'.join(words)}@{host}", is_preferred=True)
    number = f"+358 40 555 {rng.randint(0, 9999):04}"
    return (email, ContactDetail(kind=DetailKind.PHONE, label="mobile", value=number, is_preferred=True, position=1))


def _stage(customer: Customer, since: date) -> StagePeriod:
    return StagePeriod(stage=customer.stage, since=since)


def _noon(day: date, days_later: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(days=days_later)


def _one(told: Any) -> tuple[Any, ...]:
    return () if told is None else (told,)
