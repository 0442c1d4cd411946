"""What fixed repeats bring on some days, from today on; a day that was taken or skipped is left out by its rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import apsw

from app.domain.agenda import EntryKind
from app.storage.calendar.found import Found
from app.storage.tables.fields import from_day_number, to_day_number

_RULES = """SELECT r.id, r.customer_id, r.rule, r.starts_on, r.minute, r.zone, r.channel, r.title, r.exceptions
    FROM repeat r WHERE r.trashed_at IS NULL AND r.starts_on <= ?
    AND EXISTS (SELECT 1 FROM customer c WHERE c.id = r.customer_id AND c.trashed_at IS NULL)"""


def brought(
    connection: apsw.Connection, days: Sequence[int], today: int, limit: int
) -> tuple[list[Found], dict[int, int]]:
    """What repeats bring, at most `limit` of each day (-1: all), and by day how many there are beyond that."""
    wanted = {day for day in days if day >= today}
    rows: Any = connection.execute(_RULES, (max(wanted),)).fetchall() if wanted else ()
    if not rows:
        return [], {}
    from app.domain.repeats import Repeat, merged

    rules = (Repeat(row[0], row[1], row[2], from_day_number(row[3]), *row[4:]) for row in rows)
    found: dict[int, list[Found]] = {}
    for each in merged(rules, from_day_number(min(wanted)), from_day_number(max(wanted))):
        day = to_day_number(each.day)
        if day in wanted:
            found.setdefault(day, []).append(
                Found(EntryKind.TOUCHPOINT, 0, day, each.minute, None, each.channel, each.title,
                      customers=(each.customer_id,), repeat_id=each.repeat_id)
            )  # fmt: skip
    if limit < 0:
        return [one for some in found.values() for one in some], {}
    beyond = {day: len(some) - limit for day, some in found.items() if len(some) > limit}
    return [one for some in found.values() for one in some[:limit]], beyond
