"""Names and texts cut short enough for a pill of the calendar."""

from __future__ import annotations

import re

_LEGAL_FORMS = """
    ab ag as asa aps bv co corp dac doo eg ehf ev gbr gmbh inc kft kg kk ky limited llc llp lp ltd nv oy oyj plc sa sarl
    sas se sl spa srl sro tmi ug"""
_LEGAL = frozenset(_LEGAL_FORMS.split())
_PARTICLES = frozenset(("a", "an", "the"))
_LINKS = frozenset(("about", "and", "at", "by", "for", "from", "in", "of", "on", "or", "to", "with"))
_LONGEST = 14
"""Letters that a pill of a month has room for."""


def person(name: str, given: str = "", family: str = "") -> str:
    """First name and an initial, "Oskar N."; the whole name where it is one word."""
    first, last = given, family
    if not first or not last:
        first, _, last = name.strip().rpartition(" ")
    if not first:
        return name.strip()
    return f"{first.split()[0]} {last[:1]}."


def household(name: str, family: str = "") -> str:
    """The family name alone, "Ek"."""
    return family.split()[-1] if family else (name.split() or [""])[-1]


def company(name: str) -> str:
    """The name without its legal form and, where it is still long, its first telling word: "Aurajoki"."""
    words = [word for word in name.split() if word.strip(".,").lower() not in _LEGAL] or name.split()
    if words and words[0].lower() == "the" and len(words) > 1:
        words = words[1:]
    whole = " ".join(words)
    if len(whole) <= _LONGEST - 2:
        return whole
    return next((word for word in words if len(word) > 5), words[0])


def several(first: str, others: int) -> str:
    """The first of several people and how many more there are, "Maja H. +2"."""
    return f"{first} +{others}" if others else first


def text(words: str) -> str:
    """The first telling words of a sentence, "Soil test" of "The soil test results"."""
    found = re.findall(r"[^\s,;:.!?]+", words)
    found = [word for word in found if word.lower() not in _PARTICLES] or found
    short = found[:2] if len(found) > 1 and found[1].lower() not in _LINKS else found[:1]
    whole = " ".join(short)
    return whole[:1].upper() + whole[1:]


def holiday(name: str) -> str:
    """A public holiday without "Eve" or "Day" where the rest still tells it: "Midsummer"."""
    rest, _, last = name.rpartition(" ")
    return rest if last in ("Day", "Eve") and len(rest) >= 9 and not rest.endswith(("'s", "’s")) else name
