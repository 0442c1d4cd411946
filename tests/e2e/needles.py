"""Words that stand nowhere else, and the search for them in files."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

NAME = "Xanthippe Quetzalmann"
EMAIL = "qwyzzle@jabberwocky.example"
NOTE = "Zugzwang in the Kjøbenhavn hothouse"
PLACE = "Vexillology lane 77, Yggdrasil"
IMPORTED = "Brobdingnag Houyhnhnm"
WORDS = ("Xanthippe", "Quetzalmann", "qwyzzle", "jabberwocky", "Zugzwang", "Kjøbenhavn", "Vexillology", "Yggdrasil",
         "Brobdingnag", "Houyhnhnm")  # fmt: skip
_SPELLINGS = (str, str.lower, str.upper, str.casefold)
NEEDLES = frozenset(
    spell(word).encode(code) for word in WORDS for spell in _SPELLINGS for code in ("utf-8", "utf-16-le", "utf-16-be")
)


def found_in(folders: Iterable[Path]) -> set[str]:
    """Files that hold a needle in their bytes or in their name; what vanishes meanwhile is left out."""
    found = set()
    for folder in folders:
        for parent, _, names in os.walk(folder):
            for name in names:
                data = (
                    str(Path(parent, name).relative_to(folder)).encode(errors="replace") + b"\0" + _bytes(parent, name)
                )
                if any(needle in data for needle in NEEDLES):
                    found.add(str(Path(parent, name)))
    return found


def _bytes(parent: str, name: str) -> bytes:
    try:
        return Path(parent, name).read_bytes()
    except OSError:
        return b""  # gone since it was listed, or a socket
