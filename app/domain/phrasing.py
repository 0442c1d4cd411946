"""Retelling: a note about somebody as a letter says it to that very person.

"Likes meadow planting" becomes "you like meadow planting", "Her roses" "your roses". Notes are written in haste, so
whatever could mean somebody else, or cannot be told from its words, is not retold at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.phrasing_words import (
    ADVERBS,
    ALWAYS_CAPITAL,
    BEFORE_NOUNS,
    FAMILY,
    FINITE,
    NOT_OWNED,
    OTHERS,
    PAST,
    RELATIVES,
    SUBORDINATORS,
    first_form,
    is_third_person,
)
from app.domain.pronouns import Pronouns

LONGEST = 160
"""A note longer than this is a story, not a part of a sentence."""
_PIECES = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*|\s+|.", re.DOTALL)
_PRONOUNS = {
    "she": {"she": "you", "her": "you", "hers": "yours", "herself": "yourself"},
    "he": {"he": "you", "him": "you", "his": "your", "himself": "yourself"},
    "they": {"they": "you", "them": "you", "their": "your", "theirs": "yours", "themselves": "yourselves"},
}
_SUBJECTS = frozenset(_PRONOUNS)
_ANYBODY = frozenset(word for words in _PRONOUNS.values() for word in words)
_ENDS = " \t\n.,;:!?…-–—"
_PAST_ENDING = "ed"


class Shape(StrEnum):
    """What a retold note is in a sentence."""

    CLAUSE = "clause"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A note as it stands in the middle of a sentence, without its last full stop."""

    text: str
    shape: Shape


def tidy(text: str) -> str:
    """A note in one line without blanks too many, braces, or a mark at its end."""
    plain = text.replace("{", "(").replace("}", ")")
    if not plain.isprintable():
        plain = "".join(letter if letter.isprintable() else " " for letter in plain)
    return " ".join(plain.split()).strip(_ENDS)


def proper_names(texts: Iterable[str]) -> frozenset[str]:
    """Words, in small letters, that are written with a capital in the middle of these texts."""
    return frozenset(
        word.lower()
        for text in texts
        for word in re.findall(r"(?<=[^\W_] )[^\W\d_]\w+|(?<=[,;&] )[^\W\d_]\w+", text)
        if word[0].isupper() and not word.isupper()
    )


def small(text: str, proper: frozenset[str] = frozenset()) -> str:
    """The text as it goes on in the middle of a sentence: its first letter small, unless it begins with a name."""
    words = text.split()
    if not words or not re.fullmatch(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*,?", words[0]):
        return text
    first = words[0].strip(",")
    is_name = first.lower() in proper or first.lower() in ALWAYS_CAPITAL or first.endswith(("’s", "'s"))
    is_plain = first[:1].isupper() and (len(first) == 1 or first[1:].islower())
    goes_on = len(words) > 1 and words[1][:1].isupper() and words[1].lower() not in ("i", "i’m", "i'm")
    if is_name or not is_plain or (goes_on and first.lower() not in OTHERS | {"a", "an", "the"}):
        return text
    return text[0].lower() + text[1:]


def retold(
    text: str, pronouns: Pronouns, name: str = "", proper: frozenset[str] = frozenset(), *, is_deed: bool = False
) -> Phrase | None:
    """The note as it is told to the person it is about; None where that could go wrong.

    `is_deed` says that it tells what somebody did, so that a first word in -ed is a verb and no adjective.
    """
    note = tidy(re.split(r"[;\n]", text, maxsplit=1)[0])
    if not note or len(note) > LONGEST:
        return None
    if note[0] in '“"„«' and note[-1] in '”"“»':
        return Phrase(note, Shape.CLAUSE)
    words = _Retelling(note, pronouns, name, proper, is_deed).words()
    if words is None:
        return None
    told = "".join(words)
    return Phrase(told, Shape.CLAUSE if _is_clause(told) else Shape.THING)


class _Retelling:
    """Walks through the words of one note."""

    def __init__(self, note: str, pronouns: Pronouns, name: str, proper: frozenset[str], is_deed: bool) -> None:
        self._note, self._name, self._proper, self._is_deed = note, name, proper, is_deed
        own = pronouns.subject if pronouns.subject in _PRONOUNS else "they"
        self._own = _PRONOUNS[own] if own != "they" else {w: y for each in _PRONOUNS.values() for w, y in each.items()}
        self._may_be_her = own in ("she", "they")
        self._pieces: list[str] = _PIECES.findall(note)
        self._has_other = False
        self._verb_follows = False

    def words(self) -> list[str] | None:
        """The pieces as retold; None where a word could mean somebody else."""
        told = self._beginning()
        for place in range(len(told), len(self._pieces)):
            word = self._retold(place)
            if word is None:
                return None
            told.append(word)
        return told

    def _beginning(self) -> list[str]:
        """The first word, where it says whom the note is about."""
        first = self._pieces[0]
        low = first.lower()
        if self._name and first in (self._name, *self._name.split()):
            self._verb_follows = True
            return ["you"]
        if self._name and low in (f"{self._name.lower()}’s", f"{self._name.lower()}'s"):
            return ["your"]
        if low in _SUBJECTS:
            self._verb_follows = True
            return ["you"]
        if low in FAMILY:
            self._has_other = True
            return [f"your {low}"]
        if is_third_person(low) and len(self._pieces) > 1:
            return [f"you {first_form(low)}"]
        if low in ADVERBS and is_third_person("".join(self._pieces[2:3]).lower()):
            self._verb_follows = True
            return [f"you {low}"]
        if low in FINITE and len(self._pieces) > 1:
            return [f"you {low}"]
        if self._is_deed and len(self._pieces) > 1 and _is_past(low):
            return [self._deed(low)]
        if low in self._own and low not in _SUBJECTS:
            return [self._possessive(0)]
        self._has_other = low in OTHERS
        return [_PIECES.findall(small(self._note, self._proper))[0]]

    def _deed(self, low: str) -> str:
        """What somebody did, with who did it: meeting takes two, and who was sent did not send themselves."""
        following = [each.lower() for each in self._pieces[1:4] if each[:1].isalpha()]
        if low == "met" and following[:1] != ["you"]:
            return "we met"
        return f"you were {low}" if following[:1] == ["by"] else f"you {low}"

    def _retold(self, place: int) -> str | None:
        piece = self._pieces[place]
        low = piece.lower()
        if low in self._own:
            if self._has_other:
                return None
            self._verb_follows = low in _SUBJECTS
            return self._possessive(place)
        if low in OTHERS or (low in _ANYBODY and low not in self._own):
            self._has_other = True
        elif piece[:1].isupper() and piece not in ("I", "I’m", "I'm") and not self._verb_follows:
            self._has_other = self._has_other or self._follows_family(place)
        if self._verb_follows and piece[:1].isalpha() and low not in ADVERBS:
            self._verb_follows = False
            return first_form(low) if first_form(low) != low else piece
        if self._is_further_verb(place):
            return first_form(low)
        return piece

    def _possessive(self, place: int) -> str:
        """ "her" as "your" or "you", whichever it is here; other pronouns have one meaning."""
        low = self._pieces[place].lower()
        if low == "her" and self._may_be_her:
            following = next((each.lower() for each in self._pieces[place + 1 :] if each[:1].isalpha()), "")
            touches = place + 2 < len(self._pieces) and self._pieces[place + 1].isspace()
            return "your" if touches and following and following not in NOT_OWNED else "you"
        return self._own[low]

    def _follows_family(self, place: int) -> bool:
        before = [each.lower() for each in self._pieces[:place] if each[:1].isalpha()]
        return bool(before) and before[-1] in OTHERS

    def _is_further_verb(self, place: int) -> bool:
        """A second verb of the person's: "paints boats and swims", where the note is about nobody else."""
        low = self._pieces[place].lower()
        if self._has_other or not is_third_person(low) or low in ("is", "was"):
            return False
        before = [each for each in self._pieces[:place] if not each.isspace()]
        is_joined = bool(before) and (before[-1].lower() in ("and", "but", "or") or before[-1] == ",")
        begins = self._pieces[0].lower()
        return is_joined and (is_third_person(begins) or begins in _SUBJECTS or self._pieces[0] == self._name)


def _is_clause(told: str) -> bool:
    """Whether it can stand after "you told me that": it has a verb that says something of somebody."""
    head = re.split(r"[,:(]", told.lower(), maxsplit=1)[0]
    words = [word.replace("’", "'") for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", head)]
    if words[:1] in (["you"], ["we"]) and len(words) > 1:
        return True
    described = next((place for place, word in enumerate(words) if place and word in RELATIVES), len(words))
    if any(word in SUBORDINATORS for word in words[2:described]):
        return True
    is_family = words[:1] == ["your"] and words[1:2] != [] and words[1] in FAMILY
    return any(_says_something(words, place, is_family) for place in range(1, described))


def _says_something(words: list[str], place: int, is_family: bool) -> bool:
    """Whether the word at this place is what its sentence says of somebody."""
    word, before = words[place], words[place - 1]
    if word in FINITE:
        return True
    if is_family and place > 1 and _is_past(word):
        return True
    return is_third_person(word) and before not in BEFORE_NOUNS


def _is_past(word: str) -> bool:
    return word in PAST or (word.endswith(_PAST_ENDING) and len(word) > 4)
