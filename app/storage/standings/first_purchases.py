"""Real contacts before the latest first purchases: what is usual in this business; counted once a day."""

from __future__ import annotations

from typing import Any

import apsw

from app.domain.contact_count import UsualContacts, usual_contacts

LATEST = 500
"""So many of the latest first purchases are counted: recent ones say more, and it stays quick in any file."""
_NAMES = ("contacts_median", "contacts_low", "contacts_high", "contacts_sales")
_SCALE = 100
_COUNTS = """WITH first AS (
        SELECT customer_id, min(day) AS day FROM purchase WHERE trashed_at IS NULL AND amount_minor > 0
        GROUP BY customer_id ORDER BY 2 DESC LIMIT ?
    ) SELECT count(DISTINCT p.day) FROM first f CROSS JOIN participant p CROSS JOIN touchpoint t
    ON p.customer_id = f.customer_id AND p.day <= f.day AND t.id = p.touchpoint_id
    WHERE t.state = 'done' AND t.trashed_at IS NULL AND NOT t.is_automatic
    AND (t.direction <> 'from_us' OR t.is_answered) AND EXISTS (SELECT 1 FROM stage_period s
        WHERE s.customer_id = f.customer_id AND s.stage <> 'retention' AND s.since <= f.day)
    GROUP BY f.customer_id"""


def counted(connection: apsw.Connection) -> UsualContacts | None:
    """Counted now, of those whose way to the first purchase is on record: they had a card before they bought."""
    rows: Any = connection.execute(_COUNTS, (LATEST,))
    return usual_contacts([count for (count,) in rows])


def keep(connection: apsw.Connection) -> None:
    """Count, and keep the result for the day; inside a transaction."""
    usual = counted(connection)
    if usual is None:
        connection.executemany("DELETE FROM vault_state WHERE name = ?", ((name,) for name in _NAMES))
        return
    values = (*(round(value * _SCALE) for value in (usual.median, usual.low, usual.high)), usual.purchases)
    rows = zip(_NAMES, values, strict=True)
    connection.executemany("INSERT OR REPLACE INTO vault_state (name, value) VALUES (?, ?)", rows)


def kept(connection: apsw.Connection) -> UsualContacts | None:
    """What was counted last; None before the first time and without any sale."""
    marks = ", ".join("?" * len(_NAMES))
    rows: Any = connection.execute(f"SELECT name, value FROM vault_state WHERE name IN ({marks})", _NAMES)
    known = dict(rows)
    if len(known) < len(_NAMES):
        return None
    median, low, high = (known[name] / _SCALE for name in _NAMES[:3])
    return UsualContacts(median, low, high, known[_NAMES[3]])
