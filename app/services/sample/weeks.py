"""Keeps the weeks around today for the people of the stories: nobody of the crowd is met, planned or congratulated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from app.domain.customer import Occasion, Tier
from app.domain.record import CustomerRecord
from app.domain.touchpoint import Channel, Touchpoint, TouchpointState
from app.services.sample.ids import Ids
from app.services.sample.life import YEARS_DAYS

DAYS_BEFORE, DAYS_AFTER = 11, 25
_FOUR_WEEKS = timedelta(weeks=4)
_TWO_MONTHS = timedelta(days=61)
_TIER_DAYS = {Tier.INNER_CIRCLE: 42, Tier.REGULAR: 90, Tier.OCCASIONAL: 182}


def apart(records: Iterable[CustomerRecord], today: date, ids: Ids) -> list[CustomerRecord]:
    """The records with everything that fell into these weeks a little earlier or later, the weekday kept."""
    return [
        replace(
            record,
            touchpoints=(*_earlier(record, today), *_later(record, today, ids)),
            occasions=tuple(_another_day(occasion, today) for occasion in record.occasions),
        )
        for record in records
    ]


def _earlier(record: CustomerRecord, today: date) -> list[Touchpoint]:
    """What was done, all of it moved back alike, so that the rhythm stays."""
    done = [each for each in record.touchpoints if each.state is TouchpointState.DONE]
    last = max((each.day for each in done), default=date.min)
    weeks = max(0, -(-((last - today).days + DAYS_BEFORE) // 7))
    since = max(record.customer.acquainted_since or date.min, today - timedelta(days=YEARS_DAYS))
    moved = (replace(each, day=each.day - timedelta(weeks=weeks)) for each in done) if done else ()
    return [each for each in moved if each.day >= since]


def _later(record: CustomerRecord, today: date, ids: Ids) -> list[Touchpoint]:
    """What is planned, and a day for whoever is due by their tier: the stories leave no room for proposals."""
    planned = [each for each in record.touchpoints if each.state is TouchpointState.PLANNED]
    last = max((each for each in record.touchpoints if each not in planned), key=lambda each: each.day, default=None)
    is_due = last is None or (today - last.day).days > 0.6 * _TIER_DAYS[record.customer.tier]
    if not planned and is_due:
        day = today + timedelta(days=DAYS_AFTER + record.customer.id % 35)
        day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
        channel = last.channel if last else Channel.EMAIL
        planned = [Touchpoint(ids.next(), channel=channel, state=TouchpointState.PLANNED, day=day)]
    return [
        replace(each, day=each.day + _FOUR_WEEKS) if (each.day - today).days < DAYS_AFTER else each for each in planned
    ]


def _another_day(occasion: Occasion, today: date) -> Occasion:
    """A birthday two months on, where it would be celebrated in these weeks."""
    for year in (today.year - 1, today.year, today.year + 1):
        day = date(year, occasion.month, min(occasion.day, 28))
        if -DAYS_BEFORE <= (day - today).days < DAYS_AFTER:
            moved = day + _TWO_MONTHS
            return replace(occasion, month=moved.month, day=min(moved.day, 28))
    return occasion
