"""What a note may hold that is worth keeping: a fact, a promise or a slip, offered to the owner."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.fact import Basis, FactKind

_LONGEST_TEXT = 140


class SuggestionKind(StrEnum):
    """What is offered, in the order shown."""

    FACT = "fact"
    PROMISE = "promise"
    SLIP = "slip"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing read out of a note; only what is `is_sure` is ticked beforehand.

    `due` is the day of a promise, None when no day was named; `basis` and `fact_kind` are set for facts only.
    """

    kind: SuggestionKind
    text: str
    due: date | None = None
    basis: Basis | None = None
    fact_kind: FactKind | None = None
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class NoteClause:
    """A piece of a sentence that says one thing; `spoken` is the same with what stands in quotation marks blanked."""

    text: str
    spoken: str
    is_question: bool = False
    is_conditional: bool = False


def tidy(text: str) -> str:
    """A piece of a note as a line of its own: no loose ends, a capital first, at most a line and a half long."""
    plain = re.sub(r"\s+", " ", text).strip(" ,;:.!-–—")
    plain = re.sub(r"^(?:and|but|so|then|also|that|und|aber|auch|dann|dass)\s+|\s+(?:and|but|und|aber)$", "", plain)
    if len(plain) > _LONGEST_TEXT:
        plain = plain[:_LONGEST_TEXT].rsplit(" ", 1)[0] + "…"
    return plain[:1].upper() + plain[1:]
