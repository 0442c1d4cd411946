"""Which later lines of the history stand on an earlier one: same row and field, or a row that links to a new one."""

from __future__ import annotations

from collections.abc import Iterator

import apsw

from app.storage import packing
from app.storage.undoing import Thing, links, thing

_LOOKED_THROUGH = 2000
_EVERY = frozenset((-1,))
"""Stands for all columns of a row that was made or removed."""


def standing_on(connection: apsw.Connection, entry_id: int) -> tuple[int, ...]:
    """Ids of living later lines that have to be taken back first, newest first, with those that stand on them."""
    row = connection.execute("SELECT changeset FROM history WHERE id = ?", (entry_id,)).fetchone()
    if row is None or row[0] is None:
        return ()
    ground = _Ground()
    ground.add(row[0])
    found: list[int] = []
    later = """SELECT id, changeset FROM history WHERE id > ? AND undone_at IS NULL AND changeset IS NOT NULL
        ORDER BY id LIMIT ?"""
    for number, changeset in connection.execute(later, (entry_id, _LOOKED_THROUGH)):
        if ground.carries(changeset):
            found.append(number)
            ground.add(changeset)
    return tuple(reversed(found))


def first_moment(connection: apsw.Connection) -> int | None:
    """Seconds since 1970 of the oldest line, None where there is none."""
    row = connection.execute("SELECT at FROM history ORDER BY id LIMIT 1").fetchone()
    return row[0] if row else None


class _Ground:
    """Columns of rows that something may stand on, and the rows that were made."""

    def __init__(self) -> None:
        self._columns: dict[Thing, frozenset[int]] = {}
        self._made: set[Thing] = set()

    def add(self, changeset: bytes) -> None:
        """Count what a changeset did."""
        for change in packing.changes(changeset):
            row = thing(change)
            self._columns[row] = self._columns.get(row, frozenset()) | _columns(change)
            if change.opcode == apsw.SQLITE_INSERT:
                self._made.add(row)

    def carries(self, changeset: bytes) -> bool:
        """Whether a later changeset stands on it."""
        return any(self._meets(change) for change in packing.changes(changeset))

    def _meets(self, change: apsw.TableChange) -> bool:
        mine, theirs = self._columns.get(thing(change)), _columns(change)
        if mine is not None and (mine & theirs or _EVERY & (mine | theirs)):
            return True
        return any(linked in self._made for linked in _linked(change))


def _columns(change: apsw.TableChange) -> frozenset[int]:
    if change.opcode != apsw.SQLITE_UPDATE or change.new is None:
        return _EVERY
    return frozenset(place for place, value in enumerate(change.new) if value is not apsw.no_change)


def _linked(change: apsw.TableChange) -> Iterator[Thing]:
    if change.new is not None:
        for place, table in links()[change.name]:
            yield table, change.new[place]
