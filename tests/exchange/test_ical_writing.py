"""Writing calendars: lines as the standard wants them, the same bytes each time, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest

from app.domain.errors import Cancelled
from app.domain.outgoing_event import OutgoingEvent, Person
from app.exchange.ical_reading import read_calendar
from app.exchange.ical_writing import calendar_text, is_ours, write_calendar

MADE = datetime(2026, 6, 1, 12, 30, tzinfo=UTC)


def lines(*events: OutgoingEvent) -> list[str]:
    return calendar_text(events).replace("\r\n ", "").split("\r\n")


def one(**fields: object) -> OutgoingEvent:
    return OutgoingEvent(**{"uid": "1@keepwarm", "day": date(2026, 6, 12), "summary": "Visit", **fields})  # type: ignore[arg-type]


def test_a_day_ends_on_the_next_and_a_time_names_its_zone() -> None:
    day = lines(one())
    assert ("DTSTART;VALUE=DATE:20260612" in day, "DTEND;VALUE=DATE:20260613" in day) == (True, True)
    timed = lines(one(minute=545, minutes=90, zone="Europe/Helsinki"))
    assert ("DTSTART;TZID=Europe/Helsinki:20260612T090500" in timed, "DURATION:PT90M" in timed) == (True, True)
    assert timed.count("BEGIN:VTIMEZONE") == 1
    assert "DTSTART:20260612T090500" in lines(one(minute=545, minutes=90))
    assert "DTSTART:20260612T090500Z" in lines(one(minute=545, minutes=90, zone="UTC"))


def test_zones_are_defined_once_and_mean_the_same_all_year() -> None:
    text = calendar_text([
        one(minute=540, minutes=30, zone="Europe/Berlin"), one(uid="2", day=date(2026, 12, 1), minute=540, minutes=30,
                                                               zone="Europe/Berlin"),
        one(uid="3", day=date(2026, 7, 1), minute=540, minutes=30, zone="America/New_York"),
    ])  # fmt: skip
    assert text.count("BEGIN:VTIMEZONE") == 2
    parsed = icalendar.Calendar.from_ical(text)
    hours = [part["DTSTART"].dt.astimezone(UTC).hour for part in parsed.walk("VEVENT")]
    assert hours == [7, 8, 13]


def test_words_are_escaped_and_lines_folded_without_cutting_a_letter() -> None:
    summary, notes = "Lunch, with; Maja \\ Ida", "ä" * 200 + "\nsecond line\r\nthird"
    text = calendar_text([one(summary=summary, notes=notes)])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (summary, notes.replace("\r\n", "\n"))


def test_rules_end_as_the_standard_wants_and_exceptions_look_like_the_start() -> None:
    days = lines(one(rule="FREQ=DAILY;UNTIL=20260701T235959", exceptions=(date(2026, 6, 14),)))
    assert ("RRULE:FREQ=DAILY;UNTIL=20260701" in days, "EXDATE;VALUE=DATE:20260614" in days) == (True, True)
    timed = lines(one(rule="FREQ=DAILY;UNTIL=20260701T235959", minute=540, zone="Europe/Helsinki",
                      exceptions=(date(2026, 6, 14), date(2026, 6, 15))))  # fmt: skip
    assert "RRULE:FREQ=DAILY;UNTIL=20260701T205959Z" in timed
    assert "EXDATE;TZID=Europe/Helsinki:20260614T090000,20260615T090000" in timed


def test_the_moment_of_writing_is_nowhere() -> None:
    assert "DTSTAMP:20260601T123000Z" in lines(one(created_at=MADE))
    assert "DTSTAMP:20000101T000000Z" in lines(one())


def test_own_lines_come_back_and_mean_nothing_to_others() -> None:
    person = Person("11111111-1111-4111-8111-111111111111", "Holmström, Maja: “Maj”", "Maja")
    text = calendar_text([one(people=(person,), own=(("kind", "touchpoint"), ("title", "a;b,c\\d\n\te")))])
    assert not [error for part in icalendar.Calendar.from_ical(text).walk() for error in part.errors]
    (event,) = read_calendar(text.encode(), today=date(2026, 6, 11), home=ZoneInfo("UTC")).events
    assert [(each.name, each.uuid) for each in event.people] == [(person.name, person.uuid)]
    assert event.said("title") == "a;b,c\\d\n\te"


def test_a_stopped_writing_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "out.ics"

    def many() -> Iterator[OutgoingEvent]:
        return (one(uid=str(number)) for number in range(5_000))

    with pytest.raises(Cancelled):
        write_calendar(many(), path, cancel=lambda: True)
    assert list(tmp_path.iterdir()) == []
    assert write_calendar(many(), path) == 5_000
    assert (is_ours(path), path.stat().st_mode & 0o777) == (True, 0o600)
