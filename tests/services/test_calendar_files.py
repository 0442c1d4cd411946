"""Calendars brought in, written out and published: nothing twice, nothing secret, nothing half."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.clock import FixedClock
from app.domain.customer import Customer, Kind, Occasion, OccasionKind
from app.domain.errors import Cancelled, KeepwarmError
from app.domain.event import CalendarDraft, EventChoice, EventGroup, Fate, GroupKind
from app.domain.incoming import Severity
from app.domain.outgoing_event import NamesShown
from app.domain.promise import Promise
from app.domain.repeats import Repeat
from app.domain.touchpoint import Channel, Direction, Mood, Touchpoint, TouchpointState
from app.services.desk import Desk, desk_of
from tests.builders import NOW, TODAY, open_store, person, plan, studio, touch
from tests.calendars import calendar, event, everyday

HELSINKI = ZoneInfo("Europe/Helsinki")
People = dict[str, Customer]


@pytest.fixture
def north(tmp_path: Path) -> Iterator[Desk]:
    """A desk whose owner lives in Helsinki, with the studio's people."""
    store = open_store(tmp_path / "north.db", FixedClock(NOW.astimezone(HELSINKI)))
    desk = desk_of(store)
    studio(desk)
    yield desk
    store.close()


def group(draft: CalendarDraft, name: str) -> EventGroup:
    return next(one for one in draft.groups if one.name == name)


def touchpoints(desk: Desk, title: str) -> list[Touchpoint]:
    sql = desk.store.sql
    rows = sql.execute("SELECT id FROM touchpoint WHERE title = ? AND trashed_at IS NULL ORDER BY day, id", (title,))
    return [desk.touchpoints.get(int(str(number))) for (number,) in rows.fetchall()]


def birthdays(desk: Desk, number: int) -> list[tuple[int, int, int | None]]:
    found = desk.profiles.read(number).occasions
    return [(one.month, one.day, one.year) for one in found if one.kind is OccasionKind.BIRTHDAY]


def test_events_are_sorted_by_whom_they_are_about(desk: Desk, people: People) -> None:
    draft = desk.calendar_files.draft(everyday())
    assert [(one.kind, one.name, one.comes_in, one.moments) for one in draft.groups] == [
        (GroupKind.KNOWN, "Tomas Berglund", True, 3), (GroupKind.KNOWN, "Maja Holmström", True, 1),
        (GroupKind.BIRTHDAY, "Noor Haddad", True, 1), (GroupKind.STRANGER, "Anna Lindqvist", False, 1),
        (GroupKind.STRANGER, "Dentist", False, 1),
    ]  # fmt: skip


def test_a_past_meeting_took_place_and_a_coming_one_is_planned(north: Desk) -> None:
    done = north.calendar_files.bring_in(north.calendar_files.draft(everyday()))
    assert (done.touchpoints, done.occasions, done.left_out) == (4, 1, 2)
    (lunch,) = touchpoints(north, "Lunch")
    assert (lunch.state, lunch.direction, lunch.channel) == (
        TouchpointState.DONE, Direction.BOTH_WAYS, Channel.COFFEE,
    )  # fmt: skip
    assert (lunch.day, lunch.minute, lunch.duration_minutes, lunch.zone) == (
        date(2026, 5, 1), 13 * 60, 60, "Europe/Helsinki",
    )  # fmt: skip
    calls = touchpoints(north, "Call Tomas Berglund about bread")
    assert [(one.state, one.day, one.minute) for one in calls] == [
        (TouchpointState.PLANNED, date(2026, 6, 18), 16 * 60), (TouchpointState.PLANNED, date(2026, 7, 16), 16 * 60),
        (TouchpointState.PLANNED, date(2026, 7, 30), 16 * 60),
    ]  # fmt: skip


def test_what_stays_out_is_named_with_its_line(desk: Desk, people: People) -> None:
    done = desk.calendar_files.bring_in(desk.calendar_files.draft(everyday()))
    left_out = [problem for problem in done.problems if problem.severity is Severity.LEFT_OUT]
    assert [problem.message for problem in left_out] == [
        "“Intro”, 25 June 2026: nobody here is meant. Left out.",
        "“Dentist”, 12 March 2024: nobody here is meant. Left out.",
    ]
    lines = everyday().decode().split("\r\n")
    assert [lines[problem.line - 1] for problem in left_out] == ["BEGIN:VEVENT", "BEGIN:VEVENT"]


def test_a_second_import_doubles_nothing_and_leaves_no_line(desk: Desk, people: People) -> None:
    desk.calendar_files.bring_in(desk.calendar_files.draft(everyday()))
    lines = desk.history.count()
    again = desk.calendar_files.bring_in(desk.calendar_files.draft(everyday()))
    assert (again.created, again.updated, again.unchanged, again.entry_id) == (0, 0, 5, None)
    assert desk.history.count() == lines


def test_a_changed_event_is_changed_here_while_it_is_planned(desk: Desk, people: People) -> None:
    files = desk.calendar_files
    before = calendar(event("Lunch with Maja Holmström", "20260620T100000Z", uid="1"),
                      event("Tea with Maja Holmström", "20260520T100000Z", uid="2"))  # fmt: skip
    after = calendar(event("Long lunch with Maja Holmström", "20260622T110000Z", "DURATION:PT2H", uid="1"),
                     event("Coffee with Maja Holmström", "20260521T100000Z", uid="2"))  # fmt: skip
    files.bring_in(files.draft(before))
    done = files.bring_in(files.draft(after))
    assert (done.created, done.updated, done.unchanged) == (0, 1, 1)
    (lunch,) = touchpoints(desk, "Long lunch with Maja Holmström")
    assert (lunch.day, lunch.minute, lunch.duration_minutes) == (date(2026, 6, 22), 660, 120)
    assert [one.day for one in touchpoints(desk, "Tea with Maja Holmström")] == [date(2026, 5, 20)]
    assert desk.touchpoints.next_of(people["Maja"].id) is not None


def test_a_planned_event_that_is_over_took_place(tmp_path: Path) -> None:
    clock = FixedClock(NOW)
    desk = desk_of(open_store(tmp_path / "a.db", clock))
    person(desk, "Maja Holmström")
    source = calendar(event("Lunch with Maja Holmström", "20260620T100000Z", uid="1"))
    desk.calendar_files.bring_in(desk.calendar_files.draft(source))
    clock.moment = NOW + timedelta(30)
    assert desk.calendar_files.bring_in(desk.calendar_files.draft(source)).updated == 1
    assert touchpoints(desk, "Lunch with Maja Holmström")[0].state is TouchpointState.DONE
    desk.store.close()


def test_called_off_events_and_days_go_while_they_are_planned(desk: Desk, people: People) -> None:
    files = desk.calendar_files
    series = event("Call Tomas Berglund", "20260615T100000Z", "RRULE:FREQ=WEEKLY;COUNT=3", uid="s")
    lunch = event("Lunch with Maja Holmström", "20260620T100000Z", uid="1")
    files.bring_in(files.draft(calendar(series, lunch)))
    fewer = event(
        "Call Tomas Berglund", "20260615T100000Z", "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20260622T100000Z", uid="s"
    )
    off = event("Lunch with Maja Holmström", "20260620T100000Z", "STATUS:CANCELLED", uid="1")
    done = files.bring_in(files.draft(calendar(fewer, off)))
    assert (done.called_off, done.unchanged) == (2, 2)
    assert [one.day for one in touchpoints(desk, "Call Tomas Berglund")] == [date(2026, 6, 15), date(2026, 6, 29)]
    assert touchpoints(desk, "Lunch with Maja Holmström") == []


def test_what_the_owner_removed_stays_removed(desk: Desk, people: People) -> None:
    files = desk.calendar_files
    files.bring_in(files.draft(everyday()))
    desk.touchpoints.trash(touchpoints(desk, "Lunch")[0].id)
    (found,) = desk.profiles.read(people["Noor"].id).occasions
    desk.customers.remove_occasion(found)
    done = files.bring_in(files.draft(everyday()))
    assert (done.created, touchpoints(desk, "Lunch"), birthdays(desk, people["Noor"].id)) == (0, [], [])
    assert sum("was removed here" in problem.message for problem in done.problems) == 2


def test_a_meeting_that_the_owner_wrote_down_herself_is_not_doubled(desk: Desk, people: People) -> None:
    touch(desk, people["Maja"], (TODAY - date(2026, 5, 1)).days, "coffee", title="Plums")
    done = desk.calendar_files.bring_in(desk.calendar_files.draft(everyday()))
    assert (done.touchpoints, done.unchanged, touchpoints(desk, "Lunch")) == (3, 1, [])


def test_birthdays_come_to_the_card_and_another_day_there_stays(desk: Desk, people: People) -> None:
    desk.customers.set_occasion(Occasion(customer_id=people["Eero"].id, month=6, day=12))
    source = calendar(
        event("Noor Haddad's birthday", "19840314", "CREATED:20200101T000000Z", "RRULE:FREQ=YEARLY"),
        event("Eero Salonen's birthday", "20200613", "RRULE:FREQ=YEARLY"),
        event("Maja Holmström's birthday", "16040229", "RRULE:FREQ=YEARLY"),
    )
    done = desk.calendar_files.bring_in(desk.calendar_files.draft(source))
    assert (done.occasions, done.unchanged, done.left_out) == (1, 1, 1)
    assert birthdays(desk, people["Noor"].id) == [(3, 14, 1984)]
    assert birthdays(desk, people["Eero"].id) == [(6, 12, None)]
    assert "Eero has another day on the card, 12 June. It stays." in done.problems[0].message


def test_the_owner_decides_card_person_or_nothing(desk: Desk, people: People) -> None:
    files, draft = desk.calendar_files, desk.calendar_files.draft(everyday())
    choices = {
        group(draft, "Anna Lindqvist").key: EventChoice(Fate.NEW_CARD),
        group(draft, "Dentist").key: EventChoice(Fate.BRING, (people["Eero"].id,)),
        group(draft, "Maja Holmström").key: EventChoice(Fate.LEAVE_OUT),
    }
    plan_ = files.plan(draft, choices)
    done = files.bring_in(draft, choices)
    assert (len(plan_.touchpoints), done.touchpoints, done.cards, done.left_out) == (5, 5, 1, 1)
    (found,) = desk.finding.page("anna@lindqvist.example").cards
    assert (found.name, found.kind, found.next_day) == ("Anna Lindqvist", Kind.PERSON, date(2026, 6, 25))
    assert touchpoints(desk, "Dentist")[0].participants == (people["Eero"].id,)
    assert touchpoints(desk, "Lunch") == []


def test_two_groups_of_one_stranger_make_one_card(desk: Desk, people: People) -> None:
    source = calendar(event("Intro", "20260625T070000Z", "ATTENDEE;CN=Anna Lindqvist:mailto:anna@lindqvist.example"),
                      event("Anna Lindqvist's birthday", "20200903", "RRULE:FREQ=YEARLY"))  # fmt: skip
    draft = desk.calendar_files.draft(source)
    done = desk.calendar_files.bring_in(draft, {one.key: EventChoice(Fate.NEW_CARD) for one in draft.groups})
    (anna,) = desk.finding.page("Lindqvist").cards
    assert (done.cards, birthdays(desk, anna.id)) == (1, [(9, 3, None)])


def test_an_import_is_one_action_and_a_stopped_one_changes_nothing(desk: Desk, people: People) -> None:
    draft, lines = desk.calendar_files.draft(everyday()), desk.history.count()
    with pytest.raises(Cancelled):
        desk.calendar_files.bring_in(draft, is_cancelled=lambda: True)
    assert (desk.history.count(), touchpoints(desk, "Lunch")) == (lines, [])
    desk.calendar_files.bring_in(draft)
    assert desk.history.count() == lines + 1
    assert desk.history.entries(limit=1)[0].label == "Brought in 5 events from a calendar"


def test_private_events_become_sensitive_and_places_become_notes(desk: Desk, people: People) -> None:
    source = calendar(event("Maja Holmström", "20260501", "DTEND;VALUE=DATE:20260503", "CLASS:PRIVATE",
                            r"LOCATION:Linnankatu 41\, Turku", "DESCRIPTION:Plums"))  # fmt: skip
    desk.calendar_files.bring_in(desk.calendar_files.draft(source))
    (found,) = touchpoints(desk, "Maja Holmström")
    assert (found.channel, found.notes_sensitive, found.minute) == ("visit", True, None)
    assert found.notes == "Linnankatu 41, Turku\nUntil 2 May 2026\nPlums"


def filled(desk: Desk) -> People:
    """The studio with a repeat, a surprise, a gift to come and a sensitive note."""
    people = studio(desk)
    maja, eero = people["Maja"], people["Eero"]
    month_end = Repeat(customer_id=eero.id, rule="FREQ=MONTHLY;BYMONTHDAY=31", starts_on=date(2026, 7, 31), minute=540,
                       channel="call", title="Month’s end", exceptions="2026-08-31")  # fmt: skip
    desk.cadences.add_repeat(month_end)
    visit = Touchpoint(channel="visit", day=TODAY - timedelta(3), minute=600, participants=(maja.id, eero.id),
                       direction=Direction.BOTH_WAYS, mood=Mood.PLEASED, duration_minutes=45, title="Benches",
                       notes="Seen by the oak;\nwith Ida, twice")  # fmt: skip
    desk.touchpoints.log(visit)
    call = Touchpoint(channel="call", day=TODAY, participants=(maja.id,), notes="Petter is ill", notes_sensitive=True)
    desk.touchpoints.log(call)
    plan(desk, maja, TODAY + timedelta(5), "gift")
    hidden = plan(desk, maja, TODAY + timedelta(6), "card", 540)
    desk.touchpoints.edit(dataclasses.replace(hidden, surprise_id=1, title="Plum tree"))
    desk.customers.set_occasion(
        Occasion(customer_id=maja.id, kind=OccasionKind.OTHER, label="Founded", month=5, day=3, year=2001)
    )
    return people


def plain(path: Path) -> str:
    return path.read_text("utf-8").replace("\r\n ", "").replace("\r\n", "\n").replace(" \n", "\n")


def test_surprises_gifts_and_sensitive_notes_never_leave(desk: Desk, tmp_path: Path) -> None:
    filled(desk)
    path = tmp_path / "out.ics"
    desk.calendar_files.export(path)
    text = plain(path)
    for secret in ("Plum tree", "Gift", "Petter is ill"):
        assert secret not in text
    assert "Benches" in text
    desk.calendar_files.export(path, with_sensitive=True)
    assert "Petter is ill" in plain(path)


@pytest.mark.parametrize("names", [NamesShown.FIRST, NamesShown.NONE])
def test_names_are_told_as_far_as_the_owner_allows(desk: Desk, tmp_path: Path, names: NamesShown) -> None:
    people = filled(desk)
    path = tmp_path / "out.ics"
    desk.calendar_files.export(path, names)
    text = plain(path)
    family = {customer.family_name for customer in people.values()} - {""}
    assert not [name for name in (*family, "oak;", "villasolbacken") if name in text.replace("oak\n", "")]
    firsts = {customer.given_name for customer in people.values()} - {""}
    assert bool([name for name in firsts if name in text]) is (names is NamesShown.FIRST)
    assert not [customer.uuid for customer in people.values() if f"PERSON;X-UUID={customer.uuid}" in text]


def test_other_libraries_read_the_file_as_it_is_meant(north: Desk, tmp_path: Path) -> None:
    filled_ = person(north, "Liisa Mäkelä")
    plan(north, filled_, date(2026, 10, 26), "visit", 9 * 60)
    month_end = Repeat(customer_id=filled_.id, rule="FREQ=MONTHLY", starts_on=date(2026, 8, 31), minute=540,
                       channel="call", exceptions="2026-10-31")  # fmt: skip
    north.cadences.add_repeat(month_end)
    north.customers.set_occasion(Occasion(customer_id=filled_.id, month=2, day=29, year=1984))
    path = tmp_path / "out.ics"
    north.calendar_files.export(path)
    data = path.read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    parsed = icalendar.Calendar.from_ical(data)
    assert not [error for part in parsed.walk() for error in part.errors]
    events = recurring_ical_events.of(parsed)
    (visit,) = [one for one in events.at((2026, 10, 26)) if "Liisa" in one["SUMMARY"]]
    assert visit["DTSTART"].dt.astimezone(UTC) == datetime(2026, 10, 26, 7, 0, tzinfo=UTC)
    calls = [
        one["DTSTART"].dt
        for one in events.between((2026, 8, 1), (2027, 3, 2))
        if one["SUMMARY"] == "Call with Liisa Mäkelä"
    ]
    assert [f"{day:%m-%d %H:%M}" for day in sorted(calls)] == [
        "08-31 09:00", "09-30 09:00", "11-30 09:00", "12-31 09:00", "01-31 09:00", "02-28 09:00",
    ]  # fmt: skip
    births = [one["DTSTART"].dt for one in events.between((2027, 1, 1), (2028, 12, 31)) if "birthday" in one["SUMMARY"]
              and "Liisa" in one["SUMMARY"]]  # fmt: skip
    assert births == [date(2027, 2, 28), date(2028, 2, 29)]


def _kept(desk: Desk) -> list[tuple[Any, ...]]:
    """What a calendar can carry, told without ids."""
    sql = desk.store.sql
    query = """SELECT t.uuid, channel, direction, state, day, minute, duration_minutes, mood, title, notes, created_at,
        (SELECT group_concat(name) FROM (SELECT name FROM participant p JOIN customer c ON c.id = p.customer_id
            WHERE p.touchpoint_id = t.id ORDER BY name))
        FROM touchpoint t WHERE trashed_at IS NULL AND surprise_id IS NULL AND NOT notes_sensitive
        AND NOT (channel = 'gift' AND state = 'planned') ORDER BY t.uuid"""
    return [
        *sql.execute(query).fetchall(),
        *sql.execute("SELECT p.uuid, text, due, state, closed_on, p.created_at, name FROM promise p JOIN customer c "
                     "ON c.id = customer_id WHERE due IS NOT NULL ORDER BY p.uuid").fetchall(),
        *sql.execute("SELECT o.kind, label, month, day, year, is_yearly, name FROM occasion o JOIN customer c "
                     "ON c.id = customer_id ORDER BY 1, 2, 3, 4, 7").fetchall(),
        *sql.execute("SELECT rule, starts_on, minute, zone, channel, title, exceptions, name "
                     "FROM repeat r JOIN customer c ON c.id = customer_id ORDER BY 1, 2, 3").fetchall(),
    ]  # fmt: skip


def _people_only(desk: Desk, folder: Path) -> Desk:
    """Another desk with the same cards and nothing else."""
    other = desk_of(open_store(folder))
    for uuid, name, first, family, kind in desk.store.sql.execute(
        "SELECT uuid, name, given_name, family_name, kind FROM customer"
    ).fetchall():
        made = other.customers.add(Customer(kind=Kind(kind), name=name, given_name=first, family_name=family))
        with other.store.history.unrecorded():
            other.store.sql.execute("UPDATE customer SET uuid = ? WHERE id = ?", (uuid, made.id))
    return other


def test_what_goes_out_comes_back_and_goes_out_the_same(desk: Desk, tmp_path: Path) -> None:
    filled(desk)
    first, second = tmp_path / "one.ics", tmp_path / "two.ics"
    written = desk.calendar_files.export(first)
    other = _people_only(desk, tmp_path / "other.db")
    done = other.calendar_files.bring_in(other.calendar_files.draft(first))
    assert (done.touchpoints, done.promises, done.occasions, done.repeats) == (
        written.touchpoints, written.promises, written.occasions, written.repeats,
    )  # fmt: skip
    assert set(_kept(desk)) <= set(_kept(other))
    other.calendar_files.export(second)
    assert second.read_bytes() == first.read_bytes()
    again = desk.calendar_files.bring_in(desk.calendar_files.draft(first))
    assert (again.created, again.entry_id) == (0, None)
    other.store.close()


_DAYS = st.dates(date(2020, 1, 1), date(2029, 12, 31))
_WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"), max_size=60).map(
    lambda text: re.sub(r"[\u0085\u2028\u2029]", " ", text).strip()
)


@st.composite
def contacts(draw: st.DrawFn) -> Touchpoint:
    minute = draw(st.none() | st.integers(0, 1439))
    return Touchpoint(
        channel=draw(st.sampled_from(tuple(Channel))), direction=draw(st.sampled_from(tuple(Direction))),
        state=draw(st.sampled_from((TouchpointState.DONE, TouchpointState.PLANNED))), day=draw(_DAYS), minute=minute,
        duration_minutes=draw(st.none() | st.integers(1, 1440)) if minute is not None else None,
        mood=draw(st.none() | st.sampled_from(tuple(Mood))), title=" ".join(draw(_WORDS).split()), notes=draw(_WORDS),
    )  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=st.lists(contacts(), max_size=5), promise=_WORDS, due=_DAYS)
def test_anything_written_reads_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, found: list[Touchpoint], promise: str, due: date
) -> None:
    folder = tmp_path_factory.mktemp("round")
    desk = desk_of(open_store(folder / "one.db"))
    maja, eero = person(desk, "Maja Holmström"), person(desk, "Eero Salonen")
    for one in found:
        desk.touchpoints.log(dataclasses.replace(one, participants=(maja.id, eero.id)))
    if promise:
        desk.promises.make(Promise(customer_id=maja.id, text=promise, due=due))
    first, second = folder / "one.ics", folder / "two.ics"
    desk.calendar_files.export(first)
    other = _people_only(desk, folder / "two.db")
    other.calendar_files.bring_in(other.calendar_files.draft(first))
    assert _kept(other) == _kept(desk)
    other.calendar_files.export(second)
    assert second.read_bytes() == first.read_bytes()
    for each in (desk, other):
        each.store.close()


def test_a_published_file_follows_and_is_the_owners_alone(desk: Desk, people: People, tmp_path: Path) -> None:
    path = tmp_path / "keepwarm.ics"
    assert (desk.calendar_files.publish(), desk.calendar_files.published()) == (None, None)
    desk.settings.change("calendar", publish_path=str(path))
    published = desk.calendar_files.publish()
    assert published is not None
    assert (published.path, path.stat().st_mode & 0o777) == (path, 0o600)
    text = plain(path)
    assert ("Maja" in text, "Holmström" in text, "BEGIN:VCALENDAR" in text) == (True, False, True)
    assert f"{TODAY - timedelta(60):%Y%m%d}" not in text
    plan(desk, people["Tomas"], TODAY + timedelta(4), "visit", 600)
    desk.calendar_files.publish()
    assert "Visit with Tomas" in plain(path)


def test_a_file_of_another_program_is_never_written_over(desk: Desk, tmp_path: Path) -> None:
    theirs = tmp_path / "mine.ics"
    theirs.write_bytes(calendar(event("Dentist", "20260612")))
    before = theirs.read_bytes()
    desk.settings.change("calendar", publish_path=str(theirs))
    with pytest.raises(KeepwarmError, match="not Keepwarm"):
        desk.calendar_files.publish()
    desk.calendar_files.withdraw(theirs)
    assert theirs.read_bytes() == before


def test_a_place_that_is_gone_is_told_kindly(desk: Desk, tmp_path: Path) -> None:
    desk.settings.change("calendar", publish_path=str(tmp_path / "gone" / "keepwarm.ics"))
    with pytest.raises(KeepwarmError, match="folder"):
        desk.calendar_files.publish()
    assert desk.calendar_files.published() is None


def test_forgetting_somebody_cleans_the_published_file_and_what_is_known_of_events(
    desk: Desk, people: People, tmp_path: Path
) -> None:
    path = tmp_path / "keepwarm.ics"
    desk.calendar_files.bring_in(desk.calendar_files.draft(everyday()))
    desk.settings.change("calendar", publish_path=str(path), publish_names="full")
    desk.calendar_files.publish()
    assert "Holmström" in plain(path)
    for name in ("Maja", "Noor", "Tomas"):
        desk.history.forget(people[name].id)
    assert not [word for word in ("Holmström", "Haddad", "Berglund") if word in plain(path)]
    assert desk.store.sql.execute("SELECT count(*) FROM event_source").fetchone() == (0,)


def test_a_forgotten_person_is_told_even_where_the_file_cannot_follow(
    desk: Desk, people: People, tmp_path: Path
) -> None:
    desk.settings.change("calendar", publish_path=str(tmp_path / "gone" / "keepwarm.ics"))
    with pytest.raises(KeepwarmError, match="gone here"):
        desk.history.forget(people["Maja"].id)
    assert desk.finding.page("Holmström").cards == ()
