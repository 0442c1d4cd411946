"""The lines of the history: read newest first, thinned by age and size, and taken out for somebody forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

import apsw

from app.domain.changes import HistoryEntry, Topic
from app.storage import packing, touched

LABELS_DAYS = 730
CHANGESETS_DAYS = 90
CHANGESETS_BYTES = 200_000_000
NEVER_BELOW = 100
"""So many of the newest lines stay whole whatever the clock says: it may have been set years ahead for a day."""
NAMED_CUSTOMERS = 500
"""An action that touches more customers than this keeps no list of them."""
_DAY = 86_400
_COLUMNS = """id, at, label, detail, topic, icon, customer_id, count, undone_at,
    changeset IS NOT NULL AND NOT is_closed, generation"""


class HistoryLog:
    """What was done, for the history page; reading never waits for a write that is under way."""

    def __init__(self, sql: Callable[[], apsw.Connection]) -> None:
        self._sql = sql

    def next_undo(self) -> HistoryEntry | None:
        """What Ctrl+Z would take back."""
        return self._one("WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1", ())

    def next_redo(self) -> HistoryEntry | None:
        """What Ctrl+Shift+Z would do again; nothing once something new was done since."""
        newest = "(SELECT generation FROM history ORDER BY id DESC LIMIT 1)"
        return self._one(f"WHERE undone_generation > {newest} ORDER BY undone_generation DESC LIMIT 1", ())

    def entries(
        self,
        before: int | None = None,
        limit: int = 60,
        topic: Topic | None = None,
        customer_id: int | None = None,
        words: str = "",
    ) -> tuple[HistoryEntry, ...]:
        """Lines of the history, newest first, older than id `before`."""
        clauses, values = ["1"], []  # type: tuple[list[str], list[Any]]
        for clause, value in (
            ("id < ?", before),
            ("topic = ?", topic),
            ("id IN (SELECT history_id FROM history_customer WHERE customer_id = ?)", customer_id),
            ("instr(lower(label || ' ' || detail), lower(?))", words or None),
        ):
            if value is not None:
                clauses.append(clause)
                values.append(value)
        return self._many(f"WHERE {' AND '.join(clauses)} ORDER BY id DESC LIMIT ?", (*values, limit))

    def count(self) -> int:
        """Number of lines."""
        rows: Any = self._sql().execute("SELECT count(*) FROM history").fetchall()
        return int(rows[0][0])

    def entry(self, number: int) -> HistoryEntry | None:
        """The line of this id."""
        return self._one("WHERE id = ?", (number,))

    def _one(self, tail: str, values: tuple[Any, ...]) -> HistoryEntry | None:
        found = self._many(tail, values)
        return found[0] if found else None

    def _many(self, tail: str, values: tuple[Any, ...]) -> tuple[HistoryEntry, ...]:
        rows: Any = self._sql().execute(f"SELECT {_COLUMNS} FROM history {tail}", values)
        return tuple(
            HistoryEntry(
                id=row[0], at=_moment(row[1]), label=row[2], detail=row[3], topic=Topic(row[4]), icon=row[5],
                customer_id=row[6], count=row[7], undone_at=None if row[8] is None else _moment(row[8]),
                can_undo=bool(row[9]), generation=row[10],
            )
            for row in rows
        )  # fmt: skip


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def prune(connection: apsw.Connection, now: datetime) -> None:
    """Let labels older than two years and changesets over 90 days or 200 MB go; inside a transaction."""
    seconds = int(now.timestamp())
    row = connection.execute("SELECT id FROM history ORDER BY id DESC LIMIT 1 OFFSET ?", (NEVER_BELOW - 1,)).fetchone()
    oldest_kept = row[0] if row else 0
    connection.execute("DELETE FROM history WHERE at < ? AND id < ?", (seconds - LABELS_DAYS * _DAY, oldest_kept))
    connection.execute(
        "UPDATE history SET changeset = NULL WHERE at < ? AND id < ? AND changeset IS NOT NULL",
        (seconds - CHANGESETS_DAYS * _DAY, oldest_kept),
    )
    _drop_beyond(connection, CHANGESETS_BYTES)
    connection.execute("DELETE FROM history_customer WHERE history_id < (SELECT ifnull(min(id), 0) FROM history)")


def _drop_beyond(connection: apsw.Connection, most_bytes: int) -> None:
    kept = 0
    sizes = "SELECT id, length(changeset) FROM history WHERE changeset IS NOT NULL ORDER BY id DESC"
    rows: Any = connection.execute(sizes).fetchall()
    for number, size in rows:
        kept += size
        if kept > most_bytes:
            connection.execute("UPDATE history SET changeset = NULL WHERE id <= ?", (number,))
            return


def forget(connection: apsw.Connection, customers: Iterable[int]) -> None:
    """Drop every line that names these customers, and every larger changeset that holds one; in a transaction."""
    gone = frozenset(customers)
    for number in gone:
        connection.execute(
            """DELETE FROM history WHERE customer_id = ?1
            OR id IN (SELECT history_id FROM history_customer WHERE customer_id = ?1)""",
            (number,),
        )
    connection.execute("DELETE FROM history_customer WHERE history_id NOT IN (SELECT id FROM history)")
    unnamed = """SELECT id, changeset FROM history h WHERE changeset IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM history_customer c WHERE c.history_id = h.id)"""
    rows: Any = connection.execute(unnamed).fetchall()
    for number, changeset in rows:
        if _may_hold(connection, changeset, gone):
            connection.execute("UPDATE history SET changeset = NULL WHERE id = ?", (number,))


def _may_hold(connection: apsw.Connection, changeset: bytes, gone: frozenset[int]) -> bool:
    """Whether a changeset touched one of these customers, or a row that is no longer there to tell whose it was."""
    if not gone.isdisjoint(touched.read(connection, changeset).customers):
        return True
    updated = [change for change in packing.changes(changeset) if change.opcode == apsw.SQLITE_UPDATE]
    return any(not _is_there(connection, change.name, (change.old or (None,))[0]) for change in updated)


def _is_there(connection: apsw.Connection, table: str, key: object) -> bool:
    if not isinstance(key, int):
        return True
    return connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (key,)).fetchone() is not None
