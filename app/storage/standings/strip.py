"""The rhythm strip as stored: 5 bytes per event, day number and kind, oldest first."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from datetime import date

from app.storage.tables.fields import from_day_number

DAYS = 400
"""How many days up to today a strip tells of; what comes next stands behind them."""

_EVENT = struct.Struct("<iB")
EVENT_SIZE = _EVENT.size


def pack_strip(events: Iterable[tuple[int, int]]) -> bytes:
    """Bytes of (day number, kind code) pairs: oldest first, one event per day and kind."""
    return b"".join(_EVENT.pack(day, kind) for day, kind in sorted(set(events)))


def unpack_strip(blob: bytes) -> tuple[tuple[date, int], ...]:
    """Days and kind codes (`StripKind`) of a stored strip, oldest first."""
    return tuple((from_day_number(day), kind) for day, kind in _EVENT.iter_unpack(blob))


def add_to_strip(blob: bytes, day: int, kind: int) -> bytes:
    """The strip with one more event in its place, which mostly is the end."""
    if not blob or _EVENT.unpack_from(blob, len(blob) - EVENT_SIZE) < (day, kind):
        return blob + _EVENT.pack(day, kind)
    return pack_strip((*_EVENT.iter_unpack(blob), (day, kind)))
