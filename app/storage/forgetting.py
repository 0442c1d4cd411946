"""Removing for good: people with everything that hangs on them, or single things from the trash."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from app.domain.changes import Changes
from app.storage import search, standings
from app.storage.store import Store
from app.storage.tables import CONTENT
from app.storage.touched import CUSTOMER_COLUMNS

Thing = tuple[str, int]
"""A table and the id of a row in it."""

_CHILDREN = {
    "touchpoint": (
        ("participant", "touchpoint_id"), ("attachment", "touchpoint_id"), ("event_source", "touchpoint_id"),
    ),
    "occasion": (("event_source", "occasion_id"),),
    "promise": (("event_source", "promise_id"),),
    "repeat": (("event_source", "repeat_id"),),
    "gesture": (("refusal", "gesture_id"), ("gesture_step", "gesture_id"), ("suggestion", "gesture_id")),
    "surprise": (("preparation", "surprise_id"),),
    "belief": (("evidence", "belief_id"),),
    "campaign": (("campaign_member", "campaign_id"),),
}  # fmt: skip
_LOOSE = (
    ("customer", "met_through_id", "customer"),
    ("stakeholder", "reports_to_id", "stakeholder"),
    ("stakeholder", "took_over_from_id", "stakeholder"),
)
"""Columns that name a row without being a key: table, column, and the table that they name."""


def remove(store: Store, kind: str, number: int) -> None:
    """Delete one thing and its child rows explicitly, and what history and search know of it."""
    remove_all(store, ((kind, number),))


def remove_all(store: Store, things: Iterable[Thing]) -> None:
    """The same for many things at once; a gesture that surprises still tell of stays.

    Runs inside `History.unrecorded`; afterwards no folded word of them stays in the index.
    """
    removal = _Removal(store)
    store.sql.execute("PRAGMA defer_foreign_keys = ON")
    for kind, number in things:
        removal.remove(kind, number)
    removal.finish()


class _Removal:
    """Deletes rows and remembers which, so that what is derived from them can follow once at the end."""

    def __init__(self, store: Store) -> None:
        self._store, self._sql = store, store.sql
        self._removed: defaultdict[str, set[int]] = defaultdict(set)
        self._neighbours: set[int] = set()

    def remove(self, kind: str, number: int) -> None:
        """Delete one thing with what hangs on it."""
        if kind == "customer":
            self._remove_customer(number)
        elif kind != "gesture" or not self._ids("surprise", "gesture_id", number):
            self._remove_row(kind, number)

    def finish(self) -> None:
        """Cut loose ends, and let files, search and the cards of neighbours follow."""
        for table, column, to in _LOOSE:
            if self._removed[to]:
                self._sql.execute(f"UPDATE {table} SET {column} = NULL WHERE {column} NOT IN (SELECT id FROM {to})")
        self._sql.execute("DELETE FROM stored_file WHERE sha256 NOT IN (SELECT sha256 FROM attachment)")
        neighbours = Changes({}, frozenset(self._neighbours - self._removed["customer"]))
        search.forget(self._store.db, self._removed, neighbours.customers)
        standings.refresh(self._store.db, neighbours, self._store.clock.today())

    def _remove_customer(self, number: int) -> None:
        self._store.history.forget((number,))
        self._neighbours.update(self._ids("stakeholder", "company_id", number, "person_id"))
        hers = """SELECT touchpoint_id FROM participant WHERE customer_id = ?1 EXCEPT
            SELECT touchpoint_id FROM participant WHERE customer_id <> ?1"""
        touchpoints: Any = self._sql.execute(hers, (number,)).fetchall()
        for (touchpoint,) in touchpoints:
            self._remove_row("touchpoint", touchpoint)
        for row in CONTENT:
            table = row._meta.table_name
            names = {field.column_name for field in row._meta.sorted_fields}
            for column in names.intersection(CUSTOMER_COLUMNS):
                for record in self._ids(table, column, number):
                    self._remove_row(table, record)
        self._sql.execute("DELETE FROM standing WHERE customer_id = ?", (number,))
        self._sql.execute("DELETE FROM proposal WHERE customer_id = ?", (number,))
        self._remove_row("customer", number)

    def _remove_row(self, table: str, number: int) -> None:
        for child, column in _CHILDREN.get(table, ()):
            for record in self._ids(child, column, number):
                self._remove_row(child, record)
        self._sql.execute(f"DELETE FROM {table} WHERE id = ?", (number,))
        self._removed[table].add(number)

    def _ids(self, table: str, column: str, number: int, wanted: str = "id") -> list[int]:
        rows: Any = self._sql.execute(f"SELECT {wanted} FROM {table} WHERE {column} = ?", (number,)).fetchall()
        return [record for (record,) in rows]
