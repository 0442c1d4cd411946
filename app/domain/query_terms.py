"""What a query consists of: words, phrases and filters, alternatives and exclusions, and notes about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

MOST_TERMS = 50
"""Terms of a query and values of a filter beyond this are left out, with a note."""

_UNIT_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


class Field(StrEnum):
    """What a filter is about."""

    STAGE = "stage"
    TIER = "tier"
    KIND = "kind"
    TAG = "tag"
    COMPANY = "company"
    HAS = "has"
    IS = "is"
    LIKES = "likes"
    DISLIKES = "dislikes"
    WARMTH = "warmth"
    CHANCE = "chance"
    LAST = "last"
    NEXT = "next"
    DUE = "due"


class Compare(StrEnum):
    """How a number or a day is compared."""

    AT_MOST = "<="
    AT_LEAST = ">="
    LESS = "<"
    MORE = ">"
    EQUAL = "="


class NoteKind(StrEnum):
    """What was not understood."""

    UNKNOWN_FILTER = "unknown_filter"
    UNKNOWN_VALUE = "unknown_value"
    UNFINISHED = "unfinished"
    LONELY_OR = "lonely_or"
    TOO_MANY = "too_many"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark for the owner about one piece of what she typed."""

    kind: NoteKind
    token: str

    @property
    def sentence(self) -> str:
        """The remark in plain English."""
        return {
            NoteKind.UNKNOWN_FILTER: f"“{self.token}” is not a filter, so it is searched for as a word.",
            NoteKind.UNKNOWN_VALUE: f"“{self.token}” is not one of the choices, so it is searched for as a word.",
            NoteKind.UNFINISHED: f"“{self.token}” is not finished yet, so it is searched for as a word.",
            NoteKind.LONELY_OR: "OR needs something on both sides.",
            NoteKind.TOO_MANY: f"Only the first {MOST_TERMS} terms are used.",
        }[self.kind]


@dataclass(frozen=True, slots=True)
class Word:
    """A literal word, found anywhere in a word from three letters on, else at its start."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Literal words in this order."""

    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The field has one of these values (as the nouns name them: "inner_circle"); tags and names in any case."""

    field: Field
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WarmthLimit:
    """Warmth compared with a whole number."""

    compare: Compare
    score: int

    @property
    def field(self) -> Field:
        """Always WARMTH."""
        return Field.WARMTH


@dataclass(frozen=True, slots=True)
class ChanceLimit:
    """The chance that they are still with us, compared with whole percent."""

    compare: Compare
    percent: int

    @property
    def field(self) -> Field:
        """Always CHANCE."""
        return Field.CHANCE


@dataclass(frozen=True, slots=True)
class Age:
    """LAST: time since the last touchpoint; NEXT: time until the next. `unit` is d, w, m (30 days) or y (365 days)."""

    field: Field
    compare: Compare
    count: int
    unit: str = "d"

    @property
    def days(self) -> int:
        """The time in days."""
        return self.count * _UNIT_DAYS[self.unit]


@dataclass(frozen=True, slots=True)
class Due:
    """An open promise is due on, before or after this day."""

    compare: Compare
    day: date

    @property
    def field(self) -> Field:
        """Always DUE."""
        return Field.DUE


Filter = Choice | WarmthLimit | ChanceLimit | Age | Due


@dataclass(frozen=True, slots=True)
class Not:
    """The term must not hold."""

    term: Word | Phrase | Filter


Term = Word | Phrase | Filter | Not


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of two or more terms holds."""

    terms: tuple[Term, ...]


Clause = Term | AnyOf


@dataclass(frozen=True, slots=True)
class Query:
    """Clauses that must all hold; none at all is everybody. `notes` say what was not understood."""

    clauses: tuple[Clause, ...] = ()
    notes: tuple[Note, ...] = field(default=(), compare=False)

    @property
    def words(self) -> tuple[str, ...]:
        """Texts to light up in results: every word and phrase that is not excluded."""
        terms = (term for clause in self.clauses for term in terms_of(clause))
        return tuple(term.text for term in terms if isinstance(term, Word | Phrase))


def terms_of(clause: Clause) -> tuple[Term, ...]:
    """The alternatives of a clause; one for a plain term."""
    return clause.terms if isinstance(clause, AnyOf) else (clause,)


def any_of(terms: Iterable[Term]) -> Clause:
    """Alternatives as one clause: choices of one field melt into one, equal terms are one. At least one is needed."""
    melted: dict[object, Term] = {}
    for term in terms:
        key = (Choice, term.field) if isinstance(term, Choice) else term
        before = melted.get(key)
        if isinstance(term, Choice) and isinstance(before, Choice):
            term = Choice(term.field, tuple(dict.fromkeys(before.values + term.values))[:MOST_TERMS])
        melted[key] = term
    return next(iter(melted.values())) if len(melted) == 1 else AnyOf(tuple(melted.values()))
