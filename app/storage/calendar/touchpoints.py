"""Touchpoints of some days, at most so many of each day: by the hour, those of any time last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import apsw

from app.domain.agenda import EntryKind, EntryState
from app.storage.arrays import carray
from app.storage.calendar.found import Found

_COLUMNS = "t.id, t.day, t.minute, t.duration_minutes, t.channel, t.title, t.opening_line, t.mood, t.repeat_id"
_SOME = """SELECT id FROM touchpoint WHERE day = d.value AND state = '{}' AND trashed_at IS NULL{}
    ORDER BY minute NULLS LAST LIMIT ?2"""
_HIDDEN = " AND id NOT IN (SELECT value FROM carray(?3))"
_READ = """SELECT {}, {} FROM carray(?1) d CROSS JOIN touchpoint t ON t.id IN ({})"""
_NOTE = "iif(t.notes_sensitive, '', substr(t.notes, 1, 200))"
_WHO = """SELECT touchpoint_id, customer_id FROM participant WHERE touchpoint_id IN (SELECT value FROM carray(?))
    ORDER BY touchpoint_id, id"""
_OF_TRASHED = """SELECT DISTINCT t.id, t.day, t.state, t.channel, t.duration_minutes,
    t.direction FROM customer c
    CROSS JOIN participant p ON p.customer_id = c.id AND p.day BETWEEN ? AND ?
    CROSS JOIN touchpoint t ON t.id = p.touchpoint_id AND t.trashed_at IS NULL
    WHERE (c.trashed_at IS NOT NULL OR c.is_deceased) AND c.trashed_at IS NOT NULL AND NOT EXISTS
    (SELECT 1 FROM participant o JOIN customer k ON k.id = o.customer_id
    WHERE o.touchpoint_id = t.id AND k.trashed_at IS NULL)"""


def hidden(connection: apsw.Connection, first: int, last: int) -> list[tuple[int, int, str, str, int | None, str]]:
    """Touchpoints with nobody but people in the trash: id, day, state, channel, length and direction."""
    rows: Any = connection.execute(_OF_TRASHED, (first, last))
    return list(rows)


def touchpoints(
    connection: apsw.Connection, days: Sequence[int], today: int, limit: int, without: Sequence[int] = ()
) -> list[Found]:
    """Planned and done touchpoints of these days, at most `limit` of each (-1: all), with who takes part."""
    past = [day for day in days if day <= today]
    found = [_planned(row, today) for row in _rows(connection, "planned", days, limit, without)]
    found += [_done(row) for row in _rows(connection, "done", past, limit, without)]
    who: dict[int, list[int]] = {each.id: [] for each in found}
    for number, customer in connection.execute(_WHO, (carray(who),)):
        who[number].append(customer)
    for each in found:
        each.customers = tuple(who[each.id])
    return found


def _rows(connection: apsw.Connection, state: str, days: Sequence[int], limit: int, without: Sequence[int]) -> Any:
    some = _SOME.format(state, _HIDDEN if without else "")
    query = _READ.format(_COLUMNS, _NOTE if state == "done" else "''", some)
    values = (carray(days), limit, carray(without)) if without else (carray(days), limit)
    return connection.execute(query, values)


def _planned(row: tuple[Any, ...], today: int) -> Found:
    return _found(row, row[6], EntryState.LATE if row[1] < today else EntryState.PLANNED)


def _done(row: tuple[Any, ...]) -> Found:
    return _found(row, row[9] or row[6], EntryState.DONE)


def _found(row: tuple[Any, ...], why: str, state: EntryState) -> Found:
    return Found(
        EntryKind.TOUCHPOINT, row[0], row[1], row[2], row[3], row[4], row[5], why, state, row[7], repeat_id=row[8]
    )
