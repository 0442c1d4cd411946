"""Joining words and facts to sentences: capitals, "a" and "an", blanks, and no word said twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.letter_fields import FieldValue
from app.domain.phrasing_words import DETERMINERS, article

_LAST_WORD = re.compile(r"(?:^|(?<=[\s(“\"„«]))([^\W\d_]+) *$")
_ECHOES = ("you ", "about ", "that ", "when ", "how ")
"""Words with which a fact may begin though the template has just said them: "the day you {you sent soup}"."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a letter that came from a field: from `start` up to, not including, `end`."""

    start: int
    end: int
    field: str
    value: FieldValue


@dataclass(frozen=True, slots=True)
class Joint:
    """A sentence and what stands before it; a piece is text, or a field with its value."""

    before: str
    pieces: tuple[str | tuple[str, FieldValue], ...]


def joined(joints: Iterable[Joint]) -> tuple[str, tuple[Span, ...]]:
    """The whole text, and where the facts are in it."""
    text = ""
    spans: list[Span] = []
    for joint in joints:
        begin = len(text) + len(joint.before)
        text += joint.before
        for piece in joint.pieces:
            if isinstance(piece, str):
                text += _following(text, begin, piece)
                continue
            name, value = piece
            text, words = _fitted(text, begin, value.text)
            spans.append(Span(len(text), len(text) + len(words), name, value))
            text += words
    return text, tuple(spans)


def _following(text: str, begin: int, piece: str) -> str:
    """The template's own words after what is there, with one blank at most between."""
    return piece.lstrip() if text.endswith(" ") or len(text) <= begin else piece


def _fitted(text: str, begin: int, words: str) -> tuple[str, str]:
    """The text before a fact and the fact itself, as they go together."""
    if text[begin:] and (text[-1].isalnum() or text[-1] in ",;:.!?"):
        text += " "
    word = _LAST_WORD.search(text, begin)
    last = word[1].lower() if word else ""
    first = words.split()[0].lower()
    if last in DETERMINERS and first in DETERMINERS:
        text = text[: word.start(1)] if word else text
    elif word is not None and last in ("a", "an"):
        text = f"{text[: word.start(1)]}{_cased(article(words), word[1])} "
    elif last and words.lower().startswith(_ECHOES) and f"{last} " == words[: len(last) + 1].lower():
        words = words[len(last) + 1 :]
    is_first = not text[begin:].strip(' \t“"„«(')
    return text, words[:1].upper() + words[1:] if is_first else words


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word
