"""Passphrases: how well one would hold, and four everyday words as a suggestion."""

from __future__ import annotations

import secrets
from functools import cache

from app.paths import resources
from app.storage.passphrase import MINIMUM, PassphraseTooShort, Strength, strength

__all__ = ["MINIMUM", "WORDS", "PassphraseTooShort", "Strength", "strength", "suggestion"]

WORDS = 4


def suggestion() -> str:
    """Four words drawn at random, different ones, easy to type and to keep in mind."""
    while True:
        words = " ".join(secrets.SystemRandom().sample(_words(), WORDS))
        if strength(words) is Strength.STRONG:
            return words


@cache
def _words() -> tuple[str, ...]:
    return tuple((resources() / "words.txt").read_text(encoding="utf-8").split())
