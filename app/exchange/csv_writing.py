"""Writing Keepwarm's own table as CSV: exact for bringing it in again, or safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from enum import StrEnum
from io import StringIO
from pathlib import Path

from app.domain.incoming import as_incoming
from app.domain.record import CustomerRecord
from app.exchange.own_rows import HEADER, row
from app.exchange.work import Cancel, Progress, never, no_progress, watched
from app.exchange.writing import new_file

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_HARMLESS = re.compile(r"\+[\d ()./-]*|-?\d+(?:[.,]\d+)?|--\d\d-\d\d")
_FEWEST_DIGITS = 7


class CsvMode(StrEnum):
    """What the file is for."""

    EXACT = "exact"
    SPREADSHEET = "spreadsheet"


def write_csv(
    records: Iterable[CustomerRecord],
    path: Path,
    *,
    mode: CsvMode = CsvMode.EXACT,
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> int:
    """Write all records, UTF-8; the number of rows. For spreadsheets the file starts with a mark that they need."""
    count = 0
    with new_file(path) as file:
        if mode is CsvMode.SPREADSHEET:
            file.write(b"\xef\xbb\xbf")
        file.write(_line(list(HEADER)))
        for record in watched(records, 0, progress, cancel):
            cells = row(as_incoming(record))
            file.write(_line([neutral(cell) for cell in cells] if mode is CsvMode.SPREADSHEET else cells))
            count += 1
    return count


def neutral(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; phone numbers and plain numbers stay as they are."""
    bare = cell.lstrip("'")
    if not bare.startswith(_FORMULA) or _is_harmless(bare):
        return cell
    return "'" + cell


def exact(cell: str) -> str:
    """A cell that `neutral` made, as it was."""
    return cell[1:] if cell.startswith("'") and neutral(cell[1:]) == cell else cell


def _is_harmless(cell: str) -> bool:
    if not _HARMLESS.fullmatch(cell):
        return False
    return not cell.startswith("+") or sum(mark.isdecimal() for mark in cell) >= _FEWEST_DIGITS


def _line(cells: list[str]) -> bytes:
    buffer = StringIO(newline="")
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue().encode("utf-8", "replace")
