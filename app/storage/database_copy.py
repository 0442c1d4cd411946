"""Complete, checked copies of an encrypted database."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import apsw

from app.domain.errors import KeepwarmError
from app.storage.diagnosis import FileState, OpeningFailed
from app.storage.encrypted import generation_of, key_id, open_connection
from app.storage.manifest import row_counts
from app.storage.private_files import create_private

# Enough to check and count most vaults without decrypting a page twice.
_CHECKING_CACHE_KIB = 65536


class CopyDamaged(KeepwarmError):
    """What was written could not be read back as it was."""

    def __init__(self) -> None:
        super().__init__("The copy did not read back as it was written.", "The main file is as it was.")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds: schema number, counter of actions, rows of every table."""

    schema: int
    generation: int
    counts: Mapping[str, int]


def write_copy(
    source: Path, key: bytes, target: Path, new_key: bytes | None = None, *, source_is_readonly: bool = False
) -> Contents:
    """A complete, checked copy of an encrypted database under its own or a new key; what it holds.

    Raises OpeningFailed where the source is at fault, CopyDamaged where the copy is. The copy is not yet on the disk.
    """
    os.close(create_private(target))
    with contextlib.closing(open_connection(source, key, readonly=source_is_readonly)) as connection:
        try:
            connection.execute("VACUUM INTO ?", (target.absolute().as_uri(),))
        except (apsw.CorruptError, apsw.NotADBError):
            raise OpeningFailed(FileState.DAMAGED) from None
    if new_key is not None:
        _change_key(target, key, new_key)
    try:
        return checked_contents(target, new_key or key)
    except OpeningFailed:
        raise CopyDamaged from None


def _change_key(path: Path, key: bytes, new_key: bytes) -> None:
    with contextlib.closing(open_connection(path, key, query_only=True)) as connection:
        connection.execute("PRAGMA query_only=OFF")
        connection.execute(f"PRAGMA rekey='raw:{new_key.hex()}{key_id(new_key).hex()}'", can_cache=False)


def checked_contents(path: Path, key: bytes) -> Contents:
    """What the database holds, once every page was read and found sound; raises OpeningFailed."""
    with contextlib.closing(open_connection(path, key, readonly=True)) as connection:
        connection.execute(f"PRAGMA cache_size=-{_CHECKING_CACHE_KIB}")
        try:
            is_sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            schema = int(str(connection.execute("PRAGMA user_version").fetchall()[0][0]))
            contents = Contents(schema, generation_of(connection), row_counts(connection))
        except (apsw.CorruptError, apsw.NotADBError):
            is_sound = False
        if not is_sound:
            raise OpeningFailed(FileState.DAMAGED)
    return contents
