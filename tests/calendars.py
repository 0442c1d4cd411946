"""Synthetic calendar files that look like those of other programs."""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

GOOGLE = "-//Google Inc//Google Calendar 70.9054//EN"


def event(summary: str, start: str, *lines: str, uid: str = "", kind: str = "VEVENT") -> str:
    """One event; `start` as "20260612T090000Z", a bare day, or with parameters ";TZID=Europe/Berlin:2026…"."""
    head = start if start.startswith((":", ";")) else f";VALUE=DATE:{start}" if len(start) == 8 else f":{start}"
    number = uid or f"{crc32(repr((summary, start, lines)).encode()):x}@example"
    return "\n".join((f"BEGIN:{kind}", f"UID:{number}", f"SUMMARY:{summary}", f"DTSTART{head}", *lines, f"END:{kind}"))


def calendar(*parts: str, product: str = GOOGLE, head: Iterable[str] = (), end: str = "\r\n") -> bytes:
    """A whole file."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{product}", *head]
    for part in parts:
        lines.extend(part.split("\n"))
    return end.join((*lines, "END:VCALENDAR", "")).encode()


def everyday() -> bytes:
    """Two meetings with people of the studio, a series, a birthday, a stranger and a dentist."""
    berlin = ";TZID=Europe/Berlin:"
    return calendar(
        event("Lunch", "20260501T100000Z", "DTEND:20260501T110000Z",
              "ATTENDEE;CN=Maja:mailto:Maja@VillaSolbacken.example", uid="lunch@example"),
        event("Call Tomas Berglund about bread", f"{berlin}20260618T150000", f"DTEND{berlin}20260618T160000",
              "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4", f"EXDATE{berlin}20260702T150000", uid="bread@example"),
        event("Noor Haddad's birthday", "19840314", "CREATED:20200101T000000Z", "RRULE:FREQ=YEARLY",
              uid="noor@example"),
        event("Intro", "20260625T070000Z", "ATTENDEE;CN=Anna Lindqvist:mailto:anna@lindqvist.example",
              uid="anna@example"),
        event("Dentist", "20240312T070000Z", uid="dentist@example"),
        head=("X-WR-CALNAME:Nora",),
    )  # fmt: skip
