"""Names: a whole name from its parts, and a name for somebody who has none in the file."""

from __future__ import annotations

import re

_WORDS = re.compile(r"[^\W\d_]+")
_NO_NAMES = frozenset(
    ["info", "office", "mail", "kontakt", "contact", "hello", "hallo", "hola", "sales", "admin", "post", "team"]
)


def full_name(given: str = "", middle: str = "", family: str = "", prefix: str = "", suffix: str = "") -> str:
    """The parts in their usual order; a suffix follows a comma only where it is no generation ("Jr.")."""
    return " ".join(part for part in (prefix, given, middle, family, suffix) if part)


def name_from_email(email: str) -> str:
    """A name that can be read off an address: "Anna K." from anna.k@…, the whole address where there is none."""
    words = _WORDS.findall(email.partition("@")[0])
    if not words or words[0].casefold() in _NO_NAMES:
        return email
    return " ".join(word.title() if len(word) > 1 else word.upper() + "." for word in words)
