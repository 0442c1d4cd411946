"""Local wall clocks: days that a zone skipped, minutes that a change of clocks takes away or brings twice.

A day and a minute are kept as the clock on the wall shows them, with the name of the zone, never as an offset: eight
o'clock stays eight o'clock when the clocks change. A minute that does not exist that day is the first one after the
gap; one that comes twice is the earlier.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from app.domain.spans import DAY_END, Range

STEP = 5
"""No zone ever changed its clocks by less than five minutes since people keep them by minutes."""


@cache
def zone_of(name: str) -> ZoneInfo | None:
    """The zone of this IANA name; None for an empty or unknown one, which means the clock of the computer."""
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError):
        return None


def moment_of(day: date, minute: int, zone: str = "") -> datetime:
    """The moment in UTC at which a wall clock there shows this minute of the day, or the first one after a gap."""
    local = datetime.combine(day, time(minute // 60 % 24, minute % 60)) + timedelta(days=minute // (24 * 60))
    known = zone_of(zone)
    return (local.astimezone() if known is None else local.replace(tzinfo=known)).astimezone(UTC)


def shown_minute(day: date, minute: int, zone: str = "") -> int:
    """What the wall clock shows then: the minute itself, or the one after a gap."""
    known = zone_of(zone)
    shown = moment_of(day, minute, zone).astimezone(known)
    return shown.hour * 60 + shown.minute if shown.date() == day else minute


def day_exists(day: date, zone: str = "") -> bool:
    """Whether the calendar there knows the day; Samoa went from 29 to 31 December 2011."""
    known = zone_of(zone)
    return known is None or moment_of(day, 12 * 60, zone).astimezone(known).date() == day


def missing_minutes(day: date, zone: str = "") -> Range | None:
    """The minutes that the wall clock skips on that day, as (first, after the last); None on all but one or two."""
    known = zone_of(zone)
    if known is None or _offset(day, known) == _offset(day + timedelta(days=1), known):
        return None
    gone = [minute for minute in range(0, DAY_END, STEP) if shown_minute(day, minute, zone) != minute]
    return (gone[0], gone[-1] + STEP) if gone else None


def _offset(day: date, zone: ZoneInfo) -> timedelta | None:
    return datetime.combine(day, time.min, zone).utcoffset()
