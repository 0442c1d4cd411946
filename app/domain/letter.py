"""Letters: a text with fields in braces, and what it becomes for one person.

A template is plain text: an empty line ends a paragraph, "{first name}" is a field. Where a fact is missing, its
sentence is left out, or only the part of it after a last "and"; where the first sentence of a line goes, the line goes
with it, because the others lean on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from app.domain.letter_fields import SAID, FieldValue, Known, field_key
from app.domain.letter_joining import Joint, Span, joined

_FIELD = re.compile(r"\{([^{}\n]*)\}")
_MARK = "\ufffc"
"""Stands for a field while sentences are told apart."""
_SENTENCE = re.compile(r"(?<=[.!?…])([\"”’)\]]*)\s+")
_SHORTENED = re.compile(r"(?:\b(?:mr|mrs|ms|dr|st|no|vs|etc|e\.g|i\.e|z\.b|bzw|ca)|\b[^\W\d_])\.$", re.IGNORECASE)
_CUT = re.compile(r",? (?:and|und) ")
_PAIRED = re.compile(r"\b(?:between|both|either|neither|zwischen|sowohl)\b", re.IGNORECASE)
_SHORTEST_HEAD = 4
"""A sentence keeps what stands before "and" if that is at least so many words."""


@dataclass(frozen=True, slots=True)
class Field:
    """A place in a template that a fact fills."""

    name: str


Piece: TypeAlias = str | Field
Sentence: TypeAlias = tuple[Piece, ...]
Line: TypeAlias = tuple[Sentence, ...]
Paragraph: TypeAlias = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A letter to one person.

    `spans` mark the words that came from fields, in order. `missing` are fields that nothing is known for, `left_out`
    the sentences that went with them, as the template has them.
    """

    text: str
    spans: tuple[Span, ...] = ()
    missing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[FieldValue, ...]:
        """Where its facts come from, each once, in order."""
        return tuple(dict.fromkeys(span.value for span in self.spans))


def parse(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a template, their lines, sentences and pieces; braces that name no field are dropped."""
    paragraphs = re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace(_MARK, ""))
    read = (tuple(_line(line) for line in paragraph.split("\n") if line.strip()) for paragraph in paragraphs)
    return tuple(paragraph for paragraph in read if paragraph)


def fields_in(text: str) -> tuple[str, ...]:
    """Names of the fields of a template, each once, in order."""
    return tuple(dict.fromkeys(field_key(name) for name in _FIELD.findall(text) if name.strip()))


def fill(text: str, person: Known) -> Filled:
    """The template as a letter to this person; the same template and person always give the same letter."""
    values = chosen_values(fields_in(text), person)
    left_out: list[str] = []
    paragraphs: list[list[tuple[Sentence, ...]]] = []
    for paragraph in parse(text):
        lines = (_kept(line, values, left_out) for line in paragraph)
        paragraphs.append([line for line in lines if line])
    missing = tuple(name for name in fields_in(text) if name not in values)
    filled, spans = joined(_joints(paragraphs, values))
    return Filled(filled, spans, missing, tuple(left_out))


def chosen_values(names: Iterable[str], person: Known) -> Mapping[str, FieldValue]:
    """A value for every field that has one; no fact is told twice, so what they said comes after all others."""
    found: dict[str, FieldValue] = {}
    told: set[int] = set()
    for name in sorted(names, key=lambda name: name == SAID):
        value = next((each for each in person.of(name) if each.source.fact_id not in told), None)
        if value is not None:
            found[name] = value
            told |= {value.source.fact_id} - {0}
    return found


def missing_in(names: Iterable[str], person: Known) -> tuple[str, ...]:
    """Fields that nothing is known for; quicker than filling."""
    wanted = tuple(names)
    values = chosen_values(wanted, person)
    return tuple(name for name in wanted if name not in values)


def _line(line: str) -> Line:
    names = iter(_FIELD.findall(line))
    plain = _FIELD.sub(lambda found: _MARK if found[1].strip() else "", line).replace("{", "").replace("}", "")
    named = (name for name in names if name.strip())
    sentences = []
    for sentence in _sentences(" ".join(plain.split())):
        parts = re.split(f"({_MARK})", sentence)
        pieces = (Field(field_key(next(named))) if part == _MARK else part for part in parts)
        sentences.append(tuple(piece for piece in pieces if piece))
    return tuple(sentences)


def _sentences(line: str) -> list[str]:
    found: list[str] = []
    begin = 0
    for end in _SENTENCE.finditer(line):
        if not _SHORTENED.search(line[begin : end.start()]):
            found.append(line[begin : end.end(1)])
            begin = end.end()
    return [*found, line[begin:]]


def _kept(line: Line, values: Mapping[str, FieldValue], left_out: list[str]) -> tuple[Sentence, ...]:
    """The sentences of a line that can be said; none where the first of them cannot."""
    kept = [_sayable(sentence, values) for sentence in line]
    if kept and not kept[0]:
        left_out.extend(map(_written, line))
        return ()
    left_out.extend(_written(sentence) for sentence, said in zip(line, kept, strict=True) if said != sentence)
    return tuple(said for said in kept if said)


def _sayable(sentence: Sentence, values: Mapping[str, FieldValue]) -> Sentence:
    """The sentence, what is left of it before a last "and", or nothing."""
    first_gap = next((place for place, piece in enumerate(sentence) if _is_gap(piece, values)), None)
    if first_gap is None:
        return sentence
    if any(isinstance(piece, Field) and not _is_gap(piece, values) for piece in sentence[first_gap:]):
        return ()
    for place in range(first_gap - 1, -1, -1):
        piece = sentence[place]
        cuts = list(_CUT.finditer(piece)) if isinstance(piece, str) else []
        if isinstance(piece, str) and cuts:
            return _ended((*sentence[:place], piece[: cuts[-1].start()]), sentence)
    return ()


def _is_gap(piece: Piece, values: Mapping[str, FieldValue]) -> bool:
    return isinstance(piece, Field) and piece.name not in values


def _ended(head: Sentence, sentence: Sentence) -> Sentence:
    """What stands before "and", with the end of the whole sentence; nothing where that is too little."""
    written = _written(head)
    if len(written.replace("{", "").split()) < _SHORTEST_HEAD or _PAIRED.search(written):
        return ()
    last = sentence[-1]
    end = re.search(r"[.!?…]+[\"”’)\]]*$", last) if isinstance(last, str) else None
    return tuple(piece for piece in (*head, end[0] if end else "") if piece)


def _written(sentence: Sentence) -> str:
    return "".join(piece if isinstance(piece, str) else f"{{{piece.name}}}" for piece in sentence)


def _joints(paragraphs: list[list[tuple[Sentence, ...]]], values: Mapping[str, FieldValue]) -> Iterable[Joint]:
    """Everything in order, with what stands between sentences, lines and paragraphs."""
    between_paragraphs = ""
    for lines in (each for each in paragraphs if each):
        between_lines = between_paragraphs
        for line in lines:
            between = between_lines
            for sentence in line:
                yield Joint(between, tuple(_said(piece, values) for piece in sentence))
                between = " "
            between_lines = "\n"
        between_paragraphs = "\n\n"


def _said(piece: Piece, values: Mapping[str, FieldValue]) -> str | tuple[str, FieldValue]:
    return piece if isinstance(piece, str) else (piece.name, values[piece.name])
