"""Who came back within 90 days of a surprise, beside the chance that they would have anyway (SCIENCE.md B7)."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import apsw

from app.domain.chance import p_any_of
from app.storage import standings
from app.storage.encrypted import EncryptedDatabase
from app.storage.tables.fields import to_day_number

DAYS, WEEKS = 90, 13.0

_CASES = """SELECT s.gesture_id, s.expected_return, CASE t.rhythm_basis
        WHEN 'orders' THEN EXISTS ({bought}) WHEN 'touches' THEN EXISTS ({heard})
        ELSE EXISTS ({bought}) OR EXISTS ({heard}) END
    FROM surprise s JOIN standing t ON t.customer_id = s.customer_id
    WHERE s.state = 'delivered' AND s.trashed_at IS NULL AND s.expected_return IS NOT NULL
        AND s.delivered_on <= ?1 - ?2 ORDER BY s.id""".format(
    bought="""SELECT 1 FROM purchase p WHERE p.customer_id = s.customer_id AND p.trashed_at IS NULL
        AND p.amount_minor >= 0 AND p.day > s.delivered_on AND p.day <= s.delivered_on + ?2""",
    heard="""SELECT 1 FROM participant p JOIN touchpoint c ON c.id = p.touchpoint_id
        WHERE p.customer_id = s.customer_id AND p.day > s.delivered_on AND p.day <= s.delivered_on + ?2
        AND c.state = 'done' AND c.trashed_at IS NULL AND NOT c.is_automatic
        AND (c.direction <> 'from_us' OR c.is_answered)""",
)
"""Only those whose 90 days are over; buying counts where purchases make their rhythm, a contact where contacts do."""


class Return(NamedTuple):
    """A surprise that was given: which gesture, the chance of coming back anyway, and whether they did."""

    gesture_id: int
    expected: float
    has_returned: bool


def expected(db: EncryptedDatabase, customer_id: int, today: date) -> float | None:
    """The chance to hear from a customer within 90 days, as of today; None where nothing is recorded."""
    silent = standings.silent(db, customer_id, today)
    if silent is None:
        return None
    past, fit = silent.past, silent.fit
    return p_any_of(fit.k, fit.par, WEEKS, past.x, past.tx, past.age)


def cases(sql: apsw.Connection, today: date) -> tuple[Return, ...]:
    """All surprises whose 90 days are over."""
    rows: Any = sql.execute(_CASES, (to_day_number(today), DAYS))
    return tuple(Return(gesture, chance, bool(came)) for gesture, chance, came in rows)
