"""Purchases, opportunities and what was spent on winning and keeping."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class OpportunityStep(StrEnum):
    """How far a possible sale has come."""

    IDEA = "idea"
    TALKING = "talking"
    OFFERED = "offered"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Purchase:
    """One purchase; `amount_minor` is negative for a refund; `margin_minor` None when unknown."""

    id: int = 0
    uuid: str = ""
    customer_id: int = 0
    day: date = date(1970, 1, 1)
    title: str = ""
    amount_minor: int = 0
    currency: str = ""
    margin_minor: int | None = None
    number: str = ""
    created_at: datetime | None = None
    trashed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A possible sale, won or lost with its reason."""

    id: int = 0
    uuid: str = ""
    customer_id: int = 0
    title: str = ""
    amount_minor: int | None = None
    currency: str = ""
    step: OpportunityStep = OpportunityStep.IDEA
    expected_on: date | None = None
    closed_on: date | None = None
    reason: str = ""
    trashed_at: datetime | None = None
