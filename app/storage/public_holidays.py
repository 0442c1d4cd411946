"""Public holidays where the owner lives, from the library `holidays`; it loads when a year is first worked out.

The region is matched against the country's own subdivisions: by ISO code ("BY"), by name, or by what stands behind the
last comma ("Passau, Bayern"). One that is not known counts as none, an unknown country has no holidays.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from app.domain.fold import fold

_NOTHING: Mapping[date, str] = MappingProxyType({})


def between(country: str, region: str, first: date, last: date) -> Mapping[date, str]:
    """Names of the public holidays of a stretch by day, both ends included; names as they are said in English."""
    years = range(first.year, last.year + 1)
    return {day: name for year in years for day, name in of_year(country, region, year).items() if first <= day <= last}


@lru_cache(maxsize=64)
def of_year(country: str, region: str, year: int) -> Mapping[date, str]:
    """Names of the public holidays of a year by day; none where the country is not known."""
    code = country.strip().upper()
    if not code:
        return _NOTHING
    from holidays import country_holidays

    try:
        known = country_holidays(code, subdiv=_subdivision(code, region), years=year, language=_language(code))
    except (NotImplementedError, KeyError, AttributeError):
        return _NOTHING
    return MappingProxyType({day: _first_name(name) for day, name in sorted(known.items()) if day.year == year})


@lru_cache(maxsize=16)
def _subdivision(code: str, region: str) -> str | None:
    """The library's own code of a region; None where it knows none of that name."""
    wanted = [fold(part.strip()) for part in (region, *reversed(region.split(","))) if part.strip()]
    if not wanted:
        return None
    names = _subdivisions(code)
    return next((names[each] for each in wanted if each in names), None)


def _subdivisions(code: str) -> dict[str, str]:
    from holidays import country_holidays

    made = type(country_holidays(code))
    names = {fold(each): each for each in made.subdivisions}
    for alias, each in getattr(made, "subdivisions_aliases", {}).items():
        names.setdefault(fold(alias), each)
    return names


def _language(code: str) -> str | None:
    from holidays import country_holidays

    known = type(country_holidays(code)).supported_languages
    return next((each for each in ("en_GB", "en_US", "en") if each in known), None)


def _first_name(name: str) -> str:
    return name.partition(";")[0].strip()
