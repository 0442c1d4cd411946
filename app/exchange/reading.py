"""The one door for files that come in: look at a file, then read it."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Tags
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from app.domain.errors import KeepwarmError
from app.domain.incoming import (
    FileKind,
    FileReading,
    Incoming,
    IncomingPurchase,
    Inspection,
    Problem,
    Recognition,
)
from app.domain.mapping import Mapping
from app.exchange.catalogue import format_name, system_of
from app.exchange.corrections import Corrections, cells_of, corrected
from app.exchange.csv_writing import exact
from app.exchange.delimited import Row
from app.exchange.encoding import detect_encoding
from app.exchange.file_kinds import file_kind
from app.exchange.json import count_records, read_records
from app.exchange.rows import Found, apply
from app.exchange.signatures import recognise
from app.exchange.suggesting import suggest
from app.exchange.table import Table, open_table
from app.exchange.vcard import card_lines, groups, program_of, read_cards
from app.exchange.vcard_cards import Card, split_cards
from app.exchange.work import Cancel, Progress, never, no_progress, watched

GENERIC = "generic"
_PREVIEW_ROWS = 50


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What is known beforehand or chosen by the owner; None means: find out.

    `currency` is the owner's own. `system` is a format id, "generic" for "none of those you know".
    """

    currency: str = ""
    system: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    header_row: int | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class _Source:
    """What the second reading needs from the first look."""

    path: Path
    options: ReadingOptions
    table: Table | None = None
    tags_by_uid: Tags[str, tuple[str, ...]] | None = None


def inspect(
    path: Path,
    *,
    options: ReadingOptions = ReadingOptions(),
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> Inspection:
    """Look at the whole file once: what it is, who wrote it, what its columns mean. Nothing is brought in.

    Raises KeepwarmError for what cannot be read, Cancelled when stopped.
    """
    kind = file_kind(path)
    if kind is FileKind.VCARD:
        return _inspected_cards(path, options, progress, cancel)
    if kind is FileKind.RECORDS:
        reading = FileReading(kind, path.name, "keepwarm", format_name("keepwarm"), "utf-8")
        return Inspection(replace(reading, row_count=count_records(path)), source=_Source(path, options))
    return _inspected_table(path, kind, options, progress, cancel)


def read(
    inspection: Inspection,
    mapping: Mapping | None = None,
    *,
    corrections: Corrections | None = None,
    progress: Progress = no_progress,
    cancel: Cancel = never,
    executor: Executor | None = None,
) -> Iterator[Found]:
    """What the file brings, in its order; problems about a row follow what the row brings.

    `corrections` are the owner's words for cells of a table.
    """
    source = _source(inspection)
    total = inspection.reading.row_count
    if source.table is not None:
        chosen = mapping or inspection.mapping
        if chosen is None:
            raise KeepwarmError("Nothing says where the columns go.", "Choose the file again.")
        rows = watched(corrected(_exact_rows(source.table, inspection), corrections or {}), total, progress, cancel)
        yield from apply(chosen, rows, source.options.currency)
    elif inspection.reading.kind is FileKind.VCARD:
        cards = read_cards(
            source.path,
            tags_by_uid=source.tags_by_uid,
            progress=lambda done, _: progress(done, total),
            cancel=cancel,
            executor=executor,
        )
        program = inspection.reading.system or "vcard"
        for found in cards:
            yield _with_source(found, program) if isinstance(found, Incoming) else found
    else:
        records = read_records(source.path, progress=lambda done, _: progress(done, total), cancel=cancel)
        yield from records


def preview(
    inspection: Inspection, mapping: Mapping | None = None, count: int = 5
) -> tuple[Incoming | IncomingPurchase, ...]:
    """How the first rows will look."""
    found = islice(read(inspection, mapping), _PREVIEW_ROWS)
    shown = (item for item in found if isinstance(item, Incoming | IncomingPurchase))
    return tuple(islice(shown, count))


def _exact_rows(table: Table, inspection: Inspection) -> Iterator[Row | Problem]:
    """Rows; our own table for spreadsheets, known by its mark, loses what keeps formulas from running."""
    is_neutral = inspection.reading.system == "keepwarm" and table.encoding == "utf-8-sig"
    for row in table.rows():
        yield Row(row.number, [exact(cell) for cell in row.cells]) if is_neutral and isinstance(row, Row) else row


def row_of(inspection: Inspection, line: int) -> tuple[tuple[int, str, str], ...]:
    """Position, column and text of each cell of a row; empty for a file without rows."""
    table = _source(inspection).table
    cells = cells_of(table.rows(), line) if table is not None else None
    if table is None or cells is None:
        return ()
    return tuple((place, column, cells[place]) for place, column in enumerate(table.columns))


def _source(inspection: Inspection) -> _Source:
    if not isinstance(inspection.source, _Source):
        raise TypeError("an inspection comes from inspect()")
    return inspection.source


def _inspected_cards(path: Path, options: ReadingOptions, progress: Progress, cancel: Cancel) -> Inspection:
    count, first, group_cards = 0, "", []
    cards = (card for card in split_cards(card_lines(path)) if isinstance(card, Card))
    for card in watched(cards, 0, progress, cancel):
        count += 1
        first = first or card.text
        if ":group" in card.text.replace(" ", "").lower():
            group_cards.append(card)
    system, name = program_of(first)
    reading = FileReading(FileKind.VCARD, path.name, system, name, detect_encoding(path), row_count=count)
    return Inspection(reading, source=_Source(path, options, tags_by_uid=groups(group_cards)))


def _inspected_table(
    path: Path, kind: FileKind, options: ReadingOptions, progress: Progress, cancel: Cancel
) -> Inspection:
    table = open_table(
        path,
        kind,
        encoding=options.encoding,
        delimiter=options.delimiter,
        header_row=options.header_row,
        sheet=options.sheet,
        progress=progress,
        cancel=cancel,
    )
    recognised = recognise(table.columns) if table.header_row else ()
    format_id = _format_id(recognised, options)
    mapping, count, problems = suggest(table, format_id or GENERIC, progress=progress, cancel=cancel)
    reading = FileReading(
        kind,
        path.name,
        format_id,
        format_name(format_id),
        table.encoding,
        table.delimiter,
        table.header_row,
        table.sheet,
        table.columns,
        count,
        table.sheets,
    )
    return Inspection(reading, recognised, mapping, problems, _Source(path, options, table))


def _format_id(recognised: tuple[Recognition, ...], options: ReadingOptions) -> str:
    """The owner's choice, else the best fit; raises where the best fit cannot be brought in."""
    if options.system is not None:
        return "" if options.system == GENERIC else options.system
    if not recognised:
        return ""
    best = recognised[0]
    if best.system in system_of(best.system).unreadable:
        raise KeepwarmError(
            f"This looks like {best.name}. They cannot be brought in yet.",
            "Export the contacts there and choose that file.",
        )
    return best.system


def _with_source(incoming: Incoming, program: str) -> Incoming:
    if incoming.source_id and not incoming.source_system and program != "keepwarm":
        return replace(incoming, source_system=program)
    return incoming
