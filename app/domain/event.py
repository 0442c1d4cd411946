"""Events of a calendar file, as Keepwarm understands them: who, when, and what they could become here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.customer import Occasion
from app.domain.incoming import Problem
from app.domain.match import MatchCertainty


class EventKind(StrEnum):
    """What an event becomes: a touchpoint, a date that returns, or, from our own files, a promise or a repeat."""

    TOUCHPOINT = "touchpoint"
    OCCASION = "occasion"
    PROMISE = "promise"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class EventPerson:
    """Somebody whom an event names; `uuid` only in our own files."""

    name: str = ""
    address: str = ""
    uuid: str = ""
    has_declined: bool = False

    @property
    def shown(self) -> str:
        """Name, or the address where there is none."""
        return self.name or self.address


@dataclass(frozen=True, slots=True)
class Moment:
    """One time an event takes place, where the owner is; `key` names it within its series, "" for the only one."""

    day: date
    minute: int | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a file. `line` is where it begins; `moments` are its days in the window that is looked at.

    `subject` is whom a birthday is about, spelled as the file may mean it (the likeliest first). `days` counts more
    than one for what lasts longer. `zone` is the owner's. `own` holds what our own lines say, by name.
    """

    line: int
    kind: EventKind = EventKind.TOUCHPOINT
    uid: str = ""
    title: str = ""
    notes: str = ""
    location: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    people: tuple[EventPerson, ...] = ()
    subject: tuple[str, ...] = ()
    moments: tuple[Moment, ...] = ()
    duration_minutes: int | None = None
    days: int = 1
    zone: str = ""
    occasion: Occasion | None = None
    rule: str = ""
    is_series: bool = False
    is_private: bool = False
    is_cancelled: bool = False
    own: tuple[tuple[str, str], ...] = ()

    def said(self, name: str) -> str:
        """What one of our own lines says, "" where there is none."""
        return next((value for key, value in self.own if key == name), "")

    @property
    def shown(self) -> str:
        """Title, or the place, or a word for neither."""
        return self.title or self.location or "Without a title"


@dataclass(frozen=True, slots=True)
class EventFile:
    """A calendar file as it was read: its events, and a sentence about everything else in it.

    `count` is the number of events, tasks and journal entries in the file; each is in `events` or named by its line.
    """

    file_name: str = ""
    system_name: str = ""
    encoding: str = ""
    calendar_name: str = ""
    count: int = 0
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()


PEOPLE_FIELD = "people"
"""`Problem.field` of an event that stays out because of whom it is about, which the owner has decided or can."""


class GroupKind(StrEnum):
    """Where the owner finds a group: people she has, birthdays, and what nobody here is known for."""

    KNOWN = "known"
    BIRTHDAY = "birthday"
    STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class EventGroup:
    """Events about the same people, decided together. `events` are places in the draft.

    `customers` are who it is about: sure or likely ones come in unless the owner says no, an unsure one is only
    offered, and `guess` is their name. `name` is what to show, or to call a new card; `address` is the new card's
    e-mail address.
    """

    key: str
    kind: GroupKind
    name: str
    events: tuple[int, ...]
    customers: tuple[int, ...] = ()
    certainty: MatchCertainty | None = None
    reason: str = ""
    guess: str = ""
    address: str = ""
    moments: int = 0
    first: date | None = None
    last: date | None = None

    @property
    def comes_in(self) -> bool:
        """Whether it is brought in unless the owner says otherwise."""
        return bool(self.customers) and self.certainty in (MatchCertainty.SURE, MatchCertainty.LIKELY)


class Fate(StrEnum):
    """What the owner decides about a group."""

    BRING = "bring"
    NEW_CARD = "new_card"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True, slots=True)
class EventChoice:
    """Her decision; `customers` say for whom, where she named somebody herself."""

    fate: Fate
    customers: tuple[int, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class CalendarDraft:
    """A calendar file as it would come in; nothing is written yet."""

    file: EventFile
    groups: tuple[EventGroup, ...] = ()

    def of(self, kind: GroupKind) -> tuple[EventGroup, ...]:
        """Groups of one kind, in their order."""
        return tuple(group for group in self.groups if group.kind is kind)

    def usual_choice(self, group: EventGroup) -> EventChoice:
        """What happens to a group of which the owner has said nothing."""
        return EventChoice(Fate.BRING, group.customers) if group.comes_in else EventChoice(Fate.LEAVE_OUT)
