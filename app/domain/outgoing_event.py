"""What other calendars are shown: events with no more in them than the owner allows, and never a surprise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zlib import crc32

from app.domain.customer import Occasion, OccasionKind
from app.domain.promise import Promise
from app.domain.repeats import Repeat
from app.domain.touchpoint import Channel, Direction, Touchpoint, TouchpointState

NO_YEAR = 2000
"""A leap year, from which days that return are shown where no year is known or none may be told."""

_LONGEST_SUMMARY = 200


class NamesShown(StrEnum):
    """What a file for other calendars says of people; without whole names it holds no notes either."""

    FULL = "full"
    FIRST = "first"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom an event is about."""

    uuid: str
    name: str
    first_name: str


@dataclass(frozen=True, slots=True)
class OutgoingEvent:
    """One event as a file shows it. `minute` None means all day; `own` are lines that only Keepwarm reads."""

    uid: str
    day: date
    summary: str
    minute: int | None = None
    minutes: int = 0
    zone: str = ""
    notes: str = ""
    categories: tuple[str, ...] = ()
    created_at: datetime | None = None
    rule: str = ""
    exceptions: tuple[date, ...] = ()
    is_free: bool = False
    people: tuple[Person, ...] = ()
    own: tuple[tuple[str, str], ...] = ()


def is_secret(touchpoint: Touchpoint) -> bool:
    """Surprises, and gifts to come, stay out of files that somebody may look into."""
    is_coming = touchpoint.state is not TouchpointState.DONE
    return touchpoint.surprise_id is not None or (is_coming and touchpoint.channel == Channel.GIFT)


def of_touchpoint(
    one: Touchpoint,
    people: tuple[Person, ...],
    names: NamesShown,
    usual_minutes: Mapping[str, int],
    zone: str,
    with_sensitive: bool = False,
) -> OutgoingEvent:
    """A touchpoint, planned or done. `zone` is where the owner is, for hours that name none."""
    notes = one.notes if names is NamesShown.FULL and (with_sensitive or not one.notes_sensitive) else ""
    own = (
        ("kind", "touchpoint"), ("channel", one.channel), ("direction", one.direction), ("state", one.state),
        ("mood", one.mood or ""), ("title", one.title), ("length", "" if one.duration_minutes else "0"),
    )  # fmt: skip
    summary = _titled(_with(one.channel, one.direction, people, names), one.title, people, names)
    return OutgoingEvent(
        f"{one.uuid}@keepwarm", one.day, summary, one.minute,
        one.duration_minutes or usual_minutes.get(one.channel, 30), one.zone or zone, notes,
        (_channel_word(one.channel),), one.created_at, people=_shown(people, names), own=_own(own, names),
    )  # fmt: skip


def of_promise(promise: Promise, person: Person, names: NamesShown) -> OutgoingEvent | None:
    """A promise on the day it is due, all day, because tasks are shown by few calendars; None without a day."""
    if promise.due is None:
        return None
    summary = "A promise is due" if names is NamesShown.NONE else f"Promise to {_name(person, names)}"
    closed = promise.closed_on.isoformat() if promise.closed_on else ""
    own = (("kind", "promise"), ("state", promise.state), ("closed", closed), ("title", promise.text))
    return OutgoingEvent(
        f"{promise.uuid}@keepwarm", promise.due, _titled(summary, promise.text, (person,), names),
        categories=("Promise",), created_at=promise.created_at, is_free=True, people=_shown((person,), names),
        own=_own(own, names),
    )  # fmt: skip


def of_occasion(occasion: Occasion, person: Person, names: NamesShown) -> OutgoingEvent:
    """A date that returns, every year on its day; 29 February on the last of the month."""
    is_told = names is NamesShown.FULL and occasion.year is not None
    year = occasion.year if occasion.year is not None and (is_told or not occasion.is_yearly) else NO_YEAR
    is_leap_day = (occasion.month, occasion.day) == (2, 29)
    day = date(year, 2, 28) if is_leap_day and not _is_leap(year) else date(year, occasion.month, occasion.day)
    rule = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" if is_leap_day else "FREQ=YEARLY"
    own = (
        ("kind", "occasion"), ("occasion", occasion.kind), ("title", occasion.label),
        ("year", str(occasion.year) if is_told else ""), ("once", "" if occasion.is_yearly else "1"),
        ("leap", "1" if is_leap_day else ""),
    )  # fmt: skip
    return OutgoingEvent(
        _uid(person, occasion.kind, f"{occasion.month}-{occasion.day} {occasion.label}"), day,
        _occasion_words(occasion, person, names), categories=(_OCCASIONS[occasion.kind].capitalize(),), is_free=True,
        rule=rule if occasion.is_yearly else "", people=_shown((person,), names), own=_own(own, names),
    )  # fmt: skip


def of_repeat(
    repeat: Repeat,
    rule: str,
    day: date,
    person: Person,
    names: NamesShown,
    usual_minutes: Mapping[str, int],
    zone: str,
    part: int = 0,
) -> OutgoingEvent:
    """A fixed repeat by its rule; `part` tells those apart that need several rules, `day` is the first that fits."""
    own = (
        ("kind", "repeat"), ("channel", repeat.channel), ("title", repeat.title), ("rule", repeat.rule),
        ("starts", repeat.starts_on.isoformat()), ("minute", "" if repeat.minute is None else str(repeat.minute)),
        ("zone", repeat.zone), ("exceptions", repeat.exceptions), ("part", str(part) if part else ""),
    )  # fmt: skip
    channel = repeat.channel or Channel.CALL
    summary = _with(channel, Direction.BOTH_WAYS, (person,), names)
    return OutgoingEvent(
        _uid(person, "repeat", f"{repeat.starts_on} {repeat.minute} {repeat.channel} {repeat.title} {rule}"), day,
        _titled(summary, repeat.title, (person,), names), repeat.minute, usual_minutes.get(channel, 30),
        repeat.zone or zone, categories=(_channel_word(channel),), rule=rule,
        exceptions=tuple(sorted(repeat.left_out)), people=_shown((person,), names), own=_own(own, names),
    )  # fmt: skip


_OCCASIONS = {
    OccasionKind.BIRTHDAY: "birthday", OccasionKind.ANNIVERSARY: "anniversary", OccasionKind.RENEWAL: "renewal",
    OccasionKind.DECISION: "decision", OccasionKind.DELIVERY: "delivery", OccasionKind.OTHER: "date",
}  # fmt: skip
_LINKS = {Direction.FROM_US: "to", Direction.FROM_THEM: "from", Direction.BOTH_WAYS: "with"}
_TOGETHER = frozenset((Channel.CALL, Channel.VISIT, Channel.COFFEE, Channel.MEETING, Channel.EVENT))


def _uid(person: Person, kind: str, what: str) -> str:
    """A number that stays the same as long as the thing does, in this file and in a copy of it."""
    return f"{person.uuid}-{kind}-{crc32(what.encode()):08x}@keepwarm"


def _occasion_words(occasion: Occasion, person: Person, names: NamesShown) -> str:
    word = _OCCASIONS[occasion.kind]
    if names is NamesShown.NONE:
        return word.capitalize()
    whose = _name(person, names)
    if occasion.kind is OccasionKind.BIRTHDAY:
        return f"{whose}’s birthday"
    return f"{whose}: {_without_names(occasion.label, (person,), names) or word}"


def _with(channel: str, direction: Direction, people: tuple[Person, ...], names: NamesShown) -> str:
    if names is NamesShown.NONE or not people:
        return _channel_word(channel)
    link = "with" if channel in _TOGETHER else _LINKS[direction]
    return f"{_channel_word(channel)} {link} {', '.join(_name(person, names) for person in people)}"


def _channel_word(channel: str) -> str:
    return channel[:1].upper() + channel[1:]


def _titled(summary: str, title: str, people: tuple[Person, ...], names: NamesShown) -> str:
    said = _without_names(" ".join(title.split()), people, names)
    return (f"{summary}: {said}" if said else summary)[:_LONGEST_SUMMARY]


def _without_names(text: str, people: tuple[Person, ...], names: NamesShown) -> str:
    """A text as far as it may be told: nothing at all, or with first names in place of whole ones."""
    if names is NamesShown.NONE:
        return ""
    if names is NamesShown.FIRST:
        for person in people:
            text = text.replace(person.name, person.first_name)
    return text


def _name(person: Person, names: NamesShown) -> str:
    return person.name if names is NamesShown.FULL else person.first_name


def _shown(people: tuple[Person, ...], names: NamesShown) -> tuple[Person, ...]:
    return people if names is NamesShown.FULL else ()


def _own(own: tuple[tuple[str, str], ...], names: NamesShown) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in own if value) if names is NamesShown.FULL else ()


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
