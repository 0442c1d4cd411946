"""From chips to the search language and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.domain.customer import Stage, Tier
from app.domain.fold import fold
from app.domain.query import Query
from app.domain.query_chips import chosen, with_filter
from app.domain.query_terms import Field
from app.domain.standing import Sort

SORTS = (Sort.NEED, Sort.QUIET, Sort.WARMTH, Sort.NAME, Sort.ADDED)
"""Orders that the sort menu offers; the heads of the table know more."""

_EXACT = {"<": -1, ">": 1, "<=": 0, ">=": 0, "=": 0}


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for and in which order."""

    query: Query = field(default_factory=Query)
    sort: Sort = Sort.NEED
    is_reversed: bool = False


class View(StrEnum):
    """How the list is shown."""

    CARDS = "cards"
    TABLE = "table"
    BOARD = "board"


def sort_word(sort: Sort) -> str:
    """Words of an order."""
    words = {
        Sort.NEED: _tr("Needs you first"),
        Sort.QUIET: _tr("Quiet longest"),
        Sort.WARMTH: _tr("Warmest"),
        Sort.NAME: _tr("Name"),
        Sort.ADDED: _tr("Recently added"),
    }
    return words.get(sort, _tr("By column"))


def stages(query: Query) -> frozenset[Stage]:
    """Stages that the query asks for; none means everyone."""
    return frozenset(Stage(value) for value in chosen(query, Field.STAGE))


def tiers(query: Query) -> frozenset[Tier]:
    """Tiers that the query asks for."""
    return frozenset(Tier(value) for value in chosen(query, Field.TIER))


def tags(query: Query, known: Iterable[str]) -> frozenset[str]:
    """Known tags that the query asks for, as they are written on the cards."""
    wanted = {fold(value) for value in chosen(query, Field.TAG)}
    return frozenset(name for name in known if fold(name) in wanted)


def warmth_range(query: Query) -> tuple[int, int] | None:
    """The range of warmth that the query asks for; None means any."""
    low, high = 0, 100
    for value in chosen(query, Field.WARMTH):
        sign = next(sign for sign in ("<=", ">=", "<", ">", "=") if value.startswith(sign))
        score = int(value.removeprefix(sign)) + _EXACT[sign]
        low = max(low, score) if ">" in sign or sign == "=" else low
        high = min(high, score) if "<" in sign or sign == "=" else high
    return None if (low, high) == (0, 100) else (low, high)


def with_stages(query: Query, wanted: Iterable[Stage]) -> Query:
    """The query with these stages."""
    return with_filter(query, Field.STAGE, tuple(stage.value for stage in Stage if stage in set(wanted)))


def with_tiers(query: Query, wanted: Iterable[Tier]) -> Query:
    """The query with these tiers."""
    return with_filter(query, Field.TIER, tuple(tier.value for tier in Tier if tier in set(wanted)))


def with_tags(query: Query, wanted: Iterable[str]) -> Query:
    """The query with these tags."""
    return with_filter(query, Field.TAG, tuple(sorted(wanted, key=fold)))


def with_warmth(query: Query, wanted: tuple[int, int] | None) -> Query:
    """The query with this range of warmth."""
    low, high = wanted or (0, 100)
    limits = (f">={low}" if low > 0 else "", f"<={high}" if high < 100 else "")
    return with_filter(query, Field.WARMTH, tuple(limit for limit in limits if limit))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Customers", text)
