"""How many touchpoints the days hold and how long they take, from an index alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import apsw

from app.storage.calendar.touchpoints import hidden

_TOTALS = """SELECT day, state, count(*),
    sum(CASE direction WHEN 'from_them' THEN 0 ELSE ifnull(duration_minutes, CASE channel{} ELSE {} END) END)
    FROM touchpoint WHERE day BETWEEN ? AND ? AND trashed_at IS NULL GROUP BY day, state"""
_OWN_CHANNELS = "SELECT name, minutes FROM channel WHERE trashed_at IS NULL"
UNSAID_MINUTES = 15
"""What a touchpoint takes over a channel that nothing is known of."""


@dataclass(slots=True)
class Totals:
    """What one day holds of touchpoints: how many of each state, and their minutes.

    What came from them takes none of the owner's minutes: nobody planned it.
    """

    planned: int = 0
    done: int = 0
    minutes: int = 0


def minutes_by_channel(connection: apsw.Connection, chosen: Sequence[tuple[str, int]]) -> dict[str, int]:
    """What a touchpoint takes by channel: as the owner chose, and as she said of the channels that she added."""
    own: Any = connection.execute(_OWN_CHANNELS)
    return dict(own) | dict(chosen)


def totals(connection: apsw.Connection, first: int, last: int, minutes: Mapping[str, int]) -> dict[int, Totals]:
    """What each day holds, by day number; days without touchpoints are missing."""
    cases = " WHEN ? THEN ?" * len(minutes) or " WHEN '' THEN 0"
    values = [value for pair in minutes.items() for value in pair]
    rows: Any = connection.execute(_TOTALS.format(cases, UNSAID_MINUTES), (*values, first, last))
    found: dict[int, Totals] = {}
    for day, state, count, taken in rows:
        _add(found, day, state, count, taken)
    for _, day, state, channel, length, direction in hidden(connection, first, last):
        taken = minutes.get(channel, UNSAID_MINUTES) if length is None else length
        _add(found, day, state, -1, 0 if direction == "from_them" else -taken)
    return found


def stamp(connection: apsw.Connection) -> object:
    """Something that differs once another connection has changed the file."""
    return connection.pragma("data_version")


def _add(found: dict[int, Totals], day: int, state: str, count: int, minutes: int) -> None:
    if state not in ("planned", "done"):
        return
    total = found.get(day) or found.setdefault(day, Totals())
    setattr(total, state, getattr(total, state) + count)
    total.minutes += minutes
