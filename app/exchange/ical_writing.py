"""Writing calendar files: the same bytes for the same events, lines folded, zones defined, days as days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app.domain.outgoing_event import OutgoingEvent
from app.exchange.ical_event import OWN
from app.exchange.ical_zones import known_zone
from app.exchange.vcard_lines import escaped
from app.exchange.vcard_writing import folded
from app.exchange.work import Cancel, Progress, never, no_progress, watched
from app.exchange.writing import new_file

PRODUCT = "-//Keepwarm//Keepwarm//EN"
_FIRST_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_UNTIL = re.compile(r"UNTIL=(\d{8})(T\d{6})?Z?")
_LAST_CHANGE = date(2038, 1, 1)


def write_calendar(
    events: Iterable[OutgoingEvent],
    path: Path,
    *,
    name: str = "Keepwarm",
    total: int = 0,
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> int:
    """Write all events to one file, whole or not at all; the number of events."""
    kept = list(watched(events, total, progress, cancel))
    with new_file(path) as file:
        for line in _lines(kept, name):
            file.write(f"{folded(line)}\r\n".encode("utf-8", "replace"))
    return len(kept)


def calendar_text(events: Iterable[OutgoingEvent], name: str = "Keepwarm") -> str:
    """The same as text."""
    return "".join(f"{folded(line)}\r\n" for line in _lines(list(events), name))


def is_ours(path: Path) -> bool:
    """Whether a file is one that Keepwarm wrote, so that it may be written over."""
    with path.open("rb") as file:
        return f"PRODID:{PRODUCT}".encode() in file.read(400)


def _lines(events: list[OutgoingEvent], name: str) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    yield f"X-WR-CALNAME:{escaped(name)}"
    for zone in sorted({event.zone for event in events if event.minute is not None and event.zone}):
        yield from _zone_lines(zone, [event.day for event in events if event.zone == zone])
    for event in events:
        yield from _event_lines(event)
    yield "END:VCALENDAR"


def _zone_lines(name: str, days: list[date]) -> Iterator[str]:
    zone = known_zone(name)
    if zone is None or zone is UTC:
        return
    from icalendar import Timezone

    last = max(_LAST_CHANGE, date(max(days).year + 2, 1, 1))
    made = Timezone.from_tzinfo(zone, name, date(min(days).year - 1, 1, 1), last)
    for line in made.to_ical().decode().replace("\r\n ", "").splitlines():
        if not line.startswith("COMMENT"):
            yield line


def _event_lines(event: OutgoingEvent) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{escaped(event.uid)}")
    yield f"DTSTAMP:{(event.created_at or _FIRST_MOMENT).astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield from _time_lines(event)
    yield f"SUMMARY:{escaped(event.summary)}"
    if event.notes:
        yield f"DESCRIPTION:{escaped(event.notes)}"
    if event.categories:
        yield "CATEGORIES:" + ",".join(escaped(word) for word in event.categories)
    yield "TRANSP:TRANSPARENT" if event.is_free else "TRANSP:OPAQUE"
    for person in event.people:
        yield f"{OWN}PERSON;X-UUID={person.uuid}:{escaped(person.name)}"
    for name, value in event.own:
        yield f"{OWN}{name.upper()}:{escaped(value)}"
    yield "END:VEVENT"


def _time_lines(event: OutgoingEvent) -> Iterator[str]:
    if event.minute is None:
        yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.day + timedelta(1):%Y%m%d}"
        exceptions = ";VALUE=DATE:" + ",".join(f"{day:%Y%m%d}" for day in event.exceptions)
    else:
        head, tail = _zone_marks(event.zone)
        at = f"{event.minute // 60 % 24:02}{event.minute % 60:02}00{tail}"
        yield f"DTSTART{head}:{event.day:%Y%m%d}T{at}"
        yield f"DURATION:PT{max(1, event.minutes)}M"
        exceptions = f"{head}:" + ",".join(f"{day:%Y%m%d}T{at}" for day in event.exceptions)
    if event.rule:
        yield f"RRULE:{_UNTIL.sub(lambda match: _until(match[1], match[2], event), event.rule)}"
        if event.exceptions:
            yield f"EXDATE{exceptions}"


def _until(day: str, at: str | None, event: OutgoingEvent) -> str:
    """The end of a rule as the standard wants it: a day for days, UTC for a zone, else the time as it is."""
    if event.minute is None:
        return f"UNTIL={day}"
    known = known_zone(event.zone) if event.zone else None
    if known is None:
        return f"UNTIL={day}{at or ''}"
    local = datetime.fromisoformat(f"{day}{at or 'T235959'}").replace(tzinfo=known)
    return f"UNTIL={local.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _zone_marks(zone: str) -> tuple[str, str]:
    """What names the zone before the colon, or after the time; a time without either is wherever one is."""
    known = known_zone(zone) if zone else None
    if known is None:
        return "", ""
    return ("", "Z") if known is UTC else (f";TZID={zone}", "")
