"""Remembered things: facts, notes, promises and slips that hold the words, with whom they are about."""

from __future__ import annotations

from dataclasses import dataclass

import apsw

from app.domain.fold import fold, matches
from app.storage.hits import records_with
from app.storage.search import FACT, OBJECTIVE, PROMISE, SLIP, TOUCHPOINT

_TEXTS = {
    FACT: ("fact", "SELECT f.text, f.customer_id FROM fact f WHERE f.id = ? AND f.trashed_at IS NULL"),
    TOUCHPOINT: (
        "touchpoint",
        """SELECT CASE t.title WHEN '' THEN t.notes ELSE t.title || ': ' || t.notes END, p.customer_id FROM touchpoint t
        JOIN participant p ON p.touchpoint_id = t.id WHERE t.id = ? AND t.trashed_at IS NULL""",
    ),
    PROMISE: ("promise", "SELECT m.text, m.customer_id FROM promise m WHERE m.id = ? AND m.trashed_at IS NULL"),
    SLIP: ("slip", "SELECT s.text, s.customer_id FROM slip s WHERE s.id = ? AND s.trashed_at IS NULL"),
    OBJECTIVE: ("objective", "SELECT o.text, o.customer_id FROM objective o WHERE o.id = ? AND o.trashed_at IS NULL"),
}


@dataclass(frozen=True, slots=True)
class Remembered:
    """One remembered thing: its kind ("fact", "touchpoint", "promise" …), its words, and whose it is."""

    kind: str
    id: int
    text: str
    customer_id: int
    customer_name: str


def find(connection: apsw.Connection, words: str, limit: int) -> tuple[Remembered, ...]:
    """The most recent things that hold every word."""
    wanted = sorted(fold(words).split(), key=len, reverse=True)
    if not wanted or len(wanted[0]) < 2:
        return ()
    found: list[Remembered] = []
    for code, number in records_with(connection, wanted[0], _TEXTS, limit * 10):
        kind, sql = _TEXTS[code]
        row = connection.execute(sql, (number,)).fetchone()
        if row and all(matches(row[0], (word,)) for word in wanted):
            name = connection.execute(
                "SELECT name FROM customer WHERE id = ? AND trashed_at IS NULL", (row[1],)
            ).fetchone()
            if name:
                found.append(Remembered(kind, number, row[0], row[1], name[0]))
        if len(found) == limit:
            break
    return tuple(found)
