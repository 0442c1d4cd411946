"""Expected moments: dates that return every year or come once, and days on which somebody decides.

A key holds year, month and day, so that one index on month and day serves every year; 29 February is kept on
28 February in common years.
"""

from __future__ import annotations

from calendar import isleap

from app.domain.agenda import EntryKind
from app.domain.customer import OccasionKind
from app.storage.calendar.found import Found
from app.storage.calendar.source import GONE, Row, Source
from app.storage.tables.fields import from_day_number

_LIVING = "EXISTS (SELECT 1 FROM customer c WHERE c.id = o.customer_id AND c.trashed_at IS NULL AND NOT c.is_deceased)"
_IS_DATED = """o.month = d.value / 100 % 100 AND o.day = d.value % 100
    AND iif(o.is_yearly, ifnull(o.year, 0) <= d.value / 10000, o.year = d.value / 10000)"""
_DATED = f"occasion o WHERE {_IS_DATED}"
_DECIDING = """customer c WHERE c.decision_on = d.value AND c.decision_on IS NOT NULL AND c.trashed_at IS NULL
    AND NOT c.is_deceased"""


def _keys(day: int) -> tuple[int, ...]:
    """The day itself and, on 28 February of a common year, the day after that there is not."""
    when = from_day_number(day)
    key = when.year * 10000 + when.month * 100 + when.day
    return (key, key + 1) if (when.month, when.day) == (2, 28) and not isleap(when.year) else (key,)


def _occasion(row: Row, day: int, today: int) -> Found:
    _, number, customer, kind, label, year = row
    return Found(EntryKind.EXPECTED, number, day, channel=kind, text=label, customers=(customer,), year=year)


def _decision(row: Row, day: int, today: int) -> Found:
    return Found(EntryKind.EXPECTED, 0, day, channel=OccasionKind.DECISION, customers=(row[1],))


OCCASIONS = Source(
    some=f"""SELECT d.value, x.id, x.customer_id, x.kind, x.label, x.year FROM carray(?) d CROSS JOIN occasion x
        ON x.id IN (SELECT o.id FROM {_DATED} AND {_LIVING} ORDER BY o.kind = 'birthday', o.id LIMIT ?)""",
    count=f"SELECT d.value, (SELECT count(*) FROM {_DATED}) FROM carray(?) d",
    gone=f"""SELECT d.value, count(*) FROM {GONE} g CROSS JOIN occasion o ON o.customer_id = g.id
        CROSS JOIN carray(?) d WHERE {_IS_DATED} GROUP BY d.value""",
    found=_occasion,
    keys=_keys,
)
"""Birthdays, anniversaries, renewals, deliveries and other dates."""
DECISIONS = Source(
    some=f"""SELECT d.value, x.id FROM carray(?) d CROSS JOIN customer x
        ON x.id IN (SELECT c.id FROM {_DECIDING} LIMIT ?)""",
    count=f"SELECT d.value, (SELECT count(*) FROM {_DECIDING}) FROM carray(?) d",
    found=_decision,
)
"""Days on which a customer decides."""
