"""The way they like it: over which channels somebody likes to be reached, on which days and at which hours.

What they said and what we saw binds; what we only assume leans the choice of a day and never flags one. E-mails,
cards and gifts wait until they are looked at, so no hour is wrong for them. How wishes are read stands in
`app.domain.reading_wishes`; `wishes_of` is the door to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.pronouns import THEY, Pronouns
from app.domain.spans import WHOLE_DAY, Spans, holds, inverse
from app.domain.touchpoint import Channel

Week = tuple[Spans, ...]
"""Open minutes of each weekday, Monday first."""

ALWAYS: Week = (WHOLE_DAY,) * 7
WAITING_CHANNELS = frozenset((Channel.EMAIL, Channel.CARD, Channel.GIFT))
"""What arrives without disturbing: no day and no hour is wrong for it."""
LAST_START = 30
"""An alternative before the end of a window leaves so many minutes of it."""
_NEEDS_DETAIL = frozenset((Channel.CALL, Channel.TEXT, Channel.EMAIL))
_FIRST_CHOICES = (Channel.TEXT, Channel.EMAIL, Channel.CALL, Channel.CARD, Channel.VISIT)


class BrokenKind(StrEnum):
    """What about a plan somebody does not like."""

    CHANNEL = "channel"
    DAY = "day"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Broken:
    """A wish that a plan breaks, in a sentence, with what would suit: one of channel, day and minute, or none known."""

    kind: BrokenKind
    sentence: str
    channel: str = ""
    day: date | None = None
    minute: int | None = None

    @property
    def has_alternative(self) -> bool:
        """Whether something is known that would suit."""
        return bool(self.channel) or self.day is not None or self.minute is not None


@dataclass(frozen=True, slots=True)
class Wishes:
    """How and when one person likes to be reached.

    `preferred` the best first. `possible` are channels for which a number or an address is known, None where nothing
    is. `open` binds, `best` leans: both are minutes by weekday. `said` are the owner's own words, hours first, without
    anything sensitive; where a wish rests on something sensitive (`is_private`) no sentence repeats it.
    """

    preferred: tuple[str, ...] = ()
    disliked: frozenset[str] = frozenset()
    possible: frozenset[str] | None = None
    open: Week = ALWAYS
    best: Week = ALWAYS
    said: tuple[str, ...] = ()
    is_private: bool = False
    pronouns: Pronouns = THEY

    @property
    def has_hours(self) -> bool:
        """Whether any day or hour is wrong for them."""
        return self.open != ALWAYS

    @property
    def words(self) -> str:
        """The first of what they wish, in the words it was noted in; empty where nothing is known."""
        return self.said[0] if self.said else ""

    def closed(self, day: date) -> Spans:
        """Minutes of this day that do not suit, as (first, after the last)."""
        return inverse(self.open[day.weekday()])

    def is_open(self, day: date) -> bool:
        """Whether any hour of the day suits."""
        return bool(self.open[day.weekday()])

    def can(self, channel: str) -> bool:
        """Whether the channel is not disliked, and there is a number or address for it."""
        is_possible = self.possible is None or channel in self.possible or channel not in _NEEDS_DETAIL
        return is_possible and channel not in self.disliked

    def channel(self, usual: str = "") -> str:
        """The channel to propose: the preferred one, else the usual one, else the first that is possible."""
        wanted = (*self.preferred, usual, *_FIRST_CHOICES)
        return next((str(each) for each in wanted if each and self.can(each)), usual or str(Channel.CALL))

    def breaks(
        self, channel: str, day: date, minute: int | None = None, is_closed: Callable[[date], bool] = lambda day: False
    ) -> Broken | None:
        """What about this plan somebody would not like, the channel before the day and the day before the hour.

        No day that `is_closed` for the owner is offered instead.
        """
        if channel in self.disliked:
            return self._channel_broken(channel)
        if channel in WAITING_CHANNELS:
            return None
        if not self.is_open(day):
            return self._day_broken(day, is_closed)
        if minute is not None and not holds(self.open[day.weekday()], minute):
            return self._hour_broken(day, minute)
        return None

    def _channel_broken(self, channel: str) -> Broken:
        instead = next((str(each) for each in (*self.preferred, *_FIRST_CHOICES) if self.can(each)), "")
        who = self.pronouns
        what = _BEING.get(channel, f"be reached by {channel}")
        suits = f" {_ONE.get(instead, instead.capitalize())} suits {who.object}." if instead else ""
        first = f"{who.subject.capitalize()} would rather not {what}."
        return Broken(BrokenKind.CHANNEL, f"{self._told(first)}{suits}", channel=instead)

    def _day_broken(self, day: date, is_closed: Callable[[date], bool]) -> Broken:
        instead = next((each for each in _ahead(day) if self.is_open(each) and not is_closed(each)), None)
        first = f"{day:%A}s do not suit {self.pronouns.object}."
        suits = f" {instead:%A} {instead.day} {instead:%B} does." if instead else ""
        return Broken(BrokenKind.DAY, f"{self._told(first)}{suits}", day=instead)

    def _hour_broken(self, day: date, minute: int) -> Broken:
        starts = [start for start, _ in self.open[day.weekday()]]
        ends = [max(start, end - LAST_START) for start, end in self.open[day.weekday()]]
        instead = min((*starts, *ends), key=lambda each: (abs(each - minute), each))
        first = f"{clock_words(minute)} does not suit {self.pronouns.object}."
        return Broken(BrokenKind.HOUR, f"{self._told(first)} {clock_words(instead)} does.", minute=instead)

    def _told(self, sentence: str) -> str:
        return f"This does not suit {self.pronouns.object}." if self.is_private else sentence


NO_WISHES = Wishes()


_BEING = {
    "call": "be called", "text": "be texted", "email": "be written to by e-mail", "card": "get cards",
    "visit": "be visited", "coffee": "meet for coffee", "meeting": "have meetings", "event": "be asked to events",
    "gift": "be given presents",
}  # fmt: skip
_ONE = {
    "call": "A call", "text": "A text", "email": "An e-mail", "card": "A card", "visit": "A visit",
    "coffee": "A coffee", "meeting": "A meeting", "event": "An event", "gift": "A present",
}  # fmt: skip


def clock_words(minute: int) -> str:
    """A minute of the day as a sentence says it, "9:00"."""
    return f"{minute // 60}:{minute % 60:02}"


def _ahead(day: date) -> Iterator[date]:
    """The days of the next two weeks."""
    return (day + timedelta(days=ahead) for ahead in range(1, 15))
