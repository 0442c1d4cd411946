"""What a calendar file would do here: new touchpoints and dates, changes of those that came before, and the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from app.domain.customer import Occasion
from app.domain.event import PEOPLE_FIELD, CalendarDraft, Event, EventGroup, EventKind, Moment
from app.domain.event_becoming import own_uuid, promise_of, repeat_of, touchpoint_of
from app.domain.incoming import Problem, Severity
from app.domain.promise import Promise
from app.domain.repeats import Repeat
from app.domain.touchpoint import Touchpoint, TouchpointState
from app.storage.event_sources import Becoming, Brought, EventKey, OnDay

_SURE_DAYS_AHEAD = 360
"""As far ahead a series is certainly unrolled by every import."""


@dataclass(frozen=True, slots=True)
class Here:
    """What the file of the owner holds already: earlier events, uuids, touchpoints by person and day, dates, repeats.

    `names` are for sentences; `now` is the owner's clock.
    """

    now: datetime
    sources: Mapping[EventKey, Brought]
    uuids: frozenset[str]
    on_days: Mapping[tuple[int, date], Sequence[OnDay]]
    occasions: Mapping[int, Sequence[Occasion]]
    repeats: Mapping[int, Sequence[Repeat]]
    names: Mapping[int, str]


@dataclass(slots=True)
class EventsPlan:
    """Everything that would be written; `problems` name each event that stays out and why."""

    touchpoints: list[tuple[EventKey, Touchpoint]] = field(default_factory=list)
    occasions: list[tuple[EventKey, Occasion]] = field(default_factory=list)
    promises: list[tuple[EventKey, Promise]] = field(default_factory=list)
    repeats: list[tuple[EventKey, Repeat]] = field(default_factory=list)
    linked: list[Becoming] = field(default_factory=list)
    changed: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    called_off: list[int] = field(default_factory=list)
    unchanged: int = 0
    left_out: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def brings(self) -> int:
        """How many things would be new or different."""
        news = len(self.touchpoints) + len(self.occasions) + len(self.promises) + len(self.repeats)
        return news + len(self.changed) + len(self.called_off)


def plan_events(draft: CalendarDraft, whose: Mapping[str, tuple[int, ...]], here: Here) -> EventsPlan:
    """What the draft would do; `whose` says for whom each group comes in, groups without anybody stay out."""
    planner = _Planner(here)
    for group in draft.groups:
        customers = whose.get(group.key, ())
        for place in group.events:
            event = draft.file.events[place]
            if customers:
                planner.bring(event, customers)
            else:
                planner.leave_out(event, _why(group))
    planner.call_off_missing(draft.file.events)
    return planner.plan


def _why(group: EventGroup) -> str:
    if not group.customers:
        return "nobody here is meant. Left out."
    return "left out, as you chose." if group.comes_in else "whom it is about is not certain. Left out."


class _Planner:
    def __init__(self, here: Here) -> None:
        self._here = here
        self.plan = EventsPlan()
        self._taken: set[tuple[int, date, int | None, str]] = set()

    def bring(self, event: Event, customers: tuple[int, ...]) -> None:
        """Take an event in for these customers."""
        if event.kind is EventKind.OCCASION and event.occasion is not None:
            self._occasion(event, event.occasion, customers)
        elif event.kind is EventKind.PROMISE:
            self._promise(event, customers[0])
        elif event.kind is EventKind.REPEAT:
            self._repeat(event, customers[0])
        else:
            self._touchpoints(event, customers)

    def leave_out(self, event: Event, why: str) -> None:
        """Name an event that stays out; what came in by an earlier import stays as it is."""
        if any((event.uid, moment.key) in self._here.sources for moment in event.moments):
            self.plan.unchanged += 1
            self._say(event, "came in before and stays as it is.", Severity.NOTE)
            return
        self.plan.left_out += 1
        self._say(event, why, Severity.LEFT_OUT, PEOPLE_FIELD)

    def call_off_missing(self, events: Sequence[Event]) -> None:
        """Days to come of a series that came in before and that the file does not name any more."""
        said = {(event.uid, moment.key) for event in events for moment in event.moments}
        whole = {event.uid for event in events if event.is_series}
        today = self._here.now.date()
        for (uid, key), known in self._here.sources.items():
            if uid not in whole or (uid, key) in said or known.is_gone or known.state != TouchpointState.PLANNED:
                continue
            is_ahead = known.day is not None and today <= known.day <= today + timedelta(_SURE_DAYS_AHEAD)
            if is_ahead and known.touchpoint_id is not None:
                self.plan.called_off.append(known.touchpoint_id)

    def _touchpoints(self, event: Event, customers: tuple[int, ...]) -> None:
        before = self.plan.brings + self.plan.unchanged + len(self.plan.linked)
        uuid = own_uuid(event)
        if uuid and uuid in self._here.uuids:
            self.plan.unchanged += 1
            return
        removed = 0
        for moment in event.moments:
            known = self._here.sources.get((event.uid, moment.key))
            if event.is_cancelled:
                self._call_off(event, known)
            elif known is None:
                self._new(event, moment, customers, uuid)
            elif known.is_gone or known.touchpoint_id is None:
                removed += 1
            else:
                self._again(event, moment, known, known.touchpoint_id)
        if removed and before == self.plan.brings + self.plan.unchanged + len(self.plan.linked):
            self.plan.left_out += 1
            self._say(event, "was removed here. Left out.", Severity.LEFT_OUT)

    def _new(self, event: Event, moment: Moment, customers: tuple[int, ...], uuid: str) -> None:
        made = touchpoint_of(event, moment, customers, self._here.now)
        hit = next((one for customer in customers if (one := self._by_hand(customer, made)) is not None), None)
        if hit is not None and not uuid:
            self.plan.linked.append(Becoming((event.uid, moment.key), touchpoint_id=hit))
            self.plan.unchanged += 1
            return
        same = {(customer, made.day, made.minute, made.title) for customer in customers}
        if same <= self._taken and not uuid:
            self.plan.unchanged += 1
            day = f"{made.day.day} {made.day:%B %Y}"
            self._say(event, f"stands in the file twice on {day}. It comes in once.", Severity.NOTE)
            return
        self._taken |= same
        self.plan.touchpoints.append(((event.uid, moment.key), replace(made, uuid=uuid)))

    def _by_hand(self, customer: int, made: Touchpoint) -> int | None:
        """A touchpoint that the owner wrote down herself and that is this very event."""
        for one in self._here.on_days.get((customer, made.day), ()):
            if made.minute is not None and one.minute == made.minute:
                return one.touchpoint_id
            if one.channel == made.channel and (one.minute is None or made.minute is None):
                return one.touchpoint_id
        return None

    def _again(self, event: Event, moment: Moment, known: Brought, number: int) -> None:
        """What came before follows the file while it is planned; what is done stays as the owner told it."""
        self.plan.unchanged += 1
        if known.state != TouchpointState.PLANNED:
            return
        made = touchpoint_of(event, moment, (), self._here.now)
        wanted = {
            "day": made.day,
            "minute": made.minute,
            "duration_minutes": made.duration_minutes,
            "title": made.title,
        }
        values = {name: value for name, value in wanted.items() if value != getattr(known, name)}
        if made.state is TouchpointState.DONE:
            values["state"] = TouchpointState.DONE
        if values:
            self.plan.unchanged -= 1
            self.plan.changed.append((number, values))

    def _call_off(self, event: Event, known: Brought | None) -> None:
        number = known.touchpoint_id if known is not None and not known.is_gone else None
        if number is not None and known is not None and known.state == TouchpointState.PLANNED:
            self.plan.called_off.append(number)
        else:
            self.plan.left_out += 1
            self._say(event, "was called off. Left out.", Severity.LEFT_OUT)

    def _occasion(self, event: Event, occasion: Occasion, customers: tuple[int, ...]) -> None:
        key = (event.uid, "")
        known = self._here.sources.get(key)
        if known is not None and known.is_gone:
            self.plan.left_out += 1
            self._say(event, "was removed here. Left out.", Severity.LEFT_OUT)
            return
        for customer in customers[:1]:
            made = replace(occasion, customer_id=customer)
            same = next((one for one in self._here.occasions.get(customer, ()) if _is_same_kind(one, made)), None)
            if same is None:
                self.plan.occasions.append((key, made))
            elif (same.month, same.day) == (made.month, made.day):
                self.plan.unchanged += 1
                if known is None:
                    self.plan.linked.append(Becoming(key, occasion_id=same.id))
            else:
                self.plan.left_out += 1
                name = self._here.names.get(customer, "")
                day = date(2000, same.month, same.day)
                words = f"{name} has another day on the card, {day.day} {day:%B}. It stays."
                self._say(event, words, Severity.LEFT_OUT)

    def _promise(self, event: Event, customer: int) -> None:
        if own_uuid(event) in self._here.uuids or not event.moments:
            self.plan.unchanged += 1
        else:
            self.plan.promises.append(((event.uid, ""), promise_of(event, customer)))

    def _repeat(self, event: Event, customer: int) -> None:
        if event.said("part"):
            self.plan.unchanged += 1
            return
        made = repeat_of(event, customer)
        known = self._here.repeats.get(customer, ())
        if any(replace(one, id=0, exceptions="") == replace(made, exceptions="") for one in known):
            self.plan.unchanged += 1
        else:
            self.plan.repeats.append(((event.uid, ""), made))

    def _say(self, event: Event, words: str, severity: Severity, field: str = "") -> None:
        self.plan.problems.append(Problem(event.line, field, f"“{event.shown}”{_when(event)}: {words}", severity))


def _is_same_kind(one: Occasion, other: Occasion) -> bool:
    return one.kind is other.kind and one.label == other.label


def _when(event: Event) -> str:
    day = event.moments[0].day if event.moments else None
    return f", {day.day} {day:%B %Y}" if day is not None else ""
