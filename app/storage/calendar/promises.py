"""Open promises by the day they are due."""

from __future__ import annotations

from app.domain.agenda import EntryKind, EntryState
from app.storage.calendar.found import Found
from app.storage.calendar.source import GONE, Row, Source

_IS_DUE = "p.due = d.value AND p.state = 'open' AND p.trashed_at IS NULL"
_DUE = f"promise p WHERE {_IS_DUE}"
_LIVING = "EXISTS (SELECT 1 FROM customer c WHERE c.id = p.customer_id AND c.trashed_at IS NULL)"


def _found(row: Row, day: int, today: int) -> Found:
    _, number, text, customer, slip, said = row
    state = EntryState.LATE if day < today else EntryState.PLANNED
    return Found(
        EntryKind.PROMISE, number, day, text=text, state=state, customers=(customer,),
        to_put_right=slip is not None, said_day=said,
    )  # fmt: skip


DUE = Source(
    some=f"""SELECT d.value, m.id, m.text, m.customer_id, m.slip_id, m.created_at / 86400 FROM carray(?) d
        CROSS JOIN promise m ON m.id IN (SELECT p.id FROM {_DUE} AND {_LIVING} ORDER BY p.id LIMIT ?)""",
    count=f"SELECT d.value, (SELECT count(*) FROM {_DUE}) FROM carray(?) d",
    gone=f"""SELECT d.value, count(*) FROM {GONE} g CROSS JOIN promise p ON p.customer_id = g.id
        CROSS JOIN carray(?) d WHERE {_IS_DUE} AND g.trashed_at IS NOT NULL GROUP BY d.value""",
    found=_found,
)
"""Promises that are still open, on the day that the owner means to keep them."""
