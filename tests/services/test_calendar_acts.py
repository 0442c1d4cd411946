"""Who waits for a day, what is said on the way there, and every way to put something on another day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.domain.customer import ContactDetail, Customer, DetailKind
from app.domain.errors import KeepwarmError
from app.domain.fact import Fact, FactKind
from app.domain.promise import Promise, PromiseState
from app.domain.touchpoint import Direction, Touchpoint, TouchpointState
from app.services.desk import Desk
from app.storage.shelves import PROMISES
from tests.builders import TODAY, person, plan, touch

THURSDAY = date(2026, 6, 18)
TUESDAY = date(2026, 6, 16)


def told(desk: Desk, customer: Customer, kind: FactKind, text: str, value: str = "") -> None:
    desk.facts.add(Fact(customer_id=customer.id, kind=kind, text=text, value=value))


def quiet(desk: Desk, name: str, weeks: int, usual_weeks: int, channel: str = "text") -> Customer:
    """Somebody who has not been heard of for so many weeks."""
    made = person(desk, name)
    for time in range(8):
        touch(desk, made, 7 * (weeks + time * usual_weeks), channel, direction=Direction.BOTH_WAYS)
    return made


def test_those_wait_for_a_day_who_are_due_and_have_nothing_planned(desk: Desk) -> None:
    aino = quiet(desk, "Aino Lehtonen", 18, 4, "card")
    told(desk, aino, FactKind.QUIET_HOURS, "Mornings suit her", "08:00-12:00")
    bo = quiet(desk, "Bo Sund", 15, 2)
    quiet(desk, "Per Holm", 1, 4)
    planned = quiet(desk, "Lars Björk", 20, 2)
    plan(desk, planned, THURSDAY)
    found = {one.customer_id: one for one in desk.calendar.waiting()}
    assert set(found) == {aino.id, bo.id}
    usual = found[aino.id].usual_weeks
    assert found[aino.id].weeks == 18
    assert 4 <= usual <= 6
    assert (found[aino.id].sentence, found[aino.id].wish) == (
        f"It’s been 18 weeks; usually {usual}.", "Mornings suit her",
    )  # fmt: skip
    assert (found[aino.id].channel, found[aino.id].minutes) == ("card", 15)
    assert len(desk.calendar.waiting(1)) == 1


def test_nobody_waits_who_wants_to_be_left_alone_has_died_or_rests(desk: Desk) -> None:
    for name, fields in (
        ("Aino Lehtonen", {"do_not_contact": True}), ("Bo Sund", {"is_deceased": True}),
        ("Lars Björk", {"pause_from": TODAY - timedelta(1)}),
    ):  # fmt: skip
        desk.customers.edit(quiet(desk, name, 15, 2).id, **fields)  # type: ignore[arg-type]
    desk.customers.trash([quiet(desk, "Per Holm", 15, 2).id])
    assert desk.calendar.waiting() == ()


def test_taking_somebody_in_plans_over_the_channel_that_suits(desk: Desk) -> None:
    aino = quiet(desk, "Aino Lehtonen", 18, 4, "visit")
    taken = desk.calendar.take(aino.id, THURSDAY, 540)
    assert (taken.state, taken.channel, taken.day, taken.minute) == (TouchpointState.PLANNED, "visit", THURSDAY, 540)
    assert desk.calendar.waiting() == ()
    assert desk.history.undo().label == "Planned a visit with Aino for Thursday 18 June 2026"
    assert [one.customer_id for one in desk.calendar.waiting()] == [aino.id]


def test_a_hint_tells_of_a_broken_wish_first_then_of_the_hours_that_suit(desk: Desk) -> None:
    sofia = person(desk, "Sofia Wikström", pronouns="she")
    told(desk, sofia, FactKind.QUIET_HOURS, "In from 13", "13:00-20:00")
    assert "13:00" in desk.calendar.hint((sofia.id,), THURSDAY, 540, "visit")
    assert desk.calendar.hint((sofia.id,), THURSDAY, 840, "visit") == "Sofia is in from 13."
    assert desk.calendar.hint((sofia.id,), THURSDAY, None, "visit") == "Sofia is in from 13."
    assert desk.calendar.hint((person(desk, "Per Holm").id,), THURSDAY, 540, "visit") == ""


def test_a_hint_says_when_the_owner_is_away(desk: Desk) -> None:
    desk.settings.change("owner", away_from=THURSDAY, away_until=THURSDAY)
    assert desk.calendar.hint((person(desk, "Per Holm").id,), THURSDAY, 540, "visit") == "You are away then."


def test_hours_that_do_not_suit_one_of_several_are_joined(desk: Desk) -> None:
    sofia, per = person(desk, "Sofia Wikström"), person(desk, "Per Holm")
    told(desk, sofia, FactKind.QUIET_HOURS, "In from 13", "13:00-20:00")
    told(desk, per, FactKind.QUIET_HOURS, "Never before 9", "09:00-18:00")
    assert desk.calendar.unsuitable((sofia.id, per.id), THURSDAY) == ((0, 780), (1080, 1440))
    assert desk.calendar.unsuitable((), THURSDAY) == ()


def test_a_touchpoint_moves_with_its_hour_to_another_or_to_none(desk: Desk) -> None:
    made = plan(desk, person(desk, "Maja Holmström"), TUESDAY, "visit", 600)
    assert desk.touchpoints.move(made.id, THURSDAY).minute == 600
    assert desk.history.entries()[0].label == "Moved the visit with Maja to Thursday 18 June 2026"
    assert desk.history.entries()[0].detail == "from Tuesday 16 June 2026, 10:00"
    assert desk.touchpoints.move(made.id, THURSDAY, 780).minute == 780
    assert desk.history.entries()[0].label == "Moved the visit with Maja to Thursday 18 June 2026, 13:00"
    assert desk.touchpoints.move(made.id, TUESDAY, any_time=True).minute is None
    assert desk.history.entries()[0].label == "Moved the visit with Maja to Tuesday 16 June 2026, any time"
    for minute in (780, 600, 600):
        desk.history.undo()
        assert desk.touchpoints.get(made.id).minute == minute
    assert desk.touchpoints.get(made.id).day == TUESDAY


def test_a_touchpoint_can_be_moved_to_other_people(desk: Desk) -> None:
    maja, per, sofia = person(desk, "Maja Holmström"), person(desk, "Per Holm"), person(desk, "Sofia Wikström")
    made = desk.touchpoints.plan(Touchpoint(channel="visit", day=TUESDAY, participants=(maja.id, per.id)))
    moved = desk.touchpoints.move(made.id, THURSDAY, with_others=(per.id, sofia.id))
    assert moved.participants == (per.id, sofia.id)
    assert desk.touchpoints.next_of(maja.id) is None
    found = desk.touchpoints.next_of(sofia.id)
    assert found is not None
    assert found.day == THURSDAY
    desk.history.undo()
    assert desk.touchpoints.get(made.id).participants == (maja.id, per.id)


def test_a_touchpoint_ends_before_midnight_and_takes_a_minute_at_least(desk: Desk) -> None:
    made = plan(desk, person(desk, "Maja Holmström"), TUESDAY, "visit", 1400)
    assert desk.touchpoints.resize(made.id, 40).duration_minutes == 40
    for minutes in (0, 41):
        with pytest.raises(KeepwarmError):
            desk.touchpoints.resize(made.id, minutes)


def test_putting_off_keeps_the_hour_and_only_goes_forward(desk: Desk) -> None:
    late = plan(desk, person(desk, "Oskar Nyman"), TODAY - timedelta(2), "text", 600)
    for day in (TODAY - timedelta(3), TODAY - timedelta(1), TODAY):
        with pytest.raises(KeepwarmError):
            desk.touchpoints.snooze(late.id, day)
    off = desk.touchpoints.snooze(late.id, THURSDAY)
    assert (off.day, off.minute) == (THURSDAY, 600)
    assert desk.history.entries()[0].label == "Put off the text with Oskar until Thursday 18 June 2026"


def promise(desk: Desk, due: date | None) -> Promise:
    return desk.promises.make(Promise(customer_id=person(desk, "Sofia Wikström").id, text="A new pot", due=due))


def test_a_promise_moved_in_time_and_told_is_agreed_anew(desk: Desk) -> None:
    made = promise(desk, TUESDAY)
    moved = desk.promises.move(made.id, THURSDAY)
    assert (moved.due, moved.promised_for, moved.word_day) == (THURSDAY, None, THURSDAY)
    assert desk.promises.keep(made.id).state is PromiseState.KEPT


def test_a_promise_moved_without_a_word_still_counts_for_the_old_day(desk: Desk) -> None:
    made = promise(desk, TODAY - timedelta(1))
    moved = desk.promises.move(made.id, THURSDAY, told=False)
    assert (moved.due, moved.word_day) == (THURSDAY, TODAY - timedelta(1))
    assert desk.promises.keep(made.id).state is PromiseState.KEPT_LATE


def test_telling_them_when_it_is_late_already_does_not_make_it_in_time(desk: Desk) -> None:
    made = promise(desk, TODAY - timedelta(1))
    assert desk.promises.move(made.id, THURSDAY, told=True).word_day == TODAY - timedelta(1)


def test_putting_an_untold_promise_back_on_its_day_leaves_nothing_behind(desk: Desk) -> None:
    made = promise(desk, TUESDAY)
    assert desk.promises.move(made.id, THURSDAY, told=False).promised_for == TUESDAY
    assert desk.promises.move(made.id, TUESDAY, told=False).promised_for is None
    assert desk.promises.move(made.id, THURSDAY, told=False).word_day == TUESDAY
    assert desk.promises.move(made.id, THURSDAY, told=True).word_day == THURSDAY


def test_a_promise_without_a_day_gets_one(desk: Desk) -> None:
    made = promise(desk, None)
    moved = desk.promises.move(made.id, THURSDAY, told=False)
    assert (moved.due, moved.promised_for) == (THURSDAY, None)
    assert PROMISES.get(desk.store.db, made.id).word_day == THURSDAY


def test_the_channel_to_take_somebody_in_needs_a_way_to_reach_them(desk: Desk) -> None:
    per = person(desk, "Per Holm")
    desk.customers.add_detail(ContactDetail(customer_id=per.id, kind=DetailKind.EMAIL, value="per@example.org"))
    assert desk.calendar.take(per.id, THURSDAY).channel == "email"
