"""What a header of another program means."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from app.domain.mapping import Target


class Part(NamedTuple):
    """What a header means: its target, the label of a detail, which detail it belongs to, what parts several values."""

    target: Target
    label: str = ""
    group: str = ""
    separator: str = ""


def normalised(header: str) -> str:
    """A header for comparing: without marks, double spaces, case and composed letters of other programs."""
    text = unicodedata.normalize("NFC", header.replace("\ufeff", "").replace("\u00a0", " "))
    return " ".join(text.split()).casefold()
