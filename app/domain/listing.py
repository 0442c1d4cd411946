"""Pages of the customer list and what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.domain.customer import CardSummary, Stage


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the next page begins: the sort value and id of the last card shown."""

    value: Any
    id: int


@dataclass(frozen=True, slots=True)
class Page:
    """Cards in order, where the next page begins (None: the end), and whether hits were cut to the most recent."""

    cards: tuple[CardSummary, ...]
    next: Cursor | None
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people, companies and customers in each stage there are."""

    people: int
    companies: int
    stages: dict[Stage, int]
