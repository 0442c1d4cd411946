"""Today: who is chosen, in which order, and what stands around them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.domain.changes import Topic
from app.domain.customer import Circumstance, CircumstanceKind, Customer, Occasion, OccasionKind, Stage, Tier
from app.domain.fact import Basis, Fact
from app.domain.promise import Promise, Slip
from app.domain.purchase import Purchase
from app.domain.repeats import Repeat
from app.domain.stakeholder import Change, ChangeKind, Plan, Stakeholder
from app.domain.today import Due, RowKind, Step
from app.domain.touchpoint import Direction, Mood, Touchpoint
from app.domain.why_now import WhySource
from app.services.desk import Desk
from app.storage.today import surprise as preparing
from tests.builders import TODAY, company, person, plan, surprise, touch

PLANNED_READS = ("touchpoint_planned", "promise_open", "promise_closed", "occasion_rare", "change_open", "plan_revisit")

SMALL = ("", "CONSTANT", "t1", "setting", "channel", "vault_state", "r")
"""What may be read whole: settings (t1), the owner's channels and fixed repeats (r)."""


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


def propose(desk: Desk, customer: Customer, on: date, channel: str = "call", minutes: int = 15) -> None:
    """A day as the planner would propose it."""
    number = (on - date(1970, 1, 1)).days
    with desk.store.history.unrecorded():
        desk.store.sql.execute(
            "INSERT INTO proposal (customer_id, day, channel, minutes, due_day, made_on) VALUES (?, ?, ?, ?, ?, ?)",
            (customer.id, number, channel, minutes, number, number),
        )


def names(rows: tuple[Any, ...]) -> list[str]:
    return [row.name for row in rows]


@pytest.fixture
def crowd(desk: Desk) -> list[Customer]:
    """Ten people with nothing planned."""
    return [person(desk, f"Person {letter}", stage=Stage.RETENTION) for letter in "ABCDEFGHIJ"]


def test_an_empty_file_has_nobody(desk: Desk) -> None:
    view = desk.today.read()
    assert (view.people, view.has_anybody, view.minutes, view.surprise) == (0, False, 0, None)


def test_late_today_and_done_stand_apart(desk: Desk, crowd: list[Customer]) -> None:
    late, later, now, done = crowd[:4]
    plan(desk, later, day(-1), "call")
    plan(desk, late, day(-2), "text")
    plan(desk, now, TODAY, "email", 720)
    plan(desk, crowd[4], day(1), "call")
    made = plan(desk, done, TODAY, "call")
    desk.touchpoints.mark_done(made.id, replace(made, mood=Mood.PLEASED, participants=(done.id,)))
    view = desk.today.read()
    assert names(view.late) == ["Person A", "Person B"]
    assert [row.late_days for row in view.late] == [2, 1]
    assert names(view.due) == ["Person C"]
    assert [(one.faces[0].name, one.mood) for one in view.done] == [("Person D", Mood.PLEASED)]
    assert view.people == desk.today.count() == 3


@pytest.mark.parametrize(
    ("channel", "minute", "due"),
    [("email", 720, Due.BY), ("call", 1020, Due.AFTER), ("visit", 600, Due.AT), ("card", None, Due.ANY_TIME)],
)
def test_the_hour_means_something_else_for_each_channel(
    desk: Desk, crowd: list[Customer], channel: str, minute: int | None, due: Due
) -> None:
    plan(desk, crowd[0], TODAY, channel, minute)
    assert desk.today.read().due[0].due is due


def test_any_time_stands_at_midday_among_the_hours(desk: Desk, crowd: list[Customer]) -> None:
    for person_, minute in zip(crowd, (1020, None, 600, 720), strict=False):
        plan(desk, person_, TODAY, "call", minute)
    assert names(desk.today.read().due) == ["Person C", "Person D", "Person B", "Person A"]


def test_what_exceeds_the_weekly_minutes_can_wait(desk: Desk, crowd: list[Customer]) -> None:
    for one in crowd:
        plan(desk, one, TODAY, "call")
    view = desk.today.read()
    assert (view.people, view.waiting) == (6, 4)
    assert view.reach_minutes == 90 == desk.settings.load().owner.weekly_minutes
    assert desk.today.count() == 6
    everybody = desk.today.read(everybody=True)
    assert (everybody.people, everybody.waiting) == (10, 0)


def test_what_has_its_hour_today_never_waits(desk: Desk, crowd: list[Customer]) -> None:
    desk.settings.change("owner", weekly_minutes=30)
    for one in crowd[:7]:
        plan(desk, one, TODAY, "meeting")
    plan(desk, crowd[9], TODAY, "meeting", 900)
    view = desk.today.read()
    assert "Person J" in names(view.due)
    assert view.waiting == 8 - view.people > 0


def test_the_neediest_are_shown_first_and_proposals_last(desk: Desk, crowd: list[Customer]) -> None:
    desk.settings.change("owner", weekly_minutes=10)
    for one in crowd[:6]:
        propose(desk, one, TODAY)
    for one in crowd[6:9]:
        plan(desk, one, TODAY, "call")
    desk.promises.note_slip(Slip(customer_id=crowd[9].id, text="Late", happened_on=day(-3), severity=3))
    plan(desk, crowd[9], TODAY, "call")
    view = desk.today.read()
    planned = [row.name for row in view.due if row.kind is RowKind.TOUCHPOINT]
    assert planned == ["Person G", "Person H", "Person I", "Person J"]
    assert (view.people, view.waiting) == (6, 4)


def test_a_proposal_is_not_made_for_who_has_a_plan_and_never_late(desk: Desk, crowd: list[Customer]) -> None:
    propose(desk, crowd[0], TODAY)
    propose(desk, crowd[1], day(-3))
    plan(desk, crowd[0], TODAY, "visit")
    view = desk.today.read()
    assert [(row.name, row.kind) for row in view.rows] == [
        ("Person A", RowKind.TOUCHPOINT), ("Person B", RowKind.PROPOSAL),
    ]  # fmt: skip
    assert view.late == ()
    assert view.due[1].id == crowd[1].id


def test_a_repeat_that_nobody_did_is_a_little_late_and_can_be_taken_or_let_go(desk: Desk) -> None:
    noor = person(desk, "Noor Haddad")
    made = desk.cadences.add_repeat(Repeat(customer_id=noor.id, rule="FREQ=WEEKLY", starts_on=day(-16), channel="call"))
    (late,) = desk.today.read().late
    assert (late.kind, late.id, late.day, late.late_days) == (RowKind.REPEAT, made.id, day(-2), 2)
    assert desk.today.count() == 1
    desk.calendar.take_occurrence(made.id, late.day, TODAY)
    view = desk.today.read()
    assert (view.late, [row.kind for row in view.due]) == ((), [RowKind.TOUCHPOINT])
    desk.history.undo()
    desk.calendar.skip_occurrence(made.id, late.day)
    assert desk.today.count() == 0


def test_a_fixed_repeat_stands_there_until_it_was_taken(desk: Desk, crowd: list[Customer]) -> None:
    made = desk.cadences.add_repeat(
        Repeat(customer_id=crowd[0].id, rule="FREQ=WEEKLY", starts_on=TODAY, minute=600, channel="visit", title="Tea")
    )
    view = desk.today.read(7)
    assert [(row.kind, row.id, row.minute, row.why) for row in view.rows] == [(RowKind.REPEAT, made.id, 600, "Tea.")]
    assert [row.day for row in desk.today.read(14).rows] == [TODAY, day(7)]
    taken = desk.calendar.take_occurrence(made.id, TODAY, minute=600)
    (row,) = desk.today.read().rows
    assert (row.kind, row.id) == (RowKind.TOUCHPOINT, taken.id)


def test_nobody_is_shown_who_died_or_asked_to_be_left_alone(desk: Desk, crowd: list[Customer]) -> None:
    for one in crowd[:3]:
        plan(desk, one, TODAY)
    desk.customers.edit(crowd[0].id, is_deceased=True)
    desk.customers.edit(crowd[1].id, do_not_contact=True)
    desk.customers.trash((crowd[2].id,))
    assert desk.today.read().people == 0


def test_the_next_days_come_with_their_own_minutes(desk: Desk, crowd: list[Customer]) -> None:
    for number, one in enumerate(crowd):
        plan(desk, one, day(number), "call")
    assert desk.today.read().people == 1
    assert names(desk.today.read(7).due) == [f"Person {letter}" for letter in "ABCDEFG"]


def test_several_people_share_a_row(desk: Desk, crowd: list[Customer]) -> None:
    both = Touchpoint(channel="coffee", day=TODAY, participants=(crowd[0].id, crowd[1].id))
    desk.touchpoints.plan(both)
    (row,) = desk.today.read().rows
    assert row.name == "Person A and Person B"
    assert desk.today.count() == 1


def test_the_minutes_are_those_said_else_the_channels(desk: Desk, crowd: list[Customer]) -> None:
    desk.touchpoints.plan(Touchpoint(channel="visit", day=TODAY, duration_minutes=20, participants=(crowd[0].id,)))
    plan(desk, crowd[1], TODAY, "visit")
    plan(desk, crowd[2], TODAY, "pigeon")
    assert [row.minutes for row in desk.today.read().rows] == [20, 60, 15]


def test_a_row_tells_why_now_from_what_is_known(desk: Desk) -> None:
    eero = person(desk, "Eero Salonen", pronouns="he", subtitle="Private garden, Kaarina")
    touch(desk, eero, 4, "email", direction=Direction.FROM_THEM)
    desk.promises.make(Promise(customer_id=eero.id, text="Soil test results", due=day(1)))
    desk.customers.set_occasion(Occasion(customer_id=eero.id, month=6, day=12, year=1966))
    desk.facts.add(Fact(customer_id=eero.id, text="Likes plums", basis=Basis.ASSUMED))
    desk.facts.add(Fact(customer_id=eero.id, text="Secret", basis=Basis.ASSUMED, is_sensitive=True))
    plan(desk, eero, TODAY, "call")
    (row,) = desk.today.read().rows
    assert [reason.source for reason in row.reasons] == [
        WhySource.PROMISE, WhySource.ANSWER, WhySource.OCCASION, WhySource.QUESTION, WhySource.COUNT,
    ]  # fmt: skip
    assert row.why == "“Soil test results” is promised for tomorrow. Contact 2 of the proverbial 7."
    assert row.place == "Kaarina"
    assert row.reasons[3].text == "Worth asking, you only assume it: Likes plums."


def test_who_was_answered_or_called_does_not_wait(desk: Desk, crowd: list[Customer]) -> None:
    answered, called, long_ago = crowd[:3]
    touch(desk, answered, 4, "email", direction=Direction.FROM_THEM)
    touch(desk, answered, 3, "email", direction=Direction.FROM_US)
    touch(desk, called, 2, "call", direction=Direction.FROM_THEM)
    touch(desk, long_ago, 40, "text", direction=Direction.FROM_THEM)
    for one in crowd[:3]:
        plan(desk, one, TODAY)
    sources = {reason.source for row in desk.today.read().rows for reason in row.reasons}
    assert WhySource.ANSWER not in sources


def test_a_conflict_is_followed_up_until_the_next_contact(desk: Desk, crowd: list[Customer]) -> None:
    desk.touchpoints.log(
        Touchpoint(channel="call", direction=Direction.BOTH_WAYS, day=day(-5), is_conflict=True,
                   conflict_agreed="a new fence", participants=(crowd[0].id,))
    )  # fmt: skip
    plan(desk, crowd[0], TODAY)
    assert desk.today.read().rows[0].reasons[0].text == "After the hard talk 5 days ago you agreed: A new fence."
    touch(desk, crowd[0], 1, "visit", direction=Direction.BOTH_WAYS)
    assert WhySource.CONFLICT not in {reason.source for reason in desk.today.read().rows[0].reasons}


@pytest.mark.parametrize(("since", "is_calm"), [(-9, True), (-30, True), (-31, False)])
def test_grief_speaks_kindly_for_thirty_days(desk: Desk, crowd: list[Customer], since: int, is_calm: bool) -> None:
    grief = Circumstance(customer_id=crowd[0].id, kind=CircumstanceKind.GRIEF, note="Her mother died", since=day(since))
    desk.customers.set_circumstance(grief)
    plan(desk, crowd[0], TODAY, "card")
    row = desk.today.read().rows[0]
    assert row.is_calm is is_calm
    assert ("Her mother died" in row.why) is is_calm


def test_a_change_at_the_company_speaks_for_its_people(desk: Desk) -> None:
    hotel, priya = company(desk, "Aurajoki Hotels"), person(desk, "Priya Raman")
    desk.companies.add_member(Stakeholder(person_id=priya.id, company_id=hotel.id))
    desk.companies.note_change(Change(0, hotel.id, None, ChangeKind.MOVED, "Moved to Raisio", day(-2)))
    plan(desk, priya, TODAY, "email")
    assert "New 2 days ago: Moved to Raisio." in [reason.text for reason in desk.today.read().rows[0].reasons]


def test_the_counter_knows_what_is_usual_from_twenty_first_purchases_on(desk: Desk) -> None:
    for number in range(20):
        buyer = person(desk, f"Buyer {number}", stage=Stage.ATTRACTION)
        for days_ago in (30, 20, 10):
            touch(desk, buyer, days_ago, "visit", direction=Direction.BOTH_WAYS)
        touch(desk, buyer, 20, "call", direction=Direction.BOTH_WAYS)
        for days_ago in (28, 26, 24, 22):
            touch(desk, buyer, days_ago, "email", direction=Direction.FROM_US)
        desk.purchases.add(Purchase(customer_id=buyer.id, day=day(-5), amount_minor=100, currency="EUR"))
        with desk.store.history.unrecorded():
            desk.store.sql.execute("UPDATE stage_period SET since = since - 90 WHERE customer_id = ?", (buyer.id,))
    jonas = person(desk, "Jonas Ek", stage=Stage.CONVERSION)
    touch(desk, jonas, 3, "visit", direction=Direction.BOTH_WAYS)
    plan(desk, jonas, TODAY, "call")
    assert desk.today.read().rows[0].why.endswith("Contact 2 of the proverbial 7.")
    desk.store.clock.moment += timedelta(days=1)  # type: ignore[attr-defined]
    desk.store.start_day()
    (row,) = desk.today.read().rows
    assert row.why.endswith("Contact 2 of the usual 3.")
    assert row.reasons[-1].detail.endswith("(middle half 3 to 3, 20 sales).")


def test_promises_are_those_due_within_days(desk: Desk, crowd: list[Customer]) -> None:
    for days in (-2, 0, 3, 4, 30):
        desk.promises.make(Promise(customer_id=crowd[0].id, text=f"In {days}", due=day(days)))
    desk.promises.make(Promise(customer_id=crowd[0].id, text="Some day"))
    view = desk.today.read()
    assert [one.promise.text for one in view.promises] == ["In -2", "In 0", "In 3"]
    assert view.open_promises == 6
    assert [one.promise.text for one in desk.today.read(7).promises][-1] == "In 4"


def test_the_share_kept_counts_this_year_only(desk: Desk, crowd: list[Customer]) -> None:
    kept, broken, moved = (
        desk.promises.make(Promise(customer_id=crowd[0].id, text=text, due=TODAY)) for text in ("one", "two", "three")
    )
    desk.promises.keep(kept.id)
    desk.promises.break_off(broken.id)
    desk.promises.move(moved.id, day(9))
    view = desk.today.read()
    assert (view.kept, view.made) == (1, 2)
    desk.store.clock.moment += timedelta(days=365)  # type: ignore[attr-defined]
    assert (desk.today.read().kept, desk.today.read().made) == (0, 0)


def test_a_promise_knows_since_when_and_whether_it_mends(desk: Desk, crowd: list[Customer]) -> None:
    slip = desk.promises.note_slip(Slip(customer_id=crowd[0].id, text="Cracked pot", happened_on=day(-9)))
    said = touch(desk, crowd[0], 7, "call")
    desk.promises.make(
        Promise(customer_id=crowd[0].id, text="A new pot", due=TODAY, slip_id=slip.id, touchpoint_id=said.id)
    )
    (shown,) = desk.today.read().promises
    assert (shown.said_on, shown.to_put_right) == (day(-7), True)


@pytest.mark.parametrize(("days", "is_shown"), [(-4, False), (-3, True), (0, True), (6, True), (7, False)])
def test_the_surprise_of_these_days_is_shown(desk: Desk, crowd: list[Customer], days: int, is_shown: bool) -> None:
    surprise(desk, crowd[0], day(days), ("Cut", "Card"), note="before she is back")
    work = desk.today.read().surprise
    assert (work is not None) is is_shown
    if work is not None:
        assert (work.title, work.cost_minor, work.minutes) == ("Sweet peas on the doorstep", 600, 25)
        assert [step.text for step in work.steps] == ["Cut", "Card"]


def test_a_later_surprise_is_shown_once_something_for_it_has_to_be_begun(desk: Desk, crowd: list[Customer]) -> None:
    made = surprise(desk, crowd[0], day(11), ("Nothing",))
    with desk.store.history.action("Steps", Topic.PLANS):
        preparing.add_steps(desk.store.sql, made.id, (Step(0, "Cook", day(1), None),))
    assert desk.today.read().surprise is None
    desk.surprises.move(made.id, day(10))
    work = desk.today.read().surprise
    assert work is not None
    assert work.id == made.id
    desk.surprises.tick(next(step.id for step in work.steps if step.text == "Cook"))
    assert desk.today.read().surprise is None


def test_ticking_every_step_makes_it_ready_and_delivering_takes_it_away(desk: Desk, crowd: list[Customer]) -> None:
    surprise(desk, crowd[0], TODAY, ("Cut", "Card"))
    work = desk.today.read().surprise
    assert work is not None
    assert desk.surprises.tick(work.steps[0].id).state == "accepted"
    assert desk.surprises.tick(work.steps[1].id).state == "prepared"
    ready = desk.today.read().surprise
    assert ready is not None
    assert ready.is_ready
    assert desk.surprises.tick(work.steps[0].id, False).state == "accepted"
    assert desk.surprises.deliver(work.id).delivered_on == TODAY
    assert desk.today.read().surprise is None


def test_a_planned_touchpoint_of_a_surprise_stays_secret(desk: Desk, crowd: list[Customer]) -> None:
    made = surprise(desk, crowd[0], TODAY)
    desk.touchpoints.plan(Touchpoint(channel="gift", day=TODAY, surprise_id=made.id, participants=(crowd[0].id,)))
    assert desk.today.read().rows == ()


@pytest.fixture
def hotel(desk: Desk) -> dict[str, Customer]:
    """A hotel where Mikael took over from Carita, and Priya has a plan."""
    people = {name: person(desk, name) for name in ("Carita Blom", "Mikael Sandell", "Priya Raman")}
    people["hotel"] = company(desk, "Aurajoki Hotels")
    for name in ("Carita Blom", "Priya Raman"):
        place = Stakeholder(person_id=people[name].id, company_id=people["hotel"].id, since=day(-900))
        people[f"place of {name}"] = desk.companies.add_member(place)  # type: ignore[assignment]
    desk.facts.set_plan(Plan(customer_id=people["Priya Raman"].id, for_us="Care plan"))
    desk.companies.add_member(
        Stakeholder(person_id=people["Mikael Sandell"].id, company_id=people["hotel"].id, title="Head of Facilities",
                    took_over_from_id=people["place of Carita Blom"].id, since=day(-8))
    )  # fmt: skip
    return people


def test_who_took_over_is_worth_another_look_until_it_was_looked_at(desk: Desk, hotel: dict[str, Customer]) -> None:
    (look,) = desk.today.read().looks
    assert look.title == "Mikael took over from Carita"
    assert look.text == "Head of Facilities at Aurajoki since 3 June. One plan was built around Carita."
    assert (look.face.id, look.page_id) == (hotel["Mikael Sandell"].id, hotel["Priya Raman"].id)
    assert (look.plans, look.is_new) == (1, True)
    assert look.change_id is not None
    desk.companies.look_at(look.change_id)
    assert desk.today.read().looks == ()


def test_a_plan_whose_day_has_come_is_worth_another_look(desk: Desk, crowd: list[Customer]) -> None:
    made = desk.facts.set_plan(Plan(customer_id=crowd[0].id, next_step="ask about the roof", revisit_on=day(-1)))
    desk.facts.set_plan(Plan(customer_id=crowd[1].id, next_step="later", revisit_on=day(1)))
    (look,) = desk.today.read().looks
    assert (look.title, look.plan_id) == ("The plan with Person", made.id)
    assert look.text == "Ask about the roof. To be looked at yesterday."


def test_what_comes_near_stands_by_day(desk: Desk) -> None:
    eero, maja = person(desk, "Eero Salonen"), person(desk, "Maja Holmström")
    coop = company(desk, "Granlund Housing Co-op")
    for occasion in (
        Occasion(customer_id=eero.id, month=6, day=12, year=1966, label="no fuss, please"),
        Occasion(customer_id=coop.id, kind=OccasionKind.RENEWAL, month=6, day=30, label="Contract"),
        Occasion(customer_id=maja.id, kind=OccasionKind.OTHER, month=8, day=11, year=2026, is_yearly=False,
                 label="Ida starts school"),
        Occasion(customer_id=maja.id, kind=OccasionKind.OTHER, month=8, day=13, label="Too far"),
        Occasion(customer_id=maja.id, kind=OccasionKind.OTHER, month=7, day=1, year=2020, is_yearly=False),
    ):  # fmt: skip
        desk.customers.set_occasion(occasion)
    desk.touchpoints.plan(
        Touchpoint(channel="meeting", day=day(7), minute=570, title="Walk-round", participants=(coop.id,))
    )
    assert [(one.day, one.text, one.note, one.minute) for one in desk.today.read().ahead] == [
        (date(2026, 6, 12), "Eero turns 60", "no fuss, please", None),
        (date(2026, 6, 18), "Walk-round at Granlund", "", 570),
        (date(2026, 6, 30), "Granlund contract renews", "", None),
        (date(2026, 8, 11), "Maja’s Ida starts school", "", None),
    ]


@pytest.mark.parametrize(
    ("label", "year", "words"),
    [
        ("since the first roof", 2019, "Aurajoki, 7 years since the first roof"),
        ("Founding day", 2025, "Aurajoki: Founding day, 1 year"), ("Founding day", None, "Aurajoki: Founding day"),
        ("", 2019, "Aurajoki’s anniversary"),
    ],
)  # fmt: skip
def test_an_anniversary_says_how_long_it_has_been(desk: Desk, label: str, year: int | None, words: str) -> None:
    hotel = company(desk, "Aurajoki Hotels")
    desk.customers.set_occasion(
        Occasion(customer_id=hotel.id, kind=OccasionKind.ANNIVERSARY, label=label, month=6, day=24, year=year)
    )
    assert [one.text for one in desk.today.read().ahead] == [words]


def test_round_birthdays_and_the_inner_circle_come_first(desk: Desk) -> None:
    for number in range(8):
        one = person(desk, f"Person {number}", tier=Tier.INNER_CIRCLE if number == 6 else Tier.REGULAR)
        desk.customers.set_occasion(Occasion(customer_id=one.id, month=6, day=12 + number, year=1967 - (number == 7)))
    shown = {one.text for one in desk.today.read().ahead}
    assert {"Person turns 60", "Person turns 59"} <= shown
    assert [one.day.day for one in desk.today.read().ahead] == [12, 13, 18, 19]


def test_a_birthday_of_29_february_is_seen_in_common_years(desk: Desk) -> None:
    one = person(desk, "Leap Year")
    desk.customers.set_occasion(Occasion(customer_id=one.id, month=2, day=29))
    desk.store.clock.moment = desk.store.clock.moment.replace(year=2027, month=2, day=20)  # type: ignore[attr-defined]
    assert [ahead.day for ahead in desk.today.read().ahead] == [date(2027, 2, 28)]


def test_what_comes_near_crosses_the_new_year(desk: Desk) -> None:
    one = person(desk, "Nora Ek")
    desk.customers.set_occasion(Occasion(customer_id=one.id, kind=OccasionKind.ANNIVERSARY, month=1, day=10))
    desk.store.clock.moment = desk.store.clock.moment.replace(month=12, day=20)  # type: ignore[attr-defined]
    (ahead,) = desk.today.read().ahead
    assert (ahead.day, ahead.text) == (date(2027, 1, 10), "Nora’s anniversary")


def test_days_away_are_said_and_caught_up_with_gently(desk: Desk, crowd: list[Customer]) -> None:
    plan(desk, crowd[0], day(-20), "call")
    plan(desk, crowd[1], day(-3), "call")
    desk.settings.change("owner", away_from=day(-10), away_until=day(2))
    assert desk.today.read().away_until == day(2)
    desk.settings.change("owner", away_until=day(-1))
    back = desk.today.read()
    assert back.away_until is None
    assert (names(back.late), names(back.caught_up)) == (["Person A"], ["Person B"])
    assert back.caught_up[0].due is Due.CAUGHT_UP
    desk.store.clock.moment += timedelta(days=7)  # type: ignore[attr-defined]
    assert names(desk.today.read().late) == ["Person A", "Person B"]


def test_a_file_full_of_late_plans_is_counted_not_read(desk: Desk, crowd: list[Customer]) -> None:
    with desk.store.history.unrecorded():
        sql, first = desk.store.sql, (day(-400) - date(1970, 1, 1)).days
        for number in range(500):
            sql.execute(
                """INSERT INTO touchpoint (uuid, channel, direction, state, day, created_at)
                VALUES (randomblob(16), 'call', 'from_us', 'planned', ?, 0)""",
                (first + number % 300,),
            )
            values = (sql.last_insert_rowid(), crowd[0].id, first + number % 300)
            sql.execute("INSERT INTO participant (touchpoint_id, customer_id, day) VALUES (?, ?, ?)", values)
    plan(desk, crowd[1], TODAY, "call", 600)
    view = desk.today.read()
    assert "Person B" in names(view.due)
    assert view.people + view.waiting == 501


def test_every_read_goes_through_an_index(desk: Desk, crowd: list[Customer]) -> None:
    """No read scans touchpoints, participants, promises, facts or standings, whatever their number."""
    sql, seen = desk.store.sql, []

    def note(_cursor: object, text: str, values: Any) -> bool:
        seen.append((text, values))
        return True

    plan(desk, crowd[0], TODAY)
    sql.exec_trace = note
    desk.today.read(7)
    sql.exec_trace = None
    used = ""
    for text, values in seen:
        steps = [str(row[3]) for row in sql.execute(f"EXPLAIN QUERY PLAN {text}", values)]
        for step in steps:
            scanned = step.partition("SCAN ")[2].split(" ")[0]
            is_bounded = "USING" in step or "VIRTUAL TABLE" in step  # a list that was handed in
            assert scanned in SMALL or is_bounded, (text, steps)
        used += " ".join(steps)
    assert all(name in used for name in PLANNED_READS)
