"""The change feed: which things an action touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

STANDINGS = "standings"
CALENDAR_FILE = "calendar_file"
"""Kind of a change that pages hear of and no table keeps: the file for other calendars was written."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids touched by one action, per kind; a kind is a table's name ("customer", "touchpoint", "fact" …).

    `customers` are the cards whose look may have changed, whichever table the change was in.
    """

    touched: Mapping[str, frozenset[int]] = field(default_factory=dict)
    customers: frozenset[int] = frozenset()

    @property
    def kinds(self) -> frozenset[str]:
        """Names of all kinds touched."""
        return frozenset(self.touched)


class Topic(StrEnum):
    """What an action was about, for the filters of the history page."""

    CONTACTS = "contacts"
    FACTS = "facts"
    PLANS = "plans"
    IMPORTS = "imports"
    SETTINGS = "settings"
    CARDS = "cards"


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line of the history: an intention in the owner's words.

    `can_undo` is False where the changeset was dropped (age, forgetting) or is closed by a schema step.
    """

    id: int
    at: datetime
    label: str
    detail: str
    topic: Topic
    icon: str
    customer_id: int | None
    count: int
    undone_at: datetime | None
    can_undo: bool
    generation: int
