"""Whom to reach: the choice among everybody who is due, and each row with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.contact_count import ContactCount, UsualContacts
from app.domain.customer import Stage
from app.domain.pronouns import THEY
from app.domain.rhythm import RhythmBasis
from app.domain.settings import Settings
from app.domain.today import Due, Face, ReachRow, RowKind, due_of
from app.domain.why_now import Case, Silence, reasons
from app.storage.tables.fields import from_day_number
from app.storage.today.due import Plan
from app.storage.today.known import Known
from app.storage.today.people import Person

LEAST_SHOWN, MOST_SHOWN = 6, 40
"""However full the week is, so many people are shown; and never more than so many."""
RETURN_DAYS = 7
"""So long after coming back, what fell into the days away is caught up with gently."""
_MIDDAY = 12 * 60 + 30
"""Where a touchpoint of any time stands among the hours of a day."""
_MINUTES = 15


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is shown, and how many can wait."""

    shown: tuple[Plan, ...]
    waiting: int


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long a touchpoint takes: as said, else as usual over its channel."""

    usual: Mapping[str, int]

    @classmethod
    def of(cls, settings: Settings, own: Mapping[str, int]) -> Minutes:
        """Usual minutes by channel, the owner's own channels included."""
        return cls({**own, **dict(settings.touch.minutes)})

    def needed(self, channel: str, length: int | None) -> int:
        """Minutes of one touchpoint."""
        return self.usual.get(channel, _MINUTES) if length is None else length


def choose(
    plans: Iterable[Plan], people: Mapping[int, Person], today: int, limit: int, minutes: Minutes, everybody: bool
) -> Choice:
    """As many as fit into the owner's weekly minutes, the weightiest first; `everybody` shows all there is room for.

    What has its hour today never waits. Days to come have the minutes of a week of their own.
    """
    reachable = [plan for plan in plans if any(_is_reachable(people.get(number)) for number in plan.customers)]
    ranked = sorted(reachable, key=lambda plan: _weight(plan, people))
    shown: list[Plan] = []
    for now in (True, False):
        spent = taken = 0
        for plan in ranked:
            if (plan.day <= today) is not now:
                continue
            spent += minutes.needed(plan.channel, plan.length)
            has_hour = plan.day == today and plan.minute is not None and not plan.is_proposed
            if everybody or has_hour or spent <= limit or taken < LEAST_SHOWN:
                taken += 1
                shown.append(plan)
    return Choice(tuple(shown[:MOST_SHOWN]), len(reachable) - len(shown[:MOST_SHOWN]))


def _is_reachable(person: Person | None) -> bool:
    return person is not None and not person.must_rest


def _weight(plan: Plan, people: Mapping[int, Person]) -> tuple[bool, float, int, int]:
    """What the owner planned before what is proposed; the neediest first, which a day that has passed adds to."""
    need = max((people[number].need for number in plan.customers if number in people), default=0.0)
    return plan.is_proposed, -need, plan.day, plan.id


class RowMaker:
    """Makes rows of chosen plans; everything it needs to know was read before."""

    def __init__(
        self, today: date, people: Mapping[int, Person], known: Mapping[int, Known], usual: UsualContacts | None,
        minutes: Minutes, away: tuple[date, date] | None,
    ) -> None:  # fmt: skip
        self._today, self._people, self._known = today, people, known
        self._usual, self._minutes, self._away = usual, minutes, away

    def rows(self, plans: Sequence[Plan]) -> Iterator[ReachRow]:
        """The rows in the order of the page: by day, then by the hour."""
        for plan in sorted(plans, key=lambda each: (each.day, _hour(each), each.is_proposed, each.id)):
            yield self._row(plan)

    def _row(self, plan: Plan) -> ReachRow:
        day = from_day_number(plan.day)
        late = max(0, (self._today - day).days)
        found = [self._people[number] for number in plan.customers if number in self._people]
        return ReachRow(
            kind=_kind(plan), id=plan.id, day=day, minute=plan.minute, due=self._due(plan, day, late), late_days=late,
            faces=tuple(face_of(person) for person in found),
            channel=plan.channel, minutes=self._minutes.needed(plan.channel, plan.length),
            reasons=reasons(self._case(plan, found), self._today),
        )  # fmt: skip

    def _due(self, plan: Plan, day: date, late: int) -> Due:
        if not late:
            return due_of(plan.channel, plan.minute)
        is_away = self._away is not None and self._away[0] <= day <= self._away[1]
        return Due.CAUGHT_UP if is_away else Due.LATE

    def _case(self, plan: Plan, found: Sequence[Person]) -> Case:
        person = found[0]
        known = self._known[person.id]
        return Case(
            pronouns=person.words if len(found) == 1 else THEY, stage=Stage(person.stage), words=plan.words,
            care=next((self._known[each.id].care for each in found if self._known[each.id].care), None),
            promise=known.promise, last=known.last, conflict=known.conflict, occasion=known.occasion,
            occasion_day=known.occasion_day, silence=_silence(person), change=known.change, question=known.question,
            count=ContactCount(person.contacts, self._usual), is_proposed=plan.is_proposed,
        )  # fmt: skip


def face_of(person: Person) -> Face:
    """A person as a row shows them."""
    return Face(
        person.id, person.uuid_text, person.name, person.first_name, person.place, person.photo_id, person.warmth
    )


def days_away(settings: Settings, today: date) -> tuple[date, date] | None:
    """The days away that the owner has just come back from, None without any."""
    first, last = settings.owner.away_from, settings.owner.away_until
    if first is None or last is None or not last < today <= last + timedelta(days=RETURN_DAYS):
        return None
    return first, last


def _silence(person: Person) -> Silence | None:
    if person.usual_gap_days is None or not person.rhythm_basis:
        return None
    days = None if person.last_day is None else round(person.quiet_ratio * person.usual_gap_days)
    return Silence(person.usual_gap_days, days, RhythmBasis(person.rhythm_basis))


def _kind(plan: Plan) -> RowKind:
    if plan.is_proposed:
        return RowKind.PROPOSAL
    return RowKind.REPEAT if plan.is_repeat else RowKind.TOUCHPOINT


def _hour(plan: Plan) -> int:
    return _MIDDAY if plan.minute is None else plan.minute
