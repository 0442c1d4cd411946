"""Who is in a segment: asked of the search language each time, so that it is never out of date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import apsw

from app.storage.arrays import carray


def members(connection: apsw.Connection, query: str, today: date, only: Iterable[int] | None) -> frozenset[int]:
    """Customers whom this query finds, of these or (None) of all; everybody for an empty one."""
    from app.domain.query import parse
    from app.storage.query_sql import condition_of

    condition = condition_of(connection, parse(query), today, is_exact=True)
    among, values = "", condition.values
    if only is not None:
        among, values = " AND s.customer_id IN (SELECT value FROM carray(?))", (*values, carray(only))
    rows: Any = connection.execute(f"SELECT s.customer_id FROM standing s WHERE ({condition.sql}){among}", values)
    return frozenset(number for (number,) in rows)
