"""Turning the owner's notes into facts: one for each thing they say, with a guess at what it is about."""

from __future__ import annotations

import re

from app.domain.fact import Basis, Fact, FactKind
from app.domain.reading import LONGEST_CLAUSE, clauses
from app.domain.reading_facts import fact_in
from app.domain.suggestion import NoteClause, tidy

_SHORTHAND = (
    (FactKind.DISLIKES, re.compile(r"^(?:no|not?|keine?|pas de|sin)\b", re.IGNORECASE)),
    (FactKind.ALLERGY, re.compile(r"\ballerg", re.IGNORECASE)),
    (
        FactKind.FAMILY,
        re.compile(r"^(?:daughter|son|wife|husband|kids?|children|tochter|sohn|kinder|fille|fils|hij[ao]s?)\b", re.I),
    ),
)
"""Notes on cards are often no sentences: "no lilies", "daughter Ida"."""


def facts_in(text: str) -> tuple[Fact, ...]:
    """Facts the owner noted, each once; they count as observed, since nobody can tell whether they were said."""
    found = (_fact(clause) for clause in clauses(text) if any(letter.isalnum() for letter in clause.text))
    return tuple(dict.fromkeys(found))


def is_too_long(text: str) -> bool:
    """True where a note may hold more than is read; it is then kept as a note too."""
    return len(text) > LONGEST_CLAUSE


def _fact(clause: NoteClause) -> Fact:
    read = fact_in(clause)
    tidied = tidy(clause.text)
    words = clause.text if tidied.endswith("…") else tidied
    basis = Basis.ASSUMED if read is not None and read.basis is Basis.ASSUMED else Basis.OBSERVED
    if read is not None and read.fact_kind is not None:
        return Fact(kind=read.fact_kind, text=words, basis=basis)
    kind = next((kind for kind, pattern in _SHORTHAND if pattern.search(clause.text)), FactKind.OTHER)
    return Fact(kind=kind, text=words, basis=basis)
