"""The search language: text to an expression tree and back.

A query is a row of clauses that must all hold: words, "quoted phrases", filters like `stage:retention,conversion`,
`warmth<40`, `last>60d` or `company:"Villa Solbacken"`, each with a minus to exclude, and OR between alternatives. Any
text is a query: what looks like a filter and is not understood stays a literal word, and a note says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from app.domain.query_terms import (
    MOST_TERMS,
    Age,
    AnyOf,
    ChanceLimit,
    Choice,
    Clause,
    Compare,
    Due,
    Field,
    Filter,
    Not,
    Note,
    NoteKind,
    Phrase,
    Query,
    Term,
    WarmthLimit,
    Word,
    any_of,
    terms_of,
)

__all__ = [
    "MOST_TERMS", "Age", "AnyOf", "ChanceLimit", "Choice", "Clause", "Compare", "Due", "Field", "Filter", "Not", "Note",
    "NoteKind", "Phrase", "Query", "Term", "WarmthLimit", "Word", "any_of", "choice", "parse", "terms_of", "to_text",
]  # fmt: skip

_VALUES = {
    Field.STAGE: {name: name for name in ("attraction", "conversion", "retention")},
    Field.TIER: {"inner": "inner_circle", "regular": "regular", "occasional": "occasional"},
    Field.KIND: {name: name for name in ("person", "company")},
    Field.HAS: {name: name for name in ("promise", "slip", "email", "phone", "photo")},
    Field.IS: {name: name for name in ("asleep", "cooling", "new", "quiet", "slipping")},
}
"""Values as they are written, and as the nouns name them; fields that are not here take any text."""

_FIELDS = frozenset(Field)
_LONGEST_DAYS = 36_500
_QUOTED = r'"(?:[^"]|"")*(?:"|\Z)'
_ITEM = rf'(?:{_QUOTED}|[^\s",]+)'
_TOKEN = re.compile(
    rf"(?P<minus>-(?=[^\s-]))?(?:(?P<field>[A-Za-z]+):(?P<items>{_ITEM}(?:,{_ITEM})*),?(?:(?=\s|\Z)|(?<=[\"]))"
    rf"|(?P<quoted>{_QUOTED})|(?P<bare>\S+))"
)
_COMPARISON = re.compile(
    r"(?P<field>warmth|chance|last|next|due)(?P<compare><=|>=|<|>|=|:)(?P<value>.*)", re.IGNORECASE | re.DOTALL
)
_TIME = re.compile(r"([0-9]{1,4})([dwmy]?)", re.IGNORECASE)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FILTER_LIKE = re.compile(r"([A-Za-z]+):(?!//)(.*)", re.DOTALL)


def parse(text: str) -> Query:
    """The query that `text` means; never raises."""
    notes: list[Note] = []
    groups: list[list[Term]] = []
    joins = False
    tokens = list(_TOKEN.finditer(text.replace("\0", " ")))
    for match in tokens[: 2 * MOST_TERMS]:
        if match["bare"] == "OR" and not match["minus"]:
            if joins or not groups:
                notes.append(Note(NoteKind.LONELY_OR, "OR"))
            joins = bool(groups)
            continue
        term = _term(match, notes)
        if term is None:
            continue
        if joins:
            groups[-1].append(term)
        else:
            groups.append([term])
        joins = False
    if joins:
        notes.append(Note(NoteKind.LONELY_OR, "OR"))
    clauses = _limited(dict.fromkeys(any_of(group) for group in groups), notes, len(tokens))
    return Query(clauses, tuple(dict.fromkeys(notes)))


def _limited(clauses: Iterable[Clause], notes: list[Note], tokens: int) -> tuple[Clause, ...]:
    kept: list[Clause] = []
    room = MOST_TERMS
    for clause in clauses:
        room -= sum(len(term.values) if isinstance(term, Choice) else 1 for term in terms_of(clause))
        if room < 0:
            break
        kept.append(clause)
    if room < 0 or tokens > 2 * MOST_TERMS:
        notes.append(Note(NoteKind.TOO_MANY, ""))
    return tuple(kept)


def _term(match: re.Match[str], notes: list[Note]) -> Term | None:
    if match["quoted"] is not None:
        text = _unquoted(match["quoted"])
        term: Word | Phrase | Filter | None = Phrase(text) if text else None
    else:
        literal = match[0][1:] if match["minus"] else match[0]
        term = _filter(match) or _literal(literal, notes)
    return Not(term) if match["minus"] and term is not None else term


def _literal(text: str, notes: list[Note]) -> Word | Phrase:
    """What is no filter, literally; with a note where it looks like one."""
    comparison, named = _COMPARISON.fullmatch(text), _FILTER_LIKE.fullmatch(text)
    if comparison:
        notes.append(Note(NoteKind.UNFINISHED, text))
    elif named and named[1].lower() in _FIELDS:
        notes.append(Note(NoteKind.UNKNOWN_VALUE if named[2] else NoteKind.UNFINISHED, text))
    elif named:
        notes.append(Note(NoteKind.UNKNOWN_FILTER, text))
    return Phrase(text.strip()) if named and '"' in named[2] else Word(text)


def _filter(match: re.Match[str]) -> Filter | None:
    body = match[0].removeprefix("-")
    comparison = _COMPARISON.fullmatch(body)
    if comparison:
        sign = comparison["compare"].replace(":", "=")
        return _compared(Field(comparison["field"].lower()), Compare(sign), comparison["value"])
    if match["field"] is None or match["field"].lower() not in _FIELDS:
        return None
    return choice(Field(match["field"].lower()), map(_unquoted, re.findall(_ITEM, match["items"])))


def choice(about: Field, values: Iterable[str]) -> Choice | None:
    """A choice of these values as they are written; None when there is none or one is not known."""
    kept = [value for value in (value.strip() for value in values) if value]
    known = _VALUES.get(about)
    if known is not None:
        canonical = set(known.values())
        kept = [known.get(value.lower(), value.lower()) for value in kept]
        if not canonical.issuperset(kept):
            return None
    return Choice(about, tuple(dict.fromkeys(kept))[:MOST_TERMS]) if kept else None


def _compared(about: Field, compare: Compare, value: str) -> Filter | None:
    if about is Field.WARMTH:
        return WarmthLimit(compare, int(value)) if re.fullmatch(r"[0-9]{1,3}", value) else None
    if about is Field.CHANCE:
        return ChanceLimit(compare, int(value.rstrip("%"))) if re.fullmatch(r"[0-9]{1,3}%?", value) else None
    if about is Field.DUE:
        return Due(compare, date.fromisoformat(value)) if _is_day(value) else None
    time = _TIME.fullmatch(value)
    age = Age(about, compare, int(time[1]), time[2].lower() or "d") if time else None
    return age if age and age.days <= _LONGEST_DAYS else None


def _is_day(value: str) -> bool:
    try:
        return bool(_DAY.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        return False


def _unquoted(text: str) -> str:
    if not text.startswith('"'):
        return text
    inner = text[1:]
    is_closed = (len(inner) - len(inner.rstrip('"'))) % 2 == 1
    return (inner[:-1] if is_closed else inner).replace('""', '"').strip()


def to_text(query: Query) -> str:
    """The text of a query; reading it gives the same query again."""
    return " ".join(" OR ".join(map(_written, terms_of(clause))) for clause in query.clauses)


def _written(term: Term) -> str:
    match term:
        case Not(Word(text)):
            return f"-{text}" if parse(f"-{text}").clauses == (term,) else f"-{_quote(text)}"
        case Not(inner):
            return f"-{_written(inner)}"
        case Word(text):
            return text if parse(text).clauses == (term,) else _quote(text)
        case Phrase(text):
            return _quote(text)
        case Choice(about, values):
            names = {canonical: written for written, canonical in _VALUES.get(about, {}).items()}
            return f"{about}:{','.join(_quote_if_needed(names.get(value, value)) for value in values)}"
        case WarmthLimit(compare, score):
            return f"warmth{_sign(compare)}{score}"
        case ChanceLimit(compare, percent):
            return f"chance{_sign(compare)}{percent}"
        case Age(about, compare, count, unit):
            return f"{about}{_sign(compare)}{count}{unit}"
        case Due(compare, day):
            return f"due{_sign(compare)}{day.isoformat()}"


def _sign(compare: Compare) -> str:
    return ":" if compare is Compare.EQUAL else compare.value


def _quote(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _quote_if_needed(text: str) -> str:
    return text if re.fullmatch(r'[^\s",]+', text) else _quote(text)
