"""Phone numbers: the same number however it was written."""

from __future__ import annotations

import re
from functools import lru_cache

_DIGITS = re.compile(r"\D+")
_EXTENSION = re.compile(r"(?:;ext=|\bext\.?|\bx|#)\s*\d{1,6}\s*$", re.IGNORECASE)
_TRUNK = re.compile(r"\(0\)")
_MANGLED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,2}")
_LETTERS = re.compile(r"[^\W\d_]")
_PLAIN = re.compile(r"[+\d .\-]+")
_SHORTEST = 6


def is_mangled(text: str) -> bool:
    """True where a spreadsheet turned the number into "4.9E+11" and lost its digits."""
    return _MANGLED.fullmatch(text.strip()) is not None


def is_phone(text: str) -> bool:
    """True for what can be dialled: enough digits and no letters but an extension."""
    bare = _EXTENSION.sub("", text)
    return not _LETTERS.search(bare) and sum(character.isdecimal() for character in bare) >= 3


def phone_key(text: str, region: str = "") -> str:
    """The number as +country and digits (E.164); without a known country its digits; "" where it is too short.

    `region` is the owner's country ("FI"), for numbers written the way they are dialled at home.
    """
    bare = text.strip()
    if not _PLAIN.fullmatch(bare):
        if is_mangled(bare):
            return ""
        bare = _TRUNK.sub("", _EXTENSION.sub("", bare))
    digits = _DIGITS.sub("", bare)
    if len(digits) < _SHORTEST:
        return ""
    if bare.startswith(("+", "＋")):
        return "+" + digits
    if digits.startswith("00"):
        return "+" + digits[2:]
    country, trunk = _dialling(region.upper())
    if not country:
        return digits
    national = digits[len(trunk) :] if trunk and digits.startswith(trunk) else digits
    return f"+{country}{national}"


@lru_cache(maxsize=64)
def _dialling(region: str) -> tuple[str, str]:
    """Country code and national prefix of a region, both "" where it is unknown; loads phonenumbers at need."""
    if not region:
        return "", ""
    from phonenumbers import country_code_for_region
    from phonenumbers.phonemetadata import PhoneMetadata

    code = country_code_for_region(region)
    metadata = PhoneMetadata.metadata_for_region(region)
    return (str(code), metadata.national_prefix or "") if code and metadata else ("", "")
