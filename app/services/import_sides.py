"""Somebody who seems to be here already: your card, the file, and what merging keeps, field by field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.domain.customer import ContactDetail, DetailKind
from app.domain.fold import fold
from app.domain.incoming import Incoming, as_incoming
from app.domain.match import Match
from app.domain.record import CustomerRecord

_DETAILS = {
    DetailKind.EMAIL: "Email", DetailKind.PHONE: "Phone", DetailKind.ADDRESS: "Address", DetailKind.WEB: "Website",
    DetailKind.PROFILE: "Social profile", DetailKind.MESSENGER: "Messenger",
}  # fmt: skip
_WISHES = {
    "opted_out": "Wants no mailings", "do_not_contact": "Asked not to be contacted", "no_gifts": "Wants no gifts",
}  # fmt: skip
_NAMES = {
    "given_name": "First name", "family_name": "Last name", "nickname": "Nickname", "pronouns": "Pronouns",
    "title": "Role", "company": "Company", "language": "Language",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One field of both; "" where one says nothing. `kept` is what the card shows after merging."""

    field: str
    label: str
    ours: str
    theirs: str
    kept: str

    @property
    def is_new(self) -> bool:
        """Whether the card gains something."""
        return self.kept != self.ours


@dataclass(frozen=True, slots=True)
class Meeting:
    """An incoming customer, by place, and the card that seems to be the same."""

    place: int
    match: Match
    name: str
    photo_id: int | None
    sides: tuple[Side, ...]


def meeting_of(place: int, match: Match, record: CustomerRecord, item: Incoming) -> Meeting:
    """The two side by side; fields of which the file says nothing are left out."""
    found = tuple(side for side in _sides(as_incoming(record), item) if side.theirs)
    return Meeting(place, match, record.customer.name, record.customer.photo_id, found)


def _sides(ours: Incoming, theirs: Incoming) -> Iterator[Side]:
    yield Side("name", "Name", ours.name, theirs.name, ours.name or theirs.name)
    for field, label in _NAMES.items():
        here, there = getattr(ours, field), getattr(theirs, field)
        yield Side(field, label, here, there, here or there)
    for kind, label in _DETAILS.items():
        yield _details(kind, label, ours, theirs)
    yield _joined("birthday", "Dates", ours, theirs, _dates)
    yield _joined("tags", "Tags", ours, theirs, lambda item: item.tags)
    yield _earlier(ours, theirs)
    yield _later(ours, theirs)
    for field, label in _WISHES.items():
        here, there = getattr(ours, field), getattr(theirs, field)
        yield Side(field, label, _yes(here), _yes(there), _yes(here or there))
    known = {fold(name): value for name, value in ours.own_fields}
    for name, value in theirs.own_fields:
        here = known.get(fold(name), "")
        yield Side("own_field", name, here, value, here or value)
    kept = ours.notes if theirs.notes in ours.notes else f"{ours.notes}\n\n{theirs.notes}".strip()
    yield Side("notes", "Notes", ours.notes, theirs.notes, kept)


def _details(kind: DetailKind, label: str, ours: Incoming, theirs: Incoming) -> Side:
    here = [detail for detail in ours.details if detail.kind is kind]
    there = [detail for detail in theirs.details if detail.kind is kind]
    known = {_plain(detail.value) for detail in here}
    fresh = [detail for detail in there if _plain(detail.value) not in known]
    replaced = {fold(detail.label) for detail in fresh} if kind is DetailKind.ADDRESS else set()
    kept = [detail for detail in here if fold(detail.label) not in replaced]
    return Side(kind.value, label, _lines(here), _lines(there), _lines([*kept, *fresh]))


def _joined(
    field: str, label: str, ours: Incoming, theirs: Incoming, read: Callable[[Incoming], tuple[str, ...]]
) -> Side:
    here, there = read(ours), read(theirs)
    known = {fold(value) for value in here}
    kept = [*here, *(value for value in there if fold(value) not in known)]
    return Side(field, label, ", ".join(here), ", ".join(there), ", ".join(kept))


def _dates(item: Incoming) -> tuple[str, ...]:
    return tuple(
        f"{one.label or one.kind.value.capitalize()} {one.day}.{one.month}.{one.year or ''}" for one in item.occasions
    )


def _earlier(ours: Incoming, theirs: Incoming) -> Side:
    days = [day for day in (ours.acquainted_since, theirs.acquainted_since) if day is not None]
    here, there = (str(day or "") for day in (ours.acquainted_since, theirs.acquainted_since))
    return Side("acquainted_since", "Known since", here, there, str(min(days)) if days else "")


def _later(ours: Incoming, theirs: Incoming) -> Side:
    days = [day for day in (ours.last_contact, theirs.last_contact) if day is not None]
    here, there = (str(day or "") for day in (ours.last_contact, theirs.last_contact))
    return Side("last_contact", "Last contact", here, there, str(max(days)) if days else "")


def _lines(details: list[ContactDetail]) -> str:
    return "\n".join(detail.value for detail in details)


def _plain(value: str) -> str:
    return "".join(letter for letter in fold(value) if letter.isalnum() or letter in "@.+")


def _yes(is_set: bool) -> str:
    return "yes" if is_set else ""
