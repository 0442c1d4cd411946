"""Search folding: text as the search index sees it, and where a match stands in the text as it was written.

Folding works letter by letter (DECISIONS 9): casefold, decompose, strip marks, then the few letters that do not
decompose. So the fold of a piece is always a piece of the fold.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import accumulate

LONGEST_FOLD = 18
"""No letter folds to more than this many; the longest is an Arabic ligature."""

SHORT_WORD = 2
"""Words up to this length are looked for at the start of words only, as in the prefix index."""

Span = tuple[int, int]

_PLAIN = {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}


class _Letters(dict[int, str]):
    """Fold of each letter met so far, by code point, as `str.translate` wants it."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_letter(chr(code))
        return folded


def _fold_letter(letter: str) -> str:
    before, folded = "", letter
    while folded != before:
        before = folded
        decomposed = unicodedata.normalize("NFKD", folded.casefold())
        kept = (part for part in decomposed if not unicodedata.category(part).startswith("M"))
        folded = "".join(_PLAIN.get(part, part) for part in kept)
    return folded


_letters = _Letters()


def fold(text: str) -> str:
    """`text` without case, accents and marks, at most LONGEST_FOLD times as long; folding it again changes nothing."""
    return text.lower() if text.isascii() else text.translate(_letters)


def matches(text: str, words: Iterable[str]) -> tuple[Span, ...]:
    """Where `words` stand in `text` as it was written: (start, end) pairs, ascending, without overlap.

    Words of one or two letters count at the start of a word only.
    """
    folded = fold(text)
    wanted = {fold(word).strip() for word in words} - {""}
    found = sorted(span for word in wanted for span in _occurrences(folded, word))
    return tuple(_merged(found if text.isascii() else _in_original(text, found)))


def _occurrences(folded: str, word: str) -> Iterator[Span]:
    at = folded.find(word)
    while at >= 0:
        if len(word) > SHORT_WORD or at == 0 or not folded[at - 1].isalnum():
            yield at, at + len(word)
        at = folded.find(word, at + 1)


def _in_original(text: str, spans: list[Span]) -> Iterator[Span]:
    """Spans of the folded text carried back; a letter matched in part counts whole, with the marks that follow it."""
    lengths = [len(fold(letter)) for letter in text]
    ends = list(accumulate(lengths))
    owner = [at for at, length in enumerate(lengths) for _ in range(length)]
    for start, end in spans:
        last = owner[end - 1]
        while last + 1 < len(text) and ends[last + 1] == ends[last]:
            last += 1
        yield owner[start], last + 1


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    current: Span | None = None
    for start, end in spans:
        if current and start <= current[1]:
            current = (current[0], max(current[1], end))
            continue
        if current:
            yield current
        current = (start, end)
    if current:
        yield current
