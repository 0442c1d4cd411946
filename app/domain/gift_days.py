"""Gift-giving holidays by country: Christmas to New Year, Valentine's, Easter, Mother's and Father's Day.

Not every public holiday is one; those come from a library. Countries without an entry follow the most common rule.
Easter is the orthodox one where most people keep it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

_MAY, _JUNE, _NOVEMBER = 5, 6, 11
_SUNDAY = 6
_ORTHODOX = frozenset(("AL", "BG", "BY", "CY", "ET", "GE", "GR", "MD", "ME", "MK", "RO", "RS", "RU", "UA", "XK"))
_JULIAN_CHRISTMAS = frozenset(("RU", "BY", "RS", "GE", "ET", "ME", "MK"))
"""Where Christmas is kept on 7 January by most."""


class GiftDayKind(StrEnum):
    """Which holiday."""

    VALENTINE = "valentine"
    EASTER = "easter"
    MOTHERS_DAY = "mothers_day"
    FATHERS_DAY = "fathers_day"
    CHRISTMAS = "christmas"


@dataclass(frozen=True, slots=True)
class GiftDay:
    """A holiday on which presents are expected, from its first to its last day."""

    kind: GiftDayKind
    day: date
    last: date


_NTH_MOTHER = {
    "ES": (_MAY, 1), "PT": (_MAY, 1), "HU": (_MAY, 1), "RO": (_MAY, 1), "LT": (_MAY, 1), "ZA": (_MAY, 2),
    "SE": (_MAY, -1), "DO": (_MAY, -1), "NO": (2, 2), "AR": (10, 3), "RU": (_NOVEMBER, -1), "BY": (10, 2),
}  # fmt: skip
_FIXED_MOTHER = {"PL": (5, 26), "MX": (5, 10), "TH": (8, 12), "EG": (3, 21), "SI": (3, 25), "BG": (3, 8), "RS": (3, 8)}
_NTH_FATHER = {
    "FI": (_NOVEMBER, 2), "SE": (_NOVEMBER, 2), "NO": (_NOVEMBER, 2), "IS": (_NOVEMBER, 2), "EE": (_NOVEMBER, 2),
    "AU": (9, 1), "NZ": (9, 1), "AT": (_JUNE, 2), "BE": (_JUNE, 2), "CH": (_JUNE, 1), "LT": (_JUNE, 1), "BR": (8, 2),
    "LV": (9, 2), "RU": (10, 3),
}  # fmt: skip
_FIXED_FATHER = {
    "ES": (3, 19), "IT": (3, 19), "PT": (3, 19), "HR": (3, 19), "DK": (6, 5), "PL": (6, 23), "TH": (12, 5),
}  # fmt: skip


@cache
def gift_days(country: str, year: int) -> tuple[GiftDay, ...]:
    """Gift-giving holidays that begin in the year, in order; `country` ISO 3166, "" where it is not known."""
    kinds = GiftDayKind
    easter = _easter(country, year)
    christmas = date(year, 1, 6) if country in _JULIAN_CHRISTMAS else date(year, 12, 24)
    ends = date(year, 1, 14) if country in _JULIAN_CHRISTMAS else date(year + 1, 1, 1)
    found = (
        GiftDay(kinds.VALENTINE, date(year, 2, 14), date(year, 2, 14)),
        GiftDay(kinds.EASTER, easter, easter + timedelta(days=1)),
        _one(kinds.MOTHERS_DAY, _mothers_day(country, year)),
        _one(kinds.FATHERS_DAY, _fathers_day(country, year)),
        GiftDay(kinds.CHRISTMAS, christmas, ends),
    )
    return tuple(sorted(found, key=lambda each: (each.day, each.kind)))


def _one(kind: GiftDayKind, day: date) -> GiftDay:
    return GiftDay(kind, day, day)


def _mothers_day(country: str, year: int) -> date:
    if country in ("GB", "IE"):
        return _easter("GB", year) - timedelta(days=21)
    if country == "FR":
        last = _nth_sunday(year, _MAY, -1)
        return last if last != _easter("FR", year) + timedelta(days=49) else last + timedelta(days=7)
    if country in _FIXED_MOTHER:
        return date(year, *_FIXED_MOTHER[country])
    return _nth_sunday(year, *_NTH_MOTHER.get(country, (_MAY, 2)))


def _fathers_day(country: str, year: int) -> date:
    if country == "DE":
        return _easter("DE", year) + timedelta(days=39)
    if country in _FIXED_FATHER:
        return date(year, *_FIXED_FATHER[country])
    return _nth_sunday(year, *_NTH_FATHER.get(country, (_JUNE, 3)))


def _nth_sunday(year: int, month: int, place: int) -> date:
    """The n-th Sunday of a month, -1 the last."""
    if place > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(_SUNDAY - first.weekday()) % 7 + 7 * (place - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - _SUNDAY) % 7)


def _easter(country: str, year: int) -> date:
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    return easter(year, EASTER_ORTHODOX if country in _ORTHODOX else EASTER_WESTERN)
