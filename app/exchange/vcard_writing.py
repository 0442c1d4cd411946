"""Writing vCards: version 4.0 with everything a card can hold, version 3.0 with what a phone needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from app.domain.customer import Kind
from app.domain.incoming import Incoming, as_incoming
from app.domain.record import CustomerRecord
from app.exchange.vcard_lines import escaped
from app.exchange.vcard_writing_details import Groups, detail_lines
from app.exchange.vcard_writing_parts import occasion_lines, own_lines, photo_line, tie_lines, wish_lines
from app.exchange.work import Cancel, Progress, never, no_progress, watched
from app.exchange.writing import new_file

Version = Literal["4.0", "3.0"]
PRODUCT = "-//Keepwarm//Keepwarm//EN"
_OCTETS = 75


def write_vcards(
    records: Iterable[CustomerRecord],
    path: Path,
    *,
    version: Version = "4.0",
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> int:
    """Write all records to one file; the number of cards."""
    count = 0
    with new_file(path) as file:
        for record in watched(records, 0, progress, cancel):
            file.write(vcard_text(record, version).encode("utf-8", "replace"))
            count += 1
    return count


def vcard_text(record: CustomerRecord, version: Version = "4.0") -> str:
    """One card, folded, with the same bytes for the same record."""
    return "".join(f"{folded(line)}\r\n" for line in _lines(as_incoming(record), version))


def _lines(incoming: Incoming, version: Version) -> Iterator[str]:
    groups = Groups()
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield f"PRODID:{PRODUCT}"
    if incoming.uuid:
        yield f"UID:urn:uuid:{incoming.uuid}"
    yield from _names(incoming, version)
    for detail in incoming.details:
        yield from detail_lines(detail, version, groups)
    yield from occasion_lines(incoming.occasions, version, groups)
    if incoming.photo:
        yield photo_line(incoming, version)
    if incoming.tags:
        yield "CATEGORIES:" + ",".join(escaped(tag) for tag in incoming.tags)
    if incoming.notes:
        yield f"NOTE:{escaped(incoming.notes)}"
    if version == "4.0":
        yield from tie_lines(incoming.relationships)
        yield from wish_lines(incoming)
        yield from own_lines(incoming)
        yield from incoming.extras
    yield "END:VCARD"


def _names(incoming: Incoming, version: Version) -> Iterator[str]:
    """Name, nickname and place; version 3.0 needs its N."""
    is_company = incoming.kind is Kind.COMPANY
    if version == "4.0":
        yield "KIND:org" if is_company else "KIND:individual"
    elif is_company:
        yield "X-ABShowAs:COMPANY"
    yield f"FN:{escaped(incoming.name)}"
    parts = (incoming.family_name, incoming.given_name, incoming.middle_name, incoming.prefix, incoming.suffix)
    if any(parts):
        yield "N:" + ";".join(escaped(part) for part in parts)
    elif version == "3.0":
        yield "N:;;;;" if is_company else f"N:{escaped(incoming.name)};;;;"
    if incoming.nickname:
        yield f"NICKNAME:{escaped(incoming.nickname)}"
    company = incoming.company or (incoming.name if is_company and version == "3.0" else "")
    if company or incoming.division:
        yield f"ORG:{escaped(company)}" + (f";{escaped(incoming.division)}" if incoming.division else "")
    if incoming.title:
        yield f"TITLE:{escaped(incoming.title)}"


def folded(line: str) -> str:
    """The line in pieces of at most 75 octets that never cut a letter."""
    data = line.encode("utf-8", "replace")
    if len(data) <= _OCTETS:
        return data.decode()
    pieces, start, room = [], 0, _OCTETS
    while start < len(data):
        end = min(start + room, len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[start:end].decode())
        start, room = end, _OCTETS - 1
    return "\r\n ".join(pieces)
