"""Cadences of segments. Who is in one is judged by what the cards would show without it.

A query may ask for warmth or silence, which a cadence changes; so standings are measured without the cadences of
segments first, and those who are then found in one are measured again with it. Undo thus leads back to the same rows.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import apsw

from app.storage.segment_members import members
from app.storage.standings.reading import Reading
from app.storage.tables.fields import from_day_number

_RULES = """SELECT s.query, min(c.ideal_days) FROM cadence c JOIN segment s ON s.id = c.segment_id
    WHERE c.trashed_at IS NULL AND c.customer_id IS NULL AND s.trashed_at IS NULL GROUP BY s.id"""
_HAS_RULE = """SELECT count(*) FROM cadence WHERE trashed_at IS NULL AND segment_id IN
    (SELECT value FROM json_each(?))"""


def segment_days(reading: Reading) -> Mapping[int, int]:
    """The shortest intended gap of the segments that a customer of this reading is in; most files have none."""
    found: dict[int, int] = {}
    rules: Any = reading.connection.execute(_RULES).fetchall()
    only = None if reading.only is None else json.loads(reading.only)
    for query, days in rules:
        for number in members(reading.connection, query, from_day_number(reading.today), only):
            found[number] = min(days, found.get(number, days))
    return found


def has_cadence(connection: apsw.Connection, segments: frozenset[int]) -> bool:
    """Whether one of these segments has a cadence."""
    rows: Any = connection.execute(_HAS_RULE, (json.dumps(list(segments)),)).fetchall()
    return bool(rows[0][0])
