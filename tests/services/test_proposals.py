"""Days proposed for whoever is due: anew each day, gone at once when life happens, never in the history."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.clock import FixedClock
from app.domain.customer import Customer, Relationship, RelationshipKind, Tier
from app.domain.errors import KeepwarmError
from app.domain.fact import Fact, FactKind
from app.domain.proposing import Proposal
from app.domain.purchase import Purchase
from app.domain.repeats import Repeat
from app.domain.touchpoint import Direction, Touchpoint
from app.services.desk import Desk, desk_of
from app.storage.proposals import refreshing
from tests.builders import NOW, TODAY, company, open_desk, open_store, person, plan, touch


@pytest.fixture
def due(desk: Desk) -> Customer:
    """Maja, who was last in touch two months ago and is meant to be every six weeks; the day has begun."""
    maja = person(desk, "Maja Holmström", tier=Tier.INNER_CIRCLE)
    touch(desk, maja, 60, direction=Direction.BOTH_WAYS)
    desk.store.start_day()
    return maja


def _proposed(desk: Desk, customer: Customer) -> Proposal:
    found = desk.cadences.proposal_of(customer.id)
    assert found is not None
    return found


def test_whoever_is_due_gets_a_day(desk: Desk, due: Customer) -> None:
    proposal = _proposed(desk, due)
    assert proposal.due_day == TODAY - timedelta(days=60) + timedelta(days=42)
    assert proposal.day >= TODAY
    assert proposal.day.weekday() < 5
    assert desk.history.entries(limit=1)[0].label.startswith("Logged")


def test_a_real_contact_removes_it_whoever_began_and_undo_brings_it_back(desk: Desk, due: Customer) -> None:
    before = _proposed(desk, due)
    touch(desk, due, 0)
    assert desk.cadences.proposal_of(due.id) == before
    touch(desk, due, 0, direction=Direction.FROM_THEM)
    assert desk.cadences.proposal_of(due.id) is None
    desk.history.undo()
    assert _proposed(desk, due).due_day == before.due_day
    touch(desk, due, 0, is_answered=True)
    assert desk.cadences.proposal_of(due.id) is None


def test_a_purchase_is_a_contact_too(desk: Desk, due: Customer) -> None:
    desk.purchases.add(Purchase(customer_id=due.id, day=TODAY, title="Roses", amount_minor=100, currency="EUR"))
    assert desk.cadences.proposal_of(due.id) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda desk, due: plan(desk, due, TODAY + timedelta(days=9)),
        lambda desk, due: desk.customers.edit(due.id, pause_from=TODAY, pause_until=None),
        lambda desk, due: desk.customers.edit(due.id, do_not_contact=True),
        lambda desk, due: desk.customers.edit(due.id, is_deceased=True),
        lambda desk, due: desk.customers.trash((due.id,)),
        lambda desk, due: desk.cadences.set_own(due.id, 300),
        lambda desk, due: desk.settings.change("touch", fills_weeks=False),
        lambda desk, due: desk.settings.change("owner", weekly_minutes=0),
        lambda desk, due: desk.cadences.add_repeat(
            Repeat(customer_id=due.id, rule="FREQ=WEEKLY;BYDAY=TU", starts_on=TODAY)
        ),
    ],
)
def test_what_makes_it_needless_removes_it_at_once(desk: Desk, due: Customer, change: Any) -> None:
    before = _proposed(desk, due)
    change(desk, due)
    assert desk.cadences.proposal_of(due.id) is None
    desk.history.undo()
    assert _proposed(desk, due).day == before.day


def test_forgetting_leaves_no_proposal(desk: Desk, due: Customer) -> None:
    desk.history.forget(due.id)
    assert desk.cadences.propose() == ()


def test_a_wish_moves_it_to_a_day_that_suits(desk: Desk, due: Customer) -> None:
    desk.facts.add(Fact(customer_id=due.id, kind=FactKind.QUIET_HOURS, text="Only on Wednesdays after 18"))
    desk.cadences.set_own(due.id, 42, None, "call")
    proposal = _proposed(desk, due)
    assert (proposal.day.weekday(), proposal.minute, proposal.channel) == (2, 18 * 60, "call")


def test_no_day_is_proposed_while_the_owner_is_away_or_on_a_holiday(desk: Desk, due: Customer) -> None:
    desk.settings.change("owner", country="FI", working_days=(4,))
    assert not desk.store.is_today
    desk.store.start_day()
    desk.settings.change("owner", away_from=TODAY, away_until=TODAY + timedelta(days=4))
    desk.store.start_day()
    assert _proposed(desk, due).day == date(2026, 6, 26)


def test_somebody_new_is_due_one_cadence_after_the_card_was_made(desk: Desk) -> None:
    noor = person(desk, "Noor Haddad")
    desk.cadences.set_own(noor.id, 10)
    desk.store.start_day()
    assert _proposed(desk, noor).due_day == TODAY + timedelta(days=10)


def test_a_company_with_people_is_reached_through_them_unless_it_is_meant(desk: Desk) -> None:
    from app.domain.stakeholder import Stakeholder

    hotel, eero = company(desk, "Aurajoki Hotels"), person(desk, "Eero Salonen")
    for each in (hotel, eero):
        touch(desk, each, 200, direction=Direction.BOTH_WAYS)
    desk.companies.add_member(Stakeholder(person_id=eero.id, company_id=hotel.id))
    desk.store.start_day()
    assert desk.cadences.proposal_of(hotel.id) is None
    assert desk.cadences.proposal_of(eero.id) is not None
    desk.cadences.set_own(hotel.id, 60)
    assert desk.cadences.proposal_of(hotel.id) is not None


def test_two_of_one_family_get_different_days(desk: Desk) -> None:
    desk.settings.change("owner", working_days=(1, 2))
    jonas, klara = person(desk, "Jonas Ek"), person(desk, "Klara Ek")
    for each in (jonas, klara):
        touch(desk, each, 200, direction=Direction.BOTH_WAYS)
    desk.customers.relate(Relationship(customer_id=jonas.id, other_id=klara.id, kind=RelationshipKind.PARTNER))
    desk.store.start_day()
    assert _proposed(desk, jonas).day != _proposed(desk, klara).day
    planned = plan(desk, jonas, _proposed(desk, klara).day)
    desk.cadences.refresh_proposals()
    assert _proposed(desk, klara).day != planned.day


def test_making_them_again_changes_nothing_and_leaves_no_line(desk: Desk, due: Customer) -> None:
    before, lines = desk.cadences.propose(), desk.history.count()
    desk.cadences.refresh_proposals()
    assert desk.cadences.propose() == before
    assert desk.history.count() == lines


def test_a_late_one_waits_for_a_week_and_is_then_made_anew() -> None:
    folder = Path(tempfile.mkdtemp())
    clock = FixedClock(NOW)
    desk = desk_of(open_store(folder / "keepwarm.db", clock))
    maja = person(desk, "Maja Holmström", tier=Tier.INNER_CIRCLE)
    touch(desk, maja, 60, direction=Direction.BOTH_WAYS)
    desk.store.start_day()
    first = _proposed(desk, maja)
    for days, is_same in ((1, True), (6, True), (7, False)):
        clock.moment = NOW + (first.day - TODAY) + timedelta(days=days)
        assert desk.store.start_day()
        assert (_proposed(desk, maja) == first) is is_same
    assert _proposed(desk, maja).day >= clock.today()
    assert len(desk.cadences.propose()) == 1
    desk.store.close()


def test_in_a_large_file_what_concerns_everybody_waits_for_a_worker(
    desk: Desk, due: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refreshing, "SMALL", 0)
    desk.settings.change("appearance", calm=True)
    assert desk.store.is_today
    desk.settings.change("owner", weekly_minutes=0)
    assert not desk.store.is_today
    assert desk.store.start_day()
    assert desk.store.is_today
    assert desk.cadences.propose() == ()


def test_a_removal_does_not_wait_for_the_worker(desk: Desk, due: Customer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refreshing, "SMALL", 0)
    desk.settings.change("owner", weekly_minutes=120)
    touch(desk, due, 0, direction=Direction.BOTH_WAYS)
    assert desk.cadences.proposal_of(due.id) is None


def test_the_own_rhythm_counts_where_nobody_chose_a_cadence(desk: Desk) -> None:
    tomas = person(desk, "Tomas Berglund", tier=Tier.REGULAR)
    for days_ago in range(21, 200, 21):
        touch(desk, tomas, days_ago, direction=Direction.BOTH_WAYS)
    desk.store.start_day()
    proposal = _proposed(desk, tomas)
    assert timedelta(days=14) <= proposal.due_day - (TODAY - timedelta(days=21)) <= timedelta(days=35)
    desk.cadences.set_own(tomas.id, 45)
    assert _proposed(desk, tomas).due_day == TODAY + timedelta(days=24)
    desk.cadences.set_own(tomas.id, 49)
    assert desk.cadences.propose() == ()


def test_gaps_that_cannot_be_meant_are_refused(desk: Desk, due: Customer) -> None:
    for ideal, longest in ((0, None), (42, 30), (9999, None)):
        with pytest.raises(KeepwarmError):
            desk.cadences.set_own(due.id, ideal, longest)


def test_what_a_plan_would_break_is_told_with_a_working_day_instead(desk: Desk, due: Customer) -> None:
    desk.facts.add(Fact(customer_id=due.id, kind=FactKind.QUIET_HOURS, text="Not on Fridays"))
    friday = date(2026, 6, 12)
    broken = desk.cadences.breaks(due.id, "call", friday)
    assert broken is not None
    assert broken.day == date(2026, 6, 15)
    assert desk.cadences.breaks(due.id, "call", date(2026, 6, 15)) is None


def test_several_on_one_touchpoint_lose_their_proposals_together(desk: Desk) -> None:
    people = [person(desk, name) for name in ("Eero Salonen", "Noor Haddad")]
    for each in people:
        touch(desk, each, 300, direction=Direction.BOTH_WAYS)
    desk.store.start_day()
    assert len(desk.cadences.propose()) == 2
    numbers = tuple(each.id for each in people)
    desk.touchpoints.log(Touchpoint(channel="visit", day=TODAY, direction=Direction.BOTH_WAYS, participants=numbers))
    assert desk.cadences.propose() == ()


def test_before_the_first_day_nothing_is_proposed(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    maja = person(desk, "Maja Holmström")
    touch(desk, maja, 300, direction=Direction.BOTH_WAYS)
    assert desk.cadences.propose() == ()
    desk.store.close()


def test_a_card_names_the_next_time_of_a_repeat_unless_a_plan_comes_before(desk: Desk, due: Customer) -> None:
    desk.cadences.add_repeat(
        Repeat(customer_id=due.id, rule="FREQ=WEEKLY;BYDAY=TU", starts_on=TODAY, minute=600, channel="call")
    )
    card = desk.finding.page("Holmström").cards[0]
    assert (card.next_day, card.next_minute, card.next_channel) == (date(2026, 6, 16), 600, "call")
    plan(desk, due, date(2026, 6, 15), "visit")
    assert desk.finding.page("Holmström").cards[0].next_channel == "visit"
