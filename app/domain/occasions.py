"""When a date that matters to somebody comes next."""

from __future__ import annotations

from datetime import date

from app.domain.customer import Occasion


def next_day(occasion: Occasion, today: date) -> date | None:
    """The next time from today on (29 February on 28 February in common years), None when it is over."""
    if not occasion.is_yearly and occasion.year is not None:
        day = in_year(occasion, occasion.year)
        return day if day is not None and day >= today else None
    days = (in_year(occasion, year) for year in (today.year, today.year + 1))
    return next((day for day in days if day is not None and day >= today), None)


def in_year(occasion: Occasion, year: int) -> date | None:
    """The date in a year, None for a day that no calendar knows."""
    try:
        return date(year, occasion.month, occasion.day)
    except ValueError:
        return date(year, 2, 28) if (occasion.month, occasion.day) == (2, 29) else None
