"""Rows of XLSX workbooks: sizes are looked at before anything is unpacked, hidden sheets and columns are ignored."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from app.domain.errors import KeepwarmError
from app.domain.incoming import Problem, Severity
from app.exchange.delimited import Row

LARGEST_UNPACKED = 800 * 1024 * 1024
_LARGEST_WORDS = 120 * 1024 * 1024
_SUSPICIOUS = 50 * 1024 * 1024
_HIGHEST_RATIO = 150
_LAST_ROW = 1_048_576
_MOST_COLUMNS = 1_000
_CHUNK = 500
_OLD = b"\xd0\xcf\x11\xe0"
_HINT = "Open it in the program that made it and save it as .xlsx or CSV."


def is_workbook(head: bytes) -> bool:
    """True for what starts like a workbook, new or old."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLD))


def check_workbook(path: Path) -> None:
    """Raise in the owner's words where a workbook cannot be or should not be unpacked."""
    with path.open("rb") as file:
        if file.read(4) == _OLD:
            raise KeepwarmError(
                "This workbook is locked with a password, or of a very old kind.",
                "Open it in the program that made it and save it without a password as .xlsx or CSV.",
            )
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise KeepwarmError("This workbook is damaged or cut short.", _HINT) from error
    if not any(part.filename.startswith("xl/") for part in parts):
        raise KeepwarmError("This is no Excel workbook.", _HINT)
    if any(part.flag_bits & 1 for part in parts):
        raise KeepwarmError("This workbook is locked with a password.", "Save it without a password, or as CSV.")
    _refuse_bombs(path, parts)


def _refuse_bombs(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    total = sum(part.file_size for part in parts)
    words = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
    is_packed_oddly = total > _SUSPICIOUS and total > _HIGHEST_RATIO * path.stat().st_size
    if total > LARGEST_UNPACKED or words > _LARGEST_WORDS or is_packed_oddly:
        raise KeepwarmError(
            "This workbook is far larger inside than it looks, so it was not opened.",
            "If it is really yours, save it as CSV and choose that file.",
        )


def sheet_names(path: Path) -> tuple[str, ...]:
    """The visible sheets, in their order."""
    book = _open(path)
    try:
        return tuple(sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible")
    finally:
        book.close()


def workbook_rows(path: Path, sheet: str) -> Iterator[Row | Problem]:
    """Rows of one sheet without its hidden columns; where the sheet is damaged, the rows before it and a word."""
    book = _open(path)
    try:
        source = book[sheet]
        hidden = _hidden_columns(source)
        source.reset_dimensions()
        rows = source.iter_rows(values_only=True)
        number = 0
        while True:
            try:
                chunk = _next_rows(rows)
            except Exception:
                words = "The workbook is damaged from here on. The rows before come in."
                yield Problem(number + 1, "", words, Severity.LEFT_OUT)
                return
            for values in chunk:
                number += 1
                yield Row(number, [_text(value) for at, value in enumerate(values) if at not in hidden])
            if len(chunk) < _CHUNK or number >= _LAST_ROW:
                return
    finally:
        book.close()


def _open(path: Path) -> Any:
    """The workbook; openpyxl reads XML through defusedxml, which refuses entities."""
    check_workbook(path)
    from openpyxl import DEFUSEDXML, load_workbook

    if not DEFUSEDXML:
        raise KeepwarmError("Workbooks cannot be read safely here.", "Save it as CSV and choose that file.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        raise KeepwarmError("This workbook cannot be read.", _HINT) from error


def _next_rows(rows: Iterator[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [values[:_MOST_COLUMNS] for values in islice(rows, _CHUNK)]


def _hidden_columns(sheet: Any) -> frozenset[int]:
    """Positions from 0 of the columns that the sheet hides; openpyxl does not read them in this mode."""
    from defusedxml.ElementTree import iterparse

    hidden: set[int] = set()
    with sheet._get_source() as source:
        try:
            for _, element in iterparse(source, events=("start",)):
                name = element.tag.rpartition("}")[2]
                if name == "col" and element.get("hidden") in ("1", "true"):
                    first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                    hidden.update(range(first - 1, min(last, _MOST_COLUMNS)))
                if name == "sheetData":
                    break
        except Exception:
            return frozenset()
    return frozenset(hidden)


def _text(value: Any) -> str:
    """A cell as text: days and moments in ISO, whole numbers without a point, errors as nothing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if value.startswith("#") and value in _ERRORS else value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        is_day = value.time() == time(0)
        return value.date().isoformat() if is_day else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return "" if isinstance(value, timedelta) else str(value)


_ERRORS = frozenset(["#VALUE!", "#REF!", "#N/A", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"])
