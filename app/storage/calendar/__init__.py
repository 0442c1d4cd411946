"""Reading the calendar: what stands on some days, at most so much of each, and what the days hold altogether."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import apsw

from app.domain.agenda import EntryKind
from app.storage.calendar import changes, expected, promises, proposals, surprises
from app.storage.calendar.found import Found
from app.storage.calendar.load import UNSAID_MINUTES, Totals, minutes_by_channel, stamp, totals
from app.storage.calendar.people import Person, people
from app.storage.calendar.proposals import proposal_of
from app.storage.calendar.repeats import brought
from app.storage.calendar.source import Source, read
from app.storage.calendar.touchpoints import hidden, touchpoints
from app.storage.calendar.waiting import last_channel, late_count, waiting

__all__ = [
    "UNSAID_MINUTES", "Found", "Person", "Totals", "last_channel", "late_count",
    "minutes_by_channel", "people", "proposal_of",
    "read_days", "stamp", "totals", "waiting",
]  # fmt: skip

_SOURCES: dict[EntryKind, tuple[Source, ...]] = {
    EntryKind.PROMISE: (promises.DUE,),
    EntryKind.SURPRISE: (surprises.COMING, surprises.DELIVERED),
    EntryKind.EXPECTED: (expected.OTHERS, expected.BIRTHDAYS, expected.DECISIONS),
    EntryKind.CHANGE: (changes.LEFT, changes.NOTED),
    EntryKind.PROPOSAL: (proposals.PROPOSED,),
}


def read_days(
    connection: apsw.Connection, days: Sequence[int], kinds: AbstractSet[EntryKind], today: int, limit: int
) -> tuple[list[Found], dict[int, int]]:
    """What stands on these days, at most `limit` of a kind and day (-1: all).

    The second answer is, by day, how many things other than touchpoints there are beyond; totals tell of touchpoints.
    """
    found: list[Found] = []
    beyond: dict[int, int] = {}
    if EntryKind.TOUCHPOINT in kinds and days:
        unseen = [number for number, *_ in hidden(connection, days[0], days[-1])]
        found += touchpoints(connection, days, today, limit, unseen)
        some, beyond = brought(connection, days, today, limit)
        found += some
    for kind, sources in _SOURCES.items():
        for source in sources if kind in kinds else ():
            some, more = read(connection, source, days, today, limit)
            found += some
            for day, count in more.items():
                beyond[day] = beyond.get(day, 0) + count
    return found, beyond
