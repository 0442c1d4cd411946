"""A week as in the picture, made by hand: what the calendar service would give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from app.domain.agenda import CalendarDay, Entry, EntryKind, EntryState, Waiting, WeekLoad
from app.domain.errors import KeepwarmError

TODAY = date(2026, 6, 11)
MONDAY = date(2026, 6, 8)
FRIDAY = date(2026, 6, 12)


def touch(
    number: int, title: str, distance: int, channel: str = "call", hour: float | None = None, minutes: int = 10,
    label: str = "", state: EntryState = EntryState.PLANNED,
) -> Entry:  # fmt: skip
    """A touchpoint so many days after Monday."""
    return Entry(
        EntryKind.TOUCHPOINT, number, MONDAY + timedelta(distance), title, title.replace(".", "imaginary"),
        minute=None if hour is None else round(hour * 60), minutes=minutes, channel=channel, state=state,
        customers=(number,), label=label,
    )  # fmt: skip


DONE, LATE = EntryState.DONE, EntryState.LATE
TOMAS = touch(12, "Tomas B.", 4, "coffee", 14, 50, "a quiet hour")
HENRIK = touch(8, "Henrik L.", 3, "visit", 10.25, 45)
EERO = touch(11, "Eero S.", 4, "call", 9, 5)
ANNELI = touch(7, "Anneli K.", 3, "card")
SOIL = Entry(EntryKind.PROMISE, 31, TODAY, "Soil test", "The soil test results", customers=(3,))
PICTURE = (
    touch(1, "Noor H.", 0, hour=9.25, state=DONE), touch(2, "Jukka L.", 0, hour=13, state=DONE),
    touch(3, "Oskar N.", 1, "text", 9, state=LATE), touch(4, "Maja H.", 1, hour=10, state=DONE),
    touch(5, "Tuula G.", 2, "call", state=LATE), touch(6, "Ravi M.", 2, hour=8.5, state=DONE),
    ANNELI, SOIL, touch(14, "Maja H.", 3, hour=8.25, state=DONE), touch(15, "Eero S.", 3, hour=8.8, state=DONE),
    HENRIK, touch(9, "Priya R.", 3, "email", 11.25, 48, "by noon"),
    touch(10, "Ek", 3, "call", 17, 50, "contact 5 of 7"),
    Entry(EntryKind.EXPECTED, 41, FRIDAY, "Eero, 60", "Eero turns 60", channel="birthday", customers=(11,)),
    Entry(EntryKind.PROMISE, 32, FRIDAY, "Drawing", "A drawing of the pergola", customers=(10,)),
    EERO, TOMAS, touch(16, "Noor H.", 5, "visit", 10, 60, "Market stall"),
    Entry(EntryKind.PROMISE, 33, MONDAY + timedelta(6), "New pot", "A new pot", to_put_right=True, customers=(5,)),
    Entry(
        EntryKind.SURPRISE, 51, MONDAY + timedelta(6), "Liisa M.", "Liisa Mäkinen", minute=7 * 60 + 45, minutes=25,
        label="Before 8:30", customers=(20,),
    ),
)  # fmt: skip


@dataclass
class HandMade:
    """Answers as the calendar service does, from entries in memory; notes what it was asked."""

    entries: tuple[Entry, ...] = PICTURE
    hints: dict[date, str] = field(default_factory=dict)
    unsuited: dict[date, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    people: tuple[Waiting, ...] = (
        Waiting(
            21, "Aino Lehtonen", "card", 10, 18, 4, "It's been 18 weeks; usually 4.", "Mornings suit her", None, 20
        ),
        Waiting(22, "Bo Sund", "text", 5, 15, 2, "It's been 15 weeks; usually 2.", "Answers after 18"),
        Waiting(23, "Lars Björk", "call", 10, 6, 2, "It's been 6 weeks; usually 2.", "Not on Fridays"),
    )
    asked: list[tuple[date, date]] = field(default_factory=list)
    is_locked: bool = False

    def days(
        self, first: date, last: date, kinds: frozenset[EntryKind] = frozenset(EntryKind), per_day: int | None = None
    ) -> tuple[CalendarDay, ...]:
        self.asked.append((first, last))
        found = []
        for distance in range((last - first).days + 1):
            day = first + timedelta(distance)
            held = tuple(entry for entry in self.entries if entry.day == day and entry.kind in kinds)
            shown = held if per_day is None else held[:per_day]
            minutes = sum(entry.minutes for entry in held if entry.kind is EntryKind.TOUCHPOINT)
            found.append(
                CalendarDay(day, shown, len(held) - len(shown), len(held), minutes, is_closed=day.weekday() > 4)
            )
        return tuple(found)

    def weeks(self, first: date, last: date) -> tuple[WeekLoad, ...]:
        monday = first - timedelta(first.weekday())
        count = ((last - monday).days // 7) + 1
        return tuple(WeekLoad(monday + timedelta(7 * at), 75 - 13 * at, 90) for at in range(count))

    def waiting(self, limit: int = 20) -> tuple[Waiting, ...]:
        return self.people[:limit]

    def hint(self, customers: Sequence[int], day: date, minute: int | None, channel: str) -> str:
        if self.is_locked:
            raise KeepwarmError("Keepwarm is locked.", "")
        return self.hints.get(day, "")

    def unsuitable(self, customers: Sequence[int], day: date) -> tuple[tuple[int, int], ...]:
        return self.unsuited.get(day, ())

    def move(self, entry: Entry, day: date, minute: int | None) -> None:
        """Take an entry to another place."""
        moved = replace(entry, day=day, minute=minute)
        self.entries = tuple(moved if each is entry else each for each in self.entries)
