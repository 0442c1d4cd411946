"""Reading a note for what is worth keeping: facts, promises and slips, in English and German.

Everything happens here, word by word; nothing leaves the computer. The reading is cautious: questions, what others
promised and what somebody merely felt like saying are passed over, and what is not said outright is offered unticked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from app.domain.fold import fold
from app.domain.reading_facts import fact_in
from app.domain.reading_promises import promise_in
from app.domain.reading_slips import slip_in
from app.domain.suggestion import NoteClause, Suggestion, SuggestionKind

LONGEST_NOTE = 10_000
"""What stands after so many letters is not read."""
LONGEST_CLAUSE = 400
MOST = {SuggestionKind.FACT: 4, SuggestionKind.PROMISE: 4, SuggestionKind.SLIP: 1}
"""How much of each is offered at most."""


def read(note: str, today: date) -> tuple[Suggestion, ...]:
    """What the note holds, facts first, then promises, then a slip; without doubles. Never raises."""
    found: dict[tuple[SuggestionKind, str], Suggestion] = {}
    for clause in clauses(note):
        promise = None if clause.is_question else promise_in(clause, today)
        others = () if clause.is_question or promise else (fact_in(clause), slip_in(clause))
        for suggestion in (promise, *others):
            if suggestion is not None and suggestion.text:
                found.setdefault((suggestion.kind, fold(suggestion.text)), suggestion)
    return tuple(one for kind in SuggestionKind for one in [s for s in found.values() if s.kind is kind][: MOST[kind]])


def clauses(note: str) -> Iterator[NoteClause]:
    """The note cut into pieces that say one thing each, with single spaces."""
    text = note[:LONGEST_NOTE].replace("’", "'")
    for line in filter(None, (" ".join(line.split()) for line in text.splitlines())):
        for sentence in _sentences(line):
            is_question = sentence.rstrip(' "”“»)').endswith("?")
            is_conditional = _patterns()["condition"].match(sentence) is not None
            for piece in _pieces(sentence):
                shortened = piece.strip()[:LONGEST_CLAUSE]
                spoken = _patterns()["quoted"].sub(lambda match: " " * len(match[0]), shortened)
                yield NoteClause(shortened, spoken, is_question, is_conditional)


def _sentences(line: str) -> Iterator[str]:
    start = 0
    for match in _patterns()["end"].finditer(line):
        yield line[start : match.end()]
        start = match.end()
    yield line[start:]


def _pieces(sentence: str) -> Iterator[str]:
    pending = ""
    for piece in _patterns()["cut"].split(sentence):
        if not piece:
            continue
        pending = f"{pending}, {piece}" if pending else piece
        if _patterns()["announces"].search(pending) is None:
            yield pending
            pending = ""
    if pending:
        yield pending


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    months = "jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez"
    shortened = (
        r"(?<!\b[^\W\d]\.)(?<!\b(?:dr|mr|st|hr|ca|nr)\.)(?<!\b(?:mrs|tel|bzw|evt|str)\.)(?<!\b\d\.)(?<!\b\d\d\.)"
    )
    head = (
        r"(?:I|we|she|he|they|her|his|their|ich|wir|sie|er|ihre?|seine?|likes|loves|hates|prefers|enjoys|dislikes|"
        r"promised|mag|liebt|hasst|versprochen)\b|(?:schicke|rufe|bringe|melde) ich\b"
    )
    but = "but|because|although|aber|weil|denn|obwohl"
    sources = {
        "end": rf"(?<=[.!?]){shortened}[\"”»)]* |(?:(?<=\b\d\.)|(?<=\b\d\d\.)) (?!{months}|\d)|; ",
        "cut": rf",? (?:{but}) |,? (?:and|so|und) (?={head})|, (?={head})| [–—-] ",
        "announces": r"\b(?:said|says|told \w+|sagte|gesagt|versprochen|zugesagt|meinte|glaube|denke|vermute)$",
        "condition": r"(?:if|unless|in case|when|whenever|as soon as|wenn|falls|sobald|sofern)\b",
        "quoted": r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|»[^«]*«",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
