"""What events of other calendars became here, and what the file holds already that an event may be."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import apsw

from app.storage.rows_in import put
from app.storage.tables.fields import from_day_number, to_day_number

EventKey = tuple[str, str]
"""The number of an event in its calendar, and which of its days."""

_COLUMNS = ("batch_id", "touchpoint_id", "occasion_id", "promise_id", "repeat_id", "uid", "recurrence")
_READ = """
    SELECT e.uid, e.recurrence, e.touchpoint_id, e.occasion_id, e.promise_id, e.repeat_id, t.state, t.day, t.minute,
        t.duration_minutes, t.title, t.trashed_at IS NOT NULL OR p.trashed_at IS NOT NULL OR r.trashed_at IS NOT NULL
    FROM event_source e LEFT JOIN touchpoint t ON t.id = e.touchpoint_id LEFT JOIN promise p ON p.id = e.promise_id
        LEFT JOIN repeat r ON r.id = e.repeat_id
    WHERE e.uid IN (SELECT value FROM json_each(?)) ORDER BY e.id"""
_ON_DAYS = """
    SELECT p.customer_id, t.day, t.id, t.minute, t.channel
    FROM participant p JOIN touchpoint t ON t.id = p.touchpoint_id
    WHERE p.customer_id IN (SELECT value FROM json_each(?)) AND p.day BETWEEN ? AND ? AND t.trashed_at IS NULL
        AND t.state IN ('planned', 'done')"""


@dataclass(frozen=True, slots=True)
class Brought:
    """What one day of an event became; `is_gone` when the owner removed it."""

    touchpoint_id: int | None = None
    occasion_id: int | None = None
    promise_id: int | None = None
    repeat_id: int | None = None
    state: str = ""
    day: date | None = None
    minute: int | None = None
    duration_minutes: int | None = None
    title: str = ""
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Becoming:
    """What a day of an event becomes now; exactly one of the ids is set."""

    key: EventKey
    touchpoint_id: int | None = None
    occasion_id: int | None = None
    promise_id: int | None = None
    repeat_id: int | None = None


@dataclass(frozen=True, slots=True)
class OnDay:
    """A touchpoint that a customer has on a day."""

    touchpoint_id: int
    minute: int | None
    channel: str


def read(connection: apsw.Connection, uids: Iterable[str]) -> dict[EventKey, Brought]:
    """What the days of these events became before, by event and day."""
    found: dict[EventKey, Brought] = {}
    rows: Iterable[tuple[object, ...]] = connection.execute(_READ, (json.dumps(sorted(set(uids))),))
    for uid, recurrence, touchpoint, occasion, promise, repeat, state, day, minute, minutes, title, is_trashed in rows:
        is_gone = bool(is_trashed) or (touchpoint, occasion, promise, repeat) == (None, None, None, None)
        found[str(uid), str(recurrence)] = Brought(
            _number(touchpoint), _number(occasion), _number(promise), _number(repeat), str(state or ""),
            None if not isinstance(day, int) else from_day_number(day), _number(minute), _number(minutes),
            str(title or ""), is_gone,
        )  # fmt: skip
    return found


def write(connection: apsw.Connection, batch_id: int, becoming: Iterable[Becoming]) -> None:
    """Remember what days of events became."""
    put(connection, "event_source", _COLUMNS, (
        (batch_id, one.touchpoint_id, one.occasion_id, one.promise_id, one.repeat_id, *one.key) for one in becoming
    ))  # fmt: skip


def let_go_of_occasion(connection: apsw.Connection, number: int) -> None:
    """The event of a date that is taken off its card stays known, so that a second import leaves it out."""
    connection.execute("UPDATE event_source SET occasion_id = NULL WHERE occasion_id = ?", (number,))


def known_uuids(connection: apsw.Connection, table: str, uuids: Iterable[str]) -> frozenset[str]:
    """Those uuids that touchpoints or promises here have, in the trash too."""
    wanted = [UUID(uuid).hex for uuid in uuids]
    query = f"SELECT uuid FROM {table} WHERE uuid IN (SELECT unhex(value) FROM json_each(?))"
    return frozenset(str(UUID(bytes=bytes(uuid))) for (uuid,) in connection.execute(query, (json.dumps(wanted),)))


def on_days(
    connection: apsw.Connection, customers: Sequence[int], first: date, last: date
) -> dict[tuple[int, date], list[OnDay]]:
    """Touchpoints that these customers have between two days."""
    found: defaultdict[tuple[int, date], list[OnDay]] = defaultdict(list)
    values = (json.dumps(list(customers)), to_day_number(first), to_day_number(last))
    for customer, day, number, minute, channel in connection.execute(_ON_DAYS, values):
        found[customer, from_day_number(day)].append(OnDay(number, minute, channel))
    return found


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
