"""A fact as a sentence with its source: "She counts bees in her lunch break (she said so in May)."

The source is told in one of several ways, always the same for the same fact, so that a page of reasons can be read
aloud: "He told you in May that he misses a childhood garden."
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from app.domain.customer import Customer
from app.domain.fact import Basis, Fact, FactKind
from app.domain.phrasing import small
from app.domain.phrasing_words import (
    BEFORE_NOUNS,
    FAMILY,
    FINITE,
    PAST,
    RELATIVES,
    VERBS,
    first_form,
    is_third_person,
)
from app.domain.pronouns import Pronouns, pronouns_of
from app.domain.why_words import day_words, sentence

LATELY_DAYS, THIS_YEAR_DAYS = 7, 300
_FIRST_VERBS = frozenset((
    "admired", "asked", "bought", "brought", "can’t", "dreamt", "gave", "has", "heard", "is", "liked", "loved",
    "mentioned", "met", "said", "told", "wanted", "was", "would",
))  # fmt: skip
"""Words besides verbs in -s with which a fact begins that leaves its subject out."""
_LEADING = {
    FactKind.LIKES: ("likes", "like"), FactKind.NEED: ("needs", "need"), FactKind.FAMILY: ("has", "have"),
    FactKind.PAIN: ("is bothered by", "are bothered by"),
}  # fmt: skip
"""What is said of somebody before a thing."""
_OWN = FAMILY | frozenset(("nephew", "niece", "spouse"))
_SUBJECTS = frozenset(("she", "he", "they", "we", "i", "you"))
_QUOTES = ("“", '"', "‘", "'")
_SHORT = 4
_STATES = frozenset(("afraid", "allergic", "away", "crazy", "fond", "happiest", "keen", "mad", "pregnant", "proud"))
"""Words besides adverbs and forms in -ed with which a fact begins that leaves out "is"."""
_SAYING = frozenset(("says", "say", "said", "told", "asked", "mentioned"))
"""Nobody told you that they said something."""
_WAYS = 3
_TOLD, _AT_THE_END = 1, 2


def told(fact: Fact, customer: Customer, today: date) -> str:
    """The fact with its source and when it was learnt."""
    pronouns = pronouns_of(customer)
    clause, is_said = _clause(fact, customer, pronouns), fact.basis is Basis.SAID
    when = "" if fact.known_on is None else f" {_when(fact.known_on, today)}"
    if fact.kind is FactKind.KINDNESS:
        return sentence(f"{clause}; that was{when}" if when and clause[-1:].isalnum() else clause)
    way = fact.id % _WAYS
    first, second, *_ = f"{clause}  ".split(" ")
    if way == _TOLD and first in (pronouns.subject, pronouns.possessive) and second not in _SAYING:
        return sentence(f"{f'{pronouns.subject} told you' if is_said else 'you noticed'}{when} that {clause}")
    if way == _AT_THE_END and when and clause[-1:].isalnum():
        return sentence(f"{clause}; {f'{pronouns.subject} told you' if is_said else 'you noticed it'}{when}")
    return sentence(f"{clause} ({f'{pronouns.subject} said so' if is_said else 'you saw it'}{when})")


def _clause(fact: Fact, customer: Customer, pronouns: Pronouns) -> str:
    """The fact as a clause about its person; words that are one already stay as they are."""
    text = " ".join(fact.text.split()).rstrip(".")
    first, _, rest = text.partition(" ")
    low, is_many = first.lower(), customer.is_household
    name = customer.first_name if pronouns.is_plural and not is_many else pronouns.subject
    if low in _FIRST_VERBS or (is_third_person(low) and rest):
        return f"{name} {first_form(low) if is_many and low not in _FIRST_VERBS else low} {rest}".strip()
    if low in _OWN and _says_something(text):
        return f"{pronouns.possessive} {low} {rest}"
    if fact.kind is FactKind.KINDNESS and rest and _is_past(low):
        return f"{name} {low} {rest}"
    if _is_state(low, rest):
        return f"{name} {'are' if is_many else 'is'} {small(text)}"
    if fact.kind not in _LEADING or text[:1] in _QUOTES or _says_something(text):
        return text
    singular, plural = _LEADING[fact.kind]
    return f"{name} {plural if is_many else singular} {small(text)}"


def _is_state(low: str, rest: str) -> bool:
    """Whether a note begins with how somebody is: "newly married", "afraid of heights"."""
    following = rest.partition(" ")[0].rstrip(",;")
    is_done = following.endswith("ed") and len(following) > _SHORT
    return (low.endswith("ly") and is_done and low not in _OWN) or (low in _STATES and bool(rest))


def _says_something(text: str) -> bool:
    """Whether something is said of somebody before the first pause; what only describes a thing does not count."""
    words = [word.replace("’", "'") for word in re.split(r"[,;:(]", text, maxsplit=1)[0].split()]
    described = (place for place, word in enumerate(words) if place and word.lower() in RELATIVES | _SUBJECTS)
    words = words[: next(described, len(words))]
    return any(_is_verb(word, before) for before, word in pairwise(words))


def _is_past(word: str) -> bool:
    return word.lower() in PAST or (word.endswith("ed") and len(word) > _SHORT)


def _is_verb(word: str, before: str) -> bool:
    if word in FINITE or word.lower() in PAST or (_is_past(word) and before[-1:] != "-"):
        return True
    is_of_many = before.lower() in FAMILY and before.lower().endswith(("s", "children")) and word in VERBS
    return is_of_many or (is_third_person(word) and before.lower() not in BEFORE_NOUNS)


def _when(day: date, today: date) -> str:
    if (today - day).days < LATELY_DAYS:
        return day_words(day, today)
    return f"in {day:%B}" if (today - day).days < THIS_YEAR_DAYS else f"in {day:%B %Y}"
