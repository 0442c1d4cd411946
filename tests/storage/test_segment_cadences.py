"""A cadence of a segment reaches whoever is in it, and leads back when it goes."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.cadence import CadenceSource
from app.domain.customer import Customer, Tier
from app.domain.tag import Segment
from app.services.desk import Desk
from tests.builders import TODAY, person


def _gap(desk: Desk, customer: Customer) -> float:
    rows: Any = desk.store.sql.execute("SELECT usual_gap_days FROM standing WHERE customer_id = ?", (customer.id,))
    return float(rows.fetchall()[0][0])


@pytest.fixture
def noor(desk: Desk) -> Customer:
    desk.store.start_day()
    return person(desk, "Noor Haddad", tier=Tier.OCCASIONAL)


def _segment(desk: Desk, query: str, days: int) -> Segment:
    made = desk.segments.save_segment(Segment(name=f"Segment {query}", query=query))
    desk.cadences.set_for_segment(made.id, days)
    return made


def test_who_is_in_the_segment_follows_its_cadence(desk: Desk, noor: Customer) -> None:
    eero = person(desk, "Eero Salonen")
    segment = _segment(desk, "tier:occasional", 21)
    assert (_gap(desk, noor), _gap(desk, eero)) == (21, 90)
    found = desk.cadences.of(noor.id)
    assert (found.source, found.name, found.ideal_days) == (CadenceSource.SEGMENT, segment.name, 21)
    desk.customers.set_tier((eero.id,), Tier.OCCASIONAL)
    assert _gap(desk, eero) == 21
    desk.customers.set_tier((eero.id,), Tier.REGULAR)
    assert _gap(desk, eero) == 90


def test_own_comes_before_tag_before_segment_before_tier(desk: Desk, noor: Customer) -> None:
    _segment(desk, "noor", 28)
    _segment(desk, "haddad", 35)
    assert _gap(desk, noor) == 28
    desk.customers.tag((noor.id,), ("VIP", "Herbs"))
    tags = {tag.name: tag.id for tag in desk.segments.tags()}
    desk.cadences.set_for_tag(tags["VIP"], 70)
    desk.cadences.set_for_tag(tags["Herbs"], 60)
    assert (_gap(desk, noor), desk.cadences.of(noor.id).name) == (60, "Herbs")
    desk.cadences.set_own(noor.id, 120)
    assert (_gap(desk, noor), desk.cadences.of(noor.id).source) == (120, CadenceSource.OWN)
    assert desk.cadences.without_own(noor.id).name == "Herbs"
    desk.cadences.clear_own(noor.id)
    desk.cadences.clear_for_tag(tags["Herbs"])
    assert _gap(desk, noor) == 70


def test_a_segment_that_asks_for_silence_is_judged_without_its_own_cadence(desk: Desk, noor: Customer) -> None:
    from tests.builders import touch

    touch(desk, noor, 100, direction="both_ways")
    _segment(desk, "-is:quiet", 30)
    first = _gap(desk, noor)
    assert first == 30
    desk.customers.edit(noor.id, notes="Balcony")
    assert _gap(desk, noor) == first
    desk.cadences.refresh_proposals()
    desk.history.undo()
    assert _gap(desk, noor) == first


def test_another_query_or_no_segment_at_all_changes_every_card(desk: Desk, noor: Customer) -> None:
    segment = _segment(desk, "tier:occasional", 21)
    from dataclasses import replace

    desk.segments.save_segment(replace(segment, query="tier:regular"))
    assert _gap(desk, noor) == 182
    desk.history.undo()
    assert _gap(desk, noor) == 21
    desk.segments.remove_segment(segment)
    assert _gap(desk, noor) == 182
    assert desk.cadences.shared() == ()
    assert desk.store.clock.today() == TODAY
