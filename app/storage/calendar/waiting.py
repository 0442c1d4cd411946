"""Who is due without a planned touchpoint: the own rhythm exceeded, or a proposal's day come; and what is late."""

from __future__ import annotations

from typing import Any

import apsw

from app.storage.arrays import carray

_FREE = """(s.next_channel IS NULL OR s.next_channel IN ('promise', 'surprise') AND s.next_day > ?1 + 7)
    AND NOT (c.do_not_contact OR c.is_deceased OR c.pause_from IS NOT NULL AND c.pause_from <= ?1
    AND ifnull(c.pause_until, ?1) >= ?1)"""
_CLOSED = """EXISTS (SELECT 1 FROM silence x WHERE x.customer_id = s.customer_id AND x.closed_on IS NOT NULL
    AND x.since >= ?1 - round(s.quiet_ratio * ifnull(s.usual_gap_days, 0)))"""
_DUE = f"""SELECT s.customer_id FROM (SELECT customer_id, quiet_ratio, usual_gap_days, next_channel, next_day
    FROM standing WHERE need > 0 AND last_day IS NOT NULL ORDER BY need DESC, customer_id DESC LIMIT 3000) s
    CROSS JOIN customer c ON c.id = s.customer_id
    WHERE s.quiet_ratio >= 1 AND {_FREE} AND NOT {_CLOSED} LIMIT ?2"""
_PROPOSED = f"""SELECT p.customer_id FROM proposal p JOIN standing s ON s.customer_id = p.customer_id
    JOIN customer c ON c.id = p.customer_id AND c.trashed_at IS NULL
    WHERE p.day <= ?1 AND {_FREE} AND NOT {_CLOSED} ORDER BY p.due_day, p.customer_id LIMIT ?2"""
_LATE = """SELECT (SELECT count(*) FROM touchpoint WHERE state = 'planned' AND trashed_at IS NULL AND day < ?1)
    + (SELECT count(*) FROM promise WHERE state = 'open' AND trashed_at IS NULL AND due < ?1)"""
_CHANNELS = "SELECT customer_id, last_channel FROM standing WHERE customer_id IN (SELECT value FROM carray(?))"


def waiting(connection: apsw.Connection, today: int, limit: int) -> dict[int, str]:
    """Ids of those who wait for a day, the neediest first, with the channel of the last contact ("" for none).

    Nobody waits whose present silence the owner has closed, or to whom something is promised within a week.
    """
    rows: Any = connection.execute(_DUE, (today, limit)).fetchall()
    if len(rows) < limit:
        rows += connection.execute(_PROPOSED, (today, limit)).fetchall()
    numbers = list(dict.fromkeys(number for (number,) in rows))[:limit]
    last: Any = dict(connection.execute(_CHANNELS, (carray(numbers),)))
    return {number: last.get(number) or "" for number in numbers}


def last_channel(connection: apsw.Connection, customer_id: int) -> str:
    """The channel of the last contact with somebody, "" for none."""
    rows: Any = connection.execute(_CHANNELS, (carray((customer_id,)),)).fetchall()
    return next((channel or "" for _, channel in rows), "")


def late_count(connection: apsw.Connection, today: int) -> int:
    """How many planned touchpoints and open promises are past their day, from two indexes."""
    rows: Any = connection.execute(_LATE, (today,)).fetchall()
    return int(rows[0][0])
