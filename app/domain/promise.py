"""Promises and slips: what we said we would do, and what went wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class PromiseState(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    BROKEN = "broken"
    RENEGOTIATED = "renegotiated"


@dataclass(frozen=True, slots=True)
class Promise:
    """What we said we would do for a customer, and by when (None: no day was named).

    `promised_for` is the day they count on where the owner has moved `due` without agreeing it with them in time.
    """

    id: int = 0
    uuid: str = ""
    customer_id: int = 0
    text: str = ""
    due: date | None = None
    state: PromiseState = PromiseState.OPEN
    closed_on: date | None = None
    touchpoint_id: int | None = None
    slip_id: int | None = None
    created_at: datetime | None = None
    trashed_at: datetime | None = None
    promised_for: date | None = None

    @property
    def word_day(self) -> date | None:
        """The day that our word stands for: after it, keeping the promise is late."""
        return self.promised_for or self.due


@dataclass(frozen=True, slots=True)
class Slip:
    """Something that went wrong: what, how it felt, owned up to, made good, prevented.

    `severity` is 1 (small) to 3 (grave). The slip is open until `made_good_on` is set.
    """

    id: int = 0
    uuid: str = ""
    customer_id: int = 0
    kind: str = ""
    text: str = ""
    severity: int = 1
    happened_on: date = date(1970, 1, 1)
    noticed_by_them: bool = False
    noticed_at: datetime | None = None
    felt: str = ""
    owned_up_at: datetime | None = None
    owned_up_how: str = ""
    made_good_on: date | None = None
    made_good_how: str = ""
    cost_minor: int | None = None
    currency: str = ""
    their_words: str = ""
    cause: str = ""
    prevention: str = ""
    touchpoint_id: int | None = None
    created_at: datetime | None = None
    trashed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """True until it has been made good."""
        return self.made_good_on is None
