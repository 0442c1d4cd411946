"""What an event says as touchpoint, promise or repeat of Keepwarm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from app.domain.event import Event, Moment
from app.domain.event_words import channel_of
from app.domain.promise import Promise, PromiseState
from app.domain.repeats import Repeat, written
from app.domain.touchpoint import Channel, Direction, Mood, Touchpoint, TouchpointState

OWN_UID = "@keepwarm"
"""How the numbers of our own events end; before it stands the uuid of what they tell of."""

_LONGEST_TITLE = 300
_LINK_MARKS = ("http://", "https://")


def touchpoint_of(event: Event, moment: Moment, customers: tuple[int, ...], now: datetime) -> Touchpoint:
    """One day of an event as a touchpoint: behind us it took place, both sides in it; ahead of us it is planned."""
    state, direction, mood = event.said("state"), event.said("direction"), event.said("mood")
    title = event.said("title") if event.own else event.title
    has_own_length = not event.own or event.said("length") != "0"
    return Touchpoint(
        channel=event.said("channel") or _channel(event), day=moment.day, minute=moment.minute,
        direction=Direction(direction) if direction in tuple(Direction) else Direction.BOTH_WAYS,
        state=TouchpointState(state) if state in ("done", "planned") else _state(event, moment, now),
        duration_minutes=event.duration_minutes if has_own_length and moment.minute is not None else None,
        zone=event.zone if moment.minute is not None else "", mood=Mood(mood) if mood in tuple(Mood) else None,
        title=title[:_LONGEST_TITLE], notes=_notes(event, moment), notes_sensitive=event.is_private,
        participants=customers, created_at=made_at(event),
    )  # fmt: skip


def _channel(event: Event) -> Channel:
    return channel_of(event.title, event.location, event.url, event.categories)


def _state(event: Event, moment: Moment, now: datetime) -> TouchpointState:
    last = moment.day + timedelta(event.days - 1)
    end = 24 * 60 if moment.minute is None else moment.minute + (event.duration_minutes or 0)
    is_over = last < now.date() or (last == now.date() and end <= now.hour * 60 + now.minute)
    return TouchpointState.DONE if is_over else TouchpointState.PLANNED


def _notes(event: Event, moment: Moment) -> str:
    if event.own:
        return event.notes
    place = event.location if event.location and not event.location.lower().startswith(_LINK_MARKS) else ""
    until = moment.day + timedelta(event.days - 1)
    lasting = f"Until {until.day} {until:%B %Y}" if event.days > 1 else ""
    return "\n".join(part for part in (place, lasting, event.notes) if part)


def own_uuid(event: Event) -> str:
    """The uuid that one of our own files carries, "" elsewhere."""
    text = event.uid.removesuffix(OWN_UID)
    if text == event.uid:
        return ""
    try:
        return str(UUID(text))
    except ValueError:
        return ""


def own_uuids(events: Iterable[Event]) -> Iterator[str]:
    """Uuids of our own touchpoints and promises in a file."""
    return (uuid for event in events if (uuid := own_uuid(event)))


def promise_of(event: Event, customer: int) -> Promise:
    """A promise from one of our own files."""
    state, closed = event.said("state"), day_of(event.said("closed"))
    return Promise(
        uuid=own_uuid(event), customer_id=customer, text=event.said("title") or event.title, due=event.moments[0].day,
        state=PromiseState(state) if state in tuple(PromiseState) else PromiseState.OPEN, closed_on=closed,
        created_at=made_at(event),
    )  # fmt: skip


def repeat_of(event: Event, customer: int) -> Repeat:
    """A repeat from one of our own files."""
    minute = event.said("minute")
    return Repeat(
        customer_id=customer, rule=event.said("rule") or event.rule, starts_on=day_of(event.said("starts")) or
        event.moments[0].day, minute=int(minute) if minute.isdecimal() else None, zone=event.said("zone"),
        channel=event.said("channel"), title=event.said("title"),
        exceptions=written(day for text in event.said("exceptions").split() if (day := day_of(text))),
    )  # fmt: skip


def made_at(event: Event) -> datetime | None:
    """When a thing of one of our own files was made."""
    text = event.said("created")
    try:
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def day_of(text: str) -> date | None:
    """The day that an ISO text names."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
