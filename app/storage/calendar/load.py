"""How many touchpoints the days hold and how long they take, from an index alone."""

from __future__ import annotations

from typing import Any

import apsw

from app.storage.calendar.found import Totals

_TOTALS = """SELECT day, state, channel, duration_minutes, count(*) FROM touchpoint
    WHERE day BETWEEN ? AND ? AND trashed_at IS NULL GROUP BY day, state, channel, duration_minutes"""


def totals(connection: apsw.Connection, first: int, last: int) -> dict[int, Totals]:
    """What each day holds, by day number; days without touchpoints are missing."""
    found: dict[int, Totals] = {}
    rows: Any = connection.execute(_TOTALS, (first, last))
    for day, state, channel, length, count in rows:
        total = found.get(day) or found.setdefault(day, Totals(unsaid={}))
        if state == "planned":
            total.planned += count
        elif state == "done":
            total.done += count
        else:
            continue
        if length is not None:
            total.said_minutes += length * count
        elif total.unsaid is not None:
            total.unsaid[channel] = total.unsaid.get(channel, 0) + count
    return found
