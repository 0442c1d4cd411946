"""A table in a file: where its header stands, what its columns are called, and its rows below."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from app.domain.errors import KeepwarmError
from app.domain.incoming import FileKind, Problem, Severity
from app.exchange.catalogue import known_headers
from app.exchange.dates import PartialDay, read_day
from app.exchange.delimited import (
    DELIMITERS,
    LONGEST_CELL,
    Row,
    delimited_rows,
    detect_delimiter,
    named_delimiter,
    text_lines,
)
from app.exchange.encoding import allowed_encoding, detect_encoding
from app.exchange.parts import normalised
from app.exchange.spreadsheet import sheet_names, workbook_rows
from app.exchange.work import Cancel, Progress, never, no_progress, watched

HEADER_WITHIN = 15
_MOST_COLUMNS = 1_000
_TOTALS = frozenset(["total", "totals", "grand total", "summe", "gesamt", "gesamtsumme", "total général"])


@dataclass(frozen=True)
class Table:
    """How to read the rows of one table. `header_row` counts from 1; 0 means that the file has no header."""

    path: Path
    kind: FileKind
    columns: tuple[str, ...] = ()
    header_row: int = 0
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    kept: KeptRows | None = field(default=None, compare=False)

    def raw_rows(self) -> Iterator[Row | Problem]:
        """Every row of the file, from its first."""
        if self.kind is FileKind.SPREADSHEET:
            yield from self.kept if self.kept is not None else workbook_rows(self.path, self.sheet)
            return
        lines = text_lines(self.path, self.encoding)
        yield from delimited_rows(lines, self.delimiter, len(self.columns))

    def rows(self) -> Iterator[Row | Problem]:
        """Rows below the header with exactly one cell for each column, each problem before its row."""
        width = len(self.columns)
        for row in self.raw_rows():
            if isinstance(row, Problem):
                if row.line > self.header_row:
                    yield row
                continue
            if row.number <= self.header_row or not any(cell.strip() for cell in row.cells):
                continue
            if len(row.cells) != width or any(len(cell) > LONGEST_CELL for cell in row.cells):
                row, problem = _fitted(row, width)
                if problem:
                    yield problem
            yield row


class KeptRows:
    """Rows of a workbook, packed in memory so that it is unpacked only once."""

    _STEP = 1_000

    def __init__(self, rows: Iterable[Row | Problem]) -> None:
        self._parcels: list[bytes] = []
        self._problems: list[Problem] = []
        source = (row for row in rows if self._is_row(row))
        while parcel := list(islice(source, self._STEP)):
            self._parcels.append(zlib.compress(json.dumps(parcel).encode(), 1))

    def __iter__(self) -> Iterator[Row | Problem]:
        for parcel in self._parcels:
            for number, cells in json.loads(zlib.decompress(parcel)):
                yield Row(number, cells)
        yield from self._problems

    def _is_row(self, row: Row | Problem) -> bool:
        if isinstance(row, Problem):
            self._problems.append(row)
        return isinstance(row, Row)


def open_table(
    path: Path,
    kind: FileKind,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    header_row: int | None = None,
    sheet: str | None = None,
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> Table:
    """The table of a file with its header found; what is given is taken as given."""
    if kind is FileKind.SPREADSHEET:
        table = _workbook(path, sheet, progress, cancel)
    else:
        letters = allowed_encoding(encoding) if encoding else detect_encoding(path)
        if letters is None:
            raise KeepwarmError("These letters are not known here.", "Choose another encoding.")
        mark = delimiter if delimiter in DELIMITERS else detect_delimiter(text_lines(path, letters))
        table = Table(path, kind, encoding=letters, delimiter=mark)
    first = [row for row in islice(table.raw_rows(), 3 * HEADER_WITHIN) if isinstance(row, Row)]
    filled = [row for row in first if any(cell.strip() for cell in row.cells)]
    if not filled:
        raise KeepwarmError("There is nothing in this file.", "Save it again in the other program and choose it again.")
    return _with_header(table, filled, header_row)


def _workbook(path: Path, sheet: str | None, progress: Progress, cancel: Cancel) -> Table:
    sheets = sheet_names(path)
    if not sheets:
        raise KeepwarmError("All sheets of this workbook are hidden.", "Show the sheet with the people and save it.")
    chosen = sheet if sheet in sheets else None
    for name in (chosen,) if chosen else sheets:
        kept = KeptRows(watched(workbook_rows(path, name), 0, progress, cancel))
        if next(iter(kept), None) is not None or name == sheets[-1]:
            return Table(path, FileKind.SPREADSHEET, sheet=name, sheets=sheets, kept=kept)
    return Table(path, FileKind.SPREADSHEET, sheet=sheets[0], sheets=sheets)


def _with_header(table: Table, first: list[Row], header_row: int | None) -> Table:
    if header_row is None:
        header = _header([row for row in first[:HEADER_WITHIN] if not named_delimiter(table.delimiter.join(row.cells))])
    else:
        header = next((row for row in first if row.number == header_row), None)
    width = max(len(row.cells) for row in first)
    if header is None:
        names = tuple(f"Column {number}" for number in range(1, min(width, _MOST_COLUMNS) + 1))
        return replace(table, columns=names, header_row=0)
    return replace(table, columns=_names(header.cells[:_MOST_COLUMNS]), header_row=header.number)


def _header(rows: list[Row]) -> Row | None:
    """The row with most known headers; else the first row as wide as most, unless it holds values itself."""
    if not rows:
        return None
    best = max(rows, key=lambda row: (known_headers(row.cells), -row.number))
    if known_headers(best.cells) > (1 if best is not rows[0] else 0):
        return best
    width, _ = Counter(len(row.cells) for row in rows).most_common(1)[0]
    widest = next(row for row in rows if len(row.cells) == width)
    return None if any(_is_value(cell) for cell in widest.cells) else widest


def _is_value(cell: str) -> bool:
    """True for what is no header: an e-mail, a day, a number."""
    text = cell.strip()
    if not any(mark.isdecimal() for mark in text):
        return "@" in text
    return isinstance(read_day(text), PartialDay) or not any(mark.isalpha() for mark in text)


def _names(cells: list[str]) -> tuple[str, ...]:
    """Header cells as names: tidied, none empty, repeated ones numbered."""
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    seen: Counter[str] = Counter()
    names = []
    for position, cell in enumerate(cells, 1):
        name = " ".join(cell.replace("\ufeff", "").replace("\u00a0", " ").split())[:200] or f"Column {position}"
        seen[normalised(name)] += 1
        count = seen[normalised(name)]
        names.append(name if count == 1 else f"{name} ({count})")
    return tuple(names)


def _fitted(row: Row, width: int) -> tuple[Row, Problem | None]:
    """The row with one cell for each column; a longer one keeps its rest in the last cell and is named."""
    cells = [cell[:LONGEST_CELL] for cell in row.cells]
    if any(len(cell) > LONGEST_CELL for cell in row.cells):
        words = f"One cell is very long. Its first {LONGEST_CELL:,} letters come in."
        problem: Problem | None = Problem(row.number, "", words, Severity.CHANGED)
    else:
        problem = None
    rest = [cell for cell in cells[width:] if cell.strip()]
    cells = cells[:width] + [""] * (width - len(cells))
    if rest:
        words = f"The row has more cells than the header. “{', '.join(rest)[:60]}” is left out."
        problem = Problem(row.number, "", words, Severity.CHANGED)
    return Row(row.number, cells), problem


def is_total(row: Row) -> bool:
    """True for the sums that reports put below their rows."""
    first = next((cell for cell in row.cells if cell.strip()), "")
    words = normalised(first).rstrip(":")
    return words in _TOTALS or words.startswith("total for ")
