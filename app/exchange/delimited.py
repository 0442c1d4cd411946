"""Rows of CSV and TSV text: the delimiter, and quotes that never close, which would swallow the rows after them."""

from __future__ import annotations

import csv
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from app.domain.incoming import Problem, Severity
from app.exchange.encoding import decoded_lines_errors

DELIMITERS = (",", ";", "\t", "|")
LONGEST_CELL = 100_000
_LARGEST_FIELD = 32 * 1024 * 1024
_MOST_LINES = 5_000
"""A cell with more line breaks than this is taken for a quote that never closes."""

_SAMPLE_LINES = 60


class Row(NamedTuple):
    """Cells of one row; `number` is what a spreadsheet program shows beside it, from 1."""

    number: int
    cells: list[str]


def text_lines(path: Path, encoding: str) -> Iterator[str]:
    """Physical lines as the csv module wants them, without NUL characters."""
    name, errors = decoded_lines_errors(encoding)
    with path.open(encoding=name, errors=errors, newline="") as file:
        for line in file:
            yield line.replace("\0", "") if "\0" in line else line


def detect_delimiter(lines: Iterable[str]) -> str:
    """The mark that cuts most of the first rows into the same number of cells; `sep=;` in the first line decides."""
    sample = list(islice(lines, _SAMPLE_LINES))
    if named := named_delimiter(sample[0] if sample else ""):
        return named
    return max(DELIMITERS, key=lambda mark: _evenness(sample, mark))


def named_delimiter(line: str) -> str:
    """The delimiter that a first line `sep=;` names, "" for any other line."""
    text = line.strip("\ufeff\r\n").strip('"')
    return text[4:5] if len(text) == 5 and text[:4].lower() == "sep=" and text[4] in DELIMITERS else ""


def _evenness(lines: list[str], delimiter: str) -> float:
    widths = []
    try:
        widths = [len(cells) for cells in csv.reader(lines, delimiter=delimiter) if cells]
    except csv.Error:
        return 0.0
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return 0.0
    width, count = max(wide.items(), key=lambda item: item[1] * min(item[0] - 1, 8))
    return count / len(widths) * min(width - 1, 8)


class _Lines:
    """Physical lines one by one; remembers those of the row being read so that they can be given back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= _MOST_LINES:
            raise csv.Error("too many lines")
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        return line

    def give_back(self, lines: list[str]) -> None:
        self._again.extendleft(reversed(lines))


def delimited_rows(lines: Iterable[str], delimiter: str, width: int = 0) -> Iterator[Row | Problem]:
    """Rows in file order, each problem before its row. `width` is the number of cells a whole row has, 0 if unknown."""
    csv.field_size_limit(_LARGEST_FIELD)
    source = _Lines(lines)
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    number = 0
    while True:
        source.taken.clear()
        number += 1
        try:
            cells = next(reader)
            is_sound = len(source.taken) == 1 or len(cells) == width or not _swallowed(source.taken, delimiter, width)
        except StopIteration:
            return
        except csv.Error:
            cells, is_sound = [], False
        if not is_sound:
            cells, problem = _recovered(source, number, delimiter, width)
            reader = csv.reader(source, delimiter=delimiter, strict=True)
            if problem:
                yield problem
            if problem and problem.severity is Severity.LEFT_OUT:
                continue
        yield Row(number, cells)


def _swallowed(taken: list[str], delimiter: str, width: int) -> bool:
    """True where the first line alone would have been a whole row."""
    return bool(width) and len(_unquoted(taken[0], delimiter)) == width


def _recovered(source: _Lines, number: int, delimiter: str, width: int) -> tuple[list[str], Problem | None]:
    """The row that a stray quote broke, with what to say; lines after its first are given back where they are rows."""
    taken = list(source.taken)
    alone = _unquoted(taken[0], delimiter) if taken else []
    whole = _lenient(taken, delimiter)
    if len(taken) == 1 and whole is not None and '"' in taken[0] and (not width or len(whole) == width):
        return whole, None
    if whole is not None and width and len(whole) == width and len(alone) != width:
        return whole, Problem(number, "", "A quotation mark stands in a wrong place. Please check.", Severity.CHANGED)
    source.give_back(taken[1:])
    words = "A quotation mark opens in this row and never closes."
    if width and len(alone) != width:
        return [], Problem(number, "", f"{words} The row is not brought in.", Severity.LEFT_OUT)
    return alone, Problem(number, "", f"{words} Please check it.", Severity.CHANGED)


def _lenient(taken: list[str], delimiter: str) -> list[str] | None:
    """The lines as one row, quotes taken as they come; None where they are several rows or too large."""
    try:
        rows = list(csv.reader(taken, delimiter=delimiter))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _unquoted(line: str, delimiter: str) -> list[str]:
    """The line cut at every delimiter, with quotes as mere letters that are dropped at the ends."""
    return [cell.strip().strip('"').replace('""', '"') for cell in line.rstrip("\r\n").split(delimiter)]
