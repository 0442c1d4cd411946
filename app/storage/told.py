"""What the owner was told, so that she is told once."""

from __future__ import annotations

from datetime import date

import apsw

from app.storage.tables.fields import from_day_number, to_day_number

_REMINDED = "reminded_day"


def reminded_on(connection: apsw.Connection) -> date | None:
    """The day of the latest reminder; None before the first."""
    row = connection.execute("SELECT value FROM vault_state WHERE name = ?", (_REMINDED,)).fetchone()
    return None if row is None else from_day_number(int(row[0]))


def note_reminder(connection: apsw.Connection, day: date) -> None:
    """Keep the day of the latest reminder; inside a transaction."""
    connection.execute(
        "INSERT OR REPLACE INTO vault_state (name, value) VALUES (?, ?)", (_REMINDED, to_day_number(day))
    )
