"""Time zones of calendar files: names of the world's list, names of Windows, and what a file defines itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,3}")
_TAILS = (re.compile(r"[A-Za-z_]+/[A-Za-z_]+/[A-Za-z_+-]+$"), re.compile(r"[A-Za-z_]+/[A-Za-z_+-]+$"))
_OFFSET = re.compile(r"^\(?(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?\)?(?=$|[\s)(])")
_LOCATION = re.compile(r"^X-LIC-LOCATION[^:\n]*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_UTC = frozenset(("UTC", "GMT", "Z", "ZULU", "UCT"))
_NO_PLACES = frozenset(("localtime", "posixrules", "Factory"))
_LONGEST = 120
_LARGEST_DEFINITION = 100_000
_MOST_OFFSET = 15


class Zones:
    """Finds zones by the names that a file uses; `definitions` are the file's own, by name."""

    def __init__(self, definitions: Mapping[str, str]) -> None:
        self._definitions = definitions
        self._found: dict[str, tzinfo | None] = {}

    def named(self, name: str) -> tzinfo | None:
        """The zone of this name, None where nobody knows it."""
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def _find(self, name: str) -> tzinfo | None:
        clean = " ".join(name.strip().strip('"').split())
        found = known_zone(clean)
        if found is None and name in self._definitions:
            found = _defined(self._definitions[name])
        return found or _by_offset(clean)


@lru_cache(maxsize=256)
def known_zone(name: str) -> tzinfo | None:
    """A zone of the world's list or of Windows by its name, also where a program hung something before it."""
    if not name or len(name) > _LONGEST:
        return None
    if name.upper().rpartition("/")[2] in _UTC:
        return UTC
    tails = (found[0] for tail in _TAILS if (found := tail.search(name)))
    for candidate in (name, _of_windows(name), *tails):
        if candidate and (zone := _listed(candidate)) is not None:
            return zone
    return None


def _listed(name: str) -> tzinfo | None:
    """Names are looked up in the list only: one that would lead to a file elsewhere is none."""
    if not _NAME.fullmatch(name) or name in _NO_PLACES:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _of_windows(name: str) -> str:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    found = WINDOWS_TO_OLSON.get(name) or WINDOWS_TO_OLSON.get(name.replace("Daylight", "Standard"))
    return str(found or "")


def _by_offset(name: str) -> tzinfo | None:
    match = _OFFSET.match(name)
    if match is None or int(match[2]) >= _MOST_OFFSET or int(match[3] or 0) >= 60:
        return None
    span = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return timezone(span if match[1] == "+" else -span)


def _defined(text: str) -> tzinfo | None:
    """The zone that the file defines: the place it names, else its own rules."""
    place = _LOCATION.search(text)
    if place is not None and (zone := known_zone(place[1])) is not None:
        return zone
    if len(text) > _LARGEST_DEFINITION or _is_endless(text):
        return None
    from icalendar import Timezone

    try:
        component = Timezone.from_ical(text)
        zone = component.to_tz() if isinstance(component, Timezone) else None
        for month in (1, 7):
            datetime.combine(date(2026, month, 1), time.min, zone).utcoffset()
    except Exception:
        # The library raises whatever its parts raise; a zone that can't be used is told as unknown.
        return None
    return zone


def _is_endless(text: str) -> bool:
    """Rules that no clock change has; the library would unroll them for ever."""
    folded = text.upper()
    rules = re.findall(r"RRULE[^:]*:(.*)", folded)
    return any("FREQ=YEARLY" not in rule or "INTERVAL=0" in rule for rule in rules)
