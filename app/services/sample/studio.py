"""Puts the sample studio together: companies, the people of the stories, and the crowd around them."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Any

from app.domain.customer import Customer
from app.domain.gesture import Gesture
from app.domain.record import CustomerRecord
from app.paths import resources
from app.services.gestures import Ideas, ideas_in, ideas_of
from app.services.sample.crowd import Crowd
from app.services.sample.ids import Ids
from app.services.sample.named import Named
from app.services.sample.weeks import apart

SEED = 2019
PEOPLE = 250
COMPANIES = 30


@dataclass(frozen=True, slots=True)
class Studio:
    """Everything in the sample: whole records with ids of their own, and the gestures they mention.

    `let_be` are those whose long silence the owner has closed.
    """

    records: tuple[CustomerRecord, ...]
    gestures: tuple[Gesture, ...]
    let_be: tuple[int, ...]


def studio(today: date) -> Studio:
    """The studio as it stands on this day; the same day gives the same studio."""
    words, stories = read("crowd.json"), read("named.json")
    rng, ids = Random(SEED), Ids()
    gestures = _given(ids)
    named = Named(stories, words, today, rng, ids, gestures)
    people = named.people()
    crowd = Crowd(words, today, rng, ids, gestures)
    others = crowd.companies(COMPANIES - len(named.companies))
    strangers = crowd.people(PEOPLE - len(people) - len(stories["neighbours"]), others)
    # Neighbours have luck of their own, so that one more of them changes nobody else.
    alone = {"companies": (), "people": stories["neighbours"]}
    neighbours = Named(alone, words, today, Random(SEED + 1), ids, gestures)
    people += neighbours.people()
    records = (*named.companies.values(), *apart(others, today, ids), *people, *apart(strangers, today, ids))
    return Studio(_related(records, rng), gestures, (*named.let_be, *crowd.let_be))


def read(name: str) -> Any:
    """A list of the sample's words."""
    return json.loads((resources() / "sample" / name).read_text(encoding="utf-8"))


def _given(ids: Ids) -> tuple[Gesture, ...]:
    """The gestures that people of the studio were surprised with before; the library has more."""
    known = {gesture.origin: gesture for gesture, _ in (*ideas_in("EUR"), *own_ideas())}
    return tuple(replace(known[key], id=ids.next()) for key in read("gestures.json")["given"])


def own_ideas() -> Ideas:
    """Gestures of the studio's own, beside those that come with Keepwarm."""
    return ideas_of(read("gestures.json")["own"])


def _related(records: tuple[CustomerRecord, ...], rng: Random) -> tuple[CustomerRecord, ...]:
    """Some people came because others spoke of us; they know who it was."""
    known = [record.customer for record in records if record.customer.kind == "person"]
    return tuple(_sent(record, rng.choice(known)) if _is_sent(record, rng) else record for record in records)


def _is_sent(record: CustomerRecord, rng: Random) -> bool:
    return rng.random() < 0.12 and any(fact.text.startswith("Recommended") for fact in record.facts)


def _sent(record: CustomerRecord, other: Customer) -> CustomerRecord:
    is_other = other.id != record.customer.id
    return replace(record, customer=replace(record.customer, met_through_id=other.id)) if is_other else record
