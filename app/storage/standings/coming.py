"""What comes next for a customer: a planned touchpoint or a fixed repeat, else a promise, else an accepted surprise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.touchpoint import Channel
from app.storage.standings.reading import Reading, Rows
from app.storage.tables.fields import from_day_number, to_day_number

if TYPE_CHECKING:
    from app.domain.repeats import Occurrence

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


_NOTHING = Coming(0)


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
    for each in _repeated(reading):
        before = found.get(each.customer_id, _NOTHING)
        day = to_day_number(each.day)
        if before.plan_day is None or day < before.plan_day:
            channel = each.channel or str(Channel.CALL)
            found[each.customer_id] = Coming(day, each.minute, channel, each.title, day, before.promise_day)
    return found


def _repeated(reading: Reading) -> Iterator[Occurrence]:
    """The next time from today on that each repeat comes; few files hold any."""
    rows = list(reading.repeats())
    if not rows:
        return
    from app.domain.repeats import Repeat, next_occurrence

    today = from_day_number(reading.today)
    for customer, number, rule, starts_on, *rest in rows:
        coming = next_occurrence(Repeat(number, customer, rule, from_day_number(starts_on), *rest), today)
        if coming is not None:
            yield coming


def _earliest(rows: Rows) -> dict[int, tuple[Any, ...]]:
    """The first by day, then by id, of each customer."""
    first: dict[int, tuple[Any, ...]] = {}
    for customer, *values in rows:
        item = tuple(values)
        first[customer] = min(item, first.get(customer, item))
    return first
