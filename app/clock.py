"""The only place that asks the computer for the time."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path


class Clock:
    """Today's date where the owner is, and this moment in UTC."""

    def today(self) -> date:
        """Local calendar day."""
        return datetime.now().astimezone().date()

    def now(self) -> datetime:
        """This moment, aware, UTC."""
        return datetime.now(UTC)

    @property
    def zone(self) -> tzinfo:
        """The time zone where the owner is, by its name in the world's list wherever the computer knows it."""
        from zoneinfo import ZoneInfo

        for name in _zone_names():
            try:
                return ZoneInfo(name)
            except (KeyError, ValueError, OSError):
                continue
        from dateutil.tz import tzlocal

        return tzlocal()


class FixedClock(Clock):
    """A clock that stands still, for the sample studio and for tests."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def today(self) -> date:
        """Day of the fixed moment in its own zone."""
        return self.moment.date()

    def now(self) -> datetime:
        """The fixed moment in UTC."""
        return self.moment.astimezone(UTC)

    @property
    def zone(self) -> tzinfo:
        """Zone of the fixed moment."""
        return self.moment.tzinfo or UTC


def _zone_names() -> tuple[str, ...]:
    """Names under which the computer may know its zone: set for this program, for all, or by Windows."""
    if sys.platform == "win32":
        return (_zone_of_windows(),)
    link = os.path.realpath("/etc/localtime")
    kept = Path("/etc/timezone")
    written = kept.read_text("ascii", "replace").strip() if kept.is_file() else ""
    return (os.environ.get("TZ", "").lstrip(":"), link.rpartition("zoneinfo/")[2], written)


def _zone_of_windows() -> str:
    if sys.platform == "win32":
        import winreg

        from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

        place = r"SYSTEM\CurrentControlSet\Control\TimeZoneInformation"
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
            name = str(winreg.QueryValueEx(key, "TimeZoneKeyName")[0])
        return WINDOWS_TO_OLSON.get(name.rstrip("\0"), "")
    return ""
