"""The sample studio: believable, whole, and the same every time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.agenda import EntryState
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


def test_june_stands_in_the_calendar_as_in_the_pictures(sample: Desk) -> None:
    monday = TODAY - timedelta(days=10)
    loads = sample.calendar.weeks(monday, monday + timedelta(days=34))
    assert [load.minutes for load in loads] == [48, 75, 62, 48, 55]
    today = sample.calendar.day(TODAY)
    planned = [entry.title for entry in today.entries if entry.state is EntryState.PLANNED]
    assert planned == ["Henrik L.", "Priya R.", "Ek", "Anneli K.", "Soil test"]
    assert (today.people, today.minutes) == (4, 38)
    titles = {
        day.day.day: [entry.title for entry in day.entries] for day in sample.calendar.days(TODAY, date(2026, 6, 30))
    }
    assert titles[12][:3] == ["Eero, 60", "Eero S.", "Tomas B."]
    assert titles[14] == ["Liisa M.", "New pot"]
    assert titles[24][0] == "Aurajoki, 7"
    assert titles[30] == ["Granlund", "Tuula G."]
    assert [one.name for one in sample.calendar.waiting(3)] == ["Bo Sund", "Aino Lehtonen", "Lars Björk"]
    assert "Carita left" in [entry.title for entry in sample.calendar.day(date(2026, 6, 3)).entries]
