"""Who is left in peace, until when, and what is said about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.customer import Circumstance, CircumstanceKind, Customer
from app.domain.planner.refusals import (
    Acquaintance,
    Refusal,
    RefusalKind,
    closed_weeks,
    refusals,
    too_costly,
)
from app.domain.promise import Slip

TODAY = date(2026, 6, 11)
MAJA = Customer(given_name="Maja", name="Maja Holm")
KNOWN = Acquaintance(two_way_touches=9, has_bought=True, since=date(2020, 1, 1))


def _kinds(
    customer: Customer = MAJA,
    known: Acquaintance = KNOWN,
    slips: tuple[Slip, ...] = (),
    circumstances: tuple[Circumstance, ...] = (),
) -> list[RefusalKind]:
    return [one.kind for one in refusals(customer, known, slips, circumstances, TODAY)]


def test_nothing_speaks_against_somebody_well_known() -> None:
    assert _kinds() == []


@pytest.mark.parametrize(
    ("customer", "kind"),
    [
        (replace(MAJA, is_deceased=True), RefusalKind.DECEASED),
        (replace(MAJA, deceased_on=date(2026, 1, 1)), RefusalKind.DECEASED),
        (replace(MAJA, opted_out=True), RefusalKind.OPTED_OUT),
        (replace(MAJA, do_not_contact=True), RefusalKind.OPTED_OUT),
        (replace(MAJA, no_gifts=True), RefusalKind.NO_GIFTS),
        (replace(MAJA, gift_limit_minor=0), RefusalKind.NO_GIFTS),
    ],
)
def test_wishes_hold_for_good(customer: Customer, kind: RefusalKind) -> None:
    found = refusals(customer, KNOWN, (), (), TODAY)
    assert [one.kind for one in found] == [kind]
    assert found[0].is_for_good
    assert found[0].covers(TODAY + timedelta(days=3_000))


def test_a_relationship_takes_three_touches_and_a_purchase_or_a_year() -> None:
    recently = TODAY - timedelta(days=100)
    assert _kinds(known=Acquaintance(2, True, date(2019, 1, 1))) == [RefusalKind.NO_RELATIONSHIP]
    assert _kinds(known=Acquaintance(3, False, recently)) == [RefusalKind.NO_RELATIONSHIP]
    assert _kinds(known=Acquaintance(3, True, recently)) == []
    assert _kinds(known=Acquaintance(3, False, TODAY - timedelta(days=365))) == []


def test_a_new_acquaintance_becomes_one_after_a_year() -> None:
    since = TODAY - timedelta(days=100)
    found = refusals(MAJA, Acquaintance(3, False, since), (), (), TODAY)[0]
    assert found.covers(since + timedelta(days=364))
    assert not found.covers(since + timedelta(days=365))


def test_an_open_slip_blocks_until_it_is_put_right() -> None:
    found = refusals(MAJA, KNOWN, (Slip(happened_on=date(2026, 1, 1)),), (), TODAY)
    assert [one.kind for one in found] == [RefusalKind.OPEN_SLIP]
    assert found[0].is_for_good
    assert "put it right first" in found[0].sentence


def test_sixty_days_after_a_slip_count_from_being_put_right() -> None:
    slip = Slip(happened_on=date(2026, 1, 1), made_good_on=TODAY - timedelta(days=60))
    assert _kinds(slips=(slip,)) == [RefusalKind.RECENT_SLIP]
    assert _kinds(slips=(replace(slip, made_good_on=TODAY - timedelta(days=61)),)) == []
    found = refusals(MAJA, KNOWN, (replace(slip, made_good_on=TODAY),), (), TODAY)[0]
    assert found.until == TODAY + timedelta(days=60)


@pytest.mark.parametrize("kind", [CircumstanceKind.GRIEF, CircumstanceKind.ILLNESS])
def test_grief_and_illness_last_thirty_days_unless_an_end_is_known(kind: CircumstanceKind) -> None:
    assert _kinds(circumstances=(Circumstance(kind=kind, since=TODAY - timedelta(days=30)),)) == [
        RefusalKind(kind.value)
    ]
    assert _kinds(circumstances=(Circumstance(kind=kind, since=TODAY - timedelta(days=31)),)) == []
    known = Circumstance(kind=kind, since=TODAY - timedelta(days=90), until=TODAY)
    assert _kinds(circumstances=(known,)) == [RefusalKind(kind.value)]


def test_a_complaint_counts_sixty_days_longer() -> None:
    complaint = Circumstance(kind=CircumstanceKind.COMPLAINT, since=date(2026, 1, 1), until=TODAY - timedelta(days=60))
    assert _kinds(circumstances=(complaint,)) == [RefusalKind.COMPLAINT]


def test_a_pending_decision_closes_the_week_before_it() -> None:
    found = refusals(replace(MAJA, decision_on=TODAY + timedelta(days=20)), KNOWN, (), (), TODAY)[0]
    assert found.kind is RefusalKind.DECISION
    assert not found.covers(TODAY + timedelta(days=12))
    assert found.covers(TODAY + timedelta(days=13))
    assert not found.covers(TODAY + timedelta(days=21))
    assert _kinds(replace(MAJA, decision_on=TODAY - timedelta(days=1))) == []


def test_the_weightiest_refusal_comes_first() -> None:
    customer = replace(MAJA, no_gifts=True, is_deceased=True)
    assert _kinds(customer, Acquaintance(0, False, None))[0] is RefusalKind.DECEASED


def test_every_sentence_names_the_person() -> None:
    customer = replace(MAJA, no_gifts=True, is_deceased=True, opted_out=True, decision_on=TODAY)
    slips = (Slip(), Slip(made_good_on=TODAY))
    circumstances = tuple(Circumstance(kind=kind, since=TODAY) for kind in CircumstanceKind)
    found = refusals(customer, Acquaintance(0, False, None), slips, circumstances, TODAY)
    assert {one.kind for one in found} == set(RefusalKind)
    assert all("Maja" in one.sentence and one.sentence.endswith(".") for one in found)


def test_the_employers_limit_is_kept() -> None:
    limited = replace(MAJA, gift_limit_minor=1_000)
    assert too_costly(limited, 1_001)
    assert too_costly(limited, 1_000) == ""
    assert too_costly(MAJA, 10**6) == ""


def test_a_refusal_closes_every_week_that_it_touches() -> None:
    monday = date(2026, 6, 8)
    found = [Refusal(RefusalKind.GRIEF, "", date(2026, 6, 14), date(2026, 6, 15))]
    assert closed_weeks(found, monday, 4) == (True, True, False, False)
    assert closed_weeks([Refusal(RefusalKind.NO_GIFTS, "")], monday, 3) == (True, True, True)
