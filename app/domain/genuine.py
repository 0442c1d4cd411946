"""Genuine: which of a person's own facts speak for a gesture, and which speak against it.

A fact speaks for a gesture when it holds one of the gesture's words, in one or many, or is of a kind that will do.
Only what was said or seen counts; assumptions and sensitive facts never do (SCIENCE.md B1), nor what tells how somebody
works or was met: nobody is touched by being read back how they decide. What hurts is no reason for a surprise either,
and nobody is given what they make for a living.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from app.domain.fact import Basis, Fact, FactKind
from app.domain.fold import fold
from app.domain.gesture import Gesture
from app.domain.phrasing_words import is_tender

_SHORT = 3
_AGAINST = frozenset((FactKind.DISLIKES, FactKind.ALLERGY))
_SPEAKING = frozenset((
    FactKind.LIKES, FactKind.FAMILY, FactKind.NEED, FactKind.PAIN, FactKind.FEELING, FactKind.KINDNESS, FactKind.OTHER,
))  # fmt: skip
"""Kinds of facts that can be a reason: what they love, whom they love, what they lack, and the owner's own notes."""
_ANY_GIFT = frozenset(("gift", "gifts", "present", "presents", "surprise", "surprises"))
"""Whoever dislikes these is surprised with nothing."""
_MEANS = {
    "lactose": "milk", "dairy": "milk", "coeliac": "gluten", "celiac": "gluten", "wheat": "gluten", "peanut": "nuts",
    "almond": "nuts", "hazelnut": "nuts", "walnut": "nuts", "nut": "nuts", "diabetes": "sugar", "diabetic": "sugar",
    "wasp": "bees", "bee": "bees", "wine": "alcohol", "beer": "alcohol", "drink": "alcohol", "lily": "lilies",
    "coffee": "caffeine",
}  # fmt: skip
"""What somebody is allergic to or dislikes, and how the library calls it."""
_POLLEN = dict.fromkeys(("birch", "hay", "hayfever", "grass", "flower"), "pollen")
"""What only an allergy means by it: whoever dislikes orange flowers may have a tree."""
_NOT = frozenset(("no", "not", "never", "without", "neither", "nor", "cannot"))
"""What follows one of these was not said of them: "mows, never prunes"."""
_OTHER_THINGS = frozenset((
    "walking-stick", "walking-frame", "coffee-table", "tea-towel", "tea-towels", "dog-rose", "dog-roses",
    "book-keeping", "car-park", "bread-winner", "plum-tomatoes", "card-index", "card-games", "bird-cherry",
    "jam-session", "jam-sessions", "traffic-jam", "traffic-jams", "hot-dog", "hot-dogs", "early-bird", "only-child",
    "mint-condition", "horse-chestnut",
))  # fmt: skip
"""Two words that together are something else than either: a walking stick is no walk."""
_EMPTY = frozenset((
    "about", "after", "again", "another", "anything", "before", "being", "black", "blue", "everybody", "everything",
    "first", "from", "have", "into", "just", "like", "long", "more", "need", "needs", "nothing", "only", "other",
    "over", "some", "somebody", "something", "than", "that", "their", "them", "then", "there", "they", "this", "turns",
    "under", "usual", "what", "when", "where", "white", "with", "without", "young", "your",
))  # fmt: skip
"""Words in a gesture's name that say nothing of what it holds."""
UNLESS = "-"
"""Before a word of a gesture: a fact with that word does not speak for it, "-keeps" beside "bees"."""
_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("d", ""))


@dataclass(frozen=True, slots=True)
class Library:
    """The gestures, ready to be held against many facts: places of gestures by word and by kind of fact.

    `unless` holds the words that keep a fact from speaking.
    """

    size: int
    words: dict[str, frozenset[int]]
    unless: dict[str, frozenset[int]]
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
    unless: dict[str, set[int]] = {}
    kinds: dict[str, set[int]] = {}
    contents: dict[str, set[int]] = {}
    for place, gesture in enumerate(gestures):
        for found, text in ((words, gesture.tags), (kinds, gesture.fact_kinds), (contents, gesture.contains)):
            for word in fold(text).split():
                kept = unless if found is words and word.startswith(UNLESS) else found
                kept.setdefault(word.removeprefix(UNLESS), set()).add(place)
        for word in _tokens(gesture.name):
            if len(word) > _SHORT and word not in _EMPTY:
                contents.setdefault(word, set()).add(place)
    frozen = ({key: frozenset(value) for key, value in found.items()} for found in (words, unless, kinds, contents))
    return Library(len(gestures), *frozen)


def matches(library: Library, facts: Iterable[Fact]) -> dict[int, Spoken]:
    """Facts that speak for a gesture, by its place; of those that are only of a fitting kind the last."""
    found: dict[int, list[Fact]] = {}
    by_kind: dict[int, Fact] = {}
    for fact in facts:
        if not counts(fact) or _hurts(fact.text):
            continue
        # What they did for us tells of us: only its kind speaks, not its words.
        tokens = () if fact.kind is FactKind.KINDNESS else _spoken(fact.text)
        not_for = _named(library.unless, tokens)
        named = _named(library.words, tokens) - not_for
        for place in named:
            found.setdefault(place, []).append(fact)
        for place in library.kinds.get(fact.kind.value, frozenset()) - named - not_for:
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
            tokens = _tokens(fact.text)
            means = _MEANS | _POLLEN if fact.kind is FactKind.ALLERGY else _MEANS
            places = _named(library.contents, tokens, means) | _named(library.words, tokens)
            if fact.kind is FactKind.DISLIKES and _ANY_GIFT.intersection(tokens):
                places = frozenset(range(library.size))
            found |= dict.fromkeys(places, fact)
    return found


def of_their_trade(library: Library, trades: Iterable[str]) -> frozenset[int]:
    """Places of the gestures that hold what somebody makes for a living: no bread for a baker."""
    return frozenset().union(*(_named(library.words, _tokens(trade)) for trade in trades))


def counts(fact: Fact) -> bool:
    """Whether a fact may be a reason at all."""
    return fact.basis is not Basis.ASSUMED and not fact.is_sensitive and fact.kind in _SPEAKING


def _named(
    words: dict[str, frozenset[int]], tokens: Iterable[str], means: dict[str, str] | None = None
) -> frozenset[int]:
    places: set[int] = set()
    for token in tokens:
        for stem in _stems(token):
            places |= words.get(stem, frozenset())
            if means and stem in means:
                places |= words.get(means[stem], frozenset())
    return frozenset(places)


@lru_cache(maxsize=65_536)
def _hurts(text: str) -> bool:
    return is_tender(text)


def _plain(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()


@lru_cache(maxsize=65_536)
def _tokens(text: str) -> tuple[str, ...]:
    """The words of a text, and two that stand side by side as one: "looks-after"."""
    plain = _plain(text)
    return tuple(dict.fromkeys((*plain, *map("-".join, pairwise(plain)))))


@lru_cache(maxsize=65_536)
def _spoken(text: str) -> tuple[str, ...]:
    """The tokens that speak: neither what was said not to be, nor halves of something else."""
    plain = _plain(text)
    pairs = list(enumerate(pairwise(plain)))
    silent = {place + 1 for place, (before, _) in pairs if before in _NOT}
    silent |= {half for place, pair in pairs if "-".join(pair) in _OTHER_THINGS for half in (place, place + 1)}
    words = [word for place, word in enumerate(plain) if place not in silent]
    return tuple(dict.fromkeys((*words, *("-".join(pair) for place, pair in pairs if pair[0] not in _NOT))))


@lru_cache(maxsize=65_536)
def _stems(token: str) -> tuple[str, ...]:
    """The word as it stands, and what it may be a form of: "bees" is also "bee", "baked" also "bake"."""
    stems = [token]
    for ending, instead in _ENDINGS:
        if token.endswith(ending) and len(token) - len(ending) >= _SHORT:
            stems.append(token[: -len(ending)] + instead)
    stems += [f"{stem}s" for stem in stems if not stem.endswith("s")]
    return tuple(dict.fromkeys(stems))
