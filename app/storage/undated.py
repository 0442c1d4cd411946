"""People of whom nothing is dated yet: neither a contact nor a purchase."""

from __future__ import annotations

import apsw

_QUERY = """SELECT c.id FROM customer c WHERE c.kind = 'person' AND c.trashed_at IS NULL AND NOT c.is_deceased
    AND NOT c.do_not_contact
    AND NOT EXISTS (SELECT 1 FROM participant p JOIN touchpoint t ON t.id = p.touchpoint_id
        WHERE p.customer_id = c.id AND t.trashed_at IS NULL AND t.state = 'done')
    AND NOT EXISTS (SELECT 1 FROM purchase b WHERE b.customer_id = c.id AND b.trashed_at IS NULL)
    ORDER BY c.id"""


def numbers(connection: apsw.Connection) -> tuple[int, ...]:
    """Their ids, in the order they came in."""
    return tuple(row[0] for row in connection.execute(_QUERY))
