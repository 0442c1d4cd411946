"""The triage deck's answers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.customer import Tier
from app.domain.purchase import Purchase
from app.domain.touchpoint import TouchpointState
from app.services.desk import Desk
from app.services.triage import DAYS_AGO, Spoken
from tests.builders import TODAY, company, person, plan, touch


def test_only_people_without_any_date_wait(desk: Desk) -> None:
    waiting = person(desk, "Maja Holmström")
    planned = person(desk, "Sofia Wikström")
    plan(desk, planned, TODAY + timedelta(days=3))
    touch(desk, person(desk, "Tomas Berglund"), 20)
    buyer = person(desk, "Eero Salonen")
    desk.purchases.add(Purchase(customer_id=buyer.id, day=date(2026, 1, 5), amount_minor=100, currency="EUR"))
    person(desk, "Noor Haddad", do_not_contact=True)
    person(desk, "Alva Ek", is_deceased=True)
    company(desk, "Aurajoki Hotels")
    desk.customers.trash((person(desk, "Ravi Menon").id,))
    assert desk.triage.waiting() == (waiting.id, planned.id)


@pytest.mark.parametrize("spoken", list(Spoken))
def test_an_answer_places_a_remembered_contact_and_the_tier_in_one_action(desk: Desk, spoken: Spoken) -> None:
    maja = person(desk, "Maja Holmström")
    actions = desk.history.count()
    stored = desk.triage.answer(maja.id, spoken, Tier.INNER_CIRCLE)
    assert desk.history.count() == actions + 1
    assert stored.state is TouchpointState.DONE
    assert stored.is_two_way
    assert stored.day == TODAY - timedelta(days=DAYS_AGO[spoken])
    card = desk.finding.cards((maja.id,))[0]
    assert (card.tier, card.last_day) == (Tier.INNER_CIRCLE, stored.day)
    assert desk.triage.waiting() == ()


def test_undo_takes_the_contact_and_the_tier_back_together(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström", tier=Tier.OCCASIONAL)
    desk.triage.answer(maja.id, Spoken.LONGER, Tier.REGULAR)
    desk.history.undo()
    assert desk.customers.get(maja.id).tier is Tier.OCCASIONAL
    assert desk.triage.waiting() == (maja.id,)


def test_somebody_long_unheard_of_is_overdue_at_once(desk: Desk) -> None:
    maja, tomas = person(desk, "Maja Holmström"), person(desk, "Tomas Berglund")
    desk.triage.answer(maja.id, Spoken.LONGER, Tier.INNER_CIRCLE)
    desk.triage.answer(tomas.id, Spoken.THIS_MONTH, Tier.INNER_CIRCLE)
    assert desk.finding.ids("")[0] == maja.id
    assert desk.finding.cards((maja.id,))[0].quiet_days == DAYS_AGO[Spoken.LONGER]
