"""Surprises: on the day they are planned for, and on the day they were delivered."""

from __future__ import annotations

from app.domain.agenda import EntryKind, EntryState
from app.storage.calendar.found import Found
from app.storage.calendar.source import Row, Source

_LIVING = (
    "s.trashed_at IS NULL AND EXISTS (SELECT 1 FROM customer c WHERE c.id = s.customer_id AND c.trashed_at IS NULL)"
)
_COMING = f"surprise s WHERE s.day = d.value AND s.state IN ('accepted', 'prepared') AND {_LIVING}"
_DELIVERED = f"surprise s WHERE s.delivered_on = d.value AND s.state = 'delivered' AND {_LIVING}"
_SOME = """SELECT d.value, x.id, x.customer_id, g.name, coalesce(nullif(x.why_now, ''), nullif(x.why_this, ''), g.name),
    ifnull(x.minutes, g.minutes), ifnull(x.cost_minor, g.cost_minor), x.delight FROM carray(?) d
    CROSS JOIN surprise x ON x.id IN (SELECT s.id FROM {} ORDER BY s.id LIMIT ?)
    CROSS JOIN gesture g ON g.id = x.gesture_id"""
_MOODS = {5: "delighted", 4: "pleased", 3: "calm", 2: "uneasy", 1: "upset"}


def _coming(row: Row, day: int, today: int) -> Found:
    return _found(row, day, EntryState.LATE if day < today else EntryState.PLANNED)


def _delivered(row: Row, day: int, today: int) -> Found:
    return _found(row, day, EntryState.DONE)


def _found(row: Row, day: int, state: EntryState) -> Found:
    _, number, customer, gesture, why, minutes, cost, delight = row
    return Found(
        EntryKind.SURPRISE, number, day, minutes=minutes, text=gesture, why=why, state=state, customers=(customer,),
        cost_minor=cost, mood=_MOODS.get(delight) if state is EntryState.DONE else None,
    )  # fmt: skip


COMING = Source(_SOME.format(_COMING), f"SELECT d.value, (SELECT count(*) FROM {_COMING}) FROM carray(?) d", _coming)
"""Surprises that were said yes to."""
DELIVERED = Source(
    _SOME.format(_DELIVERED), f"SELECT d.value, (SELECT count(*) FROM {_DELIVERED}) FROM carray(?) d", _delivered
)
"""Surprises that have happened."""
