"""What stands around the people to reach: promises, a surprise, what is worth another look, what comes near."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from app.domain import short_name
from app.domain.customer import Kind, Occasion, OccasionKind, Tier
from app.domain.expected import years_on
from app.domain.occasions import next_day
from app.domain.settings import Settings
from app.domain.stakeholder import ChangeKind, Plan
from app.domain.today import Ahead, Look, OpenPromise, SurpriseWork
from app.domain.why_words import day_words, number_word, sentence, when_ago
from app.services.today_rows import face_of
from app.storage.store import Store
from app.storage.tables.fields import from_day_number
from app.storage.today import ahead, looks, people, promises, surprise
from app.storage.today.looks import OpenChange
from app.storage.today.people import Person
from app.storage.today.promises import Tally

MOST_AHEAD, MOST_LOOKS = 4, 2
_LINKS = ("since ", "of ", "with ", "in ")


class Around:
    """Reads each part with the faces it names."""

    def __init__(self, store: Store, today: date, settings: Settings) -> None:
        self._store, self._today, self._settings = store, today, settings

    def promises(self, days: int) -> tuple[tuple[OpenPromise, ...], Tally]:
        """Promises due soon, and how many there are altogether."""
        found = promises.due(self._store.db, self._today, days)
        known = self._people(promise.customer_id for promise in found)
        shown = tuple(
            OpenPromise(
                promise, face_of(known[promise.customer_id]), promises.said_on(self._store.sql, promise),
                promise.slip_id is not None,
            )
            for promise in found if promise.customer_id in known
        )  # fmt: skip
        return shown, promises.tally(self._store.sql, self._today)

    def surprise(self) -> SurpriseWork | None:
        """The surprise of these days, None without one."""
        found = surprise.near(self._store.db, self._today)
        if found is None:
            return None
        planned, gesture = found
        known = self._people((planned.customer_id,))
        if planned.customer_id not in known:
            return None
        return SurpriseWork(
            id=planned.id, face=face_of(known[planned.customer_id]), title=gesture.name, day=planned.day,
            line=planned.note,
            cost_minor=gesture.cost_minor if planned.cost_minor is None else planned.cost_minor,
            minutes=gesture.minutes if planned.minutes is None else planned.minutes,
            steps=surprise.steps(self._store.db, planned.id),
        )  # fmt: skip

    def looks(self) -> tuple[Look, ...]:
        """Changes that nobody has looked at, then plans whose day has come."""
        changes = looks.open_changes(self._store.db)
        plans = looks.to_revisit(self._store.db, self._today)
        known = self._people(
            number
            for number in (
                *(number for one in changes for number in _named_in(one)), *(plan.customer_id for plan in plans)
            )
        )  # fmt: skip
        found = [self._change(one, known) for one in changes if one.change.customer_id in known]
        found += [self._plan(plan, known[plan.customer_id]) for plan in plans if plan.customer_id in known]
        return tuple(found[:MOST_LOOKS])

    def ahead(self) -> tuple[Ahead, ...]:
        """The next few things to come, by day."""
        rare = ahead.rare(self._store.sql, self._today)
        birthdays = ahead.birthdays(self._store.sql, self._today)
        tomorrow = self._today + timedelta(days=1)
        meetings = ahead.meetings(self._store.sql, tomorrow, self._today)
        known = self._people((*(each.customer_id for each in (*rare, *birthdays)), *(row[6] for row in meetings)))
        others = [self._occasion(each, known) for each in rare if each.customer_id in known]
        others += [_meeting(row, known[row[6]]) for row in meetings if row[6] in known]
        best = sorted((each for each in birthdays if each.customer_id in known), key=lambda o: self._rank(o, known))
        others = sorted(others, key=lambda each: each.day)[: MOST_AHEAD - min(1, len(best))]
        near = [self._occasion(each, known) for each in best[: MOST_AHEAD - len(others)]]
        return tuple(sorted((*near, *others), key=lambda each: (each.day, each.minute or 0)))

    def _people(self, numbers: Iterable[int]) -> dict[int, Person]:
        return people.people(self._store.sql, (number for number in numbers if number is not None))

    def _change(self, one: OpenChange, known: Mapping[int, Person]) -> Look:
        company = known[one.change.customer_id]
        person = known.get(one.place.person_id) if one.place else None
        before = known.get(one.before.person_id) if one.before else None
        when = day_words(one.change.happened_on, self._today, bare=True)
        title, text = one.change.text, f"{_short(company)}, {when}."
        if person and one.place:
            role = one.place.title or one.place.division
            text = f"{role} at {_short(company)} since {when}." if role else f"At {_short(company)} since {when}."
            if before and one.change.kind is ChangeKind.TOOK_OVER:
                title = f"{person.first_name} took over from {before.first_name}"
        return Look(
            change_id=one.change.id, plan_id=None, face=face_of(person or company),
            page_id=one.planned_with or company.id, title=title, text=f"{text} {_plans(one.plans, before)}".strip(),
            plans=one.plans,
            is_new=person is not None and one.change.kind in (ChangeKind.TOOK_OVER, ChangeKind.JOINED),
        )  # fmt: skip

    def _plan(self, plan: Plan, person: Person) -> Look:
        assert plan.revisit_on is not None
        text = f"{sentence(plan.next_step or plan.for_us)} To be looked at {when_ago(plan.revisit_on, self._today)}."
        return Look(
            change_id=None, plan_id=plan.id, face=face_of(person), page_id=person.id,
            title=f"The plan with {person.first_name}", text=text.strip(), plans=1, is_new=False,
        )  # fmt: skip

    def _occasion(self, occasion: Occasion, known: Mapping[int, Person]) -> Ahead:
        day = next_day(occasion, self._today) or self._today
        person = known[occasion.customer_id]
        is_birthday = occasion.kind is OccasionKind.BIRTHDAY
        return Ahead(
            day, occasion.kind.value, _occasion_words(occasion, person, day), person.id,
            note=occasion.label if is_birthday else "",
        )  # fmt: skip

    def _rank(self, occasion: Occasion, known: Mapping[int, Person]) -> tuple[bool, bool, date]:
        """Round birthdays and the inner circle first."""
        day = next_day(occasion, self._today) or date.max
        is_round = occasion.year is not None and (day.year - occasion.year) % 10 == 0
        return not is_round, known[occasion.customer_id].tier != Tier.INNER_CIRCLE, day


def _named_in(one: OpenChange) -> tuple[int, ...]:
    places = tuple(place.person_id for place in (one.place, one.before) if place is not None)
    return (one.change.customer_id, *places)


def _short(person: Person) -> str:
    return short_name.company(person.name) if person.kind == Kind.COMPANY else person.first_name


def _plans(count: int, before: Person | None) -> str:
    if not count:
        return ""
    noun = "plan was" if count == 1 else "plans were"
    around = f" built around {before.first_name}." if before else " made before that."
    return f"{number_word(count).capitalize()} {noun}{around}"


def _occasion_words(occasion: Occasion, person: Person, day: date) -> str:
    name, label = _short(person), " ".join(occasion.label.split())
    theirs = f"{name}’" if name.endswith("s") else f"{name}’s"
    if occasion.kind is OccasionKind.BIRTHDAY:
        has_age = occasion.year is not None and day.year > occasion.year
        return f"{name} turns {day.year - (occasion.year or 0)}" if has_age else f"{theirs} birthday"
    if occasion.kind is OccasionKind.RENEWAL:
        return f"{name} {label[:1].lower()}{label[1:]} renews" if label else f"{theirs} contract renews"
    if occasion.kind is OccasionKind.ANNIVERSARY and label:
        return _anniversary(name, label, years_on(occasion, day))
    nameless = {
        OccasionKind.ANNIVERSARY: f"{theirs} anniversary", OccasionKind.DECISION: f"{name} decides",
        OccasionKind.DELIVERY: f"Delivery to {name}", OccasionKind.OTHER: f"A day that matters to {name}",
    }  # fmt: skip
    return f"{theirs} {label}" if label else nameless[occasion.kind]


def _anniversary(name: str, label: str, years: int | None) -> str:
    """ "Aurajoki, 7 years since the first roof", "Maja: wedding day, 3 years"."""
    span = f"{years} years" if years and years > 1 else "1 year" if years else ""
    if not span:
        return f"{name}: {label}"
    return f"{name}, {span} {label}" if label.startswith(_LINKS) else f"{name}: {label}, {span}"


def _meeting(row: tuple[Any, ...], person: Person) -> Ahead:
    _, day, minute, channel, title, opening, _ = row
    what = title or opening or channel.capitalize()
    works = person.kind != Kind.COMPANY and person.company != person.subtitle
    company = short_name.company(person.company if works else person.name)
    whom = f"at {company}" if works or person.kind == Kind.COMPANY else f"with {person.first_name}"
    return Ahead(from_day_number(day), channel, f"{what.rstrip('.')} {whom}", person.id, minute=minute)
