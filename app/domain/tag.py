"""Tags, own fields and saved segments: the owner's own order of things."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FieldKind(StrEnum):
    """What an own field holds."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Tag:
    """A word the owner sorts customers by; unique without regard to case and accents (`folded`)."""

    id: int = 0
    name: str = ""
    folded: str = ""
    colour: str = ""
    trashed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field the owner added to every card."""

    id: int = 0
    name: str = ""
    kind: FieldKind = FieldKind.TEXT
    choices: str = ""
    position: int = 0
    trashed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OwnValue:
    """What one customer's own field holds, as text (days ISO, ticks "yes")."""

    id: int = 0
    customer_id: int = 0
    field_id: int = 0
    value: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A saved search that stays up to date; `query` in the search language, with its view, sort and columns."""

    id: int = 0
    uuid: str = ""
    name: str = ""
    query: str = ""
    sort: str = ""
    view: str = ""
    columns: str = ""
    trashed_at: datetime | None = None
