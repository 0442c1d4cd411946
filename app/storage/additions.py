"""What a long action adds, told by the file's row counters; reading it off the changeset would take very long."""

from __future__ import annotations

from collections.abc import Iterable

import apsw

from app.domain.changes import Changes
from app.storage.search import SOURCES
from app.storage.touched import customer_columns

_NAMED = frozenset(source.table for source in SOURCES)
"""Tables whose new rows are named one by one, because the search index needs them."""


class Additions:
    """Remembers the counters when an action begins; every new row has an id above them."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._before = self._counters()

    def changes(self, also: Iterable[int] = ()) -> Changes:
        """Everything added since, on new cards and on old ones; `also` are customers whose own fields changed."""
        grown = {table: last for table, last in self._counters().items() if last > self._before.get(table, 0)}
        touched = {table: self._ids(table, last) if table in _NAMED else frozenset() for table, last in grown.items()}
        changed = frozenset(also)
        if changed:
            touched["customer"] = touched.get("customer", frozenset()) | changed
        customers = touched.get("customer", frozenset()) | self._old_cards(grown)
        return Changes(touched, customers)

    def _ids(self, table: str, last: int) -> frozenset[int]:
        return frozenset(range(self._before.get(table, 0) + 1, last + 1))

    def _old_cards(self, grown: Iterable[str]) -> frozenset[int]:
        """Customers that were here before and got new rows."""
        last = self._before.get("customer", 0)
        found: set[int] = set()
        if not last:
            return frozenset()
        for table in grown:
            for column in customer_columns(table):
                query = f"SELECT DISTINCT {column} FROM {table} WHERE id > ? AND {column} <= ?"
                rows = self._connection.execute(query, (self._before.get(table, 0), last))
                found.update(number for (number,) in rows if isinstance(number, int))
        return frozenset(found)

    def _counters(self) -> dict[str, int]:
        rows = self._connection.execute("SELECT name, seq FROM sqlite_sequence")
        return {str(name): int(str(last)) for name, last in rows}
