"""People at companies: places, impressions, objectives, plans, changes and satisfaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class DecisionRole(StrEnum):
    """What a stakeholder can do to a decision."""

    DECIDES = "decides"
    CAN_VETO = "can_veto"
    ADVISES = "advises"
    USES = "uses"


class ChangeKind(StrEnum):
    """Something big at the customer's end."""

    JOINED = "joined"
    LEFT = "left"
    ROLE_CHANGED = "role_changed"
    TOOK_OVER = "took_over"
    BOSS_CHANGED = "boss_changed"
    REORGANISED = "reorganised"
    MERGED = "merged"
    MOVED = "moved"
    NEW_STRATEGY = "new_strategy"
    BUDGET_CUT = "budget_cut"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """A person's place at a company, from a day until a day; `influence` 1 (little) to 5 (much)."""

    id: int = 0
    uuid: str = ""
    person_id: int = 0
    company_id: int = 0
    title: str = ""
    division: str = ""
    influence: int | None = None
    role: DecisionRole | None = None
    reports_to_id: int | None = None
    took_over_from_id: int | None = None
    since: date | None = None
    until: date | None = None
    trashed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Objective:
    """One of a person's own top three aims, in our words; `rank` 1 to 3."""

    id: int = 0
    customer_id: int = 0
    rank: int = 1
    text: str = ""
    noted_on: date | None = None
    revisit_on: date | None = None
    reached_on: date | None = None
    trashed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Win, win, win: what our business, their company and the person gain; revisited on a day or after a change."""

    id: int = 0
    customer_id: int = 0
    for_us: str = ""
    for_company: str = ""
    for_person: str = ""
    next_step: str = ""
    revisit_on: date | None = None
    reopened_by_id: int | None = None
    reviewed_on: date | None = None
    trashed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """Something big that happened at a customer's end; it reopens the plans it touches until `looked_at_on`."""

    id: int = 0
    customer_id: int = 0
    stakeholder_id: int | None = None
    kind: ChangeKind = ChangeKind.OTHER
    text: str = ""
    happened_on: date = date(1970, 1, 1)
    looked_at_on: date | None = None
    trashed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Impression:
    """The owner's dated reading of how a person sees us: trust and respect, 0 to 100 each."""

    id: int = 0
    customer_id: int = 0
    company_id: int | None = None
    noted_on: date = date(1970, 1, 1)
    trust: int = 50
    respect: int = 50
    is_guess: bool = False
    note: str = ""
