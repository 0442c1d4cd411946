"""Turning the owner's notes into facts: one for each sentence or line, with a guess at what it is about."""

from __future__ import annotations

import re

from app.domain.fact import Basis, Fact, FactKind

_SENTENCES = re.compile(r"\s*(?:\n|;|(?<=[.!?])\s)\s*")
_KINDS = (
    (FactKind.ALLERGY, re.compile(r"\ballerg|\bunverträglich|\bintoleran|\bcoeliac|\bceliac", re.IGNORECASE)),
    (
        FactKind.DISLIKES,
        re.compile(
            r"^no\b|\bhates?\b|\bdislikes?\b|\bdoesn'?t like|\bkeine?\b|\bmag nicht|\bn'aime pas", re.IGNORECASE
        ),
    ),
    (
        FactKind.FAMILY,
        re.compile(
            r"\b(?:daughters?|sons?|wife|husband|kids|children|grandchild\w*|mother|father|tochter|sohn|frau|mann|kinder"
            r"|enkel\w*|fille|fils|hij[ao]s?)\b",
            re.IGNORECASE,
        ),
    ),
    (FactKind.HOW_WE_MET, re.compile(r"\bwe met\b|\bmet (?:her|him|them)? ?at\b|\bkennengelernt", re.IGNORECASE)),
    (FactKind.LIKES, re.compile(r"\blikes?\b|\bloves?\b|\benjoys?\b|\bmag\b|\bliebt\b|\baime\b", re.IGNORECASE)),
)


def facts_in(text: str) -> tuple[Fact, ...]:
    """Facts the owner noted; they count as observed, since nobody can tell whether they were said."""
    sentences = (sentence.strip() for sentence in _SENTENCES.split(text))
    return tuple(
        Fact(kind=_kind(sentence), text=sentence, basis=Basis.OBSERVED)
        for sentence in sentences
        if any(letter.isalnum() for letter in sentence)
    )


def _kind(sentence: str) -> FactKind:
    return next((kind for kind, pattern in _KINDS if pattern.search(sentence)), FactKind.OTHER)
