"""Removing for good: a person with everything that hangs on them, or one thing from the trash."""

from __future__ import annotations

from app.storage import search
from app.storage.store import Store
from app.storage.tables import CONTENT

_CUSTOMER_COLUMNS = ("customer_id", "person_id", "company_id", "other_id", "kept_id", "gone_id")
_CHILDREN = {
    "touchpoint": (("participant", "touchpoint_id"),),
    "gesture": (("refusal", "gesture_id"),),
    "surprise": (("preparation", "surprise_id"),),
    "belief": (("evidence", "belief_id"),),
}  # fmt: skip


def remove(store: Store, kind: str, number: int) -> None:
    """Delete one thing and its child rows explicitly, and what history and search know of it.

    A gesture that surprises still tell of stays.

    Runs inside `History.unrecorded`; afterwards no folded word of it stays in the index.
    """
    connection = store.sql
    connection.execute("PRAGMA defer_foreign_keys = ON")
    if kind == "customer":
        _remove_customer(store, number)
    elif (
        kind != "gesture" or not connection.execute("SELECT 1 FROM surprise WHERE gesture_id = ?", (number,)).fetchone()
    ):
        _remove_row(store, kind, number)
    connection.execute("DELETE FROM stored_file WHERE sha256 NOT IN (SELECT sha256 FROM attachment)")
    search.rebuild(store.db)


def _remove_customer(store: Store, number: int) -> None:
    connection = store.sql
    store.history.forget((number,))
    connection.execute(
        """DELETE FROM touchpoint WHERE id IN (SELECT touchpoint_id FROM participant WHERE customer_id = ?1)
        AND id NOT IN (SELECT touchpoint_id FROM participant WHERE customer_id <> ?1)""",
        (number,),
    )
    for row in CONTENT:
        table = row._meta.table_name  # type: ignore[attr-defined]
        names = {field.column_name for field in row._meta.sorted_fields}  # type: ignore[attr-defined]
        for column in names.intersection(_CUSTOMER_COLUMNS):
            for (record,) in connection.execute(f"SELECT id FROM {table} WHERE {column} = ?", (number,)).fetchall():
                _remove_row(store, table, record)
    connection.execute("UPDATE customer SET met_through_id = NULL WHERE met_through_id = ?", (number,))
    connection.execute("DELETE FROM standing WHERE customer_id = ?", (number,))
    connection.execute("DELETE FROM customer WHERE id = ?", (number,))


def _remove_row(store: Store, table: str, number: int) -> None:
    connection = store.sql
    for child, column in _CHILDREN.get(table, ()):
        connection.execute(f"DELETE FROM {child} WHERE {column} = ?", (number,))
    connection.execute(f"DELETE FROM {table} WHERE id = ?", (number,))
