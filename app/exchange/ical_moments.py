"""Days and times of a calendar file: DTSTART and its kind, durations, rules, exceptions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from app.domain.recurrence import Frequency, Rule
from app.exchange.ical_zones import Zones
from app.exchange.vcard_lines import Property

EARLIEST, LATEST = 1, 9998
_DATE = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?"
)
_DURATION = re.compile(r"([+-]?)P(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,8})S)?)?")
_WEEKDAYS = {name: place for place, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_BY_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_LIMITS = {
    "BYMONTH": (1, 12), "BYWEEKNO": (-53, 53), "BYYEARDAY": (-366, 366), "BYMONTHDAY": (-31, 31), "BYHOUR": (0, 23),
    "BYMINUTE": (0, 59), "BYSETPOS": (-366, 366),
}  # fmt: skip


class BadTime(ValueError):
    """A day or time that does not exist, with what stood there."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day, or a day with a time; `zone` None means wherever one is. `is_unknown` where its zone is not known."""

    local: datetime
    is_day: bool = False
    zone: tzinfo | None = None
    is_unknown: bool = False

    def at_home(self, home: tzinfo) -> datetime:
        """The moment on the owner's clock, without a zone; a time that the clocks skip or repeat happens once."""
        if self.is_day or self.zone is None:
            return self.local
        try:
            return self.local.replace(tzinfo=self.zone).astimezone(UTC).astimezone(home).replace(tzinfo=None)
        except (OverflowError, ValueError):
            return self.local

    def moved_to(self, local: datetime) -> Stamp:
        """The same kind of stamp at another local time."""
        return Stamp(local, self.is_day, self.zone, self.is_unknown)

    def in_zone(self, zone: tzinfo | None) -> datetime:
        """Local time in another zone, for comparing stamps of one series that are written differently."""
        if self.zone is None or zone is None or self.zone is zone:
            return self.local
        return self.local.replace(tzinfo=self.zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)

    @property
    def key(self) -> str:
        """A name for it that stays the same however it is written: the day, local time, or time in UTC."""
        if self.is_day:
            return f"{self.local:%Y%m%d}".zfill(8)
        if self.zone is None:
            return f"{self.local:%Y%m%dT%H%M%S}".zfill(15)
        return f"{self.local.replace(tzinfo=self.zone).astimezone(UTC):%Y%m%dT%H%M%S}Z".zfill(16)


def stamps(prop: Property, zones: Zones) -> Iterator[Stamp]:
    """Every stamp of a line; a period counts by its start. Raises `BadTime`."""
    name = next(iter(prop.params.get("TZID", ())), "")
    zone = zones.named(name) if name else None
    is_unknown = bool(name) and zone is None
    for text in prop.value.split(","):
        if text.strip():
            yield stamp(text.partition("/")[0], zone, is_unknown=is_unknown)


def stamp(text: str, zone: tzinfo | None = None, *, is_unknown: bool = False) -> Stamp:
    """One stamp. Raises `BadTime`."""
    clean = text.strip()
    match = _DATE.fullmatch(clean)
    if match is None:
        raise BadTime(clean[:40])
    year, month, day, hour, minute, second, end = match.groups()
    if not EARLIEST <= int(year) <= LATEST:
        raise BadTime(clean)
    try:
        if hour is None:
            return Stamp(datetime.combine(date(int(year), int(month), int(day)), time.min), is_day=True)
        late = timedelta(1) if (int(hour), int(minute)) == (24, 0) else timedelta(0)
        at = time(0 if late else int(hour), int(minute), min(int(second or 0), 59))
        local = datetime.combine(date(int(year), int(month), int(day)), at)
        return Stamp(local + late, zone=_zone_of(end) or zone, is_unknown=is_unknown and end is None)
    except (ValueError, OverflowError):
        raise BadTime(clean) from None


def _zone_of(end: str | None) -> tzinfo | None:
    if end is None:
        return None
    if end == "Z":
        return UTC
    return datetime.strptime(end, "%z").tzinfo


def duration(text: str) -> timedelta | None:
    """A length of time, None where it is none; negative ones count as none."""
    match = _DURATION.fullmatch(text.strip().upper())
    if match is None or match[1] == "-":
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)


def rule_of(text: str, start: Stamp) -> Rule | None:
    """A rule as written, None where it means nothing (a period that does not exist, every nought days)."""
    parts = dict(_pairs(text))
    try:
        frequency = Frequency(parts.get("FREQ", ""))
        interval, count = int(parts.get("INTERVAL", "1")), int(parts.get("COUNT", "0"))
        until = _until(parts.get("UNTIL", ""), start)
        numbers = {name: _numbers(parts.get(name, ""), *limits) for name, limits in _LIMITS.items()}
        if not 0 < interval < 100_000:
            return None
        return Rule(
            frequency, interval, count if count > 0 else None, until, numbers["BYMONTH"], numbers["BYWEEKNO"],
            numbers["BYYEARDAY"], numbers["BYMONTHDAY"], _by_day(parts.get("BYDAY", "")), numbers["BYHOUR"],
            numbers["BYMINUTE"], numbers["BYSETPOS"], _WEEKDAYS.get(parts.get("WKST", "MO"), 0),
        )  # fmt: skip
    except ValueError:
        return None


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for part in text.upper().split(";"):
        name, _, value = part.partition("=")
        yield name.strip(), value.strip()


def _numbers(text: str, least: int, most: int) -> tuple[int, ...]:
    found = tuple(int(part) for part in text.split(",") if part.strip())
    if any(not least <= number <= most for number in found) or (least < 0 and 0 in found):
        raise ValueError(text)
    return found


def _by_day(text: str) -> tuple[tuple[int, int], ...]:
    found = []
    for part in text.split(","):
        if not part.strip():
            continue
        match = _BY_DAY.fullmatch(part.strip())
        if match is None:
            raise ValueError(text)
        found.append((int(match[1] or 0), _WEEKDAYS[match[2]]))
    return tuple(found)


def _until(text: str, start: Stamp) -> datetime | None:
    """The last moment on the clock of the series; a day alone means all of it."""
    if not text:
        return None
    end = stamp(text)
    if end.is_day:
        return end.local.replace(hour=23, minute=59, second=59)
    return end.in_zone(start.zone)


def days_between(start: date, end: date) -> int:
    """How many days something lasts whose end is not included; at least one."""
    return max(1, (end - start).days)


def first_of(found: Iterable[Stamp]) -> Stamp | None:
    """The first stamp, None where there is none."""
    return next(iter(found), None)
