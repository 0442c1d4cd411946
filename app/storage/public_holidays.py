"""Public holidays where the owner lives, worked out by the library `holidays` and kept in the file.

The library takes too long to load for a page that is about to paint, so `renew` runs in a worker, with the new day; a
page reads what is kept. The region is matched against the country's own subdivisions: by ISO code ("BY"), by name, or
by what stands behind the last comma ("Passau, Bayern"). One that is not known counts as none, an unknown country has no
holidays.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import apsw

from app.domain.fold import fold
from app.storage.tables.fields import from_day_number, to_day_number

YEARS_BACK, YEARS_AHEAD = 5, 10

_BETWEEN = "SELECT day, name FROM public_holiday WHERE day BETWEEN ? AND ? ORDER BY day"
_STATE = "SELECT (SELECT value FROM vault_state WHERE name = 'holidays_year'), (SELECT min(place) FROM public_holiday)"
_NOTE = "INSERT OR REPLACE INTO vault_state (name, value) VALUES ('holidays_year', ?)"


def between(connection: apsw.Connection, first: date, last: date) -> Mapping[date, str]:
    """Names of the public holidays of a stretch by day, both ends included, as far as they are kept."""
    rows: Any = connection.execute(_BETWEEN, (to_day_number(first), to_day_number(last)))
    return {from_day_number(day): name for day, name in rows}


def is_kept(connection: apsw.Connection, country: str, region: str, today: date) -> bool:
    """Whether those of this place and year were worked out."""
    rows: Any = connection.execute(_STATE).fetchall()
    return bool(rows[0] == (today.year, _place(country, region)) or (not country and rows[0] == (today.year, None)))


def renew(connection: apsw.Connection, country: str, region: str, today: date) -> None:
    """Work out and keep the holidays of some years; inside a transaction, in a worker."""
    years = range(today.year - YEARS_BACK, today.year + YEARS_AHEAD + 1)
    found = [(to_day_number(day), name, _place(country, region)) for day, name in of(country, region, years).items()]
    connection.execute("DELETE FROM public_holiday")
    connection.executemany("INSERT INTO public_holiday (day, name, place) VALUES (?, ?, ?)", found)
    connection.execute(_NOTE, (today.year,))


def of(country: str, region: str, years: range) -> Mapping[date, str]:
    """Names of the public holidays of some years by day, said in English where the library can; none if unknown."""
    code = country.strip().upper()
    if not code:
        return {}
    from holidays import country_holidays

    try:
        kind = type(country_holidays(code))
    except (NotImplementedError, KeyError, AttributeError):
        return {}
    language = next((each for each in ("en_GB", "en_US", "en") if each in kind.supported_languages), None)
    known = country_holidays(code, subdiv=_subdivision(kind, region), years=years, language=language)
    return {day: name.partition(";")[0].strip() for day, name in sorted(known.items()) if day.year in years}


def _subdivision(kind: Any, region: str) -> str | None:
    """The library's own code of a region; None where it knows none of that name."""
    names = {fold(each): str(each) for each in kind.subdivisions}
    for alias, each in getattr(kind, "subdivisions_aliases", {}).items():
        names.setdefault(fold(alias), str(each))
    wanted = [fold(part.strip()) for part in (region, *reversed(region.split(","))) if part.strip()]
    return next((names[each] for each in wanted if each in names), None)


def _place(country: str, region: str) -> str:
    return f"{country.strip().upper()}|{region.strip()}"
