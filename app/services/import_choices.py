"""What the owner may decide about an import, and what an import is doing."""

from __future__ import annotations

from enum import StrEnum


class Existing(StrEnum):
    """What becomes of an incoming customer who is here already."""

    CREATE = "create"
    FILL = "fill"
    OVERWRITE = "overwrite"
    SKIP = "skip"


class Phase(StrEnum):
    """What an import is doing; reported as the text of its progress."""

    READING = "reading"
    COMPARING = "comparing"
    BACKUP = "backup"
    WRITING = "writing"
    FINDING = "finding"
    MEASURING = "measuring"
    SAVING = "saving"
