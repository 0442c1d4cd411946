"""What the backups page shows: places, what would survive, and how a restore drill went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.storage.backup import BackupInfo
from app.storage.drill import Comparison

DRILL_DAYS = 91


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that backups go to. `is_apart` is True where it lies on another disk than the file."""

    path: Path
    is_there: bool
    is_apart: bool
    newest: BackupInfo | None
    used_bytes: int
    free_bytes: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the backups page says. `changes_since` counts actions after the newest backup."""

    here: Place
    second: Place | None
    backups: tuple[BackupInfo, ...]
    changes_since: int
    is_daily: bool
    last_drill_on: date | None
    next_drill_on: date | None


@dataclass(frozen=True, slots=True)
class DrillReport:
    """What came of bringing a backup back beside the file, and of throwing the copy away again."""

    backup: BackupInfo
    opened_seconds: float
    comparison: Comparison

    @property
    def is_well(self) -> bool:
        """Whether the backup would really bring everything back."""
        return self.comparison.counts_agree and not self.comparison.differing
