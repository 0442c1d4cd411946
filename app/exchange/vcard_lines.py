"""Lines of a vCard: unfolding, name and parameters (by vobject), and values as text."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from app.exchange.encoding import allowed_encoding

_HEAD = re.compile(r"(?:[^\":\n]++|\"[^\"]*+\")*+:")
_NAME = r"[A-Za-z0-9_-]++"
_VALUE = r"(?:\"[^\"]*+\"|[^\";:,]*+)"
_SOUND_HEAD = re.compile(rf"(?:{_NAME}\.)?{_NAME}(?:;{_NAME}(?:={_VALUE}(?:,{_VALUE})*+)?)*+")
"""Heads that vobject reads in linear time; its own expression takes exponential time for some others."""

_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PIECES = {mark: re.compile(rf"(?:[^\\{mark}]|\\.|\\$)*", re.DOTALL) for mark in ",;"}
_ENCODINGS = frozenset({"BASE64", "B", "QUOTED-PRINTABLE", "8BIT", "7BIT"})
_BASE64_LINE = re.compile(r"[A-Za-z0-9+/]{20,}={0,2}")
_LOOSE = re.compile(r"\s*([;=,])\s*")
_LONGEST_HEAD = 2_000


class Property(NamedTuple):
    """One line: `params` by upper-case name, `types` in lower case; `value` still carries its escapes."""

    line: int
    group: str
    name: str
    params: dict[str, tuple[str, ...]]
    types: frozenset[str]
    value: str


class Head(NamedTuple):
    """What stands before the colon."""

    group: str
    name: str
    params: dict[str, tuple[str, ...]]
    types: frozenset[str]
    is_quoted: bool


def unfolded(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Whole lines with the number of their first physical line; folds, soft breaks and loose base64 are joined."""
    parts: list[str] = []
    start, is_quoted, is_base64 = first_line, False, False
    for number, line in enumerate(text.split("\n"), first_line):
        if parts and is_quoted and parts[-1].endswith("="):
            parts.append("\n" + line)
        elif parts and line[:1] in (" ", "\t"):
            parts.append(line[1:])
        elif parts and is_base64 and _BASE64_LINE.fullmatch(line.strip()):
            parts.append(line.strip())
        elif line.strip():
            if parts:
                yield start, "".join(parts)
            parts, start = [line], number
            head = line[:_LONGEST_HEAD].upper()
            is_quoted, is_base64 = "QUOTED-PRINTABLE" in head, "BASE64" in head or "ENCODING=B" in head
        else:
            is_base64 = False
    if parts:
        yield start, "".join(parts)


def read_property(line: int, text: str) -> Property | None:
    """The property that a whole line holds, None where it is none."""
    match = _HEAD.match(text)
    if match is None or match.end() > _LONGEST_HEAD:
        return None
    head = _head(text[: match.end() - 1].strip())
    if head is None:
        return None
    value = text[match.end() :]
    if head.is_quoted or not _is_text(value):
        value = _decoded(value, head)
    return Property(line, head.group, head.name, head.params, head.types, value)


@lru_cache(maxsize=4096)
def _head(text: str) -> Head | None:
    """Name and parameters, read by vobject; cached, since a file repeats the same few."""
    text = text.lstrip("\ufeff").rstrip("; ")
    text = text if '"' in text else _LOOSE.sub(r"\1", text)
    if not _SOUND_HEAD.fullmatch(text):
        return None
    from vobject.base import parseLine

    name, listed, _, group = parseLine(text + ":")
    params: dict[str, tuple[str, ...]] = {}
    for key, *values in listed:
        if not values:
            key, values = ("ENCODING" if key.upper() in _ENCODINGS else "TYPE"), [key]
        params[key.upper()] = (*params.get(key.upper(), ()), *values)
    types = frozenset(word.strip().lower() for value in params.get("TYPE", ()) for word in value.split(","))
    is_quoted = "QUOTED-PRINTABLE" in (value.upper() for value in params.get("ENCODING", ()))
    return Head((group or "").lower(), name.upper(), params, types, is_quoted)


def _is_text(value: str) -> bool:
    """False where bytes were found that are no UTF-8."""
    if value.isascii():
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _decoded(value: str, head: Head) -> str:
    """Quoted-printable and old letters as text: the charset of the line where it is a known one, UTF-8, Windows."""
    data = value.encode("utf-8", "surrogateescape")
    if head.is_quoted:
        data = quopri.decodestring(data)
    named = allowed_encoding(head.params.get("CHARSET", ("",))[0])
    for encoding in (named, "utf-8", "cp1252"):
        try:
            return data.decode(encoding or "utf-8")
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", "replace")


def unknown_charset(prop: Property) -> str:
    """The name of a charset that means nothing here, "" where all is well."""
    named = prop.params.get("CHARSET", ("",))[0]
    return named if named and allowed_encoding(named) is None else ""


def plain_text(value: str) -> str:
    """A value without its escapes.

    vobject's own function is not used: it drops what follows a bare comma and turns a last backslash into letters.
    """
    text = _ESCAPED.sub(_unescape, value) if "\\" in value else value
    return text.replace("\r\n", "\n").strip() if "\r" in text else text.strip()


def _unescape(match: re.Match[str]) -> str:
    letter = match[1]
    if letter in "nN":
        return "\n"
    return letter if letter in '\\,;:"' else match[0]


def escaped(text: str) -> str:
    """A text as a value: on one line, with its marks escaped."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    return text.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def raw_pieces(value: str, mark: str) -> list[str]:
    """The parts of a structured or listed value, still with their escapes."""
    if "\\" not in value:
        return value.split(mark)
    found, at = [], 0
    while True:
        match = _PIECES[mark].match(value, at)
        end = match.end() if match else at
        found.append(value[at:end])
        if end >= len(value):
            return found
        at = end + 1


def pieces(value: str, mark: str) -> list[str]:
    """The parts of a structured or listed value, each without its escapes."""
    return [plain_text(part) for part in raw_pieces(value, mark)]
