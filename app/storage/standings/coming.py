"""What comes next for a customer: a planned touchpoint, else a promise that is due, else an accepted surprise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.storage.standings.reading import Reading, Rows

PROMISE = "promise"
SURPRISE = "surprise"


class Coming(NamedTuple):
    """What the card shows as next; `plan_day` and `promise_day` are the most urgent of each, whichever is shown."""

    day: int
    minute: int | None = None
    channel: str = ""
    label: str = ""
    plan_day: int | None = None
    promise_day: int | None = None


def read_coming(reading: Reading, plans: Mapping[int, int]) -> dict[int, Coming]:
    """What comes next by customer id. `plans` names each customer's earliest planned touchpoint."""
    found: dict[int, Coming] = {}
    accepted = _earliest(reading.accepted())
    for customer, (day, *_) in accepted.items():
        found[customer] = Coming(day, None, SURPRISE)
    promises = _earliest(reading.promises())
    for customer, (day, _, text) in promises.items():
        found[customer] = Coming(day, None, PROMISE, text, promise_day=day)
    touchpoints = reading.planned(set(plans.values()))
    for customer, number in plans.items():
        day, minute, channel, title = touchpoints[number]
        promise_day = promises[customer][0] if customer in promises else None
        found[customer] = Coming(day, minute, channel, title, day, promise_day)
    return found


def _earliest(rows: Rows) -> dict[int, tuple[Any, ...]]:
    """The first by day, then by id, of each customer."""
    first: dict[int, tuple[Any, ...]] = {}
    for customer, *values in rows:
        item = tuple(values)
        first[customer] = min(item, first.get(customer, item))
    return first
