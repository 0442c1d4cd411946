"""Two years with one customer: touchpoints in their own rhythm, purchases, and how each of them felt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from app.domain.purchase import Purchase
from app.domain.touchpoint import Channel, Direction, Mood, Touchpoint, TouchpointState
from app.services.sample.ids import Ids

YEARS_DAYS = 730
_DIRECTIONS = {Channel.CALL: 0.35, Channel.TEXT: 0.3, Channel.EMAIL: 0.25, Channel.CARD: 0.1}
_MINUTES = {
    "call": 4, "text": 1, "email": 2, "card": 6, "visit": 10, "coffee": 10, "meeting": 12, "event": 15,
}  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How somebody keeps in touch: usual gap, present silence, since when, favourite channel, warmth 0 to 1."""

    gap_days: int
    quiet_days: int
    since: date
    channel: str
    warm: float
    most: int = 200


class Life:
    """Makes believable years out of a rhythm."""

    def __init__(self, words: Mapping[str, Any], today: date, rng: Random, ids: Ids) -> None:
        self._words, self._today, self._rng, self._ids = words, today, rng, ids
        self._unsaid: dict[str, list[str]] = {}

    def touchpoints(self, rhythm: Rhythm) -> tuple[Touchpoint, ...]:
        """Contacts done, oldest first, the last one `quiet_days` ago."""
        first = max(rhythm.since, self._today - timedelta(days=YEARS_DAYS))
        found: list[Touchpoint] = []
        self._unsaid = {}
        day = self._today - timedelta(days=rhythm.quiet_days)
        while day >= first and len(found) < rhythm.most:
            found.append(self._touchpoint(day, rhythm))
            day -= timedelta(days=max(2, round(rhythm.gap_days * self._rng.uniform(0.6, 1.45))))
        return tuple(reversed(found))

    def purchases(self, rhythm: Rhythm, size: float = 1.0) -> tuple[Purchase, ...]:
        """Purchases over the years, the later ones more often for those who come back."""
        found: list[Purchase] = []
        day = max(rhythm.since, self._today - timedelta(days=YEARS_DAYS)) + timedelta(days=self._rng.randint(10, 60))
        until = self._today - timedelta(days=max(6, rhythm.quiet_days // 2))
        while day <= until:
            title, low, high = self._rng.choice(self._words["purchases"])
            amount = round(self._rng.uniform(low, high) * size / 500) * 500
            found.append(
                Purchase(self._ids.next(), day=day, title=title, amount_minor=amount, currency="EUR",
                         margin_minor=round(amount * 0.38),
                         number=f"{day:%y}{len(found) + self._rng.randint(100, 899)}")
            )  # fmt: skip
            day += timedelta(days=round(max(30, rhythm.gap_days * 4) * self._rng.uniform(0.7, 1.5)))
        return tuple(found)

    def _touchpoint(self, day: date, rhythm: Rhythm) -> Touchpoint:
        channel = self._channel(rhythm.channel)
        from_them = self._rng.random() < _DIRECTIONS.get(Channel(channel), 0.0)
        is_meeting = channel in (Channel.VISIT, Channel.COFFEE, Channel.MEETING, Channel.EVENT)
        direction = Direction.BOTH_WAYS if is_meeting else Direction.FROM_THEM if from_them else Direction.FROM_US
        return Touchpoint(
            self._ids.next(), channel=channel, direction=direction, state=TouchpointState.DONE, day=day,
            minute=self._rng.choice((480, 510, 540, 585, 620, 660, 780, 845, 900, 960)), mood=self._mood(rhythm.warm),
            notes=self._note(channel, day), is_answered=direction is Direction.FROM_US and self._rng.random() < 0.4,
            duration_minutes=None if direction is Direction.FROM_THEM else _MINUTES[channel],
        )  # fmt: skip

    def _channel(self, favourite: str) -> str:
        if self._rng.random() < 0.55:
            return favourite
        return self._rng.choices(
            ("call", "text", "email", "visit", "coffee", "card", "meeting", "event"), (20, 26, 28, 12, 4, 3, 4, 2)
        )[0]

    def _mood(self, warm: float) -> Mood | None:
        if self._rng.random() < 0.5:
            return None
        scale: Sequence[Mood] = (Mood.UPSET, Mood.UNEASY, Mood.CALM, Mood.PLEASED, Mood.DELIGHTED)
        return scale[min(4, max(1 if self._rng.random() < 0.97 else 0, round(self._rng.gauss(0.9 + 2.3 * warm, 0.9))))]

    def _note(self, channel: str, day: date) -> str:
        """Nothing is said twice to the same person before everything was said once."""
        unsaid = self._unsaid.setdefault(channel, [])
        if not unsaid:
            unsaid.extend(self._rng.sample(self._words["notes"][channel], len(self._words["notes"][channel])))
        line: str = unsaid.pop()
        return line.format(plant=self._rng.choice(self._words["plants"]), month=_MONTHS[day.month - 1])
