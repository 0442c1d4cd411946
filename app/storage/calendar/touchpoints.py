"""Touchpoints of some days, at most so many of each day: planned ones first, by the hour, those of any time last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import apsw

from app.domain.agenda import EntryKind, EntryState
from app.storage.arrays import carray
from app.storage.calendar.found import Found

_COLUMNS = "t.id, t.day, t.minute, t.duration_minutes, t.channel, t.title, t.opening_line, t.mood, t.repeat_id"
_STATE = "SELECT id FROM touchpoint WHERE day = d.value AND state = '{}' AND trashed_at IS NULL"
_SOME = "ORDER BY minute NULLS LAST LIMIT ?"
_PLANNED = f"""SELECT {_COLUMNS}, '' FROM carray(?) d CROSS JOIN touchpoint t
    ON t.id IN ({_STATE.format("planned")} {_SOME})"""
_DONE = f"""SELECT {_COLUMNS}, substr(t.notes, 1, 200) FROM carray(?) d CROSS JOIN touchpoint t
    ON t.id IN ({_STATE.format("done")} {_SOME})"""
_WHO = """SELECT touchpoint_id, customer_id FROM participant WHERE touchpoint_id IN (SELECT value FROM carray(?))
    ORDER BY touchpoint_id, id"""


def touchpoints(connection: apsw.Connection, days: Sequence[int], today: int, limit: int) -> list[Found]:
    """Planned and done touchpoints of these days, with who takes part; -1 is no limit."""
    found = [_planned(row, today) for row in connection.execute(_PLANNED, (carray(days), limit))]
    found += [_done(row) for row in connection.execute(_DONE, (carray(day for day in days if day <= today), limit))]
    who: dict[int, list[int]] = {each.id: [] for each in found}
    rows: Any = connection.execute(_WHO, (carray(who),))
    for number, customer in rows:
        who[number].append(customer)
    for each in found:
        each.customers = tuple(who[each.id])
    return found


def _planned(row: tuple[Any, ...], today: int) -> Found:
    state = EntryState.LATE if row[1] < today else EntryState.PLANNED
    return _found(row, row[6], state)


def _done(row: tuple[Any, ...]) -> Found:
    return _found(row, row[9] or row[6], EntryState.DONE)


def _found(row: tuple[Any, ...], why: str, state: EntryState) -> Found:
    return Found(
        EntryKind.TOUCHPOINT, row[0], row[1], row[2], row[3], row[4], row[5], why, state, row[7], repeat_id=row[8]
    )
