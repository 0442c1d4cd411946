"""What the calendar says of each thing: titles for pills, whole names, and the order within a day."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain import short_name
from app.domain.agenda import Entry, EntryKind, EntryState
from app.domain.touchpoint import Mood
from app.storage.calendar import Found, Person
from app.storage.tables.fields import from_day_number

_ALL_DAY = frozenset((EntryKind.HOLIDAY, EntryKind.EXPECTED, EntryKind.CHANGE))
_NO_HOUR = 24 * 60
_RANKS = tuple(EntryKind)


def entry_of(found: Found, people: Mapping[int, Person], minutes: int) -> Entry:
    """The entry of what was found; `minutes` is what its channel usually takes."""
    known = [people[number] for number in found.customers if number in people]
    first = known[0] if known else None
    title, name, label = _titles(found, known)
    return Entry(
        kind=found.kind, id=found.id, day=from_day_number(found.day), title=title, name=name, minute=found.minute,
        minutes=minutes if found.minutes is None else found.minutes, channel=found.channel,
        why=_why(found, first), state=found.state, mood=Mood(found.mood) if found.mood else None,
        customers=found.customers, photo_id=first.photo_id if first else None, warmth=first.warmth if first else None,
        to_put_right=found.to_put_right, repeat_id=found.repeat_id, label=label, cost_minor=found.cost_minor,
    )  # fmt: skip


def in_order(entry: Entry) -> tuple[int, int, int, int]:
    """Key of the order within a day: what lasts all day, late ones, by the hour, of any time, and last what is done."""
    if entry.kind in _ALL_DAY:
        rank = 0
    elif entry.state is EntryState.DONE:
        rank = 4
    elif entry.state is EntryState.LATE:
        rank = 1
    else:
        rank = 3 if entry.minute is None else 2
    return rank, _NO_HOUR if entry.minute is None else entry.minute, _RANKS.index(entry.kind), entry.id


def _titles(found: Found, known: list[Person]) -> tuple[str, str, str]:
    """Title, name and label."""
    if found.kind is EntryKind.PROMISE:
        return short_name.text(found.text), found.text, ""
    if not known:
        return found.text or "Nobody", found.text, ""
    others = len(known) - 1
    return short_name.several(known[0].short, others), short_name.several(known[0].name, others), found.text


def _why(found: Found, first: Person | None) -> str:
    if found.kind is EntryKind.PROMISE and first:
        return f"for {first.first_name}{', to put right' if found.to_put_right else ''}"
    return found.why or found.text
