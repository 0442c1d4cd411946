"""Sorting the events of a file by whom they are about: people here, birthdays, and nobody known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from app.domain.errors import Cancelled
from app.domain.event import CalendarDraft, Event, EventFile, EventGroup, EventKind, EventPerson, GroupKind
from app.domain.event_matching import Meant, People
from app.domain.fold import fold
from app.domain.match import Known, MatchCertainty

CHUNK = 200
_ORDER = (GroupKind.KNOWN, GroupKind.BIRTHDAY, GroupKind.STRANGER)
_OWNER_SHARE = 0.5


@dataclass(slots=True)
class _Pile:
    kind: GroupKind
    name: str
    meant: Meant
    address: str = ""
    guess: str = ""
    places: list[int] = field(default_factory=list)


def drafted_events(
    file: EventFile,
    known: Iterable[Known],
    region: str,
    owner_name: str,
    tell: Callable[[int, int], None],
    is_cancelled: Callable[[], bool],
) -> CalendarDraft:
    """The file with its events in groups, the largest first in each kind. Raises `Cancelled`."""
    people = People(known, region)
    piles: dict[str, _Pile] = {}
    owners = frozenset(_owners(file, owner_name))
    for place, event in enumerate(file.events):
        if place % CHUNK == 0:
            if is_cancelled():
                raise Cancelled
            tell(place, len(file.events))
        key, pile = _pile_of(event, people.meant_by(event), people, owners)
        piles.setdefault(key, pile).places.append(place)
    groups = [_group(key, pile, file.events) for key, pile in piles.items()]
    groups.sort(key=lambda group: (_ORDER.index(group.kind), not group.comes_in, -group.moments, fold(group.name)))
    tell(len(file.events), len(file.events))
    return CalendarDraft(file, tuple(groups))


def _pile_of(event: Event, meant: Meant, people: People, owners: frozenset[str]) -> tuple[str, _Pile]:
    is_sure = meant.certainty in (MatchCertainty.SURE, MatchCertainty.LIKELY)
    is_birthday = event.kind is EventKind.OCCASION
    if meant.customers and is_sure:
        kind = GroupKind.BIRTHDAY if is_birthday else GroupKind.KNOWN
        numbers = "+".join(map(str, sorted(meant.customers)))
        name = ", ".join(people.name_of(number) for number in meant.customers)
        return f"{kind}:{numbers}", _Pile(kind, name, meant)
    kind = GroupKind.BIRTHDAY if is_birthday and event.subject else GroupKind.STRANGER
    stranger = _stranger(event, owners)
    guess = people.name_of(meant.customers[0]) if meant.customers else ""
    key = f"{kind}?{fold(stranger.address or stranger.name)}"
    return key, _Pile(kind, stranger.shown, meant, stranger.address, guess)


def _stranger(event: Event, owners: frozenset[str]) -> EventPerson:
    """Who a new card would be: the one the birthday names, the first who takes part, else the title."""
    if event.kind is EventKind.OCCASION and event.subject:
        return EventPerson(event.subject[-1] if len(event.subject) > 1 else event.subject[0])
    others = (one for one in event.people if one.address not in owners and fold(one.name) not in owners)
    return next(others, EventPerson(event.shown))


def _owners(file: EventFile, owner_name: str) -> Iterator[str]:
    """The owner herself, who is in most of her events: by name, by the calendar's name, by how often she is there."""
    if owner_name:
        yield fold(owner_name)
    if "@" in file.calendar_name:
        yield file.calendar_name.casefold()
    with_people = [event.people for event in file.events if len(event.people) > 1]
    seen = Counter(person.address for people in with_people for person in people if person.address)
    invites = Counter(people[-1].address for people in with_people)
    most = max(seen, key=lambda address: (seen[address], invites[address]), default="")
    if len(with_people) > 1 and seen[most] > _OWNER_SHARE * len(with_people):
        yield most


def _group(key: str, pile: _Pile, events: tuple[Event, ...]) -> EventGroup:
    days = [moment.day for place in pile.places for moment in events[place].moments]
    count = sum(max(1, len(events[place].moments)) for place in pile.places)
    return EventGroup(
        key, pile.kind, pile.name, tuple(pile.places), pile.meant.customers, pile.meant.certainty, pile.meant.reason,
        pile.guess, pile.address, count, min(days, default=None), max(days, default=None),
    )  # fmt: skip
