"""What an action changed, read off its changeset field by field."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import apsw

from app.storage import packing

MOST_FIELDS = 40
_HIDDEN = frozenset(
    ("id", "uuid", "created_at", "position", "folded", "sha256", "batch_id", "touchpoint_id", "cadence_id")
)


@cache
def _columns() -> dict[str, list[Any]]:
    from app.storage.tables import CONTENT

    return {row._meta.table_name: row._meta.sorted_fields for row in CONTENT}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after; both None-free texts, empty where there was nothing."""

    kind: str
    record_id: int
    field: str
    before: str
    after: str


def read(connection: apsw.Connection, entry_id: int) -> tuple[FieldChange, ...]:
    """At most 40 changed fields of an action, in the order they were made; empty once the changeset is gone."""
    row = connection.execute("SELECT changeset FROM history WHERE id = ?", (entry_id,)).fetchone()
    found: list[FieldChange] = []
    if row is None or row[0] is None:
        return ()
    for change in packing.changes(row[0]):
        found.extend(_fields(change))
        if len(found) >= MOST_FIELDS:
            break
    return tuple(found[:MOST_FIELDS])


def _fields(change: apsw.TableChange) -> list[FieldChange]:
    number = (change.old or change.new or (0,))[0]
    found = []
    for index, column in enumerate(_columns()[change.name]):
        name = column.column_name
        before, after = _text(change, change.old, index), _text(change, change.new, index)
        if name not in _HIDDEN and before != after:
            found.append(FieldChange(change.name, number if isinstance(number, int) else 0, name, before, after))
    return found


def _text(change: apsw.TableChange, values: tuple[object, ...] | None, index: int) -> str:
    value = values[index] if values else None
    if value is None or value is apsw.no_change:
        return ""
    shown = _columns()[change.name][index].python_value(value)
    return "" if shown is None else str(shown)
