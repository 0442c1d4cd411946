"""Complete, checked copies of an encrypted database."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from app.storage.diagnosis import FileState, OpeningFailed
from app.storage.encrypted import key_id, open_connection
from app.storage.private_files import create_private, sync_file


def write_copy(
    source: Path, key: bytes, target: Path, new_key: bytes | None = None, *, source_is_readonly: bool = False
) -> None:
    """A complete, checked copy of an encrypted database, on the disk, under its own or a new key."""
    os.close(create_private(target))
    with contextlib.closing(open_connection(source, key, readonly=source_is_readonly)) as connection:
        connection.execute("VACUUM INTO ?", (target.absolute().as_uri(),))
    if new_key is not None:
        _change_key(target, key, new_key)
    with contextlib.closing(open_connection(target, new_key or key, readonly=True)) as connection:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise OpeningFailed(FileState.DAMAGED)
    sync_file(target)


def _change_key(path: Path, key: bytes, new_key: bytes) -> None:
    with contextlib.closing(open_connection(path, key, query_only=True)) as connection:
        connection.execute("PRAGMA query_only=OFF")
        connection.execute(f"PRAGMA rekey='raw:{new_key.hex()}{key_id(new_key).hex()}'", can_cache=False)
