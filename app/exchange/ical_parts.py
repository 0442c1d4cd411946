"""Splitting a calendar file into single events, so that one bad event never costs the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from app.domain.incoming import Problem, Severity

EVENTS = frozenset(("VEVENT", "VTODO", "VJOURNAL"))
"""Parts that are counted and told one by one."""

_MARK = re.compile(r"\ufeff?[ \t]*(BEGIN|END)[ \t]*:[ \t]*([A-Za-z0-9-]+)[ \t]*", re.IGNORECASE)
_NOTHING = "\ufeff \t\r\n\x1a\0"
_LONGEST_MARK = 60
_LONGEST_LINES = 200_000


class Part(NamedTuple):
    """The lines between BEGIN and END, without parts inside it; `line` is that of BEGIN, `inner` names those parts."""

    kind: str
    line: int
    lines: tuple[str, ...]
    is_whole: bool = True
    inner: tuple[str, ...] = ()
    text: str = ""


@dataclass(slots=True)
class _Open:
    kind: str
    line: int
    lines: list[str] = field(default_factory=list)
    inner: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)


def split_parts(lines: Iterable[str]) -> Iterator[Part | Problem]:
    """Events, time zones and, at the end of each, the calendar's own lines; in the order in which they end.

    Where an END is missing, the next BEGIN of an event closes what is open. Words outside are named once for each
    stretch of them.
    """
    splitter = _Splitter()
    for number, line in enumerate(lines, 1):
        yield from splitter.feed(number, line.rstrip("\n"))
    yield from splitter.finish()


class _Splitter:
    """Keeps what is open: the calendar, an event or a time zone in it, and whatever stands inside that."""

    def __init__(self) -> None:
        self._calendar: _Open | None = None
        self._part: _Open | None = None
        self._depth: list[str] = []
        self._is_stray = False

    def feed(self, number: int, line: str) -> Iterator[Part | Problem]:
        """What ends with this line."""
        mark = _MARK.fullmatch(line) if len(line) <= _LONGEST_MARK else None
        if mark is None:
            yield from self._plain(number, line)
            return
        kind = mark[2].upper()
        yield from self._begin(number, kind, line) if mark[1].upper() == "BEGIN" else self._end(kind, line)

    def finish(self) -> Iterator[Part | Problem]:
        """What is open when the file is over."""
        yield from self._close_part(is_whole=False)
        yield from self._close_calendar(is_whole=False)

    def _begin(self, number: int, kind: str, line: str) -> Iterator[Part | Problem]:
        self._is_stray = False
        if kind == "VCALENDAR":
            yield from self.finish()
            self._calendar = _Open(kind, number)
        elif kind in EVENTS or kind in ("VTIMEZONE", "VFREEBUSY") or self._part is None:
            yield from self._close_part(is_whole=False)
            self._part = _Open(kind, number, raw=[line])
        else:
            self._depth.append(kind)
            self._part.inner.append(kind)
            self._part.raw.append(line)

    def _end(self, kind: str, line: str) -> Iterator[Part | Problem]:
        if kind == "VCALENDAR":
            yield from self._close_part(is_whole=False)
            yield from self._close_calendar(is_whole=True)
        elif self._part is not None and kind == self._part.kind:
            self._part.raw.append(line)
            yield from self._close_part(is_whole=True)
        elif self._part is not None and kind in self._depth:
            self._part.raw.append(line)
            while self._depth and self._depth.pop() != kind:
                pass

    def _plain(self, number: int, line: str) -> Iterator[Part | Problem]:
        part = self._part
        if part is not None:
            if part.kind == "VTIMEZONE" and len(part.raw) < _LONGEST_LINES:
                part.raw.append(line)
            if not self._depth:
                part.lines.append(line)
        elif self._calendar is not None:
            self._calendar.lines.append(line)
        elif not self._is_stray and line.strip(_NOTHING):
            self._is_stray = True
            yield Problem(number, "", "These words belong to no event. Left out.", Severity.LEFT_OUT)

    def _close_part(self, *, is_whole: bool) -> Iterator[Part]:
        if self._part is not None:
            yield _closed(self._part, is_whole)
        self._part = None
        self._depth.clear()

    def _close_calendar(self, *, is_whole: bool) -> Iterator[Part]:
        if self._calendar is not None:
            yield _closed(self._calendar, is_whole)
        self._calendar = None


def _closed(open_part: _Open, is_whole: bool) -> Part:
    text = "\r\n".join(open_part.raw) if open_part.kind == "VTIMEZONE" else ""
    return Part(open_part.kind, open_part.line, tuple(open_part.lines), is_whole, tuple(open_part.inner), text)
