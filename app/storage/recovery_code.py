"""The recovery code: eight groups of five characters that open the vault and every backup."""

from __future__ import annotations

import re
import secrets
import unicodedata
from dataclasses import dataclass

from app.domain.errors import KeepwarmError

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"
GROUPS = 8
GROUP_SIZE = 5
# 31 is prime, so distinct weights that are neither 0 nor -1 catch every wrong character and every swap of two
# characters in a group; the step makes the check character depend on where the group stands.
_WEIGHTS = (2, 3, 5, 7)
_POSITION_STEP = 11
_SEPARATORS = re.compile(r"[\s\-‐‑‒–—−_.,;:/|·•]+")
_LOOKALIKES = {"U": "Is the U a V?", "O": "Is the O a Q or a D?", "0": "Is the 0 a Q or a D?", "I": "Is the I a J?"}


class WrongGroup(KeepwarmError):
    """One group of the code does not hold together; `group` counts from 1."""

    def __init__(self, group: int, hint: str) -> None:
        super().__init__(f"Group {group} has a slip of the pen.", hint)
        self.group = group


class IncompleteCode(KeepwarmError):
    """There are more or fewer than eight groups."""

    def __init__(self) -> None:
        super().__init__("The recovery code has eight groups of five characters.", "Please type all eight.")


@dataclass(frozen=True, slots=True, repr=False)
class RecoveryCode:
    """A complete code whose groups all hold together; shown to the owner once and never stored."""

    groups: tuple[str, ...]

    @classmethod
    def generate(cls) -> RecoveryCode:
        """A fresh code with about 158 random bits."""
        data = ["".join(secrets.choice(ALPHABET) for _ in _WEIGHTS) for _ in range(GROUPS)]
        return cls(tuple(part + _check_character(place, part) for place, part in enumerate(data)))

    @classmethod
    def parse(cls, text: str) -> RecoveryCode:
        """The code in what was typed, whatever its case, spaces and dashes; raises WrongGroup or IncompleteCode."""
        parts = _split(text)
        groups = tuple(cls.check_group(place, part) for place, part in enumerate(parts))
        if len(groups) != GROUPS:
            raise IncompleteCode
        return cls(groups)

    @classmethod
    def of(cls, code: RecoveryCode | str) -> RecoveryCode:
        """The code itself, or the one in what was typed."""
        return cls.parse(code) if isinstance(code, str) else code

    @staticmethod
    def check_group(place: int, text: str) -> str:
        """The group in its written form if it can stand at this place (0-7); raises WrongGroup otherwise."""
        group = "".join(_SEPARATORS.split(_folded(text)))
        for character in group:
            if character not in ALPHABET:
                raise WrongGroup(place + 1, _LOOKALIKES.get(character, "Please compare it with your copy."))
        if len(group) != GROUP_SIZE:
            raise WrongGroup(place + 1, "It needs five characters.")
        if _check_character(place, group[:-1]) != group[-1]:
            raise WrongGroup(place + 1, "Please compare it with your copy.")
        return group

    @property
    def text(self) -> str:
        """The code on one line, groups joined by dashes."""
        return "-".join(self.groups)

    @property
    def secret(self) -> bytes:
        """What the key is derived from: the 32 data characters."""
        return "".join(group[:-1] for group in self.groups).encode("ascii")

    def __repr__(self) -> str:
        return "RecoveryCode(hidden)"


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).upper()


def _split(text: str) -> list[str]:
    """The groups as separated, if there are eight of them; otherwise every five characters are one."""
    parts = [part for part in _SEPARATORS.split(_folded(text)) if part]
    if len(parts) == GROUPS:
        return parts
    joined = "".join(parts)
    if len(joined) > GROUPS * GROUP_SIZE:
        raise IncompleteCode
    return [joined[start : start + GROUP_SIZE] for start in range(0, len(joined), GROUP_SIZE)]


def _check_character(place: int, data: str) -> str:
    weighted = sum(weight * ALPHABET.index(character) for weight, character in zip(_WEIGHTS, data, strict=True))
    return ALPHABET[(weighted + _POSITION_STEP * (place + 1)) % len(ALPHABET)]
