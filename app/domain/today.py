"""What the Today page shows: whom to reach and why now, what was promised, and what comes near."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.promise import Promise
from app.domain.slipping import Slipping
from app.domain.touchpoint import Channel, Mood
from app.domain.why_now import Reason, WhySource, line


class RowKind(StrEnum):
    """Whether the owner planned it, a fixed repeat brings it, or Keepwarm proposes it."""

    TOUCHPOINT = "touchpoint"
    REPEAT = "repeat"
    PROPOSAL = "proposal"


class Due(StrEnum):
    """What the hour of a row means: written things are due by it, a call fits after it, people meet at it."""

    LATE = "late"
    CAUGHT_UP = "caught_up"
    BY = "by"
    AFTER = "after"
    AT = "at"
    ANY_TIME = "any_time"


_WRITTEN = frozenset((Channel.TEXT, Channel.EMAIL, Channel.CARD, Channel.GIFT))


def due_of(channel: str, minute: int | None) -> Due:
    """What the hour means for this channel."""
    if minute is None:
        return Due.ANY_TIME
    if channel in _WRITTEN:
        return Due.BY
    return Due.AFTER if channel == Channel.CALL else Due.AT


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody on the page, with what a ring and a sentence need. `place` is the company, or where they are."""

    id: int
    uuid: str
    name: str
    first_name: str
    place: str
    photo_id: int | None
    warmth: float | None


@dataclass(frozen=True, slots=True)
class ReachRow:
    """One touchpoint to make; `id` is the touchpoint's, the repeat's that brings it, or the customer's of a proposal.

    `faces` are all who take part, `late_days` how long its day has passed, `reasons` the weightiest first.
    """

    kind: RowKind
    id: int
    day: date
    minute: int | None
    due: Due
    late_days: int
    faces: tuple[Face, ...]
    channel: str
    minutes: int
    reasons: tuple[Reason, ...]

    @property
    def name(self) -> str:
        """Names of all who take part."""
        names = [face.name for face in self.faces]
        return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}"

    @property
    def place(self) -> str:
        """Where the first of them is."""
        return self.faces[0].place

    @property
    def why(self) -> str:
        """The line of the row."""
        return line(self.reasons)

    @property
    def is_calm(self) -> bool:
        """Whether nothing cheerful belongs here now."""
        return bool(self.reasons) and self.reasons[0].source is WhySource.CARE


@dataclass(frozen=True, slots=True)
class DoneRow:
    """One touchpoint that was made today."""

    id: int
    faces: tuple[Face, ...]
    channel: str
    from_them: bool
    mood: Mood | None
    minutes: int


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise that is due, to whom, and since when they have our word; `to_put_right` where it mends a slip."""

    promise: Promise
    face: Face
    said_on: date | None
    to_put_right: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to prepare for a surprise."""

    id: int
    text: str
    due: date
    done_on: date | None

    @property
    def is_done(self) -> bool:
        """Whether it is ticked."""
        return self.done_on is not None


@dataclass(frozen=True, slots=True)
class SurpriseWork:
    """This week's surprise and what has to be prepared; `line` says what to know about the moment."""

    id: int
    face: Face
    title: str
    day: date
    line: str
    cost_minor: int
    minutes: int
    steps: tuple[Step, ...]

    @property
    def is_ready(self) -> bool:
        """Whether everything is prepared."""
        return all(step.is_done for step in self.steps)


@dataclass(frozen=True, slots=True)
class Look:
    """Something that changed at a customer's end and has not been looked at, or a plan whose day to revisit came.

    `change_id` None for a plan. `face` is the person it is about, else the customer; `page_id` where the `plans`
    that it reopened are found. `is_new` marks somebody who is new there, with whom a first coffee may be planned.
    """

    change_id: int | None
    plan_id: int | None
    face: Face
    page_id: int
    title: str
    text: str
    plans: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class Ahead:
    """Something that comes near; `kind` is an occasion's kind or a channel, `note` a quiet word behind it."""

    day: date
    kind: str
    text: str
    customer_id: int
    note: str = ""
    minute: int | None = None


@dataclass(frozen=True, slots=True)
class TodayView:
    """The whole page, as of `today`.

    `late`, `caught_up` (what fell into days away) and `due` are the people to reach; `waiting` more people who can
    wait, because the owner's weekly minutes are full. `promises` are those due soon of `open_promises` in
    all; `kept` of `made` promises were kept this year. `away_until` while the owner is away.
    """

    today: date
    days: int
    owner: str
    currency: str
    late: tuple[ReachRow, ...]
    caught_up: tuple[ReachRow, ...]
    due: tuple[ReachRow, ...]
    waiting: int
    done: tuple[DoneRow, ...]
    promises: tuple[OpenPromise, ...]
    open_promises: int
    kept: int
    made: int
    surprise: SurpriseWork | None
    slipping: tuple[Slipping, ...]
    slipping_count: int
    looks: tuple[Look, ...]
    ahead: tuple[Ahead, ...]
    away_until: date | None = None
    has_anybody: bool = True

    @property
    def rows(self) -> tuple[ReachRow, ...]:
        """Everybody to reach, in the order of the page."""
        return (*self.late, *self.caught_up, *self.due)

    @property
    def people(self) -> int:
        """How many rows there are to reach."""
        return len(self.late) + len(self.caught_up) + len(self.due)

    @property
    def reach_minutes(self) -> int:
        """What reaching everybody takes."""
        return sum(row.minutes for row in self.rows)

    @property
    def minutes(self) -> int:
        """What all of the page takes, the surprise included."""
        return self.reach_minutes + (self.surprise.minutes if self.surprise else 0)
