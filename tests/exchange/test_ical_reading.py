"""Reading calendars: every event comes in or is named, whatever the file looks like."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.customer import OccasionKind
from app.domain.errors import Cancelled, KeepwarmError
from app.domain.event import Event, EventFile, EventKind
from app.domain.incoming import Severity
from app.exchange.ical_reading import is_calendar, read_calendar
from app.exchange.ical_series import MOST_MOMENTS
from tests.calendars import calendar, event

TODAY = date(2026, 6, 11)
HOME = ZoneInfo("Europe/Helsinki")


def read(source: bytes | Path, home: ZoneInfo = HOME) -> EventFile:
    return read_calendar(source, today=TODAY, home=home)


def one(*lines: str, start: str = "20260612T090000Z", home: ZoneInfo = HOME, head: tuple[str, ...] = ()) -> Event:
    found = read(calendar(event("Lunch", start, *lines), head=head), home)
    assert len(found.events) == 1, found.problems
    return found.events[0]


def times(found: Event) -> list[str]:
    return [
        f"{moment.day:%Y-%m-%d}"
        + ("" if moment.minute is None else f" {moment.minute // 60:02}:{moment.minute % 60:02}")
        for moment in found.moments
    ]


def said(found: EventFile) -> list[tuple[int, Severity, str]]:
    return [(problem.line, problem.severity, problem.message) for problem in found.problems]


BERLIN = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE"""


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("20260612T090000Z", "2026-06-12 12:00"), ("20260612T090000", "2026-06-12 09:00"), ("20260612", "2026-06-12"),
        (";TZID=Europe/Berlin:20260612T090000", "2026-06-12 10:00"),
        (';TZID="W. Europe Standard Time":20260612T090000', "2026-06-12 10:00"),
        (";TZID=/mozilla.org/20050126_1/Europe/Berlin:20260612T090000", "2026-06-12 10:00"),
        (";TZID=/freeassociation.sourceforge.net/Europe/Berlin:20260612T090000", "2026-06-12 10:00"),
        (";TZID=America/Argentina/Buenos_Aires:20260612T210000", "2026-06-13 03:00"),
        (";TZID=GMT+0200:20260612T090000", "2026-06-12 10:00"),
        (';TZID="tzone://Microsoft/Utc":20260612T090000', "2026-06-12 12:00"),
        (";VALUE=DATE:20260612", "2026-06-12"), (":2026-06-12T09:00:00+02:00", "2026-06-12 10:00"),
    ],
)  # fmt: skip
def test_hours_are_shown_on_the_owners_clock(start: str, expected: str) -> None:
    assert times(one(start=start)) == [expected]


def test_a_zone_that_the_file_defines_itself_is_used() -> None:
    found = read(calendar(BERLIN.format(name="Our Office"), event("Lunch", ";TZID=Our Office:20260112T090000")))
    assert times(found.events[0]) == ["2026-01-12 10:00"]
    summer = read(calendar(event("Lunch", ";TZID=Our Office:20260712T090000"), BERLIN.format(name="Our Office")))
    assert times(summer.events[0]) == ["2026-07-12 10:00"]


@pytest.mark.parametrize("name", ["Nowhere/Atall", "../../etc/passwd", "/etc/passwd", "localtime", "x" * 1500])
def test_hours_of_an_unknown_zone_are_taken_as_the_owners_and_that_is_said(name: str) -> None:
    found = read(calendar(event("Lunch", f";TZID={name}:20260612T090000")))
    assert times(found.events[0]) == ["2026-06-12 09:00"]
    assert [(line, severity) for line, severity, _ in said(found)] == [(4, Severity.CHANGED)]


def test_a_time_that_the_clocks_skip_or_repeat_happens_once() -> None:
    assert times(one(start=";TZID=Europe/Berlin:20260329T023000", home=ZoneInfo("Europe/Berlin"))) == [
        "2026-03-29 03:30"
    ]
    assert times(one(start=";TZID=Europe/Berlin:20261025T023000", home=ZoneInfo("Europe/Berlin"))) == [
        "2026-10-25 02:30"
    ]
    daily = one("RRULE:FREQ=DAILY;COUNT=3", start=";TZID=Europe/Berlin:20260328T023000", home=ZoneInfo("Europe/Berlin"))
    assert times(daily) == ["2026-03-28 02:30", "2026-03-29 03:30", "2026-03-30 02:30"]


def test_a_series_keeps_the_hour_of_its_own_zone_when_the_clocks_change() -> None:
    weekly = one("RRULE:FREQ=WEEKLY;COUNT=3", start=";TZID=America/New_York:20260303T090000")
    assert times(weekly) == ["2026-03-03 16:00", "2026-03-10 15:00", "2026-03-17 15:00"]


def test_days_stay_days_wherever_the_owner_is() -> None:
    for home in ("Pacific/Apia", "Asia/Kolkata", "America/New_York"):
        assert times(one(start="20260612", home=ZoneInfo(home))) == ["2026-06-12"]


def test_how_long_it_lasts() -> None:
    assert one("DTEND:20260612T103000Z").duration_minutes == 90
    assert one("DURATION:PT1H15M").duration_minutes == 75
    assert one("DTEND:20260612T080000Z").duration_minutes is None
    assert one("DURATION:P3D").duration_minutes is None
    whole = one("DTEND;VALUE=DATE:20260615", start="20260612")
    assert (whole.days, whole.duration_minutes, times(whole)) == (3, None, ["2026-06-12"])


def test_midnight_to_midnight_is_a_day() -> None:
    found = one("DTEND;TZID=Europe/Berlin:20260613T000000", start=";TZID=Europe/Berlin:20260612T000000")
    assert times(found) == ["2026-06-12"]
    marked = one("X-MICROSOFT-CDO-ALLDAYEVENT:TRUE", "DTEND:20260612T210000Z", start="20260611T210000Z")
    assert times(marked) == ["2026-06-12"]


def test_exceptions_additions_and_moved_days() -> None:
    series = event(
        "Lunch", ";TZID=Europe/Berlin:20260612T090000", "RRULE:FREQ=WEEKLY;COUNT=5",
        "EXDATE;TZID=Europe/Berlin:20260619T090000", "EXDATE:20260626T070000Z",
        "RDATE;TZID=Europe/Berlin:20260701T090000",
        uid="series",
    )  # fmt: skip
    moved = event("Lunch moved", ";TZID=Europe/Berlin:20260704T110000", "RECURRENCE-ID:20260703T070000Z", uid="series")
    first, second = read(calendar(series, moved)).events
    assert times(first) == ["2026-06-12 10:00", "2026-07-01 10:00", "2026-07-10 10:00"]
    assert times(second) == ["2026-07-04 12:00"]
    assert second.moments[0].key == "20260703T070000Z"


def test_a_day_without_a_time_takes_out_the_whole_day() -> None:
    found = one("RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20260613")
    assert times(found) == ["2026-06-12 12:00", "2026-06-14 12:00"]


def test_a_series_without_an_end_comes_in_for_some_years_and_says_so() -> None:
    found = read(calendar(event("Lunch", "19990101T090000Z", "RRULE:FREQ=MONTHLY")))
    days = [moment.day for moment in found.events[0].moments]
    assert (min(days), max(days)) == (date(2021, 7, 1), date(2027, 6, 1))
    assert [(line, severity) for line, severity, _ in said(found)] == [(0, Severity.NOTE)]


def test_a_series_that_ended_long_ago_comes_in_whole() -> None:
    assert len(one("RRULE:FREQ=WEEKLY;COUNT=10", start="20090105T090000Z").moments) == 10
    assert len(one("RRULE:FREQ=WEEKLY;UNTIL=20090301T000000Z", start="20090105T090000Z").moments) == 8


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=5", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;COUNT=1000000000", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=FORTNIGHTLY", "NONSENSE", "FREQ=",
        "FREQ=DAILY;UNTIL=20250101", "FREQ=WEEKLY;BYDAY=XX", "FREQ=MONTHLY;BYSETPOS=400", "FREQ=DAILY;COUNT=-1",
        "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,1,2,3,4,5,6,7,8,9", "FREQ=YEARLY;BYYEARDAY=367",
    ],
)  # fmt: skip
@pytest.mark.timeout(30)
def test_odd_rules_end_at_once_and_the_event_is_kept(rule: str) -> None:
    found = read(
        calendar(event("Lunch", "00010103T090000Z", f"RRULE:{rule}"), event("Tea", "20260612T090000Z", f"RRULE:{rule}"))
    )
    assert {each.line for each in found.events} | {line for line, _, _ in said(found)} >= {4, 10}
    assert all(len(each.moments) <= MOST_MOMENTS for each in found.events)
    assert [each.title for each in found.events if each.title == "Tea"] == ["Tea"]


@pytest.mark.timeout(30)
def test_a_hundred_thousand_exceptions_hold_nobody_up() -> None:
    days = (f"20260612T{number // 3600 % 24:02}{number // 60 % 60:02}{number % 60:02}Z" for number in range(100_000))
    found = one("RRULE:FREQ=DAILY;COUNT=3", f"EXDATE:{','.join(days)}")
    assert len(found.moments) == 2


@pytest.mark.parametrize(
    "start", ["20261312T090000", "2026", "tomorrow", "", "00000101", "99991231T235959Z", "20260612T250000"]
)
def test_a_day_that_does_not_exist_is_named_with_line_and_title(start: str) -> None:
    found = read(calendar(event("Lunch", f":{start}"), event("Tea", "20260612")))
    assert [each.title for each in found.events] == ["Tea"]
    ((line, severity, words),) = said(found)
    assert (line, severity, words.startswith("“Lunch”")) == (4, Severity.LEFT_OUT, True)


def test_tasks_journals_and_free_times_are_named() -> None:
    source = calendar(event("Soil", "20260612", kind="VTODO"), event("Diary", "20260612", kind="VJOURNAL"),
                      "BEGIN:VFREEBUSY\nUID:x\nEND:VFREEBUSY")  # fmt: skip
    found = read(source)
    assert (found.count, found.events) == (2, ())
    assert [line for line, _, _ in said(found)] == [4, 9, 14]


def test_alarms_inside_an_event_change_nothing() -> None:
    alarm = ("BEGIN:VALARM", "TRIGGER:-PT10M", "SUMMARY:Reminder", "DTSTART:19990101", "END:VALARM")
    found = one(*alarm, "LOCATION:Villa")
    assert (found.title, found.location, times(found)) == ("Lunch", "Villa", ["2026-06-12 12:00"])


def test_a_missing_end_never_costs_the_next_event() -> None:
    text = calendar(event("Lunch", "20260612"), event("Tea", "20260613")).replace(b"END:VEVENT", b"", 1)
    found = read(text)
    assert [each.title for each in found.events] == ["Lunch", "Tea"]
    assert [line for line, _, _ in said(found)] == [4]
    cut = calendar(event("Lunch", "20260612"), event("Tea", "20260613")).rpartition(b"SUMMARY")[0]
    assert len(read(cut).events) + len(said(read(cut))) == 2


def test_words_between_events_and_broken_lines_are_told_and_passed_over() -> None:
    text = b"Hello\r\n" + calendar(event("Lunch", "20260612", "this is no line", "=;=;:x", 'X-Y;A="b:c'), "garbage")
    found = read(text)
    assert [each.title for each in found.events] == ["Lunch"]
    assert [(line, severity) for line, severity, _ in said(found)] == [(1, Severity.LEFT_OUT), (5, Severity.CHANGED)]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_lines_may_end_as_they_like(end: str) -> None:
    assert [each.title for each in read(calendar(event("Lunch", "20260612"), end=end)).events] == ["Lunch"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-le"])
def test_letters_are_read_however_they_are_written(encoding: str) -> None:
    text = calendar(event("Käynti Holmströmillä, älä unohda ruusuja", "20260612")).decode()
    assert read(text.encode(encoding)).events[0].title == "Käynti Holmströmillä, älä unohda ruusuja"


def test_a_letter_folded_in_the_middle_is_made_whole() -> None:
    text = calendar(event("Holmström", "20260612")).replace("ö".encode(), b"\xc3\r\n \xb6")
    assert read(text).events[0].title == "Holmström"


def test_old_calendars_with_their_own_encoding_are_read() -> None:
    text = calendar(event("x", "20260612T090000Z")).replace(
        b"SUMMARY:x", b"SUMMARY;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Lunch mit J=F6rg=\r\n und Maja"
    )
    assert read(text).events[0].title == "Lunch mit Jörg und Maja"


def test_escapes_pages_and_long_texts_become_plain_words() -> None:
    found = one(r"DESCRIPTION:One\, two\nthree<br>four <b>five</b>\; \\ six", r"LOCATION:Linnankatu 41\, Turku")
    assert (found.location, found.notes) == ("Linnankatu 41, Turku", "One, two three\nfour five; \\ six")
    assert len(one(f"DESCRIPTION:{'x' * 50_000}").notes) == 20_000


def test_people_are_read_with_names_addresses_and_answers() -> None:
    found = one(
        'ATTENDEE;CN="Holmström, Maja";PARTSTAT=ACCEPTED:mailto:Maja@Solbacken.example',
        "ATTENDEE;CN=tomas@bakery.example;PARTSTAT=DECLINED:MAILTO:tomas@bakery.example",
        "ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@example.com", "ATTENDEE;CN=George ^'Babe^' Ruth:invalid:nomail",
        "ORGANIZER;CN=Nora:mailto:nora@studio.example",
    )  # fmt: skip
    assert [(each.name, each.address, each.has_declined) for each in found.people] == [
        ("Holmström, Maja", "maja@solbacken.example", False), ("", "tomas@bakery.example", True),
        ('George "Babe" Ruth', "", False), ("Nora", "nora@studio.example", False),
    ]  # fmt: skip


def test_birthdays_of_several_programs_become_dates() -> None:
    found = read(calendar(
        event("Maja Holmström's birthday", "19840314", "CREATED:20200101T000000Z", "RRULE:FREQ=YEARLY"),
        event("🎂 Sofia (1979)", "19790502", "RRULE:FREQ=YEARLY", "X-NEXTCLOUD-BC-FIELD-TYPE:BDAY",
              "X-NEXTCLOUD-BC-YEAR:1979"),
        event("Tomas Berglund", "16040229", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "CATEGORIES:Birthday"),
        event("Eeron syntymäpäivä", "20260612", "RRULE:FREQ=YEARLY;INTERVAL=1"),
        event("Wedding anniversary of Maja", ";TZID=Europe/Berlin:20100801T000000", "DURATION:P1D",
              "RRULE:FREQ=YEARLY"),
        event("Mother's day", "20260510", "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=2SU"),
    ))  # fmt: skip
    dates = [(o.kind, o.month, o.day, o.year) for each in found.events if (o := each.occasion) is not None]
    birthday = OccasionKind.BIRTHDAY
    assert dates == [
        (birthday, 3, 14, 1984), (birthday, 5, 2, 1979), (birthday, 2, 29, None), (birthday, 6, 12, None),
        (OccasionKind.ANNIVERSARY, 8, 1, None),
    ]  # fmt: skip
    assert found.events[-1].kind is EventKind.TOUCHPOINT


def test_an_event_told_twice_comes_in_once_the_newest_and_others_with_its_number_stay() -> None:
    old, new = event("Old", "20260612", "SEQUENCE:1", uid="a"), event("New", "20260613", "SEQUENCE:2", uid="a")
    same, other = event("Same", "20260612", uid="b"), event("Other", "20260614", uid="b")
    found = read(calendar(new, old, same, same, other))
    assert [each.title for each in found.events] == ["New", "Same", "Other"]
    assert [line for line, _, _ in said(found)] == [10, 16]
    assert len({each.uid for each in found.events}) == 3


def test_a_changed_day_that_was_taken_out_of_its_series_later_stays_out() -> None:
    old = event("Moved", "20260619", "RECURRENCE-ID;VALUE=DATE:20260618", "RRULE:FREQ=WEEKLY", "SEQUENCE:1", uid="s")
    series = event(
        "Lunch", "20260611", "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE;VALUE=DATE:20260618", "SEQUENCE:2", uid="s"
    )
    found = read(calendar(old, series))
    assert [(each.title, len(each.moments)) for each in found.events] == [("Lunch", 2)]
    kept = read(calendar(old, event("Lunch", "20260611", "RRULE:FREQ=WEEKLY;COUNT=3", "SEQUENCE:2", uid="s")))
    assert [(each.title, len(each.moments)) for each in kept.events] == [("Moved", 1), ("Lunch", 2)]


def test_a_change_of_all_later_days_is_told() -> None:
    series = event("Lunch", "20260611", "RRULE:FREQ=WEEKLY;COUNT=3", uid="s")
    found = read(calendar(series, event("Tea", "20260618", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260618", uid="s")))
    assert [(each.title, len(each.moments)) for each in found.events] == [("Lunch", 2), ("Tea", 1)]
    assert "every day after it" in said(found)[0][2]


def test_several_rules_are_followed_together() -> None:
    found = one("RRULE:FREQ=WEEKLY;UNTIL=20260625", "RRULE:FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20260801", start="20260611")
    assert times(found) == ["2026-06-11", "2026-06-18", "2026-06-25", "2026-07-01", "2026-08-01"]


def test_an_event_without_a_number_gets_one_that_stays() -> None:
    source = calendar(event("Lunch", "20260612", uid="x")).replace(b"UID:x\r\n", b"")
    assert read(source).events[0].uid == read(source).events[0].uid != ""


def test_called_off_and_private_events_say_so() -> None:
    assert one("STATUS:CANCELLED").is_cancelled
    assert one("CLASS:CONFIDENTIAL").is_private


def test_the_program_and_the_name_of_the_calendar_are_told(tmp_path: Path) -> None:
    path = tmp_path / "my.ics"
    path.write_bytes(
        calendar(event("Lunch", "20260612"), head=(r"X-WR-CALNAME:Work\, mostly", "X-WR-TIMEZONE:Europe/Berlin"))
    )
    found = read(path)
    assert (found.file_name, found.system_name, found.calendar_name, found.count) == (
        "my.ics", "Google Calendar", "Work, mostly", 1,
    )  # fmt: skip
    assert is_calendar(path)
    assert not is_calendar(b"BEGIN:VCARD\r\n")


@pytest.mark.parametrize("source", [b"BEGIN:VCARD\r\nEND:VCARD\r\n", b"hello", b"\0" * 100])
def test_what_is_no_calendar_is_refused_in_words(source: bytes) -> None:
    with pytest.raises(KeepwarmError, match="no calendar"):
        read(source)


def test_an_empty_calendar_is_read() -> None:
    assert read(calendar()).events == ()


@pytest.mark.timeout(30)
def test_ten_thousand_events_are_read_with_progress_and_a_way_out() -> None:
    source = calendar(*(event(f"Lunch {number}", "20260612T090000Z", "DTEND:20260612T100000Z", uid=f"{number}@x")
                        for number in range(10_000)))  # fmt: skip
    seen: list[tuple[int, int]] = []
    found = read_calendar(source, today=TODAY, home=HOME, progress=lambda done, total: seen.append((done, total)))
    assert len(found.events) == 10_000
    assert (len(seen) > 40, seen[-1]) == (True, (10_000, 10_000))
    with pytest.raises(Cancelled):
        read_calendar(source, today=TODAY, home=HOME, cancel=lambda: len(seen) > 0)


_TITLES = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=30)
_STARTS = st.sampled_from(
    ("20260612", "20260612T090000Z", "20260612T090000", ";TZID=Europe/Berlin:20260329T023000",
     ";TZID=X:20260612T0900", "20261340", "", "00010101", ";TZID=Pacific/Apia:20111230T090000")
)  # fmt: skip
_LINES = st.sampled_from(
    ("RRULE:FREQ=DAILY", "RRULE:FREQ=SECONDLY;INTERVAL=0", "RRULE:FREQ=YEARLY", "EXDATE:20260612T090000Z",
     "DTEND:20250101", "RECURRENCE-ID:20260612T090000Z", "RDATE;VALUE=PERIOD:20260612T090000Z/PT1H", "BEGIN:VALARM",
     "END:VALARM", "END:VEVENT", "BEGIN:VEVENT", "DURATION:PT-5M", "STATUS:CANCELLED", "CATEGORIES:Birthday", "broken",
     " folded", "UID:same", "BEGIN:VTODO")
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_TITLES, _STARTS, st.lists(_LINES, max_size=5)), max_size=6))
def test_every_event_is_brought_or_named_whatever_stands_in_it(parts: list[tuple[str, str, list[str]]]) -> None:
    source = calendar(
        *(event(title, f"{'' if start[:1] == ';' else ':'}{start}", *lines) for title, start, lines in parts)
    )
    begins = [
        number for number, line in enumerate(source.decode().split("\r\n"), 1)
        if line.strip().upper() in ("BEGIN:VEVENT", "BEGIN:VTODO", "BEGIN:VJOURNAL")
    ]  # fmt: skip
    found = read(source)
    named = {line for line, severity, _ in said(found) if severity is Severity.LEFT_OUT}
    assert found.count == len(begins)
    assert {each.line for each in found.events} | named >= set(begins)
    assert not {each.line for each in found.events} & (named & set(begins))
