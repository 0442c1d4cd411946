"""The passphrase as bytes, and how well it would hold."""

from __future__ import annotations

import math
import unicodedata
from enum import StrEnum

from app.domain.errors import KeepwarmError

MINIMUM = 8
_FAIR_BITS = 40.0
_STRONG_BITS = 60.0
_ALPHABETS = (
    (str.islower, 26),
    (str.isupper, 26),
    (str.isdigit, 10),
    (lambda character: not character.isalnum(), 30),
)
_COMMON = ("password", "passwort", "keepwarm", "letmein", "welcome", "qwertz", "qwerty", "iloveyou", "12345", "abc123")


class Strength(StrEnum):
    """How long the passphrase would withstand somebody who has the file."""

    TOO_SHORT = "too short"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


class PassphraseTooShort(KeepwarmError):
    """The passphrase has fewer than eight characters."""

    def __init__(self) -> None:
        super().__init__("The passphrase is too short.", "Four everyday words in a row are easy to keep in mind.")


def normalised(passphrase: str) -> bytes:
    """The same bytes for the same characters, however a keyboard composes them."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def required(passphrase: str) -> bytes:
    """The bytes of a new passphrase; raises PassphraseTooShort."""
    if strength(passphrase) is Strength.TOO_SHORT:
        raise PassphraseTooShort
    return normalised(passphrase)


def strength(passphrase: str) -> Strength:
    """A careful guess from length, variety and a few well-known habits."""
    if len(unicodedata.normalize("NFC", passphrase)) < MINIMUM:
        return Strength.TOO_SHORT
    bits = _bits(passphrase)
    if bits < _FAIR_BITS:
        return Strength.WEAK
    return Strength.FAIR if bits < _STRONG_BITS else Strength.STRONG


def _bits(passphrase: str) -> float:
    """Bits as if every character were drawn at random, without repeats, sequences and common words."""
    plain = passphrase.lower()
    for word in _COMMON:
        plain = plain.replace(word, "")
    counted = sum(1 for before, here in zip(" " + plain, plain, strict=False) if _is_surprising(before, here))
    size = sum(size for belongs, size in _ALPHABETS if any(belongs(character) for character in passphrase)) or 26
    if len(passphrase.split()) >= 3:
        # Words are guessed as words, about 2.5 bits a letter.
        return counted * 2.5
    return min(counted, len(set(plain)) * 2) * math.log2(size)


def _is_surprising(before: str, here: str) -> bool:
    return abs(ord(here) - ord(before)) > 1
