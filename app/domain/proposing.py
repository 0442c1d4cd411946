"""Proposing days for touchpoints: who is due gets a day that suits both sides and fits into the owner's week.

The neediest choose first. A proposal stands as long as it is still true, so a plan does not dance; one whose day has
passed waits there for a week and is then proposed anew. Nobody is put on a closed day, outside the hours of either
side, beyond the minutes of a week, or on the day of somebody of the same household. The same facts give the same plan,
in whatever order they come, and a plan that is made again stays as it is. What does not fit can wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.domain.calendar import WorkCalendar, days_between, monday_of
from app.domain.local_time import day_exists, missing_minutes
from app.domain.spans import Range, Spans, common, holds, without
from app.domain.touchpoint import Channel
from app.domain.wishes import NO_WISHES, WAITING_CHANNELS, Wishes

DAYS_AHEAD = 28
LATE_DAYS = 7
"""A proposal that nobody took up is made anew so many days after its day."""
STEP = 5
"""Hours begin at full five minutes."""
TIMED = frozenset((Channel.CALL, Channel.VISIT, Channel.COFFEE, Channel.MEETING, Channel.TEXT))
"""Over these channels an hour is proposed where not every hour of the day suits."""


@dataclass(frozen=True, slots=True)
class DueContact:
    """Somebody whose next contact is due by a day; `need` orders who chooses first, the largest first.

    `channel` and `minutes` are what the touchpoint will be; `household` is shared by people of one household, 0 alone.
    """

    customer_id: int
    due_day: date
    need: float = 0.0
    channel: str = str(Channel.CALL)
    minutes: int = 15
    wishes: Wishes = NO_WISHES
    household: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """A day proposed for somebody; `made_on` is the day since which this proposal stands."""

    customer_id: int
    day: date
    minute: int | None
    channel: str
    minutes: int
    due_day: date
    made_on: date


@dataclass(frozen=True, slots=True)
class Planned:
    """What stands already: minutes by day, hours that are taken, households (not 0) that have something on a day."""

    minutes: Mapping[date, int] = field(default_factory=dict)
    taken: Mapping[date, tuple[Range, ...]] = field(default_factory=dict)
    households: Mapping[date, frozenset[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OwnerWeek:
    """When and how much the owner wants to be in touch; the hours are those of her own day."""

    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    weekly_minutes: int = 90
    day_from: int = 8 * 60
    day_until: int = 20 * 60
    zone: str = ""


@dataclass(frozen=True, slots=True)
class ProposedPlan:
    """Proposals by day, and who can wait because no minutes or no suitable day were left, the neediest first."""

    proposals: tuple[Proposal, ...] = ()
    waiting: tuple[int, ...] = ()


def propose(
    today: date, due: Iterable[DueContact], week: OwnerWeek, planned: Planned = Planned(),
    previous: Iterable[Proposal] = (),
) -> ProposedPlan:  # fmt: skip
    """Proposals for the next four weeks, for everybody due by then."""
    last = today + timedelta(days=DAYS_AHEAD - 1)
    wanted = {each.customer_id: each for each in due if each.due_day <= last}
    room = _Room(today, week, planned)
    kept = _kept(wanted, room, previous, today)
    waiting = []
    for each in sorted(wanted.values(), key=_by_need):
        if each.customer_id not in kept:
            found = room.best(each)
            if found is None:
                waiting.append(each.customer_id)
            else:
                kept[each.customer_id] = found
    order = sorted(kept.values(), key=lambda each: (each.day, each.minute is None, each.minute or 0, each.customer_id))
    return ProposedPlan(tuple(order), tuple(waiting))


def _kept(
    wanted: Mapping[int, DueContact], room: _Room, previous: Iterable[Proposal], today: date
) -> dict[int, Proposal]:
    """Earlier proposals that still hold, those of the neediest first; they take their room."""
    earlier = {each.customer_id: each for each in previous if each.customer_id in wanted}
    kept = {}
    for each in sorted((wanted[number] for number in earlier), key=_by_need):
        proposal = earlier[each.customer_id]
        is_fresh = proposal.day > today - timedelta(days=LATE_DAYS)
        is_same = (proposal.due_day, proposal.channel, proposal.minutes) == (each.due_day, each.channel, each.minutes)
        if is_fresh and is_same and room.still_holds(each, proposal):
            kept[each.customer_id] = proposal
    return kept


def _by_need(each: DueContact) -> tuple[float, date, int]:
    return -each.need, each.due_day, each.customer_id


class _Room:
    """What is left of the days: minutes by week, hours by day, households by day. It only ever grows less."""

    def __init__(self, today: date, week: OwnerWeek, planned: Planned) -> None:
        self._today = today
        self._last = today + timedelta(days=DAYS_AHEAD - 1)
        first = min(monday_of(today), today - timedelta(days=LATE_DAYS))
        limit = {
            monday: week.calendar.week_minutes(monday, week.weekly_minutes)
            for monday in {monday_of(day) for day in days_between(first, self._last)}
        }
        for day, minutes in planned.minutes.items():
            if monday_of(day) in limit:
                limit[monday_of(day)] -= minutes
        self._left = limit
        self._load = dict(planned.minutes)
        self._taken: dict[date, list[Range]] = {day: list(taken) for day, taken in planned.taken.items()}
        self._households = {day: set(known) for day, known in planned.households.items()}
        self._open = [day for day in week.calendar.open_days(today, self._last) if day_exists(day, week.zone)]
        own: Spans = ((week.day_from, week.day_until),) if week.day_from < week.day_until else ()
        gaps = {day: missing_minutes(day, week.zone) for day in self._open}
        self._own = {day: own if gap is None else without(own, (gap,)) for day, gap in gaps.items()}

    def best(self, each: DueContact) -> Proposal | None:
        """The best day and hour, taken; None where there is no room.

        The first week with room from the due day on; in it a day that suits best, then the emptiest, then the first.
        """
        tried: date | None = None
        for day in self._open:
            monday = monday_of(day)
            if day < each.due_day or monday == tried:
                continue
            if self._left[monday] < each.minutes:
                tried = monday
                continue
            tried = monday
            found = self._in_week(each, [other for other in self._open if other >= day and monday_of(other) == monday])
            if found is not None:
                return found
        return None

    def still_holds(self, each: DueContact, proposal: Proposal) -> bool:
        """Whether an earlier proposal is still possible; then it takes its room."""
        day, minute = proposal.day, proposal.minute
        if day > self._last or day < each.due_day or self._left.get(monday_of(day), 0) < proposal.minutes:
            return False
        if day >= self._today and (day not in self._open or not self._suits(each, day, minute)):
            return False
        self._take(each, proposal)
        return True

    def _in_week(self, each: DueContact, days: list[date]) -> Proposal | None:
        possible = [(day, minute) for day in days for minute in self._hours(each, day)]
        if not possible:
            return None
        day, minute = min(possible, key=lambda one: (not self._is_best(each, *one), self._load.get(one[0], 0), one[0]))
        proposal = Proposal(each.customer_id, day, minute, each.channel, each.minutes, each.due_day, self._today)
        self._take(each, proposal)
        return proposal

    def _suits(self, each: DueContact, day: date, minute: int | None) -> bool:
        if self._is_shared(each, day):
            return False
        if minute is None:
            return None in self._hours(each, day)
        return holds(self._free(each, day, each.wishes.open[day.weekday()]), minute, each.minutes)

    def _hours(self, each: DueContact, day: date) -> tuple[int | None, ...]:
        """The hour to propose on a day: none in particular where any hour suits; nothing where no hour does."""
        if self._is_shared(each, day):
            return ()
        if each.channel in WAITING_CHANNELS or not each.wishes.has_hours:
            return (None,)
        suits, best = each.wishes.open[day.weekday()], each.wishes.best[day.weekday()]
        for spans in (best, suits):
            start = _start(self._free(each, day, spans), each.minutes)
            if start is not None:
                return (start if each.channel in TIMED else None,)
        return ()

    def _free(self, each: DueContact, day: date, spans: Spans) -> Spans:
        """Minutes of both sides that nothing stands on; a channel without an hour asks for no free ones."""
        hours = common(spans, self._own[day])
        return without(hours, self._taken.get(day, ())) if each.channel in TIMED else hours

    def _is_best(self, each: DueContact, day: date, minute: int | None) -> bool:
        best = each.wishes.best[day.weekday()]
        return bool(best) if minute is None else holds(best, minute)

    def _is_shared(self, each: DueContact, day: date) -> bool:
        return bool(each.household) and each.household in self._households.get(day, ())

    def _take(self, each: DueContact, proposal: Proposal) -> None:
        day = proposal.day
        self._left[monday_of(day)] -= proposal.minutes
        self._load[day] = self._load.get(day, 0) + proposal.minutes
        if proposal.minute is not None:
            self._taken.setdefault(day, []).append((proposal.minute, proposal.minute + proposal.minutes))
        if each.household:
            self._households.setdefault(day, set()).add(each.household)


def _start(spans: Spans, minutes: int) -> int | None:
    """The first full five minutes from which so many are free."""
    starts = ((first + (-first) % STEP, last) for first, last in spans)
    return next((start for start, last in starts if start + minutes <= last), None)
