"""Whose next contact is due when: the cadence, or the own rhythm where nobody chose a cadence for them.

Somebody who was never in touch is due one cadence after the card was made. A pause stops the clock; whoever is paused
now is not due at all. A company that has people is reached through them, unless a cadence was chosen for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.cadence import Cadence, clock
from app.domain.proposing import DAYS_AHEAD, DueContact
from app.domain.rhythm import Pause, RhythmBasis, active_days
from app.domain.settings import OwnerProfile
from app.domain.touchpoint import Channel
from app.domain.wishes import NO_WISHES, Wishes
from app.storage.cadences import Cadences
from app.storage.proposals.people import Person
from app.storage.tables.fields import from_day_number

LEAST_GAP_DAYS = 14
"""Nobody is proposed more often than this because of their own rhythm; a chosen cadence may be shorter."""
_USUAL = frozenset(map(str, (
    Channel.CALL, Channel.TEXT, Channel.EMAIL, Channel.CARD, Channel.VISIT, Channel.COFFEE, Channel.MEETING,
)))  # fmt: skip
"""Channels that are proposed because they were used last; events and gifts have reasons of their own."""
_WORTH = {"inner_circle": 1.0, "regular": 0.5, "occasional": 0.2}


@dataclass(frozen=True, slots=True)
class Due:
    """When somebody is due, with the cadence that says so."""

    person: Person
    cadence: Cadence
    gap_days: int
    due_day: date
    longest_day: date
    silence_days: int

    @property
    def need(self) -> float:
        """How much a contact is needed: near 1 for the inner circle after a long wait, towards 0.

        o / (1 + o) for o gaps beyond the first, times 0.4 + 0.6 of what the tier is worth; in four decimals, so that
        the order does not hang on rounding.
        """
        over = max(0.0, self.silence_days / max(1, self.gap_days) - 1)
        return round(over / (1 + over) * (0.4 + 0.6 * _WORTH.get(self.person.tier, 0.5)), 4)


def due_soon(today: date, people: Iterable[Person], cadences: Cadences, owner: OwnerProfile) -> list[Due]:
    """Everybody whose contact is due within the days that proposals are made for; time away stops every clock."""
    last = today + timedelta(days=DAYS_AHEAD - 1)
    away = (Pause(owner.away_from, owner.away_until),) if owner.away_from and owner.away_until else ()
    found = (_due(today, person, cadences.of(person.number, person.tier), away) for person in people)
    return [each for each in found if each is not None and each.due_day <= last]


def contact(
    today: date, due: Due, wishes: Wishes, minutes: Mapping[str, int], household: int
) -> DueContact:  # fmt: skip
    """The contact to find a day for."""
    known = wishes if not due.person.opted_out else replace(wishes, disliked=wishes.disliked | {str(Channel.EMAIL)})
    usual = due.person.last_channel if due.person.last_channel in _USUAL else ""
    channel = (
        due.cadence.channel if due.cadence.channel and known.can(due.cadence.channel) else known.channel(usual or "")
    )
    return DueContact(
        due.person.number, due.due_day, due.need, channel, minutes.get(channel, 15), known or NO_WISHES, household
    )  # fmt: skip


def gap_of(person: Person, cadence: Cadence) -> int:
    """Days between contacts: the chosen cadence, else the own rhythm of touches up to what is meant for the tier."""
    if cadence.is_meant or person.rhythm_basis != RhythmBasis.TOUCHES or person.usual_gap_days is None:
        return cadence.ideal_days
    return min(cadence.ideal_days, max(LEAST_GAP_DAYS, round(person.usual_gap_days)))


def _due(today: date, person: Person, cadence: Cadence, away: tuple[Pause, ...]) -> Due | None:
    own = _pauses(person)
    if any(pause.since <= today and (pause.until is None or today <= pause.until) for pause in own):
        return None
    if person.has_people and not cadence.is_meant:
        return None
    start = from_day_number(person.last_day if person.last_day >= 0 else person.created_day)
    gap = gap_of(person, cadence)
    pauses = (*own, *away)
    longest = max(gap, round(cadence.longest_days * gap / cadence.ideal_days) if cadence.ideal_days else gap)
    times = clock(start, gap, longest, pauses)
    return Due(person, cadence, gap, times.ideal_day, times.longest_day, active_days(start, today, pauses))


def _pauses(person: Person) -> tuple[Pause, ...]:
    if person.pause_from is None:
        return ()
    until = None if person.pause_until is None else from_day_number(person.pause_until)
    return (Pause(from_day_number(person.pause_from), until),)
