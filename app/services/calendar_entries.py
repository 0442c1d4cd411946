"""What the calendar says of each thing: titles for pills, whole names, and the order within a day."""

from __future__ import annotations

from collections.abc import Mapping

from app.domain import short_name
from app.domain.agenda import Entry, EntryKind, EntryState
from app.domain.customer import OccasionKind
from app.domain.stakeholder import ChangeKind
from app.domain.touchpoint import Mood
from app.domain.why_now import silence_sentence
from app.storage.calendar import Found, Person
from app.storage.tables.fields import from_day_number

_ALL_DAY = frozenset((EntryKind.HOLIDAY, EntryKind.EXPECTED, EntryKind.CHANGE))
_NO_HOUR = 24 * 60
_ORDER = (EntryKind.TOUCHPOINT, EntryKind.SURPRISE, EntryKind.PROMISE, EntryKind.PROPOSAL)
_RANKS = {kind: _ORDER.index(kind) if kind in _ORDER else -1 for kind in EntryKind}
_CHANGED = {
    ChangeKind.JOINED: "joined", ChangeKind.LEFT: "left", ChangeKind.ROLE_CHANGED: "in a new role",
    ChangeKind.TOOK_OVER: "took over", ChangeKind.BOSS_CHANGED: "has a new boss",
    ChangeKind.REORGANISED: "reorganised", ChangeKind.MERGED: "merged", ChangeKind.MOVED: "moved",
    ChangeKind.NEW_STRATEGY: "has a new plan", ChangeKind.BUDGET_CUT: "cuts budgets",
}  # fmt: skip


def entry_of(found: Found, people: Mapping[int, Person], minutes: int) -> Entry:
    """The entry of what was found; `minutes` is what its channel usually takes."""
    known = [people[number] for number in found.customers if number in people]
    first = known[0] if known else None
    title, name = _titles(found, known)
    return Entry(
        kind=found.kind, id=found.id, day=from_day_number(found.day), title=title, name=name, minute=found.minute,
        minutes=minutes if found.minutes is None else found.minutes, channel=found.channel,
        why=_why(found, first), state=found.state, mood=Mood(found.mood) if found.mood else None,
        customers=found.customers, photo_id=first.photo_id if first else None, warmth=first.warmth if first else None,
        to_put_right=found.to_put_right, repeat_id=found.repeat_id, cost_minor=found.cost_minor,
        label=found.text if found.kind in (EntryKind.TOUCHPOINT, EntryKind.SURPRISE) else "",
    )  # fmt: skip


def in_order(entry: Found) -> tuple[int, int, int, int]:
    """Key of the order within a day: what lasts all day, late ones, by the hour, of any time, and last what is done."""
    if entry.kind in _ALL_DAY:
        rank = 0
    elif entry.state is EntryState.DONE:
        rank = 4
    elif entry.state is EntryState.LATE:
        rank = 1
    else:
        rank = 3 if entry.minute is None else 2
    return rank, _NO_HOUR if entry.minute is None else entry.minute, _RANKS[entry.kind], entry.id


def _titles(found: Found, known: list[Person]) -> tuple[str, str]:
    """Title and name."""
    if found.kind is EntryKind.PROMISE:
        return short_name.text(found.text), found.text
    if found.kind is EntryKind.HOLIDAY:
        return short_name.holiday(found.text), found.text
    if not known:
        return short_name.text(found.text) or "Nobody", found.text or "Nobody"
    if found.kind is EntryKind.EXPECTED:
        return _expected(found, known[0])
    if found.kind is EntryKind.CHANGE:
        return _changed(found, known)
    others = len(known) - 1
    return short_name.several(known[0].short, others), short_name.several(known[0].name, others)


def _expected(found: Found, person: Person) -> tuple[str, str]:
    """What is expected: "Eero, 60", "Eero turns 60"."""
    years = None if found.year is None else from_day_number(found.day).year - found.year
    called = person.called
    if found.channel == OccasionKind.BIRTHDAY:
        return (f"{called}, {years}", f"{called} turns {years}") if years else (called, f"{called}’s birthday")
    if found.channel == OccasionKind.ANNIVERSARY:
        label = found.text or "anniversary"
        return (f"{called}, {years}", f"{person.name}, {years}: {label}") if years else (
            called, f"{person.name}: {label}")  # fmt: skip
    said = {OccasionKind.RENEWAL: "renewal", OccasionKind.DECISION: "decision", OccasionKind.DELIVERY: "delivery"}
    what = found.text or said.get(OccasionKind(found.channel), "a day that matters")
    return called, f"{person.name}: {what}"


def _changed(found: Found, known: list[Person]) -> tuple[str, str]:
    """What changed: "Carita left", "Carita Blom left Aurajoki Hotels"."""
    verb = _CHANGED.get(ChangeKind(found.channel))
    if verb is None:
        return short_name.text(found.text) or known[0].called, found.text or known[0].name
    place = f" {known[1].name}" if found.channel == ChangeKind.LEFT and len(known) > 1 else ""
    return f"{known[0].called} {verb}", found.text or f"{known[0].name} {verb}{place}"


def _why(found: Found, first: Person | None) -> str:
    if found.kind is EntryKind.PROMISE:
        return f"for {first.called if first else 'somebody'}, {_promised(found)}"
    if found.kind is EntryKind.EXPECTED:
        return found.text if found.channel == OccasionKind.BIRTHDAY else ""
    if found.kind in _ALL_DAY:
        return found.why
    said = found.why or found.text
    is_ahead = found.kind in (EntryKind.TOUCHPOINT, EntryKind.PROPOSAL) and found.state is not EntryState.DONE
    silence = first.silence if first and is_ahead and not said else None
    return silence_sentence(silence) if silence and (silence.is_over or found.kind is EntryKind.PROPOSAL) else said


def _promised(found: Found) -> str:
    """What a promise is for, else since when: "to put right", "said on 4 June"."""
    if found.to_put_right:
        return "to put right"
    said, due = from_day_number(found.said_day or found.day), from_day_number(found.day)
    return f"said on {said.day} {said:%B}{'' if said.year == due.year else f' {said.year}'}"
