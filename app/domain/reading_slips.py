"""Slips in a note: what went wrong. Always offered unticked; patterns expect single spaces."""

from __future__ import annotations

import re
from functools import cache

from app.domain.suggestion import NoteClause, Suggestion, SuggestionKind, tidy

_WE_DID = (
    "forgot|broke|cracked|damaged|lost|missed|mixed up|trampled|spilled|ruined|overcharged|"
    "(?:were|was|arrived|came) late|(?:sent|delivered|brought|planted) the wrong|let (?:her|him|them) down"
)
_THINGS = "delivery|order|parcel|package|invoice|bill|plants?|pots?"
_CAME_WRONG = r"(?:arrived|came|delivered) (?:broken|damaged|dead|late|wrong|withered|cracked)"
_NOT_THERE = (
    "(?:(?:did not|didn't) (?:arrive|come)|never (?:arrived|came)|"
    "(?:was|were|is|are) (?:wrong|late|missing|broken|dead))"
)
_FELT = r"complained|(?:is|was) disappointed|(?:is|was|were) (?:angry|furious|annoyed|upset|unhappy)"
_SO = r"(?:(?!nicht|nie|kein)\w+ )"
_SPOILT = "vergessen|verloren|beschädigt|zerbrochen|verwechselt|verpasst|zertrampelt"
_WRONG = "|".join(
    (
        rf"(?:^|\b(?:I|we|crew|team) )(?:have |had )?(?:{_WE_DID})\b",
        rf"\b{_CAME_WRONG}\b",
        rf"\b(?:{_THINGS}) {_NOT_THERE}\b",
        rf"\b(?:{_FELT})\b",
        r"\bwaiting (?:for|on) (?:us|me|our|my)\b|\bstill waiting\b",
        r"\b(?:our|my) (?:mistake|fault)\b|\bwent wrong\b|\bmade a mistake\b",
        rf"\b(?:habe?n?|hatten?) {_SO}{{0,4}}(?:{_SPOILT})\b|\bfalsch geliefert\b",
        rf"\b(?:kam|kamen|waren|war) {_SO}{{0,2}}(?:zu spät|kaputt|beschädigt|falsch)\b",
        rf"\bhat sich beschwert\b|\bbeschwerte sich\b|\b(?:ist|war) {_SO}?(?:verärgert|enttäuscht|sauer|wütend)\b",
        r"\b(?:unser|mein) fehler\b|\bschief ?gegangen\b|\bwartet (?:noch |immer )*auf (?:uns|mich|unser\w*|mein\w*)\b",
    )
)
_DENIED = r"\b(?:not|no|nothing|nobody|never|nicht|kein\w*|nichts|niemand|almost|nearly|fast) (?:\w+ )?$"


def slip_in(clause: NoteClause) -> Suggestion | None:
    """What went wrong by this clause, as a slip to look at; None when nothing did."""
    match = _regex(_WRONG).search(clause.spoken)
    if match is None or _regex(_DENIED).search(clause.spoken[: match.start()]):
        return None
    return Suggestion(SuggestionKind.SLIP, tidy(clause.text))


@cache
def _regex(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
