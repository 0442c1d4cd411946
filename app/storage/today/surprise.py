"""The surprise of these days and what has to be prepared for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import apsw

from app.domain.today import Step
from app.storage import shelves
from app.storage.encrypted import EncryptedDatabase
from app.storage.tables.fields import from_day_number, to_day_number

if TYPE_CHECKING:
    from app.domain.gesture import Gesture, Surprise

BEFORE, AFTER = 6, 3
"""A surprise is shown from so many days before its day until so many after it, unless it was delivered."""
_NEAR = """SELECT id FROM surprise WHERE day BETWEEN ? AND ? AND state IN ('accepted', 'prepared')
    AND trashed_at IS NULL AND EXISTS (SELECT 1 FROM standing s WHERE s.customer_id = surprise.customer_id)
    ORDER BY day, id LIMIT 1"""
_TO_BEGIN = """SELECT s.id FROM preparation p JOIN surprise s ON s.id = p.surprise_id
    WHERE p.done_on IS NULL AND p.due <= ? AND s.day > ? AND s.state = 'accepted' AND s.trashed_at IS NULL
    AND EXISTS (SELECT 1 FROM standing t WHERE t.customer_id = s.customer_id) ORDER BY p.due, s.day, s.id LIMIT 1"""
_STEPS = "SELECT id, text, due, done_on FROM preparation WHERE surprise_id = ? ORDER BY due, id"


def near(db: EncryptedDatabase, today: date) -> tuple[Surprise, Gesture] | None:
    """The next accepted surprise of these days with its gesture; without one, a later one that has to be begun now."""
    first, last = to_day_number(today - timedelta(days=AFTER)), to_day_number(today + timedelta(days=BEFORE))
    sql = db.connection()
    row: Any = sql.execute(_NEAR, (first, last)).fetchone()
    if row is None:
        row = sql.execute(_TO_BEGIN, (to_day_number(today), last)).fetchone()
    if row is None:
        return None
    surprise = shelves.SURPRISES.get(db, row[0])
    return surprise, shelves.GESTURES.get(db, surprise.gesture_id)


def steps(db: EncryptedDatabase, surprise_id: int) -> tuple[Step, ...]:
    """What has to be prepared, in order."""
    rows: Any = db.connection().execute(_STEPS, (surprise_id,))
    return tuple(
        Step(number, text, from_day_number(due), None if done is None else from_day_number(done))
        for number, text, due, done in rows
    )


def add_steps(connection: apsw.Connection, surprise_id: int, found: Iterable[Step]) -> None:
    """Put down what has to be prepared for a surprise."""
    rows = (
        (surprise_id, each.text, to_day_number(each.due), None if each.done_on is None else to_day_number(each.done_on))
        for each in found
    )
    connection.executemany("INSERT INTO preparation (surprise_id, text, due, done_on) VALUES (?, ?, ?, ?)", rows)


def shift(connection: apsw.Connection, surprise_id: int, days: int, today: date) -> None:
    """Let what is still to be prepared move with its surprise, but not into the past."""
    connection.execute(
        "UPDATE preparation SET due = max(due + ?, ?) WHERE surprise_id = ? AND done_on IS NULL",
        (days, to_day_number(today), surprise_id),
    )


def step(connection: apsw.Connection, number: int) -> tuple[int, str] | None:
    """The surprise that a step belongs to, and its words; None where the step is gone."""
    rows: Any = connection.execute("SELECT surprise_id, text FROM preparation WHERE id = ?", (number,)).fetchall()
    return rows[0] if rows else None


def tick(connection: apsw.Connection, number: int, done_on: date | None) -> None:
    """Note when a step was done; None opens it again."""
    day = None if done_on is None else to_day_number(done_on)
    connection.execute("UPDATE preparation SET done_on = ? WHERE id = ?", (day, number))
