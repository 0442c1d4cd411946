"""Everything in one file: all records as JSON, one customer a line, with a version; and back without loss."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.domain.errors import KeepwarmError
from app.domain.incoming import Incoming, Problem, Severity, as_incoming
from app.domain.record import CustomerRecord
from app.exchange.plain import from_plain, to_plain
from app.exchange.work import Cancel, Progress, never, no_progress, watched
from app.exchange.writing import new_file

FORMAT = "keepwarm"
VERSION = 1
_FIRST_LINE = '{"format":"keepwarm","version":1,"customers":['
_NEWER = KeepwarmError(
    "This file was written by a newer Keepwarm.", "Install the newest Keepwarm here and choose the file again."
)


def write_json(
    records: Iterable[CustomerRecord],
    path: Path,
    *,
    progress: Progress = no_progress,
    cancel: Cancel = never,
) -> int:
    """Write all records; the number of customers."""
    count = 0
    with new_file(path) as file:
        file.write(_FIRST_LINE.encode())
        for record in watched(records, 0, progress, cancel):
            file.write(b"\n" if count == 0 else b",\n")
            text = json.dumps(to_plain(record), ensure_ascii=False, separators=(",", ":"))
            file.write(text.encode("utf-8", "replace"))
            count += 1
        file.write(b"\n]}\n")
    return count


def is_records(head: str) -> bool:
    """True for what starts like our file of everything."""
    start = "".join(head.lstrip("\ufeff").split())
    return start.startswith("{") and '"format":"keepwarm"' in start[:200]


def count_records(path: Path) -> int:
    """How many customers the file holds."""
    return sum(1 for _ in _plain_customers(path))


def read_records(
    path: Path, *, progress: Progress = no_progress, cancel: Cancel = never
) -> Iterator[Incoming | Problem]:
    """Customers in file order, each with its whole record; a damaged one is named by its line."""
    for line, plain in watched(_plain_customers(path), 0, progress, cancel):
        try:
            record = from_plain(CustomerRecord, plain)
        except (ValueError, RecursionError):
            yield Problem(line, "", "This customer is damaged in the file. Left out.", Severity.LEFT_OUT)
            continue
        incoming = replace(as_incoming(record), line=line, record=record)
        if not incoming.name.strip():
            yield Problem(line, "name", "This customer has no name. Left out.", Severity.LEFT_OUT)
        else:
            yield incoming


def _plain_customers(path: Path) -> Iterator[tuple[int, Any]]:
    """Line numbers and plain values; line by line where we wrote the file, else the file as one."""
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        if file.readline().rstrip("\n") == _FIRST_LINE:
            for number, line in enumerate(file, 2):
                text = line.rstrip("\n").removesuffix(",")
                if text != "]}":
                    yield number, _loaded(text)
            return
    whole = _loaded(path.read_text("utf-8-sig", "replace"))
    if not isinstance(whole, dict) or whole.get("format") != FORMAT or not isinstance(whole.get("customers"), list):
        raise KeepwarmError("This file is damaged.", "Export it again, or choose a backup.")
    if not isinstance(whole.get("version"), int) or whole["version"] > VERSION:
        raise _NEWER
    yield from enumerate(whole["customers"], 1)


def _loaded(text: str) -> Any:
    """The value, or None for what is no JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
