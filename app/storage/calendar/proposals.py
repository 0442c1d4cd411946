"""Days that the planner of touchpoints proposes; none of them is an obligation."""

from __future__ import annotations

from typing import Any

import apsw

from app.domain.agenda import EntryKind
from app.storage.calendar.found import Found
from app.storage.calendar.source import Row, Source

_ON = """proposal p WHERE p.day = d.value AND EXISTS (SELECT 1 FROM standing s WHERE s.customer_id = p.customer_id
    AND (s.next_channel IS NULL OR s.next_channel IN ('promise', 'surprise')))"""
_OF = "SELECT customer_id, day, minute, channel, minutes FROM proposal WHERE customer_id = ?"


def _found(row: Row, day: int, today: int) -> Found:
    _, customer, minute, channel, minutes = row
    return Found(EntryKind.PROPOSAL, customer, day, minute, minutes, channel, customers=(customer,))


def proposal_of(connection: apsw.Connection, customer_id: int) -> Found | None:
    """What is proposed for a customer."""
    rows: Any = connection.execute(_OF, (customer_id,)).fetchall()
    return next((_found((day, who, *rest), day, 0) for who, day, *rest in rows), None)


PROPOSED = Source(
    some=f"""SELECT d.value, x.customer_id, x.minute, x.channel, x.minutes FROM carray(?) d CROSS JOIN proposal x
        ON x.customer_id IN (SELECT p.customer_id FROM {_ON} ORDER BY p.minute NULLS LAST, p.customer_id LIMIT ?)""",
    count=f"SELECT d.value, (SELECT count(*) FROM {_ON}) FROM carray(?) d",
    found=_found,
)
"""Proposals by their day, of those who have no touchpoint planned yet."""
