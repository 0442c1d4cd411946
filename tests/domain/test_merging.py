"""What a merge of two cards keeps."""

from __future__ import annotations

from datetime import date

from app.domain.customer import ContactDetail, Customer, DetailKind, Occasion
from app.domain.incoming import Incoming
from app.domain.merging import Choice, FieldProposal, MergeProposal, propose
from app.domain.record import CustomerRecord

PHONE = ContactDetail(kind=DetailKind.PHONE, value="040 555 0142")
OURS = CustomerRecord(
    Customer(name="Sofia Wikström", notes="likes figs", acquainted_since=date(2022, 1, 1), opted_out=True),
    details=(PHONE, ContactDetail(kind=DetailKind.ADDRESS, value="Linnankatu 41")),
    tags=("Garden",),
    last_contact=date(2026, 5, 1),
)


def _field(proposal: MergeProposal, name: str) -> FieldProposal:
    return next(one for one in proposal.fields if one.field == name)


def test_the_owners_wording_the_older_contact_the_newer_address_and_the_stricter_wish_win() -> None:
    theirs = Incoming(
        name="Sofia Wikstrom",
        nickname="Sofi",
        notes="no lilies",
        acquainted_since=date(2020, 1, 1),
        last_contact=date(2026, 4, 1),
        do_not_contact=True,
        tags=("garden", "vip"),
        occasions=(Occasion(month=5, day=12),),
        details=(
            ContactDetail(kind=DetailKind.PHONE, value="+358 40 5550142"),
            ContactDetail(kind=DetailKind.PHONE, value="+358 2 555 0100"),
            ContactDetail(kind=DetailKind.ADDRESS, value="Kauppakatu 1"),
        ),
    )
    proposal = propose(OURS, theirs, region="FI")
    assert [(one.field, one.kept, one.choice) for one in proposal.fields] == [
        ("name", "Sofia Wikström", Choice.OURS),
        ("nickname", "Sofi", Choice.THEIRS),
        ("stage", "attraction", Choice.SAME),
        ("tier", "regular", Choice.SAME),
        ("phones", "040 555 0142, +358 2 555 0100", Choice.BOTH),
        ("address", "Kauppakatu 1", Choice.THEIRS),
        ("birthday", "--05-12", Choice.THEIRS),
        ("acquainted_since", "2020-01-01", Choice.THEIRS),
        ("last_contact", "2026-05-01", Choice.OURS),
        ("tags", "Garden, vip", Choice.BOTH),
        ("opted_out", "yes", Choice.OURS),
        ("do_not_contact", "yes", Choice.THEIRS),
        ("notes", "likes figs\n\nno lilies", Choice.BOTH),
    ]
    assert proposal.sentence == (
        "Keeps the name as you write it and your notes, adds a phone number, a newer address, a birthday, tags and "
        "the wish to be left alone. The older first contact wins."
    )


def test_a_card_that_says_nothing_new_changes_nothing() -> None:
    proposal = propose(CustomerRecord(Customer(name="Maja")), Incoming(name="Maja"))
    assert proposal.sentence == "Nothing changes."
    assert _field(proposal, "name").choice is Choice.SAME


def test_a_new_number_is_added_beside_the_owners_notes() -> None:
    theirs = Incoming(name="Sofia Wikström", details=(ContactDetail(kind=DetailKind.PHONE, value="02 555 0100"),))
    assert propose(OURS, theirs, region="FI").sentence == "Keeps your notes, adds a phone number."
