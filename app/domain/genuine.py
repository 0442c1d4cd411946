"""Genuine: which of a person's own facts speak for a gesture, and which speak against it.

A fact speaks for a gesture when it holds one of the gesture's words, in one or many, or is of a kind that will do.
Only what was said or seen counts; assumptions and sensitive facts never do (SCIENCE.md B1), nor what tells how somebody
works or was met: nobody is touched by being read back how they decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from app.domain.fact import Basis, Fact, FactKind
from app.domain.fold import fold
from app.domain.gesture import Gesture

_SHORT = 3
_AGAINST = frozenset((FactKind.DISLIKES, FactKind.ALLERGY))
_SPEAKING = frozenset((
    FactKind.LIKES, FactKind.FAMILY, FactKind.NEED, FactKind.PAIN, FactKind.FEELING, FactKind.KINDNESS, FactKind.OTHER,
))  # fmt: skip
"""Kinds of facts that can be a reason: what they love, whom they love, what they lack, and the owner's own notes."""
_ANY_GIFT = frozenset(("gift", "gifts", "present", "presents", "surprise", "surprises"))
"""Whoever dislikes these is surprised with nothing."""
_MEANS = {
    "birch": "pollen", "hay": "pollen", "hayfever": "pollen", "grass": "pollen", "lactose": "milk", "dairy": "milk",
    "coeliac": "gluten", "celiac": "gluten", "wheat": "gluten", "peanut": "nuts", "almond": "nuts", "hazelnut": "nuts",
    "walnut": "nuts", "nut": "nuts", "diabetes": "sugar", "diabetic": "sugar", "wasp": "bees", "bee": "bees",
    "wine": "alcohol", "beer": "alcohol", "drink": "alcohol", "flower": "pollen", "lily": "lilies",
    "coffee": "caffeine",
}  # fmt: skip
"""What somebody is allergic to, and how the library calls it."""
_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("d", ""))


@dataclass(frozen=True, slots=True)
class Library:
    """The gestures, ready to be held against many facts: places of gestures by word and by kind of fact."""

    size: int
    words: dict[str, frozenset[int]]
    kinds: dict[str, frozenset[int]]
    contents: dict[str, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Facts that speak for a gesture: those that name the thing itself, and one that is only of a fitting kind."""

    named: tuple[Fact, ...] = ()
    of_a_kind: tuple[Fact, ...] = ()


def library_of(gestures: Sequence[Gesture]) -> Library:
    """Every gesture by the words and kinds that speak for it, and by what it holds."""
    words: dict[str, set[int]] = {}
    kinds: dict[str, set[int]] = {}
    contents: dict[str, set[int]] = {}
    for place, gesture in enumerate(gestures):
        for found, text in ((words, gesture.tags), (kinds, gesture.fact_kinds), (contents, gesture.contains)):
            for word in fold(text).split():
                found.setdefault(word, set()).add(place)
        for word in fold(gesture.name).split():
            if len(word) > _SHORT:
                contents.setdefault(word, set()).add(place)
    frozen = ({key: frozenset(value) for key, value in found.items()} for found in (words, kinds, contents))
    return Library(len(gestures), *frozen)


def matches(library: Library, facts: Iterable[Fact]) -> dict[int, Spoken]:
    """Facts that speak for a gesture, by its place; of those that are only of a fitting kind the last."""
    found: dict[int, list[Fact]] = {}
    by_kind: dict[int, Fact] = {}
    for fact in facts:
        if not counts(fact):
            continue
        named = _named(library.words, fact.text)
        for place in named:
            found.setdefault(place, []).append(fact)
        for place in library.kinds.get(fact.kind.value, frozenset()) - named:
            by_kind[place] = fact
    return {
        place: Spoken(tuple(found.get(place, ())), (by_kind[place],) if place in by_kind else ())
        for place in found.keys() | by_kind.keys()
    }


def objections(library: Library, facts: Iterable[Fact]) -> dict[int, Fact]:
    """The allergy or dislike that speaks against a gesture, by its place; sensitive and assumed ones count here too."""
    found: dict[int, Fact] = {}
    for fact in facts:
        if fact.kind in _AGAINST:
            places = _named(library.contents, fact.text, _MEANS) | _named(library.words, fact.text)
            if fact.kind is FactKind.DISLIKES and _ANY_GIFT.intersection(_tokens(fact.text)):
                places = frozenset(range(library.size))
            found |= dict.fromkeys(places, fact)
    return found


def counts(fact: Fact) -> bool:
    """Whether a fact may be a reason at all."""
    return fact.basis is not Basis.ASSUMED and not fact.is_sensitive and fact.kind in _SPEAKING


def _named(words: dict[str, frozenset[int]], text: str, means: dict[str, str] | None = None) -> frozenset[int]:
    places: set[int] = set()
    for token in _tokens(text):
        for stem in _stems(token):
            places |= words.get(stem, frozenset())
            if means and stem in means:
                places |= words.get(means[stem], frozenset())
    return frozenset(places)


@lru_cache(maxsize=65_536)
def _tokens(text: str) -> tuple[str, ...]:
    """The words of a text, and two that stand side by side as one: "looks-after"."""
    plain = "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()
    return tuple(dict.fromkeys((*plain, *map("-".join, pairwise(plain)))))


@lru_cache(maxsize=65_536)
def _stems(token: str) -> tuple[str, ...]:
    """The word as it stands, and what it may be a form of: "bees" is also "bee", "baked" also "bake"."""
    stems = [token]
    for ending, instead in _ENDINGS:
        if token.endswith(ending) and len(token) - len(ending) >= _SHORT:
            stems.append(token[: -len(ending)] + instead)
    stems += [f"{stem}s" for stem in stems if not stem.endswith("s")]
    return tuple(dict.fromkeys(stems))
