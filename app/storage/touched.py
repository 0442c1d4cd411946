"""What a changeset touched: row ids per table, and the customers whose cards may look different."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import apsw

from app.domain.changes import Changes
from app.storage import packing

CUSTOMER_COLUMNS = ("customer_id", "person_id", "company_id", "other_id", "kept_id", "gone_id")


@cache
def _columns() -> dict[str, tuple[tuple[int, str], ...]]:
    from app.storage.tables import CONTENT

    found: dict[str, tuple[tuple[int, str], ...]] = {}
    for row in CONTENT:
        names = [field.column_name for field in row._meta.sorted_fields]
        table = row._meta.table_name
        found[table] = tuple((names.index(name), name) for name in CUSTOMER_COLUMNS if name in names)
    return found


def customer_columns(table: str) -> tuple[str, ...]:
    """Columns of a content table that name customers; none for other tables."""
    return tuple(name for _, name in _columns().get(table, ()))


def read(connection: apsw.Connection, changeset: bytes) -> Changes:
    """Ids per table and touched customers of a changeset that has just been made or applied."""
    touched: dict[str, set[int]] = defaultdict(set)
    customers: set[int] = set()
    unclear: dict[str, set[int]] = defaultdict(set)
    columns = _columns()
    for change in packing.changes(changeset):
        table, old, new = change.name, change.old, change.new
        number = (old or new or (None,))[0]
        if not isinstance(number, int):
            touched[table]
            continue
        touched[table].add(number)
        if table == "customer":
            customers.add(number)
            continue
        for index, _ in columns[table]:
            for values in (old, new):
                value = values[index] if values else None
                if isinstance(value, int):
                    customers.add(value)
        if change.opcode == apsw.SQLITE_UPDATE:
            unclear[table].add(number)
    for table, numbers in unclear.items():
        customers |= _customers_of(connection, table, numbers)
    return Changes({table: frozenset(numbers) for table, numbers in touched.items()}, frozenset(customers))


def _customers_of(connection: apsw.Connection, table: str, numbers: Iterable[int]) -> set[int]:
    """Customers of rows whose change did not name them, because those columns stayed as they were."""
    if table == "touchpoint":
        query = "SELECT customer_id FROM participant WHERE touchpoint_id = ?"
    elif table == "tag":
        query = "SELECT customer_id FROM customer_tag WHERE tag_id = ?"
    elif _columns()[table]:
        names = " UNION ".join(f"SELECT {name} FROM {table} WHERE id = ?1" for _, name in _columns()[table])
        query = names
    else:
        return set()
    found: set[int] = set()
    for number in numbers:
        found.update(row[0] for row in connection.execute(query, (number,)) if row[0] is not None)
    return found
