"""What fixed repeats bring on some days, and what they brought last and nobody did.

From today on each day that the rule names counts, unless it was taken or skipped. Of days that have passed only the
latest of the last week is told, until they were in touch or the repeat comes again: a rhythm is no pile of debts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import apsw

from app.domain.agenda import EntryKind, EntryState
from app.storage.calendar.found import Found
from app.storage.tables.fields import from_day_number, to_day_number

if TYPE_CHECKING:
    from app.domain.repeats import Occurrence, Repeat

LATE_DAYS = 7
_RULES = """SELECT r.id, r.customer_id, r.rule, r.starts_on, r.minute, r.zone, r.channel, r.title, r.exceptions,
    (SELECT s.last_day FROM standing s WHERE s.customer_id = r.customer_id) FROM repeat r
    WHERE r.trashed_at IS NULL AND r.starts_on <= ?
    AND EXISTS (SELECT 1 FROM customer c WHERE c.id = r.customer_id AND c.trashed_at IS NULL)"""


def brought(
    connection: apsw.Connection, days: Sequence[int], today: int, limit: int
) -> tuple[list[Found], dict[int, int]]:
    """What repeats bring, at most `limit` of each day (-1: all), and by day how many there are beyond that."""
    wanted = {day for day in days if day >= today - LATE_DAYS}
    rows: Any = connection.execute(_RULES, (max(wanted),)).fetchall() if wanted else ()
    if not rows:
        return [], {}
    from app.domain.repeats import Repeat, merged

    known = [(Repeat(row[0], row[1], row[2], from_day_number(row[3]), *row[4:9]), row[9]) for row in rows]
    found: dict[int, list[Found]] = {}
    for repeat, last_day in known if min(wanted) < today else ():
        for each in _missed(repeat, today, last_day):
            found.setdefault(to_day_number(each.day), []).append(_found(each, EntryState.LATE))
    if max(wanted) >= today:
        first, last = from_day_number(max(min(wanted), today)), from_day_number(max(wanted))
        for each in merged((repeat for repeat, _ in known), first, last):
            found.setdefault(to_day_number(each.day), []).append(_found(each, EntryState.PLANNED))
    shown = [some for day, some in found.items() if day in wanted]
    if limit < 0:
        return [one for some in shown for one in some], {}
    beyond = {some[0].day: len(some) - limit for some in shown if len(some) > limit}
    return [one for some in shown for one in some[:limit]], beyond


def _missed(repeat: Repeat, today: int, last_day: int | None) -> Iterator[Occurrence]:
    """The latest time of the last week, where nobody was in touch since and it does not come today anyway."""
    from app.domain.repeats import occurrences

    found = occurrences(repeat, from_day_number(today - LATE_DAYS), from_day_number(today))
    if found and to_day_number(found[-1].day) < today and (last_day or 0) < to_day_number(found[-1].day):
        yield found[-1]


def _found(each: Occurrence, state: EntryState) -> Found:
    return Found(
        EntryKind.TOUCHPOINT, 0, to_day_number(each.day), each.minute, None, each.channel, each.title, state=state,
        customers=(each.customer_id,), repeat_id=each.repeat_id,
    )  # fmt: skip
