"""Splitting a vCard file into single cards, so that one bad card never costs the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.domain.incoming import Problem, Severity

_BEGIN = re.compile(r"\ufeff?\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END = re.compile(r"\s*END\s*:\s*VCARD\s*", re.IGNORECASE)
_AGENT = re.compile(r"\s*AGENT\b[^:]*:\s*", re.IGNORECASE)
_NOTHING = "\ufeff \t\r\n\x1a"
_LONGEST_MARK = 40


class Card(NamedTuple):
    """The text between BEGIN and END; `line` is that of BEGIN. `is_whole` is False where END was missing."""

    line: int
    text: str
    is_whole: bool = True


def split_cards(lines: Iterable[str]) -> Iterator[Card | Problem]:
    """Cards in file order; words between cards are named once for each stretch of them."""
    start, is_stray = 0, False
    held: list[str] = []
    for number, line, mark in _without_agents(lines):
        if mark:
            if start:
                yield Card(start, "\n".join(held), is_whole=mark < 0)
            start, held, is_stray = (number if mark > 0 else 0), [], False
        elif start:
            held.append(line.rstrip("\n"))
        elif not is_stray and line.strip(_NOTHING):
            is_stray = True
            yield Problem(number, "", "These words belong to no card. Left out.", Severity.LEFT_OUT)
    if start:
        yield Card(start, "\n".join(held), is_whole=False)


def _without_agents(lines: Iterable[str]) -> Iterator[tuple[int, str, int]]:
    """Numbered lines with their marks, without the card of an agent that version 2.1 puts inside another."""
    depth, before = 0, ""
    for number, line in enumerate(lines, 1):
        mark = _mark(line)
        if depth:
            depth += mark
        elif mark > 0 and _AGENT.fullmatch(before):
            depth = 1
        else:
            yield number, line, mark
        before = line


def _mark(line: str) -> int:
    """1 at BEGIN:VCARD, -1 at END:VCARD, else 0."""
    if len(line) > _LONGEST_MARK or line.lstrip("\ufeff \t")[:1] not in ("B", "b", "E", "e"):
        return 0
    if _BEGIN.fullmatch(line):
        return 1
    return -1 if _END.fullmatch(line) else 0
