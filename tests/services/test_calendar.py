"""What the calendar shows of each day, and the load of its weeks, from a real encrypted file."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.clock import FixedClock
from app.domain.agenda import CalendarDay, Entry, EntryKind, EntryState
from app.domain.changes import Topic
from app.domain.customer import Customer, Occasion, OccasionKind
from app.domain.gesture import Gesture, Surprise, SurpriseState
from app.domain.promise import Promise, Slip
from app.domain.stakeholder import Change, ChangeKind, Stakeholder
from app.domain.touchpoint import Direction, Mood, Touchpoint
from app.services.desk import Desk, desk_of
from app.storage import public_holidays
from app.storage.shelves import GESTURES, SURPRISES
from tests.builders import NOW, TODAY, company, open_desk, open_store, person, plan, touch, weekly

THURSDAY = date(2026, 6, 18)
NO_KINDS = frozenset[EntryKind]()


def titles(day: CalendarDay) -> list[str]:
    return [entry.title for entry in day.entries]


def only(day: CalendarDay, kind: EntryKind) -> list[Entry]:
    return [entry for entry in day.entries if entry.kind is kind]


def surprise(desk: Desk, customer: Customer, **fields: object) -> None:
    with desk.store.history.action("A surprise", Topic.PLANS):
        gesture = GESTURES.add(desk.store.db, Gesture(name="Sweet peas", cost_minor=600, minutes=25), NOW)
        made = Surprise(customer_id=customer.id, gesture_id=gesture.id, state=SurpriseState.ACCEPTED, day=THURSDAY)
        SURPRISES.add(desk.store.db, replace(made, **fields), NOW)  # type: ignore[arg-type]


def keep_holidays(desk: Desk) -> None:
    with desk.store.history.unrecorded():
        public_holidays.renew(desk.store._writer.connection(), "FI", "", TODAY)


def propose(desk: Desk, customer: Customer, day: date, minute: int | None = 540) -> None:
    values = (customer.id, (day - date(1970, 1, 1)).days, minute, "text", 7, 20000, 20000)
    with desk.store.history.unrecorded():
        desk.store._writer.connection().execute("INSERT OR REPLACE INTO proposal VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def test_a_day_has_what_lasts_all_day_first_then_late_then_by_the_hour_then_any_time_and_last_what_is_done(
    desk: Desk,
) -> None:
    names = ("Any Time", "At Ten", "At Nine", "Done Late", "Done Early")
    people = {name: person(desk, name) for name in names}
    plan(desk, people["Any Time"], TODAY, "card")
    plan(desk, people["At Ten"], TODAY, "call", 600)
    plan(desk, people["At Nine"], TODAY, "call", 540)
    touch(desk, people["Done Late"], 0, minute=700)
    touch(desk, people["Done Early"], 0, minute=480)
    desk.customers.set_occasion(Occasion(customer_id=people["At Ten"].id, month=6, day=11))
    assert titles(desk.calendar.day(TODAY)) == ["At", "At N.", "At T.", "Any T.", "Done E.", "Done L."]


def test_planned_ones_of_the_past_are_late_and_come_before_what_is_done(desk: Desk) -> None:
    oskar, maja = person(desk, "Oskar Nyman"), person(desk, "Maja Holmström")
    yesterday = TODAY - timedelta(1)
    touch(desk, maja, 1, minute=600, mood=Mood.PLEASED)
    plan(desk, oskar, yesterday, "text")
    entries = desk.calendar.day(yesterday).entries
    assert [(entry.title, entry.state) for entry in entries] == [
        ("Oskar N.", EntryState.LATE), ("Maja H.", EntryState.DONE),
    ]  # fmt: skip
    assert entries[1].mood is Mood.PLEASED
    assert [entry.is_movable for entry in entries] == [True, False]
    assert desk.calendar.late_count() == 1


def test_titles_are_short_names_of_people_households_companies_and_groups(desk: Desk) -> None:
    ek = person(desk, "Klara Ek", is_household=True)
    hotels = company(desk, "Aurajoki Hotels Oy")
    maja, per = person(desk, "Maja Holmström"), person(desk, "Per Holm")
    for minute, whom in enumerate(((ek,), (hotels,), (maja, per, ek))):
        desk.touchpoints.plan(
            Touchpoint(channel="visit", day=THURSDAY, minute=minute, participants=tuple(each.id for each in whom))
        )
    entries = desk.calendar.day(THURSDAY).entries
    assert [(entry.title, entry.name) for entry in entries] == [
        ("Ek", "Klara Ek"), ("Aurajoki", "Aurajoki Hotels Oy"), ("Maja H. +2", "Maja Holmström +2"),
    ]  # fmt: skip
    assert entries[2].customers == (maja.id, per.id, ek.id)


def test_a_line_is_what_was_written_for_it_else_how_long_it_has_been(desk: Desk) -> None:
    maja, tomas, noor = (person(desk, name) for name in ("Maja Holmström", "Tomas Berglund", "Noor Haddad"))
    for days_ago in range(63, 365, 21):
        touch(desk, tomas, days_ago, "call", direction=Direction.BOTH_WAYS)
    told = Touchpoint(channel="visit", day=THURSDAY, minute=600, title="Market stall", opening_line="Bring the fig.")
    desk.touchpoints.plan(replace(told, participants=(maja.id,)))
    plan(desk, tomas, THURSDAY, "coffee", 840)
    plan(desk, noor, THURSDAY, "text", 900)
    lines = [(entry.label, entry.why) for entry in desk.calendar.day(THURSDAY).entries]
    assert lines == [("Market stall", "Bring the fig."), ("", "It’s been 9 weeks; usually 3."), ("", "")]


def test_sensitive_notes_are_never_shown(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    touch(desk, maja, 0, notes="In hospital", notes_sensitive=True)
    touch(desk, maja, 1, notes="Walked the grounds")
    whys = [entry.why for day in desk.calendar.days(TODAY - timedelta(1), TODAY) for entry in day.entries]
    assert whys == ["Walked the grounds", ""]


def test_open_promises_stand_on_the_day_they_are_due(desk: Desk, people: dict[str, Customer]) -> None:
    slip = desk.promises.slips_of(people["Sofia"].id)[0]
    desk.promises.make(
        Promise(customer_id=people["Sofia"].id, text="A new lid for it", due=THURSDAY, slip_id=slip.id)
    )  # fmt: skip
    kept = desk.promises.make(Promise(customer_id=people["Maja"].id, text="Photos", due=THURSDAY))
    desk.promises.keep(kept.id)
    (entry,) = only(desk.calendar.day(THURSDAY), EntryKind.PROMISE)
    assert (entry.title, entry.name, entry.why) == ("New lid", "A new lid for it", "for Sofia, to put right")
    assert entry.to_put_right
    assert only(desk.calendar.day(date(2026, 6, 16)), EntryKind.PROMISE)[0].title == "Bench sketch"


def test_surprises_stand_on_their_day_until_they_are_delivered(desk: Desk) -> None:
    liisa = person(desk, "Liisa Mäkelä")
    surprise(desk, liisa)
    surprise(desk, liisa, state=SurpriseState.SUGGESTED)
    surprise(desk, liisa, state=SurpriseState.DELIVERED, delivered_on=TODAY, delight=5)
    (coming,) = desk.calendar.day(THURSDAY).entries
    assert (coming.kind, coming.title, coming.why, coming.minutes) == (
        EntryKind.SURPRISE, "Liisa M.", "Sweet peas", 25,
    )  # fmt: skip
    assert coming.cost_minor == 600
    (delivered,) = desk.calendar.day(TODAY).entries
    assert (delivered.state, delivered.mood) == (EntryState.DONE, Mood.DELIGHTED)
    assert desk.calendar.day(THURSDAY).minutes == 0


def test_expected_moments_come_every_year_with_the_age_they_turn(desk: Desk) -> None:
    eero = person(desk, "Eero Salonen")
    desk.customers.set_occasion(Occasion(customer_id=eero.id, month=6, day=12, year=1966))
    day = date(2026, 6, 12)
    found = {when: desk.calendar.day(when).entries for when in (day, date(2027, 6, 12), date(1965, 6, 12))}
    assert [(entry.title, entry.name) for entry in found[day]] == [("Eero, 60", "Eero turns 60")]
    assert found[date(2027, 6, 12)][0].title == "Eero, 61"
    assert found[date(1965, 6, 12)] == ()


def test_nobody_expects_anything_who_has_died(desk: Desk) -> None:
    eero = person(desk, "Eero Salonen")
    desk.customers.set_occasion(Occasion(customer_id=eero.id, month=6, day=12))
    desk.customers.edit(eero.id, is_deceased=True)
    assert desk.calendar.day(date(2026, 6, 12)).entries == ()


def test_a_birthday_without_a_year_has_no_age_and_a_date_that_comes_once_comes_once(desk: Desk) -> None:
    eero, aurajoki = person(desk, "Eero Salonen"), company(desk, "Aurajoki Hotels")
    desk.customers.set_occasion(Occasion(customer_id=eero.id, month=6, day=18))
    once = Occasion(customer_id=aurajoki.id, kind=OccasionKind.RENEWAL, month=6, day=18, year=2026, is_yearly=False)
    desk.customers.set_occasion(once)
    desk.customers.set_occasion(
        Occasion(customer_id=aurajoki.id, kind=OccasionKind.ANNIVERSARY, month=6, day=18, year=2019)
    )
    assert sorted(titles(desk.calendar.day(THURSDAY))) == ["Aurajoki", "Aurajoki, 7", "Eero"]
    assert sorted(titles(desk.calendar.day(date(2027, 6, 18)))) == ["Aurajoki, 8", "Eero"]


@pytest.mark.parametrize(("year", "day"), [(2027, 28), (2028, 29), (2100, 28)])
def test_29_february_is_kept_on_the_28th_of_common_years(desk: Desk, year: int, day: int) -> None:
    maja, per = person(desk, "Maja Holmström"), person(desk, "Per Holm")
    desk.customers.set_occasion(Occasion(customer_id=maja.id, month=2, day=29, year=2000))
    desk.customers.set_occasion(Occasion(customer_id=per.id, month=2, day=28))
    found = {each.day: titles(each) for each in desk.calendar.days(date(year, 2, 27), date(year, 3, 1)) if each.entries}
    maja_title = f"Maja, {year - 2000}"
    expected = {date(year, 2, 28): ["Per"], date(year, 2, 29): [maja_title]} if day == 29 else {
        date(year, 2, 28): [maja_title, "Per"]}  # fmt: skip
    assert found == expected


def test_a_day_of_decision_stands_in_the_calendar(desk: Desk) -> None:
    ek = person(desk, "Klara Ek", decision_on=THURSDAY)
    (entry,) = desk.calendar.day(THURSDAY).entries
    assert (entry.kind, entry.channel, entry.customers) == (EntryKind.EXPECTED, OccasionKind.DECISION, (ek.id,))


def test_who_left_a_company_stands_once_and_other_changes_too(desk: Desk) -> None:
    carita, hotel = person(desk, "Carita Blom"), company(desk, "Aurajoki Hotels")
    place = desk.companies.add_member(Stakeholder(person_id=carita.id, company_id=hotel.id))
    desk.companies.end_membership(place.id, date(2026, 6, 3))
    desk.companies.note_change(
        Change(customer_id=hotel.id, kind=ChangeKind.MOVED, text="Moved to Raisio", happened_on=date(2026, 6, 3))
    )
    entries = desk.calendar.day(date(2026, 6, 3)).entries
    assert sorted((entry.title, entry.name) for entry in entries) == [
        ("Aurajoki moved", "Moved to Raisio"), ("Carita left", "Carita Blom left Aurajoki Hotels"),
    ]  # fmt: skip
    assert {entry.kind for entry in entries} == {EntryKind.CHANGE}


def test_holidays_close_their_day_and_stand_first(desk: Desk) -> None:
    keep_holidays(desk)
    plan(desk, person(desk, "Pekka Aalto"), date(2026, 6, 19), "text", 540)
    friday, saturday = desk.calendar.days(date(2026, 6, 19), date(2026, 6, 20))
    assert titles(friday) == ["Midsummer", "Pekka A."]
    assert (friday.holiday, friday.is_closed, saturday.is_closed) == ("Midsummer Eve", True, True)
    assert desk.calendar.holidays_between(date(2026, 6, 19), date(2026, 6, 20)) == {
        date(2026, 6, 19): "Midsummer Eve", date(2026, 6, 20): "Midsummer Day",
    }  # fmt: skip


def test_days_off_and_days_away_are_closed(desk: Desk) -> None:
    desk.settings.change("owner", working_days=(0, 1, 2, 3), away_from=TODAY, away_until=TODAY)
    days = desk.calendar.days(date(2026, 6, 8), date(2026, 6, 14))
    assert [day.is_closed for day in days] == [False, False, False, True, True, True, True]


def test_a_proposal_stands_until_something_is_planned(desk: Desk) -> None:
    pekka = person(desk, "Pekka Aalto")
    propose(desk, pekka, THURSDAY)
    (entry,) = desk.calendar.day(THURSDAY).entries
    assert (entry.kind, entry.id, entry.channel, entry.minute, entry.minutes) == (
        EntryKind.PROPOSAL, pekka.id, "text", 540, 7,
    )  # fmt: skip
    desk.calendar.take(pekka.id, THURSDAY, 600)
    propose(desk, pekka, THURSDAY)
    (taken,) = desk.calendar.day(THURSDAY).entries
    assert (taken.kind, taken.channel, taken.minute, taken.minutes) == (EntryKind.TOUCHPOINT, "text", 600, 7)


def test_what_a_repeat_brings_stands_from_today_on_until_it_is_skipped_or_taken(desk: Desk) -> None:
    repeat = weekly(desk, person(desk, "Pekka Aalto").id, TODAY - timedelta(14))
    shown = [day.day for day in desk.calendar.days(TODAY - timedelta(14), TODAY + timedelta(14)) if day.entries]
    assert shown == [TODAY, TODAY + timedelta(7), TODAY + timedelta(14)]
    entry = desk.calendar.day(TODAY).entries[0]
    assert (entry.id, entry.repeat_id, entry.minute, entry.title) == (0, repeat.id, 600, "Pekka A.")
    desk.calendar.skip_occurrence(repeat.id, TODAY)
    moved = desk.calendar.take_occurrence(repeat.id, THURSDAY, THURSDAY + timedelta(1), 660)
    assert (moved.repeat_id, moved.minute, moved.participants) == (repeat.id, 660, entry.customers)
    after = {day.day: day.entries[0].id for day in desk.calendar.days(TODAY, THURSDAY + timedelta(1)) if day.entries}
    assert after == {THURSDAY + timedelta(1): moved.id}
    desk.history.undo()
    assert desk.calendar.day(THURSDAY).entries[0].repeat_id == repeat.id


def test_what_a_repeat_brought_last_is_late_until_they_are_in_touch(desk: Desk) -> None:
    pekka = person(desk, "Pekka Aalto")
    repeat = weekly(desk, pekka.id, TODAY - timedelta(17))
    before = TODAY - timedelta(20)
    (late,) = [entry for day in desk.calendar.days(before, TODAY) for entry in day.entries]
    assert (late.day, late.state, late.repeat_id) == (TODAY - timedelta(3), EntryState.LATE, repeat.id)
    touch(desk, pekka, 4, "call")
    assert desk.calendar.day(late.day).entries
    touch(desk, pekka, 2, "text")
    assert not desk.calendar.day(late.day).entries


def test_kinds_that_are_not_wanted_are_left_out(desk: Desk, people: dict[str, Customer]) -> None:
    first, last = TODAY, TODAY + timedelta(14)
    for kind in EntryKind:
        found = {entry.kind for day in desk.calendar.days(first, last, frozenset((kind,))) for entry in day.entries}
        assert found <= {kind}
    assert not any(day.entries for day in desk.calendar.days(first, last, NO_KINDS))
    assert any(day.people for day in desk.calendar.days(first, last, NO_KINDS))


def test_a_full_day_shows_its_first_entries_and_how_many_more_there_are(desk: Desk) -> None:
    people = [person(desk, f"Anna {letter}") for letter in "ABCDEFGH"]
    for number, each in enumerate(people):
        plan(desk, each, THURSDAY, "call", 600 + number)
        desk.promises.make(Promise(customer_id=each.id, text=f"Seeds {number}", due=THURSDAY))
        desk.customers.set_occasion(Occasion(customer_id=each.id, month=6, day=18))
    day = desk.calendar.days(THURSDAY, THURSDAY, per_day=4)[0]
    assert (len(day.entries), day.more, day.people) == (4, 20, 8)
    desk.customers.trash([people[0].id, people[7].id])
    less = desk.calendar.days(THURSDAY, THURSDAY, per_day=4)[0]
    assert (len(less.entries), less.more, less.people) == (4, 14, 6)
    whole = desk.calendar.day(THURSDAY)
    assert (len(whole.entries), whole.more) == (18, 0)


def test_the_minutes_of_a_day_are_as_said_else_as_usual_over_the_channel(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    desk.settings.change("touch", minutes=(("call", 12), ("text", 3)))
    for channel, said in (("call", None), ("text", 20), ("fax", None)):
        desk.touchpoints.plan(
            Touchpoint(channel=channel, day=THURSDAY, duration_minutes=said, participants=(maja.id,))
        )  # fmt: skip
    touch(desk, maja, 0, "call", duration_minutes=0)
    touch(desk, maja, 0, "call", duration_minutes=30, direction=Direction.FROM_THEM)
    day = desk.calendar.day(THURSDAY)
    assert (day.people, day.minutes) == (3, 12 + 20 + 15)
    assert sorted(entry.minutes for entry in day.entries) == [12, 15, 20]
    assert desk.calendar.day(TODAY).minutes == 0
    assert [load.minutes for load in desk.calendar.weeks(TODAY, THURSDAY)] == [0, 47]


def test_the_load_is_read_anew_once_something_changes(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    made = plan(desk, maja, THURSDAY, "call")
    assert desk.calendar.weeks(THURSDAY, THURSDAY)[0].minutes == 15
    desk.touchpoints.resize(made.id, 40)
    assert desk.calendar.weeks(THURSDAY, THURSDAY)[0].minutes == 40
    desk.settings.change("touch", minutes=(("call", 12),))
    desk.history.undo()
    desk.history.undo()
    assert desk.calendar.weeks(THURSDAY, THURSDAY)[0].minutes == 15


def test_a_week_away_leaves_a_fifth_of_the_minutes(desk: Desk) -> None:
    desk.settings.change("owner", weekly_minutes=90, away_from=date(2026, 6, 15), away_until=date(2026, 6, 21))
    loads = desk.calendar.weeks(TODAY, date(2026, 6, 22))
    assert [load.limit for load in loads] == [90, 18, 90]
    assert loads[0].free == 90


def test_weeks_run_from_monday_to_sunday_also_where_a_year_has_53(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    for day in (date(2026, 12, 28), date(2027, 1, 3), date(2027, 1, 4)):
        plan(desk, maja, day, "call")
    loads = desk.calendar.weeks(date(2026, 12, 31), date(2027, 1, 4))
    assert [(load.monday, load.minutes) for load in loads] == [(date(2026, 12, 28), 30), (date(2027, 1, 4), 15)]
    assert loads[0].monday.isocalendar().week == 53


def test_the_agenda_skips_empty_days_in_both_directions(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    days = [TODAY + timedelta(days=ahead) for ahead in (0, 3, 40, 400, 1500)]
    for day in days:
        plan(desk, maja, day)
    touch(desk, maja, 700)
    assert [day.day for day in desk.calendar.agenda(TODAY, limit=3)] == days[:3]
    assert [day.day for day in desk.calendar.agenda(days[2] + timedelta(1))] == days[3:]
    assert [day.day for day in desk.calendar.agenda(days[2], limit=2, backwards=True)] == days[:2]
    assert [day.day for day in desk.calendar.agenda(TODAY, backwards=True)] == [TODAY - timedelta(700)]
    assert desk.calendar.agenda(TODAY, frozenset((EntryKind.SURPRISE,))) == ()


def test_dots_tell_of_touchpoints_and_promises_and_gold_of_surprises(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    plan(desk, maja, TODAY)
    plan(desk, maja, THURSDAY)
    surprise(desk, maja)
    desk.promises.make(Promise(customer_id=maja.id, text="Photos", due=date(2026, 6, 30)))
    desk.customers.set_occasion(Occasion(customer_id=maja.id, month=6, day=20))
    assert desk.calendar.dots(date(2026, 6, 1), date(2026, 6, 30)) == {
        TODAY: EntryKind.TOUCHPOINT, THURSDAY: EntryKind.SURPRISE, date(2026, 6, 30): EntryKind.PROMISE,
    }  # fmt: skip


@pytest.fixture
def zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """The computer's time zone for a while."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
    time.tzset()


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia"], indirect=True)
def test_entries_keep_their_day_and_local_hour_through_changes_of_clocks_and_zones(zone: str, tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    maja = person(desk, "Maja Holmström")
    days = [date(2026, 3, 29), date(2026, 10, 25), date(2011, 12, 30), date(2028, 2, 29)]
    for day in days:
        plan(desk, maja, day)
        plan(desk, maja, day, "call", 150)
    weekly(desk, maja.id, TODAY, 480, zone=zone)
    desk.store.close()
    os.environ["TZ"] = "Asia/Tokyo"
    time.tzset()
    again = open_desk(tmp_path)
    for day in days:
        entries = [entry for entry in again.calendar.day(day).entries if entry.id]
        assert [(entry.day, entry.minute) for entry in entries] in (
            [(day, 150), (day, None)],
            [(day, 150), (day, None)],
        )
    repeated = [
        entry for day in again.calendar.days(TODAY, date(2026, 12, 31)) for entry in day.entries if not entry.id
    ]
    assert len(repeated) == 30
    assert {entry.minute for entry in repeated} == {480}
    again.store.close()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_stretch_is_its_days_and_a_short_day_begins_like_the_whole_one(data: st.DataObject, tmp_path: Path) -> None:
    desk = open_desk(Path(tempfile.mkdtemp(dir=tmp_path)))
    whom = [person(desk, f"{name} Holm") for name in ("Anna", "Bo", "Cilla")]
    for day, minute, who, kind in data.draw(st.lists(_THINGS, max_size=25)):
        _put(desk, whom[who], TODAY + timedelta(days=day), minute, kind)
    first = TODAY + timedelta(days=data.draw(st.integers(-6, 0)))
    days = desk.calendar.days(first, first + timedelta(8))
    assert [day.day for day in days] == [first + timedelta(ahead) for ahead in range(9)]
    assert days == tuple(desk.calendar.day(day.day) for day in days)
    limit = data.draw(st.integers(1, 4))
    for short, whole in zip(desk.calendar.days(first, first + timedelta(8), per_day=limit), days, strict=True):
        assert short.entries == whole.entries[:limit]
        assert len(short.entries) + short.more == len(whole.entries)
        assert (short.people, short.minutes) == (whole.people, whole.minutes)
    held = [day.day for day in days if day.entries]
    assert [day.day for day in desk.calendar.agenda(first, limit=len(held))] == held
    desk.store.close()


_THINGS = st.tuples(
    st.integers(-6, 6), st.none() | st.integers(0, 1439), st.integers(0, 2),
    st.sampled_from(("plan", "done", "promise", "occasion", "surprise")),
)  # fmt: skip


def _put(desk: Desk, customer: Customer, day: date, minute: int | None, kind: str) -> None:
    if kind == "plan":
        plan(desk, customer, day, "call", minute)
    elif kind == "done":
        touch(desk, customer, abs((TODAY - day).days), minute=minute)
    elif kind == "promise":
        desk.promises.make(Promise(customer_id=customer.id, text="Photos", due=day))
    elif kind == "occasion":
        desk.customers.set_occasion(Occasion(customer_id=customer.id, month=day.month, day=day.day))
    else:
        surprise(desk, customer, day=day)


def test_the_present_day_is_the_clocks(tmp_path: Path) -> None:
    clock = FixedClock(NOW)
    desk = desk_of(open_store(tmp_path / "keepwarm.db", clock))
    made = plan(desk, person(desk, "Maja Holmström"), TODAY)
    assert desk.calendar.day(TODAY).entries[0].state is EntryState.PLANNED
    clock.moment = datetime(2026, 6, 12, 0, 1, tzinfo=NOW.tzinfo)
    assert [(entry.id, entry.state) for entry in desk.calendar.day(TODAY).entries] == [(made.id, EntryState.LATE)]
    desk.store.close()


def test_a_slip_alone_is_no_entry(desk: Desk) -> None:
    maja = person(desk, "Maja Holmström")
    desk.promises.note_slip(Slip(customer_id=maja.id, text="Late", happened_on=TODAY))
    assert desk.calendar.day(TODAY).entries == ()
