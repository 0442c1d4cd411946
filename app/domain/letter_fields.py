"""The fields of a letter: what a template may name, and what it becomes for one person, with its source.

Only what somebody said and what was seen may enter, and what stands on their card. Assumptions, sensitive facts and
what touches grief or illness never do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property, partial

from app.domain.customer import Customer
from app.domain.fact import Basis, Fact, FactKind
from app.domain.letter_season import next_season, season_note
from app.domain.phrasing import Phrase, Shape, proper_names, retold, small, tidy
from app.domain.phrasing_words import DETERMINERS, is_tender, number_word
from app.domain.pronouns import pronouns_of

FIRST_NAME, FULL_NAME, COMPANY = "first name", "full name", "company"
MONTH_MET, YEARS_TOGETHER, HOW_WE_MET = "month we met", "years together", "how we met"
SAID, KIND_THING = "something they said", "a kind thing they did"
LIKE, FAMILY, PURCHASE = "what they like", "family", "last purchase"
SEASON_NOTE, NEXT_SEASON, THIS_MONTH = "season note", "next season", "this month"
FIELDS = (
    FIRST_NAME, MONTH_MET, YEARS_TOGETHER, SAID, KIND_THING, SEASON_NOTE, LIKE, FAMILY, PURCHASE, HOW_WE_MET,
    NEXT_SEASON, THIS_MONTH, COMPANY, FULL_NAME,
)  # fmt: skip
"""All fields that every owner has, the usual ones first; own fields of the cards come beside them."""
GENERAL = frozenset((FIRST_NAME, FULL_NAME, SEASON_NOTE, NEXT_SEASON, THIS_MONTH))
"""Fields that tell nothing of the person yet."""
_SAID_KINDS = frozenset((FactKind.OTHER, FactKind.LIKES, FactKind.FAMILY))
_DEEDS = frozenset((FactKind.KINDNESS, FactKind.HOW_WE_MET, FactKind.OTHER))
_LIKING = ("you like ", "you love ", "you enjoy ", "you adore ", "you collect ", "you prefer ")
_OWNERS = ("your ", "their ", "her ", "his ", "the ", "a ", "an ", "my ", "our ")
Words = Callable[[Phrase, Fact], str]
"""What a field says of a retold fact; "" where that does not fit."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class SourceKind(StrEnum):
    """How the owner knows what a letter says."""

    SAID = "said"
    SEEN = "seen"
    CARD = "card"
    BOUGHT = "bought"
    SEASON = "season"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a field's words come from; `day` where it is known, `fact_id` 0 for what is no fact."""

    kind: SourceKind
    day: date | None = None
    fact_id: int = 0


@dataclass(frozen=True, slots=True)
class FieldValue:
    """What a field becomes, as it stands in the middle of a sentence; `note` is the fact in the owner's own words."""

    text: str
    source: Source
    note: str = ""


Values = tuple[FieldValue, ...]
Read = Callable[[], Values]


@dataclass(frozen=True, slots=True)
class Known:
    """What letters to one person can say: by field, several where there is a choice, the best first."""

    values: Mapping[str, Values] = field(default_factory=dict)

    def of(self, name: str) -> Values:
        """Values of a field; own fields are found under their name, with or without "your" before it."""
        return self.values.get(field_key(name), ()) or self.values.get(bare_name(name), ())


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class About:
    """What is known of one person: present facts, own fields by name, the last purchases newest first, the company.

    `texts` are the owner's other words in which names stand, so that "Turku" keeps its capital.
    """

    customer: Customer
    facts: tuple[Fact, ...] = ()
    own: tuple[tuple[str, str], ...] = ()
    purchases: tuple[tuple[str, date], ...] = ()
    company: str = ""
    texts: tuple[str, ...] = ()


def field_key(name: str) -> str:
    """A field's name as it is compared."""
    return " ".join(name.split()).casefold()


def bare_name(name: str) -> str:
    """A field's name without "your" or "their" before it, by which own fields are known."""
    key = field_key(name)
    return next((key[len(each) :] for each in _OWNERS if key.startswith(each)), key)


def own_label(name: str) -> str:
    """How an own field is offered: "Plant" as "their plant"."""
    key = field_key(name)
    return key if key.startswith(_OWNERS) else f"their {key}"


def known_of(about: About, today: date, country: str = "") -> Known:
    """Everything that a letter to this person may say; what stands in an own field goes before all else."""
    reading = _Reading(about, today)
    season = (next_season(today, country), _MONTHS[today.month - 1], season_note(today, country))
    read: dict[str, Read] = {
        FIRST_NAME: lambda: reading.card(about.customer.first_name),
        FULL_NAME: lambda: reading.card(about.customer.name), COMPANY: lambda: reading.card(about.company),
        MONTH_MET: reading.month_met, LIKE: reading.likes,
        YEARS_TOGETHER: reading.years_together, HOW_WE_MET: reading.how_we_met, SAID: reading.said,
        KIND_THING: reading.kind_things, FAMILY: reading.family, PURCHASE: reading.purchase,
        NEXT_SEASON: lambda: _season(season[0]), THIS_MONTH: lambda: _season(season[1]),
        SEASON_NOTE: lambda: _season(season[2]),
    }  # fmt: skip
    read |= {name: partial(reading.own_field, value) for name, value in reading.own_fields().items()}
    return Known(_Lazy(read))


class _Lazy(Mapping[str, Values]):
    """Reads a field when a letter first asks for it: most letters ask for few."""

    def __init__(self, read: Mapping[str, Read]) -> None:
        self._read = read
        self._found: dict[str, Values] = {}

    def __getitem__(self, name: str) -> Values:
        if name not in self._found:
            self._found[name] = self._read[name]()
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


class _Reading:
    """Reads the fields of one person."""

    def __init__(self, about: About, today: date) -> None:
        self._about, self._today, self._customer = about, today, about.customer
        self._pronouns = pronouns_of(about.customer)

    @cached_property
    def _proper(self) -> frozenset[str]:
        """Words that keep their capital."""
        about = self._about
        names = (about.customer.name, about.customer.nickname, about.company)
        written = (*about.texts, about.customer.subtitle, *(fact.text for fact in about.facts))
        return proper_names(written) | frozenset(word.strip(",").lower() for name in names for word in name.split())

    @cached_property
    def _facts(self) -> tuple[Fact, ...]:
        """Facts that may enter, the newest first."""
        sure = (fact for fact in self._about.facts if may_enter(fact))
        return tuple(sorted(sure, key=lambda fact: (fact.known_on or date.min, fact.id), reverse=True))

    def card(self, text: str) -> Values:
        """Something that stands on the card."""
        return (FieldValue(tidy(text), Source(SourceKind.CARD)),) if tidy(text) else ()

    def own_fields(self) -> dict[str, str]:
        """Own fields that say something, under their names without "your"."""
        return {bare_name(name): value for name, value in self._about.own if tidy(value) and not is_tender(value)}

    def own_field(self, value: str) -> Values:
        """What an own field says."""
        return self.card(small(tidy(value), self._proper))

    def month_met(self) -> Values:
        """ "June 2019"."""
        since = self._customer.acquainted_since
        return self.card(f"{_MONTHS[since.month - 1]} {since.year}") if since and since <= self._today else ()

    def years_together(self) -> Values:
        """ "seven years", from the first year on."""
        since = self._customer.acquainted_since
        if since is None:
            return ()
        years = self._today.year - since.year - ((self._today.month, self._today.day) < (since.month, since.day))
        words = "a year" if years == 1 else f"{number_word(years)} years"
        return self.card(words) if years >= 1 else ()

    def how_we_met(self) -> Values:
        """How it began."""
        return self._values(FactKind.HOW_WE_MET, lambda phrase, fact: phrase.text)

    def said(self) -> Values:
        """What they told us, ready to follow "You told me"."""
        facts = (each for each in self._facts if each.kind in _SAID_KINDS and each.basis is Basis.SAID)
        found = sorted(facts, key=lambda fact: fact.kind is FactKind.FAMILY)
        return tuple(value for fact in found if (value := self._value(fact, _told)))

    def kind_things(self) -> Values:
        """What they did for us, "you" first."""
        return self._values(FactKind.KINDNESS, lambda phrase, fact: phrase.text if _is_yours(phrase) else "")

    def likes(self) -> Values:
        """What they like, as a thing."""
        return self._values(FactKind.LIKES, lambda phrase, fact: _liked(phrase))

    def family(self) -> Values:
        """Something of their family."""
        return self._values(FactKind.FAMILY, lambda phrase, fact: phrase.text if _stands_alone(phrase) else "")

    def purchase(self) -> Values:
        """What they bought last, up to its first comma."""
        for title, day in self._about.purchases:
            text = small(tidy(title.split(",")[0]), self._proper)
            if text:
                return (FieldValue(text, Source(SourceKind.BOUGHT, day)),)
        return ()

    def _values(self, kind: FactKind, words: Words) -> Values:
        return tuple(value for fact in self._facts if fact.kind is kind and (value := self._value(fact, words)))

    def _value(self, fact: Fact, words: Words) -> FieldValue | None:
        is_deed = fact.kind in _DEEDS
        phrase = retold(fact.text, self._pronouns, self._customer.first_name, self._proper, is_deed=is_deed)
        text = words(phrase, fact) if phrase is not None else ""
        kind = SourceKind.SAID if fact.basis is Basis.SAID else SourceKind.SEEN
        return FieldValue(text, Source(kind, fact.known_on, fact.id), tidy(fact.text)) if text else None


def may_enter(fact: Fact) -> bool:
    """Whether a letter may repeat this fact at all."""
    is_present = fact.trashed_at is None and fact.replaced_by_id is None
    return is_present and fact.basis is not Basis.ASSUMED and not fact.is_sensitive and not is_tender(fact.text)


def _told(phrase: Phrase, fact: Fact) -> str:
    if phrase.shape is Shape.CLAUSE:
        is_about_them = phrase.text.startswith(("you ", "your ", "“"))
        return phrase.text if is_about_them or fact.kind is not FactKind.FAMILY else ""
    if fact.kind is FactKind.LIKES:
        return f"you like {phrase.text}"
    return f"about {phrase.text}" if _stands_alone(phrase) else ""


def _liked(phrase: Phrase) -> str:
    text = next((phrase.text[len(each) :] for each in _LIKING if phrase.text.startswith(each)), "")
    if not text and phrase.shape is Shape.THING:
        text = phrase.text
    return "" if text.startswith("to ") else text


def _is_yours(phrase: Phrase) -> bool:
    return phrase.shape is Shape.CLAUSE and phrase.text.startswith("you ")


def _stands_alone(phrase: Phrase) -> bool:
    """Whether it can follow "about": a clause, or a thing with a word before it that says so."""
    first = phrase.text.split()[0].lower()
    return phrase.shape is Shape.CLAUSE or first in DETERMINERS or first[:1].isdigit() or first in _COUNTS


def _season(text: str) -> Values:
    return (FieldValue(text, Source(SourceKind.SEASON)),) if text else ()


_COUNTS = frozenset(number_word(count) for count in range(2, 13))
