"""The way they like it, in the dialogs that plan: flagged gently, with what would suit one click away."""

from __future__ import annotations

from datetime import date, timedelta

from app.domain.customer import Customer, Tier
from app.domain.fact import Fact, FactKind
from app.domain.touchpoint import Direction
from app.services.desk import Desk
from app.ui.dialogs import plan_dialog, touchpoint_dialog
from tests.builders import TODAY, person, plan, touch
from tests.ui.dialogs.room import Room


def _quiet(desk: Desk, customer: Customer, text: str) -> None:
    desk.facts.add(Fact(customer_id=customer.id, kind=FactKind.QUIET_HOURS, text=text))


def test_a_channel_that_is_disliked_is_flagged_and_changed_with_one_click(
    room: Room, desk: Desk, people: dict[str, Customer]
) -> None:
    dialog = plan_dialog.open_dialog(room.shell, (people["Maja"].id,))
    assert dialog.channel.value == "text"
    assert not dialog.wish.isVisible()
    call = next(button for button in dialog.channel.buttons if button.tile.value == "call")
    room.click(call)
    assert dialog.wish.text.text() == "She would rather not be called. A text suits her."
    assert dialog.wish.instead.text() == "Text instead"
    room.click(dialog.wish.instead)
    assert dialog.channel.value == "text"
    assert not dialog.wish.isVisible()


def test_an_hour_and_a_day_that_do_not_suit_offer_others(room: Room, desk: Desk, people: dict[str, Customer]) -> None:
    _quiet(desk, people["Eero"], "Never before 9, not on Fridays")
    dialog = plan_dialog.open_dialog(room.shell, (people["Eero"].id,), date(2026, 6, 12), 8 * 60, "visit")
    assert dialog.wish.instead.text() == "On Monday"
    room.click(dialog.wish.instead)
    assert dialog.day.day == date(2026, 6, 15)
    assert dialog.wish.text.text() == "8:00 does not suit them. 9:00 does."
    room.click(dialog.wish.instead)
    assert dialog.time.minute == 9 * 60
    assert not dialog.wish.isVisible()


def test_a_flag_forbids_nothing(room: Room, desk: Desk, people: dict[str, Customer]) -> None:
    _quiet(desk, people["Eero"], "Not on Fridays")
    dialog = plan_dialog.open_dialog(room.shell, (people["Eero"].id,), date(2026, 6, 12))
    assert dialog.wish.isVisible()
    room.click(dialog.save_button)
    planned = desk.touchpoints.next_of(people["Eero"].id)
    assert planned is not None
    assert planned.day == date(2026, 6, 12)


def test_a_plan_begins_with_the_day_that_is_proposed(room: Room, desk: Desk) -> None:
    oskar = person(desk, "Oskar Nyman", tier=Tier.INNER_CIRCLE)
    touch(desk, oskar, 60, "text", direction=Direction.BOTH_WAYS)
    _quiet(desk, oskar, "Only on Wednesdays after 18")
    desk.store.start_day()
    dialog = plan_dialog.open_dialog(room.shell, (oskar.id,))
    assert (dialog.day.day, dialog.time.minute, dialog.channel.value) == (date(2026, 6, 17), 18 * 60, "text")
    given = plan_dialog.open_dialog(room.shell, (oskar.id,), date(2026, 6, 24))
    assert (given.day.day, given.time.minute) == (date(2026, 6, 24), None)


def test_without_a_proposal_it_begins_with_the_first_working_day_in_a_week(room: Room, desk: Desk) -> None:
    noor = person(desk, "Noor Haddad")
    desk.settings.change("owner", away_from=TODAY + timedelta(days=5), away_until=TODAY + timedelta(days=8))
    assert plan_dialog.open_dialog(room.shell, (noor.id,)).day.day == date(2026, 6, 22)


def test_a_planned_touchpoint_is_watched_too_and_one_that_happened_is_not(
    room: Room, desk: Desk, people: dict[str, Customer]
) -> None:
    eero = people["Eero"]
    _quiet(desk, eero, "Not on Fridays")
    planned = plan(desk, eero, date(2026, 6, 12))
    assert touchpoint_dialog.open_dialog(room.shell, planned, eero.id).wish.isVisible()
    assert not touchpoint_dialog.open_dialog(room.shell, planned, eero.id, done=True).wish.isVisible()
