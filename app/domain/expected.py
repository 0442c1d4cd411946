"""Expected moments: when a present or a call would be no surprise (DECISIONS 25), as days of the calendar.

A date that falls on 29 February is kept on 28 February in common years, so that nobody is congratulated late. Ages
count from the year of the date, where it is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.customer import Customer, Occasion, OccasionKind
from app.domain.gift_days import GiftDay, gift_days
from app.domain.occasions import in_year


@dataclass(frozen=True, slots=True)
class ExpectedMoment:
    """One day on which a customer expects to be thought of.

    `years` is the age, or how long it has been, None where the year is not known or would be 0 or less; `number` is the
    id of the occasion, 0 for a decision date.
    """

    customer_id: int
    kind: OccasionKind
    day: date
    label: str = ""
    years: int | None = None
    number: int = 0


def occasion_days(occasion: Occasion, first: date, last: date) -> Iterator[ExpectedMoment]:
    """Every time that an occasion comes within a stretch, both ends included; not before its own year."""
    for year in range(first.year, last.year + 1):
        if occasion.year is not None and (year < occasion.year or (year > occasion.year and not occasion.is_yearly)):
            continue
        day = in_year(occasion, year)
        if day is not None and first <= day <= last:
            yield ExpectedMoment(
                occasion.customer_id, occasion.kind, day, occasion.label, years_on(occasion, day), occasion.id
            )


def years_on(occasion: Occasion, day: date) -> int | None:
    """How old somebody is or how long it has been on that day; None where that is not known, or nothing yet."""
    if occasion.year is None:
        return None
    reached = in_year(occasion, day.year)
    years = day.year - occasion.year - (reached is None or day < reached)
    return years if years > 0 else None


def moments_of(
    customer: Customer, occasions: Iterable[Occasion], first: date, last: date
) -> tuple[ExpectedMoment, ...]:
    """Everything that a customer expects within a stretch, by day; nothing of somebody who has died."""
    if customer.is_deceased or customer.deceased_on is not None:
        return ()
    found = [moment for occasion in occasions for moment in occasion_days(occasion, first, last)]
    if customer.decision_on is not None and first <= customer.decision_on <= last:
        found.append(ExpectedMoment(customer.id, OccasionKind.DECISION, customer.decision_on))
    return tuple(sorted(found, key=lambda moment: (moment.day, moment.kind, moment.number)))


def gift_days_between(country: str, first: date, last: date) -> tuple[GiftDay, ...]:
    """Gift-giving holidays that touch a stretch, in order."""
    years = range(first.year - 1, last.year + 1)
    return tuple(each for year in years for each in gift_days(country, year) if each.day <= last and each.last >= first)
