"""The sample studio: believable, whole, and the same every time."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.customer import Kind, Stage
from app.services.desk import Desk
from app.services.sample import fill
from app.services.sample.studio import studio
from tests.builders import TODAY


@pytest.fixture
def sample(desk: Desk) -> Desk:
    """A desk on the filled studio."""
    fill(desk)
    return desk


def test_the_studio_has_its_people_and_companies(sample: Desk) -> None:
    counts = sample.finding.counts()
    assert (counts.people, counts.companies) == (250, 30)
    assert counts.stages[Stage.RETENTION] > 180
    assert sample.settings.load().is_sample


def test_the_same_day_gives_the_same_studio() -> None:
    assert studio(TODAY) == studio(TODAY)


@pytest.mark.parametrize("today", [date(2024, 2, 29), date(2026, 12, 31), date(2027, 1, 1)])
def test_it_stands_relative_to_any_day(today: date) -> None:
    made = studio(today)
    done = [t.day for record in made.records for t in record.touchpoints if t.state == "done"]
    assert max(done) <= today
    assert (today - min(done)).days <= 731


def test_the_people_of_the_pictures_are_as_the_pictures_say(sample: Desk) -> None:
    maja = sample.finding.palette("maja holm").people[0]
    assert (maja.company, maja.role, maja.pill) == ("Villa Solbacken", "Head of operations", "")
    assert sample.finding.palette("sofia wik").people[0].pill == "open_slip"
    assert sample.finding.palette("tomas berg").people[0].pill == "cooling"
    profile = sample.profiles.read(maja.id)
    assert len(profile.objectives) == 3
    assert sum(promise.closed_on is not None for promise in profile.promises) == 11


def test_there_is_somebody_in_every_state(sample: Desk) -> None:
    cards = sample.finding.page("", limit=400).cards
    assert {card.pill for card in cards} >= {"", "open_slip", "cooling", "new"}
    assert any(card.kind is Kind.COMPANY for card in cards)
    assert sum(card.photo_id is not None for card in cards) > 50


def test_nobody_can_be_reached_by_mistake(sample: Desk) -> None:
    cards = sample.finding.page("", limit=400).cards
    details = [detail for card in cards for detail in sample.profiles.read(card.id).details]
    emails = [detail.value for detail in details if detail.kind == "email"]
    assert emails
    assert all(email.endswith((".example", "@example.org")) for email in emails)
