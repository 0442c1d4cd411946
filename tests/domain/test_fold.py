"""Folding for search and the spans it lights up."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.fold import LONGEST_FOLD, SHORT_WORD, fold, matches

TEXT = st.text(st.one_of(st.characters(), st.sampled_from("aAäÄßøŁđÆœıİſﬁéẞΣς한́ ")), max_size=40)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Maja Holmström", "maja holmstrom"),
        ("MÄKELÄ", "makela"),
        ("Søren Øster", "soren oster"),
        ("Łódź", "lodz"),
        ("Đorđe", "dorde"),
        ("Straße STRASSE ẞ", "strasse strasse ss"),
        ("Ægir æble", "aegir aeble"),
        ("Œuvre cœur", "oeuvre coeur"),
        ("İstanbul ISTANBUL ıstanbul", "istanbul istanbul istanbul"),
        ("ΟΔΟΣ οδος", "οδοσ οδοσ"),
        ("ﬁnca", "finca"),
        ("e\u0301te\u0301", "ete"),
        ("Nordic\u00a0Garden", "nordic garden"),
        ("Ｋeepwarm", "keepwarm"),
        ("", ""),
    ],
)
def test_accents_case_and_special_letters_fold_to_plain_ones(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_a_fold_is_never_longer_than_promised(text: str) -> None:
    assert len(fold(text)) <= LONGEST_FOLD * len(text)


@given(TEXT, st.integers(0, 40), st.integers(0, 40))
def test_the_fold_of_a_piece_is_a_piece_of_the_fold(text: str, start: int, end: int) -> None:
    assert fold(text[start:end]) in fold(text)


@given(TEXT)
def test_no_mark_and_no_capital_survives(text: str) -> None:
    folded = fold(text)
    assert not any(unicodedata.category(letter).startswith("M") for letter in folded)
    assert folded.casefold() == folded


@given(st.text(st.characters(max_codepoint=127)))
def test_the_fast_path_for_ascii_agrees_with_the_slow_one(text: str) -> None:
    assert fold(text) == fold(text + "\u0301")


@pytest.mark.parametrize(
    ("text", "words", "lit"),
    [
        ("Maja Holmström", ["ma"], ["Ma"]),
        ("Liisa Mäkelä", ["ma"], ["Mä"]),
        ("swims at the marina, Tamara not", ["ma"], ["ma"]),
        ("Holmström and Sjöholm", ["HOLM"], ["Holm", "holm"]),
        ("Hauptstraße 4", ["strass"], ["straß"]),
        ("Cafe\u0301 Ida", ["cafe"], ["Cafe\u0301"]),
        ("banana", ["ana", "nan"], ["anana"]),
        ("O'Neil", ["ne"], ["Ne"]),
        ("plums", ["", "  ", "\u0301"], []),
        ("plums", ["roses"], []),
        ("", ["roses"], []),
    ],
)
def test_matches_are_lit_in_the_text_as_it_was_written(text: str, words: list[str], lit: list[str]) -> None:
    assert [text[start:end] for start, end in matches(text, words)] == lit


@given(TEXT, st.lists(TEXT, max_size=3))
def test_spans_ascend_stay_inside_and_never_touch(text: str, words: list[str]) -> None:
    spans = matches(text, words)
    flat = [edge for span in spans for edge in span]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left < right for left, right in pairwise(flat))


@given(TEXT, st.integers(0, 40), st.integers(1, 40))
def test_any_longer_piece_of_a_text_is_found_in_it(text: str, start: int, length: int) -> None:
    piece = text[start : start + length]
    found = matches(text, [piece])
    wanted = fold(piece).strip()
    if len(wanted) > SHORT_WORD:
        assert any(wanted in fold(text[start:end]) for start, end in found)
