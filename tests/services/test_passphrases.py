"""Suggested passphrases."""

from __future__ import annotations

from app.services.passphrases import Strength, strength, suggestion


def test_four_different_words_are_suggested_and_hold_well() -> None:
    for _ in range(200):
        words = suggestion().split()
        assert len(set(words)) == 4
        assert strength(" ".join(words)) is Strength.STRONG


def test_two_suggestions_are_hardly_ever_the_same() -> None:
    assert len({suggestion() for _ in range(100)}) == 100
