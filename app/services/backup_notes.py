"""A small note beside the vault: where its backups are and when one was last tried out. Nothing of customers."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.storage.private_files import replace_with

NOTE_NAME = "backups.json"


@dataclass(frozen=True, slots=True)
class BackupNotes:
    """What is known about backups while the file can't be opened; empty where the note is missing or spoiled."""

    folders: tuple[Path, ...] = ()
    tried_on: date | None = None


def read_notes(vault_folder: Path) -> BackupNotes:
    """The note of this vault."""
    try:
        fields = json.loads((vault_folder / NOTE_NAME).read_bytes())
        folders = tuple(Path(path) for path in fields["folders"] if isinstance(path, str))
        tried_on = fields.get("tried_on")
        return BackupNotes(folders, date.fromisoformat(tried_on) if tried_on else None)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return BackupNotes()


def change_notes(vault_folder: Path, **values: object) -> None:
    """Write other values; a folder that can't be written costs the note, never more."""
    after = replace(read_notes(vault_folder), **values)  # type: ignore[arg-type]
    fields = {
        "folders": [str(path) for path in after.folders],
        "tried_on": after.tried_on.isoformat() if after.tried_on else None,
    }
    with contextlib.suppress(OSError):
        replace_with(vault_folder / NOTE_NAME, json.dumps(fields).encode())
