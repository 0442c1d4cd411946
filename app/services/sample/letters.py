"""The letters of the sample: what they say of each, the owner's own text, and a campaign that waits to be printed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from app.domain.campaign import Campaign, CampaignMember, Template
from app.domain.customer import Customer
from app.domain.fact import Basis, Fact, FactKind
from app.domain.letter import fill
from app.domain.settings import OwnerProfile
from app.domain.tag import OwnField, OwnValue
from app.paths import resources
from app.services.desk import Desk
from app.services.letter_people import known_for, people_for
from app.services.letter_templates import signed
from app.storage.shelves import (
    CAMPAIGN_MEMBERS,
    CAMPAIGNS,
    CUSTOMERS,
    FACTS,
    OWN_FIELDS,
    OWN_VALUES,
    TEMPLATES,
)

Told = Mapping[str, Any]
YEAR_DAYS = 365
_KINDNESS_DAYS = 37
"""The crowd's kindnesses lie so many days apart."""


def write_letters(desk: Desk, owner: OwnerProfile) -> None:
    """Put everything in, inside the action under way; nothing here is left to chance."""
    told = json.loads((resources() / "sample" / "letters.json").read_text(encoding="utf-8"))
    store = desk.store
    fields = [OWN_FIELDS.add(store.db, OwnField(name=name, position=place)).id
              for place, name in enumerate(told["own_fields"])]  # fmt: skip
    by_name = {one.name: one for one in CUSTOMERS.every(store.db, "id")}
    named = [by_name[each["name"]] for each in told["people"]]
    for one, each in zip(named, told["people"], strict=True):
        _know(desk, one, each, fields)
    left_out = [by_name[name] for name in told["left_out"] if name in by_name]
    strangers = {name: one for name, one in by_name.items() if name not in _stories()}
    crowd = list(_crowd(desk, strangers, owner, told["others"]["count"]))
    for place, one in enumerate(crowd):
        _know(desk, one, _stranger(told["others"], place), fields)
    _campaign(desk, told, (*named, *crowd, *left_out), owner)


def _know(desk: Desk, one: Customer, told: Told, fields: Sequence[int]) -> None:
    """Own fields and facts of one person."""
    store, today = desk.store, desk.store.clock.today()
    for field, value in zip(fields, (told.get("garden"), told.get("plant"), told.get("season")), strict=True):
        if value:
            OWN_VALUES.add(store.db, OwnValue(0, one.id, field, value))
    for kind, basis, given in (
        (FactKind.OTHER, Basis.SAID, told.get("said")),
        (FactKind.KINDNESS, Basis.OBSERVED, told.get("kind")),
        (FactKind.PREFERRED_CHANNEL, Basis.SAID, (told["call"], 90) if "call" in told else None),
    ):
        if given:
            text, days = given
            value = "call" if kind is FactKind.PREFERRED_CHANNEL else ""
            fact = Fact(customer_id=one.id, kind=kind, text=text, value=value, basis=basis,
                        known_on=today - timedelta(days=days))  # fmt: skip
            FACTS.add(store.db, fact, store.clock.now())


def _crowd(desk: Desk, strangers: Mapping[str, Customer], owner: OwnerProfile, count: int) -> Iterator[Customer]:
    """The first customers by name who have been there for a year, have said something, and may be written to."""
    today = desk.store.clock.today()
    since = today - timedelta(days=YEAR_DAYS)
    chosen = [one for _, one in sorted(strangers.items())
              if one.kind == "person" and (one.acquainted_since or today) <= since]  # fmt: skip
    people = {each.id: each for each in people_for(desk.store.db, [one.id for one in chosen], today, owner)}
    found = 0
    for one in chosen:
        person = people[one.id]
        if person.reason is None and not person.call_words and person.known.of("something they said"):
            yield one
            found += 1
            if found == count:
                return


def _stories() -> frozenset[str]:
    """Names of the people that the sample's stories are about."""
    told = json.loads((resources() / "sample" / "named.json").read_text(encoding="utf-8"))
    return frozenset(one["name"] for one in (*told["people"], *told["neighbours"]))


def _stranger(told: Told, place: int) -> Told:
    return {
        "garden": told["gardens"][place],
        "plant": told["plants"][place],
        "kind": [told["kindnesses"][place], (place + 2) * _KINDNESS_DAYS],
    }


def _campaign(desk: Desk, told: Told, people: Sequence[Customer], owner: OwnerProfile) -> None:
    """The owner's own text, and the letters made from it."""
    store, given = desk.store, told["template"]
    body = "\n\n".join(given["body"])
    TEMPLATES.add(store.db, Template(name=given["name"], title=given["title"], body=body))
    name = given["title"].replace("{month}", f"{store.clock.today():%B}")
    made = CAMPAIGNS.add(
        store.db, Campaign(name=name, query=told["whom"], body=signed(body, owner.name)), store.clock.now()
    )
    own = {each["name"]: each["paragraph"] for each in told["people"] if "paragraph" in each}
    for one in people:
        letter = _changed(desk, made.body, one, own[one.name], owner) if one.name in own else None
        CAMPAIGN_MEMBERS.add(store.db, CampaignMember(0, made.id, one.id, letter))


def _changed(desk: Desk, body: str, one: Customer, paragraph: str, owner: OwnerProfile) -> str:
    """The letter with its third paragraph in other words."""
    known = known_for(desk.store.db, one.id, desk.store.clock.today(), owner)
    paragraphs = fill(body, known).text.split("\n\n")
    return "\n\n".join((*paragraphs[:2], paragraph, *paragraphs[3:]))
