"""What one row of the calendar holds before it has words."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.agenda import EntryKind, EntryState


@dataclass(slots=True)
class Found:
    """One thing on one day; `day` is a day number, `text` its title or words, `why` the one line beside it.

    `minutes` is None where nobody said how long it takes. `year` is the year that an expected moment counts from,
    `said_day` the day that a promise was made.
    """

    kind: EntryKind
    id: int
    day: int
    minute: int | None = None
    minutes: int | None = None
    channel: str = ""
    text: str = ""
    why: str = ""
    state: EntryState = EntryState.PLANNED
    mood: str | None = None
    customers: tuple[int, ...] = ()
    repeat_id: int | None = None
    to_put_right: bool = False
    cost_minor: int | None = None
    year: int | None = None
    said_day: int | None = None
