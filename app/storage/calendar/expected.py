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
_ON_DAY = "o.month = d.value / 100 % 100 AND o.day = d.value % 100"
_RARE = "o.kind <> 'birthday'"
_IS_DATED = f"""{_ON_DAY}
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


def _dates(kinds: str, count: str) -> Source:
    return Source(
        some=f"""SELECT d.value, x.id, x.customer_id, x.kind, x.label, x.year FROM carray(?) d CROSS JOIN occasion x
            ON x.id IN (SELECT o.id FROM {_DATED} AND {kinds} AND {_LIVING} LIMIT ?)""",
        count=f"SELECT d.value, {count} FROM carray(?) d",
        found=_occasion,
        keys=_keys,
        gone=f"""SELECT d.value, count(*) FROM {GONE} g CROSS JOIN occasion o ON o.customer_id = g.id
            CROSS JOIN carray(?) d WHERE {_IS_DATED} AND {kinds} GROUP BY d.value""",
    )


BIRTHDAYS = _dates(
    "o.kind = 'birthday'",
    f"""(SELECT count(*) FROM occasion o WHERE {_ON_DAY})
        - (SELECT count(*) FROM occasion o WHERE {_ON_DAY} AND {_RARE})""",
)
"""Birthdays; where there are more than are shown, they are counted in two indexes, whatever their year."""
OTHERS = _dates(_RARE, f"(SELECT count(*) FROM {_DATED} AND {_RARE})")
"""Anniversaries, renewals, deliveries and other dates."""
DECISIONS = Source(
    some=f"""SELECT d.value, x.id FROM carray(?) d CROSS JOIN customer x
        ON x.id IN (SELECT c.id FROM {_DECIDING} LIMIT ?)""",
    count=f"SELECT d.value, (SELECT count(*) FROM {_DECIDING}) FROM carray(?) d",
    found=_decision,
)
"""Days on which a customer decides."""
