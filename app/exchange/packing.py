"""Several things in one cell, one a line, in words that people read and that come back as they were."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PARTS = re.compile(r"(?:[^\\|]|\\.|\\$)*", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ITEMS = re.compile(r"(?:[^\\;]|\\.|\\$)*", re.DOTALL)
_MARKS = {"n": "\n", "s": " ", "t": "\t"}


def pack(fields: Iterable[str]) -> str:
    """One line: "likes | figs | said"; empty fields at the end are dropped."""
    words = [_escape(field, "|") for field in fields]
    while words and not words[-1]:
        words.pop()
    return " | ".join(words)


def unpack(line: str) -> list[str]:
    """The fields of a line that `pack` wrote, or that somebody wrote like it."""
    return [_unescape(part) for part in _cut(line, _PARTS)]


def pack_items(items: Iterable[str]) -> str:
    """Short things in a row: "vip; garden"."""
    return "; ".join(_escape(item, ";") for item in items)


def unpack_items(text: str) -> list[str]:
    """The things that `pack_items` wrote."""
    return [item for item in (_unescape(part) for part in _cut(text, _ITEMS)) if item]


def _cut(text: str, part: re.Pattern[str]) -> list[str]:
    found, at = [], 0
    while True:
        match = part.match(text, at)
        end = match.end() if match else at
        found.append(text[at:end])
        if end >= len(text):
            return found
        at = end + 1


def _escape(text: str, mark: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    text = text.replace(mark, "\\" + mark).replace("\n", "\\n").replace("\t", "\\t")
    return re.sub(r"^ | $", r"\\s", text)


def _unescape(part: str) -> str:
    return _ESCAPED.sub(lambda match: _MARKS.get(match[1], match[1]), part.strip())
