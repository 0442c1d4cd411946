"""Open promises by the day they are due."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import apsw

from app.domain.agenda import EntryKind, EntryState
from app.storage.arrays import carray
from app.storage.calendar.found import Found

_OPEN = """SELECT p.id, p.due, p.text, p.customer_id, p.slip_id FROM carray(?) d CROSS JOIN promise p ON p.id IN
    (SELECT id FROM promise WHERE due = d.value AND state = 'open' AND trashed_at IS NULL ORDER BY id LIMIT ?)"""


def promises(connection: apsw.Connection, days: Sequence[int], today: int, limit: int) -> list[Found]:
    """Open promises due on these days, at most so many of each; -1 is no limit."""
    rows: Any = connection.execute(_OPEN, (carray(days), limit))
    return [
        Found(
            EntryKind.PROMISE, number, due, text=text, customers=(customer,), to_put_right=slip is not None,
            state=EntryState.LATE if due < today else EntryState.PLANNED,
        )
        for number, due, text, customer, slip in rows
    ]  # fmt: skip
