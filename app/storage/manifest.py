"""What a backup says about itself, and how its parts are read without trusting them."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import IO, BinaryIO

import apsw

from app.domain.errors import KeepwarmError

MANIFEST_NAME = "manifest.json"
BACKUP_ENDING = ".keepwarm"
CHUNK = 1 << 20
_FORMAT = 1
_MOST_BYTES = 1_000_000


class BackupReason(StrEnum):
    """Why a backup was written; those before something big stay for a year."""

    BY_HAND = "by hand"
    EVENING = "every evening"
    BEFORE_IMPORT = "before an import"
    BEFORE_UPDATE = "before a new version"
    BEFORE_RESTORE = "before a restore"


class BackupUnreadable(KeepwarmError):
    """The file is no backup, or not a whole one."""

    def __init__(self) -> None:
        super().__init__("This backup can't be read.", "Nothing was changed. Another backup may be whole.")


@dataclass(frozen=True, slots=True)
class Manifest:
    """Contents of a backup: rows in each table, schema and action counter, size and SHA-256 of the database."""

    vault_id: str
    key_id: str
    created_at: datetime
    reason: BackupReason
    app_version: str
    schema: int
    generation: int
    counts: Mapping[str, int]
    size: int
    sha256: str


def to_json(manifest: Manifest) -> bytes:
    """The bytes of `manifest.json`."""
    fields = asdict(manifest) | {"format": _FORMAT, "created_at": manifest.created_at.isoformat()}
    return json.dumps(fields, indent=1).encode()


def from_json(content: bytes) -> Manifest:
    """The manifest in these bytes; raises BackupUnreadable."""
    try:
        fields = json.loads(content)
        if fields.pop("format") > _FORMAT:
            raise BackupUnreadable
        fields["created_at"] = datetime.fromisoformat(fields["created_at"])
        fields["reason"] = BackupReason(fields["reason"])
        fields["counts"] = {str(table): int(count) for table, count in fields["counts"].items()}
        if fields["created_at"].tzinfo is None or not isinstance(fields["size"], int):
            raise BackupUnreadable
        return Manifest(**fields)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BackupUnreadable from None


def read_manifest(file: Path) -> Manifest:
    """What the backup says about itself; raises BackupUnreadable."""
    return from_json(read_small(file, MANIFEST_NAME))


def read_small(file: Path, name: str) -> bytes:
    """One of the small parts of a backup."""
    try:
        with zipfile.ZipFile(file) as archive, open_part(archive, name) as part:
            content = part.read(_MOST_BYTES + 1)
    except (OSError, zipfile.BadZipFile, NotImplementedError, EOFError):
        raise BackupUnreadable from None
    if len(content) > _MOST_BYTES:
        raise BackupUnreadable
    return content


def open_part(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """A part of the archive under exactly this name, stored as it is."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        raise BackupUnreadable from None
    if info.compress_type != zipfile.ZIP_STORED or info.flag_bits & 1:
        raise BackupUnreadable
    return archive.open(info)


def copy_hashed(source: IO[bytes], target: BinaryIO | IO[bytes] | None) -> tuple[int, str]:
    """Size and SHA-256 of everything in `source`, written to `target` on the way."""
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
        if target is not None:
            target.write(chunk)
    return size, digest.hexdigest()


def row_counts(connection: apsw.Connection) -> dict[str, int]:
    """Rows of every ordinary table; search indexes and SQLite's own tables are left out."""
    names = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'"
    counts = {}
    for (name,) in connection.execute(names + " ORDER BY name").fetchall():
        quoted = str(name).replace('"', '""')
        counts[str(name)] = int(str(connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchall()[0][0]))
    return counts
