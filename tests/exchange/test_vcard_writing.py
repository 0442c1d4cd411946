"""Writing vCards that come back as they were."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from app.domain.customer import ContactDetail, Customer, DetailKind, Kind, Occasion
from app.domain.errors import Cancelled, KeepwarmError
from app.domain.fact import Fact, FactKind
from app.domain.incoming import DO_NOT_CONTACT_FIELD, Incoming, Problem, as_incoming
from app.domain.record import CustomerRecord, Place
from app.domain.stakeholder import Stakeholder
from app.exchange.vcard import parse_card, read_cards
from app.exchange.vcard_cards import Card, split_cards
from app.exchange.vcard_writing import vcard_text, write_vcards
from tests.exchange.records import as_record, records

MAJA = CustomerRecord(
    Customer(uuid="u-1", name="Maja Holmström", given_name="Maja", family_name="Holmström", notes="no lilies, please"),
    details=(
        ContactDetail(kind=DetailKind.PHONE, label="mobile", value="+358 40 555 0142", is_preferred=True),
        ContactDetail(kind=DetailKind.EMAIL, label="Summer cottage", value="maja@example.org"),
    ),
    occasions=(Occasion(month=5, day=12),),
    facts=(Fact(kind=FactKind.LIKES, text="figs", is_sensitive=True),),
    places=(Place(Stakeholder(until=date(2020, 1, 1)), "Before"), Place(Stakeholder(title="Owner"), "Now")),
)


def _back(text: str) -> Incoming:
    (card,) = split_cards(text.split("\r\n"))
    assert isinstance(card, Card)
    incoming, *said = parse_card(card)
    assert isinstance(incoming, Incoming)
    assert [one.field for one in said if isinstance(one, Problem)] == [DO_NOT_CONTACT_FIELD] * incoming.do_not_contact
    return incoming


@given(records())
@settings(max_examples=300, deadline=None)
def test_every_customer_comes_back_as_it_was(record: CustomerRecord) -> None:
    text = vcard_text(record)
    back = _back(text)
    assert replace(back, line=0) == as_incoming(record)
    assert vcard_text(as_record(back)) == text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


@given(records())
@settings(max_examples=100, deadline=None)
def test_a_card_for_a_phone_keeps_names_and_ways_to_reach(record: CustomerRecord) -> None:
    back, there = _back(vcard_text(record, "3.0")), as_incoming(record)
    assert (back.name, back.notes, back.photo, back.tags) == (there.name, there.notes, there.photo, there.tags)
    assert [detail.kind for detail in back.details] == [detail.kind for detail in there.details]
    assert [detail.value for detail in back.details if detail.kind is not DetailKind.ADDRESS] == [
        detail.value for detail in there.details if detail.kind is not DetailKind.ADDRESS
    ]


def test_a_card_for_a_phone_says_nothing_that_only_keepwarm_knows() -> None:
    text = vcard_text(MAJA, "3.0")
    assert "KEEPWARM-" not in text
    assert "figs" not in text
    assert "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-12" in text
    assert "TITLE:Owner" in text
    assert "ORG:Now" in text


def test_the_same_records_make_the_same_bytes_for_the_owner_only(tmp_path: Path) -> None:
    first, second = tmp_path / "one.vcf", tmp_path / "two.vcf"
    assert write_vcards([MAJA, MAJA], first) == 2
    write_vcards([MAJA, MAJA], second)
    assert first.read_bytes() == second.read_bytes()
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert len([found for found in read_cards(first) if isinstance(found, Incoming)]) == 2


def test_a_stopped_or_failed_writing_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        write_vcards([MAJA] * 1000, tmp_path / "people.vcf", cancel=lambda: True)
    with pytest.raises(KeepwarmError, match="could not be written"):
        write_vcards([MAJA], tmp_path / "nowhere" / "people.vcf")
    assert list(tmp_path.iterdir()) == []


def test_a_company_is_written_as_one() -> None:
    company = CustomerRecord(Customer(name="Aurajoki Hotels", kind=Kind.COMPANY))
    assert _back(vcard_text(company)).kind is Kind.COMPANY
    assert _back(vcard_text(company, "3.0")).kind is Kind.COMPANY
