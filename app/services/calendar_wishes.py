"""How a plan suits people: who waits for a day, one helpful sentence for a drop, and the hours to hatch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from app.domain.agenda import Waiting
from app.domain.calendar import Closed, WorkCalendar
from app.domain.customer import Customer
from app.domain.pronouns import pronouns_of
from app.domain.rhythm import RhythmBasis
from app.domain.spans import WHOLE_DAY, Spans, joined
from app.domain.why_now import Silence, silence_sentence
from app.domain.wishes import Wishes, clock_words
from app.services.calendar_days import DayReader
from app.storage import calendar, shelves
from app.storage.calendar import Person
from app.storage.store import Store
from app.storage.tables.fields import to_day_number

_MORNING, _EVENING = 7 * 60, 20 * 60
"""A window that begins no later or ends no earlier has no such end worth telling."""


class Suits:
    """Reads wishes of a few people at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def wishes(self, customer_id: int) -> Wishes:
        """How and when somebody likes to be reached."""
        db = self._store.db
        facts = shelves.FACTS.living_of(db, customer_id, unset=("replaced_by_id",))
        details = shelves.DETAILS.of(db, customer_id, "position")
        from app.domain.reading_wishes import wishes_of

        return wishes_of(facts, details, pronouns_of(shelves.CUSTOMERS.get(db, customer_id)))

    def channel(self, customer_id: int) -> str:
        """The channel to propose: the preferred one, else that of the last contact, else one that is possible."""
        return self.wishes(customer_id).channel(calendar.last_channel(self._store.sql, customer_id))

    def waiting(self, reader: DayReader, limit: int) -> tuple[Waiting, ...]:
        """Who is due without a planned touchpoint, the neediest first."""
        sql, today = self._store.sql, to_day_number(self._store.clock.today())
        found = calendar.waiting(sql, today, limit)
        people = calendar.people(sql, found)
        known = ((people[number], last) for number, last in found.items() if number in people)
        return tuple(self._waiting(person, last, reader) for person, last in known)

    def hint(
        self, customers: Sequence[int], day: date, minute: int | None, channel: str, work: WorkCalendar
    ) -> str:  # fmt: skip
        """The first thing worth saying: a wish that would be broken, a day that is closed, the hours that suit."""
        db = self._store.db
        people = [(shelves.CUSTOMERS.get(db, number), self.wishes(number)) for number in customers]
        for _, wishes in people:
            broken = wishes.breaks(channel, day, minute, work.is_closed)
            if broken is not None:
                return broken.sentence
        return _closed_words(day, work) or next(_windows(people, day, channel), "")

    def unsuitable(self, customers: Sequence[int], day: date) -> Spans:
        """Minutes of the day that do not suit one of them."""
        return joined(span for number in customers for span in self.wishes(number).closed(day))

    def _waiting(self, person: Person, last: str, reader: DayReader) -> Waiting:
        wishes = self.wishes(person.id)
        channel = wishes.channel(last)
        silence = person.silence or Silence(7.0, None, RhythmBasis.TOUCHES)
        return Waiting(
            customer_id=person.id, name=person.name, channel=channel, minutes=reader.minutes(channel),
            weeks=max(1, (silence.days or 0) // 7), usual_weeks=max(1, round(silence.usual_days / 7)),
            sentence=silence_sentence(silence), wish=wishes.words, photo_id=person.photo_id, warmth=person.warmth,
        )  # fmt: skip


def _closed_words(day: date, work: WorkCalendar) -> str:
    closed = work.closed(day)
    if closed is Closed.AWAY:
        return "You are away then."
    if closed is Closed.HOLIDAY:
        return f"{work.holidays[day]}, a public holiday."
    return ""


def _windows(people: Sequence[tuple[Customer, Wishes]], day: date, channel: str) -> Iterator[str]:
    """The hours that suit, as a sentence, of those who have any: "Sofia is in from 13."."""
    for customer, wishes in people:
        spans = wishes.open[day.weekday()]
        if spans in (WHOLE_DAY, ()) or not wishes.can(channel):
            continue
        first, last = spans[0][0], spans[-1][1]
        words = [f"from {_hour(first)}"] if first > _MORNING else []
        words += [f"until {_hour(last)}"] if last < _EVENING else []
        if words:
            yield f"{customer.first_name} is in {' '.join(words)}."


def _hour(minute: int) -> str:
    return str(minute // 60) if minute % 60 == 0 else clock_words(minute)
