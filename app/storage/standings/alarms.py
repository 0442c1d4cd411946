"""Which silences are alarms: those past a threshold that nobody has answered or closed yet.

None while somebody grieves, is ill or complains: then the silence has its reason, and first things come first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from app.domain.slipping import Outcome, Quiet, quiet, rank
from app.storage.standings.measure import Measure
from app.storage.standings.reading import Card, Reading

CALM_DAYS = 30
"""Of grief, illness and complaints without a last day."""


class Closed(NamedTuple):
    """The latest silence of a customer that the owner has closed: when it began, and with which outcome."""

    since: int
    outcome: str


class Silences(NamedTuple):
    """What the owner has said of silences: the closed ones by customer id, and who needs calm today."""

    closed: Mapping[int, Closed]
    calm: frozenset[int]


class Alarm(NamedTuple):
    """What the standing keeps of a silence; the chances are None where there is no number."""

    chance: float | None = None
    low: float | None = None
    high: float | None = None
    is_slipping: bool = False
    rank: float = 0.0


def read_silences(reading: Reading) -> Silences:
    """What the owner has said of silences."""
    found: dict[int, Closed] = {}
    for customer, since, outcome in sorted(reading.closed_silences()):
        found[customer] = Closed(since, outcome)
    circumstances = reading.circumstances()
    calm = (who for who, since, until in circumstances if reading.today <= (until or since + CALM_DAYS))
    return Silences(found, frozenset(calm))


def alarm(card: Card, measure: Measure, said: Silences, ratio: float, value: float, is_paused: bool) -> Alarm:
    """What the silence of one customer means; nothing for whoever died or wants no contact."""
    if card.is_deceased or card.do_not_contact or measure.since is None or measure.usual_gap_days is None:
        return Alarm()
    chance, low, high = measure.chance, measure.chance_low, measure.chance_high
    ended = said.closed.get(card.number)
    is_closed = ended is not None and ended.since >= measure.since
    if is_closed and ended is not None and ended.outcome == Outcome.LOST:
        chance = low = high = 0.0
    state = quiet(measure.usual_gap_days, measure.silence_days, measure.is_overdue, chance, measure.is_told)
    is_explained = is_closed or measure.is_answered or is_paused or card.number in said.calm
    is_slipping = state is not Quiet.NOT and not is_explained
    return Alarm(chance, low, high, is_slipping, rank(value, chance, ratio) if is_slipping else 0.0)
