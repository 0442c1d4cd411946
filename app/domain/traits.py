"""What tells two people apart, folded for comparing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from app.domain.customer import DetailKind, Kind
from app.domain.fold import fold
from app.domain.incoming import Incoming
from app.domain.match import Known
from app.domain.phone import phone_key


class Traits(NamedTuple):
    """What is compared; `cards` are numbers in other systems and our own uuid."""

    number: int
    name: str
    shown: str
    kind: Kind
    emails: frozenset[str]
    phones: frozenset[str]
    company: str
    city: str
    street: str
    cards: frozenset[tuple[str, str]]


def of_known(one: Known, region: str) -> Traits:
    """Traits of a customer here."""
    return Traits(
        one.customer_id,
        _plain(one.name),
        one.name,
        one.kind,
        frozenset(email.casefold().strip() for email in one.emails),
        _phones(one.phones, region),
        _plain(one.company),
        _plain(one.city),
        _plain(one.street),
        frozenset([*one.sources, *((("keepwarm", one.uuid),) if one.uuid else ())]),
    )


def of_incoming(place: int, one: Incoming, region: str) -> Traits:
    """Traits of somebody of a file, numbered by place."""
    details = one.details
    address = next((detail for detail in details if detail.kind is DetailKind.ADDRESS), None)
    cards = {("keepwarm", one.uuid)} if one.uuid else set()
    if one.source_id:
        cards.add((one.source_system, one.source_id))
    return Traits(
        place,
        _plain(one.name),
        one.name,
        one.kind,
        frozenset(detail.value.casefold().strip() for detail in details if detail.kind is DetailKind.EMAIL),
        _phones((detail.value for detail in details if detail.kind is DetailKind.PHONE), region),
        _plain(one.company),
        _plain(address.city) if address else "",
        _plain(address.street) if address else "",
        frozenset(cards),
    )


def _plain(text: str) -> str:
    return " ".join(fold(text).replace(".", " ").replace(",", " ").split()) if text else ""


def _phones(values: Iterable[str], region: str) -> frozenset[str]:
    return frozenset(key for value in values if (key := phone_key(value, region)))
