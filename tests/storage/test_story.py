"""The story by pages: newest first, every event once, open slips on top of the first page."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.domain.customer import Customer
from app.domain.profile import StoryEvent, StoryKind
from app.domain.promise import Slip
from app.domain.purchase import Purchase
from app.domain.touchpoint import Touchpoint
from app.services.desk import Desk
from tests.builders import TODAY, touch


@pytest.fixture
def eero(desk: Desk, people: dict[str, Customer]) -> int:
    """Eero with several events on each day, at different times, and two open slips."""
    number = people["Eero"].id
    for days_ago in (1, 2, 3):
        for minute in (None, 600, 540, 600):
            touch(desk, people["Eero"], days_ago, "call", minute=minute)
        desk.purchases.add(
            Purchase(customer_id=number, day=TODAY - timedelta(days=days_ago), amount_minor=100, currency="EUR")
        )
    for days_ago in (2, 400):
        desk.promises.note_slip(Slip(customer_id=number, text="Late", happened_on=TODAY - timedelta(days=days_ago)))
    return number


def pages(desk: Desk, number: int, limit: int) -> list[StoryEvent]:
    found: list[StoryEvent] = []
    while page := desk.profiles.story(number, limit=limit, before=found[-1] if found else None):
        found += page
    return found


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 7])
def test_pages_of_any_size_hold_every_event_once(desk: Desk, eero: int, limit: int) -> None:
    whole = desk.profiles.story(eero, limit=1000)

    assert len(whole) == len({(event.kind, event.id) for event in whole}) == 18
    assert pages(desk, eero, limit) == list(whole)


def test_open_slips_stand_on_top_and_the_rest_is_newest_first(desk: Desk, eero: int) -> None:
    story = desk.profiles.story(eero, limit=1000)

    assert [event.kind for event in story[:2]] == [StoryKind.SLIP, StoryKind.SLIP]
    moments = [(event.day, -1 if event.minute is None else event.minute) for event in story[2:]]
    assert moments == sorted(moments, reverse=True)


def test_a_slip_put_right_returns_to_its_day(desk: Desk, eero: int) -> None:
    slip = desk.promises.slips_of(eero)[-1]
    desk.promises.make_good(slip.id, TODAY, "A visit for free")

    story = desk.profiles.story(eero, limit=1000)
    assert (story[-1].kind, story[-1].id) == (StoryKind.SLIP, slip.id)
    assert story[-1].slip is not None


def test_kinds_and_words_narrow_the_story(desk: Desk, eero: int) -> None:
    assert {event.kind for event in desk.profiles.story(eero, (StoryKind.PURCHASE,))} == {StoryKind.PURCHASE}
    assert [event.kind for event in desk.profiles.story(eero, words="LÄTE")] == [StoryKind.SLIP, StoryKind.SLIP]


def test_a_touchpoint_names_everybody_else_who_was_there(desk: Desk, people: dict[str, Customer]) -> None:
    eero, tomas, hotels = people["Eero"], people["Tomas"], people["Aurajoki"]
    desk.customers.edit(tomas.id, nickname="Tom")
    touch(desk, eero, 0, "coffee")
    joint = desk.touchpoints.log(
        Touchpoint(channel="meeting", day=TODAY, participants=(eero.id, tomas.id, hotels.id), notes="Roses")
    )

    story = {event.id: event.with_others for event in desk.profiles.story(eero.id, (StoryKind.TOUCHPOINT,))}
    assert story.pop(joint.id) == ("Tom", "Aurajoki Hotels")
    assert set(story.values()) == {()}
    assert desk.profiles.story(tomas.id, words="roses")[0].with_others == ("Eero", "Aurajoki Hotels")
