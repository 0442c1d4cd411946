"""Applying a changeset forwards or backwards: wholly, or not at all with the names of what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from functools import cache

import apsw

from app.domain.changes import HistoryEntry
from app.domain.errors import KeepwarmError
from app.storage import packing
from app.storage.stopping import roomy

MOST_LABELS = 3
_LOOKED_THROUGH = 1000
Thing = tuple[str, object]
"""A row: its table and its key."""


class UndoConflict(KeepwarmError):
    """Later actions stand on this one; `labels` names some of them, newest first."""

    def __init__(self, labels: tuple[str, ...], is_undo: bool = True) -> None:
        if is_undo:
            named = ", ".join(f"“{label}”" for label in labels) or "what was changed later"
            super().__init__("Later things build on this.", f"Take these back first: {named}.")
        else:
            super().__init__("This no longer fits what was changed since.", "Everything stays as it is.")
        self.labels = labels


class CannotUndo(KeepwarmError):
    """The action is too old, closed by an update, or names somebody who was forgotten."""

    def __init__(self) -> None:
        super().__init__("This can't be undone any more.", "Everything stays as it is.")


class NothingToUndo(CannotUndo):
    """There is no action to take back, or none to do again."""

    def __init__(self, is_undo: bool) -> None:
        super().__init__()
        self.args = ("There is nothing to take back." if is_undo else "There is nothing to do again.",)
        self.title = self.args[0]


@cache
def links() -> dict[str, tuple[tuple[int, str], ...]]:
    """Columns of each table that link to a row of another: place and the other table's name."""
    from app.storage.tables import CONTENT

    found: dict[str, tuple[tuple[int, str], ...]] = {}
    for row in CONTENT:
        fields = enumerate(row._meta.sorted_fields)
        found[row._meta.table_name] = tuple(
            (place, field.rel_model._meta.table_name) for place, field in fields if hasattr(field, "rel_model")
        )
    return found


def turn(connection: apsw.Connection, entry: HistoryEntry, is_undo: bool) -> bytes:
    """The entry's changeset as it is kept, after it was applied backwards or forwards.

    Raises `UndoConflict` and changes nothing. Runs inside a transaction that its caller rolls back on an error.
    """
    row = connection.execute("SELECT changeset FROM history WHERE id = ?", (entry.id,)).fetchone()
    if row is None or row[0] is None:
        raise CannotUndo
    kept = bytes(row[0])
    changeset = packing.unpacked(kept)
    applied = apsw.Changeset.invert(changeset) if is_undo else changeset
    del changeset
    with roomy(connection) if len(applied) > packing.LARGE else nullcontext():
        blocked = _apply(connection, applied)
    if blocked is not None:
        labels = tuple(_later_labels(connection, entry, blocked or _removed(applied))) if is_undo else ()
        raise UndoConflict(labels, is_undo)
    return kept


def _apply(connection: apsw.Connection, changeset: bytes) -> set[Thing] | None:
    """None when all was applied, else the rows that stood in the way; none are known for a dangling key."""
    blocked: set[Thing] = set()

    def on_conflict(reason: int, change: apsw.TableChange) -> int:
        if reason != apsw.SQLITE_CHANGESET_FOREIGN_KEY:
            blocked.add(thing(change))
        return int(apsw.SQLITE_CHANGESET_ABORT)

    # The caller's transaction takes everything back. A savepoint of its own would keep each page before every
    # statement, which makes taking back an import quadratic.
    flags = apsw.SQLITE_CHANGESETAPPLY_FKNOACTION | apsw.SQLITE_CHANGESETAPPLY_NOSAVEPOINT
    try:
        apsw.Changeset.apply(changeset, connection, conflict=on_conflict, flags=flags)
    except (apsw.AbortError, apsw.ConstraintError):
        return blocked
    return None


def _removed(changeset: bytes) -> set[Thing]:
    return {thing(change) for change in apsw.Changeset.iter(changeset) if change.opcode == apsw.SQLITE_DELETE}


def _later_labels(connection: apsw.Connection, entry: HistoryEntry, wanted: set[Thing]) -> Iterator[str]:
    rows = connection.execute(
        """SELECT label, changeset FROM history WHERE id > ? AND undone_at IS NULL AND changeset IS NOT NULL
        ORDER BY id DESC LIMIT ?""",
        (entry.id, _LOOKED_THROUGH),
    )
    said: set[str] = set()
    for label, changeset in rows:
        if label not in said and _touches(changeset, wanted):
            said.add(label)
            yield label
        if len(said) == MOST_LABELS:
            return


def _touches(changeset: bytes, wanted: set[Thing]) -> bool:
    return any(not wanted.isdisjoint(_named(change)) for change in packing.changes(changeset))


def thing(change: apsw.TableChange) -> Thing:
    """The row that was changed."""
    return change.name, (change.old or change.new or (None,))[0]


def _named(change: apsw.TableChange) -> Iterator[Thing]:
    """The row that was changed, and the rows that it links to."""
    yield thing(change)
    for place, table in links()[change.name]:
        if change.new is not None:
            yield table, change.new[place]
