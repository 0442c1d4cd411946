"""The events of a file for other calendars, made one after the other from what the owner's file holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import islice

from app.domain.outgoing_event import (
    NamesShown,
    OutgoingEvent,
    Person,
    is_secret,
    of_occasion,
    of_promise,
    of_repeat,
    of_touchpoint,
)
from app.domain.recurrence import EndlessCount, Rule, occurrences
from app.domain.repeat_rules import UnreadableRule, read_rule, rule_text
from app.domain.repeats import Repeat, clamped
from app.domain.touchpoint import Touchpoint
from app.storage import calendar_file
from app.storage.encrypted import EncryptedDatabase

CHUNK = 500
_SEARCHED = timedelta(9 * 366)


@dataclass(frozen=True, slots=True)
class Extent:
    """What goes into a file: from which day to which (None: all there is), open promises only, whose names."""

    names: NamesShown = NamesShown.FULL
    first: date | None = None
    last: date | None = None
    only_open: bool = False
    with_sensitive: bool = False


@dataclass(slots=True)
class Counted:
    """How many of each were told so far."""

    touchpoints: int = 0
    promises: int = 0
    occasions: int = 0
    repeats: int = 0
    customers: int = 0


class CalendarContent:
    """Walks through the file in the order of days; `counted` grows on the way."""

    def __init__(
        self, db: EncryptedDatabase, extent: Extent, home: tzinfo, minutes: tuple[tuple[str, int], ...]
    ) -> None:
        self._db, self._extent = db, extent
        self._zone = getattr(home, "key", "") or ""
        self._minutes = dict(minutes)
        self._seen: set[int] = set()
        self.counted = Counted()

    def events(self) -> Iterator[OutgoingEvent]:
        """Dates that return, repeats, promises, then touchpoints by day."""
        yield from self._occasions()
        yield from self._repeats()
        yield from self._promises()
        yield from self._touchpoints()

    def _occasions(self) -> Iterator[OutgoingEvent]:
        found = calendar_file.occasions(self._db)
        people = self._people(one.customer_id for one in found)
        for one in found:
            self.counted.occasions += 1
            yield of_occasion(one, people[one.customer_id], self._extent.names)

    def _repeats(self) -> Iterator[OutgoingEvent]:
        found = calendar_file.repeats(self._db)
        people = self._people(one.customer_id for one in found)
        for one in found:
            parts = list(self._parts(one, people[one.customer_id]))
            self.counted.repeats += bool(parts)
            yield from parts

    def _parts(self, repeat: Repeat, person: Person) -> Iterator[OutgoingEvent]:
        """A repeat, several times where it needs several rules; one that can't be read stays at home."""
        try:
            rules = clamped(read_rule(repeat.rule), repeat.starts_on)
            for part, rule in enumerate(rules):
                day = repeat.starts_on if len(rules) == 1 else _first_day(rule, repeat.starts_on)
                if day is not None:
                    text, names = rule_text(rule), self._extent.names
                    yield of_repeat(repeat, text, day, person, names, self._minutes, self._zone, part)
        except (UnreadableRule, EndlessCount):
            return

    def _promises(self) -> Iterator[OutgoingEvent]:
        extent = self._extent
        found = calendar_file.promises(self._db, extent.first, extent.last, extent.only_open)
        people = self._people(one.customer_id for one in found)
        for one in found:
            event = of_promise(one, people[one.customer_id], extent.names)
            if event is not None:
                self.counted.promises += 1
                yield event

    def _touchpoints(self) -> Iterator[OutgoingEvent]:
        extent = self._extent
        every = calendar_file.touchpoints(self._db, extent.first, extent.last)
        while some := list(islice(every, CHUNK)):
            people = self._people(number for one in some for number in one.participants)
            for one in some:
                if not is_secret(one):
                    self.counted.touchpoints += 1
                    yield self._touchpoint(one, people)

    def _touchpoint(self, one: Touchpoint, people: dict[int, Person]) -> OutgoingEvent:
        taking_part = tuple(people[number] for number in one.participants if number in people)
        extent = self._extent
        return of_touchpoint(one, taking_part, extent.names, self._minutes, self._zone, extent.with_sensitive)

    def _people(self, numbers: Iterator[int]) -> dict[int, Person]:
        found = calendar_file.people(self._db, numbers)
        self._seen.update(found)
        self.counted.customers = len(self._seen)
        return found


def _first_day(rule: Rule, starts_on: date) -> date | None:
    """The first day from a start on that a rule names, the start only where it names it."""
    begin = datetime.combine(starts_on, time.min)
    earlier = begin - timedelta(400)
    if any(occurrences(replace(rule, interval=1), earlier, starts_on, starts_on)):
        return starts_on
    later = occurrences(rule, begin, starts_on + timedelta(1), starts_on + _SEARCHED)
    return next((moment.date() for moment in later), None)
