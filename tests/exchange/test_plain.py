"""Dataclasses as plain values and back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.domain.customer import ContactDetail, Customer, DetailKind, Stage
from app.domain.fact import Basis, Fact, FactKind
from app.domain.record import CustomerRecord
from app.exchange.plain import from_plain, to_plain

RECORD = CustomerRecord(
    Customer(id=7, name="Maja", stage=Stage.RETENTION, created_at=datetime(2026, 6, 1, 8, 30, tzinfo=UTC)),
    details=(ContactDetail(kind=DetailKind.EMAIL, value="maja@example.org", is_preferred=True),),
    facts=(Fact(kind=FactKind.LIKES, text="figs", basis=Basis.OBSERVED, known_on=date(2026, 5, 1)),),
    own_fields=(("Soil", "clay"),),
    photo=b"\x89PNG",
    last_contact=date(2026, 5, 28),
)


def test_a_record_comes_back_as_it_was() -> None:
    assert from_plain(CustomerRecord, to_plain(RECORD)) == RECORD


def test_what_stands_at_its_default_is_not_written() -> None:
    assert to_plain(Customer(name="Maja")) == {"name": "Maja"}


def test_names_of_a_newer_version_are_ignored() -> None:
    assert from_plain(Customer, {"name": "Maja", "star_sign": "lion"}) == Customer(name="Maja")


@pytest.mark.parametrize(
    "plain",
    [[], "Maja", {"name": 3}, {"stage": "gone"}, {"acquainted_since": "31.02.2024"}, {"id": "7"}, {"id": True}],
)
def test_what_does_not_fit_is_refused(plain: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        from_plain(Customer, plain)


@pytest.mark.parametrize(
    "plain", [{}, {"customer": []}, {"customer": {}, "tags": "vip"}, {"customer": {}, "photo": "?"}]
)
def test_what_does_not_fit_inside_is_refused_too(plain: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        from_plain(CustomerRecord, plain)
