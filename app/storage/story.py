"""The story of one customer: every kind of event, newest first, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import apsw

from app.domain.fold import fold
from app.domain.profile import StoryEvent, StoryKind
from app.domain.touchpoint import Mood
from app.storage.arrays import carray
from app.storage.tables.fields import from_day_number, to_day_number

_PARTS = {
    StoryKind.TOUCHPOINT: """SELECT 'touchpoint', t.id, t.day, t.minute, t.title,
        CASE WHEN t.is_conflict THEN trim(concat_ws(char(10), nullif(t.notes, ''), nullif(t.conflict_felt, ''),
        nullif(t.conflict_need, ''), nullif(t.conflict_agreed, '')), char(10)) ELSE t.notes END, t.channel,
        t.direction = 'from_them', t.mood, NULL, '', 0 FROM participant p JOIN touchpoint t ON t.id = p.touchpoint_id
        WHERE p.customer_id = :customer AND t.trashed_at IS NULL AND t.state = 'done'""",
    StoryKind.PURCHASE: """SELECT 'purchase', id, day, NULL, title, number, '', 0, NULL, amount_minor, currency, 0
        FROM purchase WHERE customer_id = :customer AND trashed_at IS NULL""",
    StoryKind.SURPRISE: """SELECT 'surprise', s.id, ifnull(s.delivered_on, s.day), NULL, g.name, s.their_words, '', 0,
        CASE s.delight WHEN 5 THEN 'delighted' WHEN 4 THEN 'pleased' WHEN 3 THEN 'calm' WHEN 2 THEN 'uneasy'
        WHEN 1 THEN 'upset' END, s.cost_minor, '', 0 FROM surprise s JOIN gesture g ON g.id = s.gesture_id
        WHERE s.customer_id = :customer AND s.trashed_at IS NULL AND s.state = 'delivered'""",
    StoryKind.SLIP: """SELECT 'slip', id, happened_on, NULL, kind, text, '', noticed_by_them, NULL, cost_minor,
        currency, made_good_on IS NULL FROM slip WHERE customer_id = :customer AND trashed_at IS NULL""",
    StoryKind.PROMISE: """SELECT 'promise', id, closed_on, NULL, state, text, '', 0, NULL, NULL, '', 0
        FROM promise WHERE customer_id = :customer AND trashed_at IS NULL AND closed_on IS NOT NULL""",
    StoryKind.CHANGE: """SELECT 'change', id, happened_on, NULL, kind, text, '', 0, NULL, NULL, '', looked_at_on IS NULL
        FROM change WHERE customer_id = :customer AND trashed_at IS NULL""",
    StoryKind.FILE: """SELECT 'file', id, created_at / 86400, NULL, name, media_type, '', 0, NULL, size, '', 0
        FROM attachment WHERE customer_id = :customer AND trashed_at IS NULL
        AND id IS NOT (SELECT photo_id FROM customer WHERE id = :customer)""",
}

_COMPANIONS = """SELECT p.touchpoint_id, ifnull(nullif(c.nickname, ''), ifnull(nullif(c.given_name, ''), c.name))
    FROM participant p JOIN customer c ON c.id = p.customer_id
    WHERE p.touchpoint_id IN (SELECT value FROM carray(?)) AND p.customer_id <> ? ORDER BY p.touchpoint_id, c.id"""
_ORDER = ("is_open AND kind = 'slip'", "day", "ifnull(minute, -1)", "kind", "id")


def read(
    connection: apsw.Connection,
    customer_id: int,
    kinds: Iterable[StoryKind] = tuple(StoryKind),
    words: str = "",
    before: StoryEvent | None = None,
    limit: int = 100,
) -> tuple[StoryEvent, ...]:
    """Events newest first, open slips on top of the first page; `before` is the last event already shown."""
    parts = " UNION ALL ".join(_PARTS[kind] for kind in kinds)
    values: dict[str, Any] = {"customer": customer_id, "limit": -1 if words else limit}
    clause = ""
    if before is not None:
        clause = f"WHERE ({', '.join(_ORDER)}) < (:pinned, :day, :minute, :kind, :id)"
        values |= {
            "pinned": before.is_open and before.kind is StoryKind.SLIP, "day": to_day_number(before.day),
            "minute": -1 if before.minute is None else before.minute, "kind": before.kind.value, "id": before.id,
        }  # fmt: skip
    sql = f"""WITH event (kind, id, day, minute, title, text, channel, theirs, mood, amount, currency, is_open) AS
        ({parts}) SELECT * FROM event {clause} ORDER BY {" DESC, ".join(_ORDER)} DESC LIMIT :limit"""
    found = (_event(row) for row in connection.execute(sql, values))
    wanted = fold(words).split()
    chosen = [event for event in found if not wanted or _holds(event, wanted)]
    return tuple(chosen[:limit])


def companions(connection: apsw.Connection, customer_id: int, touchpoints: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """First names of everybody else at these touchpoints, by touchpoint; one read for a page of the story."""
    rows: Any = connection.execute(_COMPANIONS, (carray(touchpoints), customer_id))
    found: dict[int, tuple[str, ...]] = {}
    for number, name in rows:
        found[number] = (*found.get(number, ()), name)
    return found


def _event(row: tuple[Any, ...]) -> StoryEvent:
    return StoryEvent(
        kind=StoryKind(row[0]), id=row[1], day=from_day_number(row[2]), minute=row[3], title=row[4], text=row[5],
        channel=row[6], from_them=bool(row[7]), mood=Mood(row[8]) if row[8] else None, amount_minor=row[9],
        currency=row[10], is_open=bool(row[11]),
    )  # fmt: skip


def _holds(event: StoryEvent, words: list[str]) -> bool:
    text = fold(f"{event.title} {event.text} {event.channel}")
    return all(word in text for word in words)
