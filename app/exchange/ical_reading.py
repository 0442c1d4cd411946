"""Reading calendar files: each event alone, so that a bad one is named and the others come in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from io import BytesIO, TextIOWrapper
from pathlib import Path

from app.domain.customer import Occasion, OccasionKind
from app.domain.errors import Cancelled, KeepwarmError
from app.domain.event import Event, EventFile, EventKind
from app.domain.event_words import returning, year_of_birth
from app.domain.incoming import Problem, Severity
from app.exchange.encoding import MIXED, detect_encoding, encoding_of, refuse_empty
from app.exchange.ical_event import OWN, EventDraft, draft_of, people_of
from app.exchange.ical_parts import EVENTS, Part, split_parts
from app.exchange.ical_series import FIRST_YEAR, LAST_YEAR, Unrolled, is_fixed_yearly, unrolled
from app.exchange.ical_versions import newest
from app.exchange.ical_zones import Zones
from app.exchange.vcard_lines import plain_text, read_property, unfolded
from app.exchange.work import Cancel, Progress, never, no_progress, watched

Source = Path | bytes
_PROGRAMS = (
    ("keepwarm", "Keepwarm"), ("google", "Google Calendar"), ("microsoft", "Outlook"), ("apple", "Apple Calendar"),
    ("mozilla", "Thunderbird"), ("ximian", "Evolution"), ("evolution", "Evolution"), ("nextcloud", "Nextcloud"),
    ("sabre", "Nextcloud"), ("proton", "Proton Calendar"), ("k desktop", "KOrganizer"), ("kde", "KOrganizer"),
    ("fastmail", "Fastmail"), ("zimbra", "Zimbra"),
)  # fmt: skip
_HEAD = 4096
_WHAT = {"VTODO": "a task", "VJOURNAL": "a journal entry"}
_NOT_NAMED = frozenset(("VALARM", "STANDARD", "DAYLIGHT"))


def is_calendar(source: Source) -> bool:
    """Whether the file begins as a calendar does, whatever its name is."""
    if isinstance(source, bytes):
        head = source[:_HEAD]
    else:
        with source.open("rb") as file:
            head = file.read(_HEAD)
    return b"BEGIN:VCALENDAR" in head.replace(b"\0", b"").replace(b" ", b"").upper()


def read_calendar(
    source: Source,
    *,
    today: date,
    home: tzinfo,
    file_name: str = "",
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> EventFile:
    """Everything in a calendar file, as seen from today where the owner is. Raises KeepwarmError and Cancelled."""
    if isinstance(source, Path):
        refuse_empty(source)
        file_name = file_name or source.name
    parts, problems = _parts(source, cancel)
    calendars = [part for part in parts if part.kind == "VCALENDAR"]
    if not calendars and not any(part.kind in EVENTS for part in parts):
        raise KeepwarmError("This is no calendar.", "Export the calendar as .ics in the other program.")
    zones = Zones({name: part.text for part in parts if part.kind == "VTIMEZONE" and (name := _line(part, "TZID"))})
    kinds = [part for part in parts if part.kind in EVENTS]
    drafts = [draft_of(part, zones) for part in watched(kinds, len(kinds), progress, cancel, step=50)]
    reader = _Reader(today, home, problems)
    events = tuple(reader.events(drafts, cancel))
    problems.extend(_others(parts))
    return EventFile(
        file_name, _program(calendars), _encoding(source), _first(calendars, "X-WR-CALNAME"), len(kinds), events,
        tuple(sorted(problems, key=lambda problem: problem.line)),
    )  # fmt: skip


class _Reader:
    """Turns drafts into events and tells what had to be said about each."""

    def __init__(self, today: date, home: tzinfo, problems: list[Problem]) -> None:
        self._today, self._home, self._problems = today, home, problems
        self._is_cut = False

    def events(self, drafts: list[EventDraft], cancel: Cancel) -> Iterator[Event]:
        """Events in file order."""
        dated = [draft for draft in drafts if self._is_dated(draft)]
        kept, left = newest(dated)
        for draft, words in left:
            self._leave_out(draft, words)
        moved: defaultdict[str, set[datetime]] = defaultdict(set)
        starts = {draft.uid: draft.start for draft in kept if draft.recurrence is None}
        for draft in kept:
            start = starts.get(draft.uid)
            if draft.recurrence is not None and start is not None:
                moved[draft.uid].add(draft.recurrence.in_zone(start.zone))
        for place, draft in enumerate(kept):
            if place % 50 == 0 and cancel():
                raise Cancelled
            event = self._event(draft, moved.get(draft.uid, set()))
            if event is not None:
                yield event
        if self._is_cut:
            words = (
                "What repeats comes in from five years back to one year ahead; bring the file in again later for more."
            )
            self._problems.append(Problem(0, "RRULE", words))

    def _is_dated(self, draft: EventDraft) -> bool:
        """Whether it can become anything; what cannot is named."""
        if draft.part.kind in _WHAT:
            self._leave_out(draft, f"is {_WHAT[draft.part.kind]}, not an event. Left out.")
        elif draft.start is None:
            self._leave_out(draft, f"has no day. Left out.{_also(draft.remarks)}")
        elif not draft.has_rule and not FIRST_YEAR <= draft.start.local.year <= LAST_YEAR:
            self._leave_out(draft, f"is in the year {draft.start.local.year}. Left out.")
        else:
            return True
        return False

    def _event(self, draft: EventDraft, moved: set[datetime]) -> Event | None:
        event = _plain(draft)
        returns = self._occasion(draft, event)
        if returns is not None:
            self._remark(draft, draft.remarks)
            return returns
        found = unrolled(draft, moved, self._today, self._home)
        self._is_cut = self._is_cut or (found.is_cut and bool(found.moments))
        if not found.moments:
            if not moved:
                self._leave_out(draft, f"repeats. {found.remark}")
            else:
                self._leave_out(draft, "repeats, and every day of it is told by an event of its own.")
            return None
        self._remark(draft, [*draft.remarks, *([found.remark] if found.remark else [])])
        return self._dated(draft, event, found)

    def _dated(self, draft: EventDraft, event: Event, found: Unrolled) -> Event:
        length = draft.length or timedelta(0)
        days = max(1, length.days) if draft.is_day else 1
        minutes = (
            None if draft.is_day or not timedelta(0) < length <= timedelta(1) else round(length / timedelta(minutes=1))
        )
        own = event.said("kind")
        kind = EventKind(own) if own in (EventKind.PROMISE, EventKind.REPEAT) else EventKind.TOUCHPOINT
        zone = "" if draft.is_day else getattr(self._home, "key", "")
        return replace(
            event, kind=kind, moments=found.moments, duration_minutes=minutes, days=days, rule=draft.rule_text,
            zone=zone, is_series=draft.has_rule or bool(draft.extra),
        )  # fmt: skip

    def _occasion(self, draft: EventDraft, event: Event) -> Event | None:
        """The event as a date that returns, where it is one."""
        start = draft.start
        assert start is not None
        if event.said("kind") == "occasion":
            return replace(event, kind=EventKind.OCCASION, occasion=_own_occasion(event, start.local.date()))
        if not draft.is_day or event.own or (draft.length or timedelta(1)) > timedelta(1) or event.is_cancelled:
            return None
        is_yearly = is_fixed_yearly(draft)
        if draft.recurrence is not None or (draft.has_rule and not is_yearly):
            return None
        marks = (*event.categories, draft.text("X-NEXTCLOUD-BC-FIELD-TYPE", 20).replace("BDAY", "birthday"))
        found = returning(event.title, marks, is_yearly)
        if found is None:
            return None
        told = draft.text("X-NEXTCLOUD-BC-YEAR", 6)
        told_year = found.year or (int(told) if told.isdecimal() and len(told) == 4 else None)
        year = year_of_birth(start.local.date(), draft.made, told_year) if is_yearly else told_year
        day = unrolled(draft, (), start.local.date(), self._home).moments[0].day
        label = "" if found.kind in (OccasionKind.BIRTHDAY, OccasionKind.ANNIVERSARY) else event.title
        occasion = Occasion(kind=found.kind, label=label, month=day.month, day=day.day, year=year)
        return replace(event, kind=EventKind.OCCASION, occasion=occasion, subject=found.subject)

    def _leave_out(self, draft: EventDraft, words: str) -> None:
        self._problems.append(Problem(draft.part.line, "", f"{draft.shown} {words}", Severity.LEFT_OUT))

    def _remark(self, draft: EventDraft, remarks: Iterable[str]) -> None:
        words = " ".join(dict.fromkeys(remarks))
        if words:
            self._problems.append(Problem(draft.part.line, "", f"{draft.shown}: {words}", Severity.CHANGED))


def _plain(draft: EventDraft) -> Event:
    """What needs no days."""
    url = next(
        (draft.text(name, 2000) for name in ("URL", "CONFERENCE", "X-GOOGLE-CONFERENCE") if name in draft.lines), ""
    )
    return Event(
        line=draft.part.line, uid=draft.uid, title=draft.title, notes=draft.text("DESCRIPTION").strip(),
        location=" ".join(draft.text("LOCATION", 500).split()), url=url, categories=draft.listed("CATEGORIES"),
        people=people_of(draft), is_private=draft.text("CLASS", 20).upper() in ("PRIVATE", "CONFIDENTIAL"),
        is_cancelled=draft.text("STATUS", 20).upper() == "CANCELLED", own=draft.own,
    )  # fmt: skip


def _own_occasion(event: Event, day: date) -> Occasion:
    kind, year = event.said("occasion"), event.said("year")
    is_known = kind in tuple(OccasionKind)
    if event.said("leap") == "1":
        day = date(2000, 2, 29)
    return Occasion(
        kind=OccasionKind(kind) if is_known else OccasionKind.OTHER, label=event.said("title"), month=day.month,
        day=day.day, year=int(year) if year.isdecimal() and len(year) == 4 else None,
        is_yearly=event.said("once") != "1",
    )  # fmt: skip


def _parts(source: Source, cancel: Cancel) -> tuple[list[Part], list[Problem]]:
    parts: list[Part] = []
    problems: list[Problem] = []
    for found in watched(split_parts(_text_lines(source)), 0, no_progress, cancel):
        if isinstance(found, Part):
            parts.append(found)
        else:
            problems.append(found)
    return parts, problems


def _encoding(source: Source) -> str:
    return encoding_of(BytesIO(source)) if isinstance(source, bytes) else detect_encoding(source)


def _text_lines(source: Source) -> Iterator[str]:
    """Lines however they end; bytes that are no UTF-8 are kept for the charset of their own line."""
    encoding = _encoding(source)
    wide = encoding if encoding.startswith("utf-") else "utf-8"
    errors = "surrogateescape" if encoding in ("utf-8", "utf-8-sig", MIXED) or wide != encoding else "replace"
    raw = BytesIO(source) if isinstance(source, bytes) else source.open("rb")
    with TextIOWrapper(raw, encoding=wide, errors=errors, newline=None) as file:
        yield from file


def _others(parts: list[Part]) -> Iterator[Problem]:
    """Parts that are neither events nor zones, each kind named once."""
    told: set[str] = set()
    for part in parts:
        if part.kind in EVENTS or part.kind in ("VCALENDAR", "VTIMEZONE") or part.kind in _NOT_NAMED | told:
            continue
        told.add(part.kind)
        words = f"Parts called {part.kind} tell when somebody is free or something of the other program. Left out."
        yield Problem(part.line, "", words, Severity.NOTE)


def _line(part: Part, name: str) -> str:
    for number, text in unfolded("\n".join(part.lines), part.line + 1):
        if text.lstrip("\ufeff ").upper().startswith(name) and (prop := read_property(number, text)) is not None:
            return plain_text(prop.value)
    return ""


def _first(calendars: list[Part], name: str) -> str:
    return next((words for part in calendars if (words := _line(part, name))), "")


def _program(calendars: list[Part]) -> str:
    product = _first(calendars, "PRODID").casefold()
    return next((name for mark, name in _PROGRAMS if mark in product), "")


def _also(remarks: list[str]) -> str:
    return f" {' '.join(remarks)}" if remarks else ""


__all__ = ["OWN", "is_calendar", "read_calendar"]
