"""What is the matter with a database file, told apart in words the unlock page can act on."""

from __future__ import annotations

import contextlib
import os
import stat
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import apsw

from app.domain.errors import KeepwarmError

PAGE_SIZE = 4096
KEY_ID_SIZE = 16
_PLAIN_START = b"SQLite format 3\x00"
_HEADER_SIZE = 24
# Bytes 16-23 stay readable in an encrypted file: page size, journal modes, 32 reserved bytes, three fixed fractions.
_PAGE_SIZE_BYTES = PAGE_SIZE.to_bytes(2, "big")
_TAIL_BYTES = bytes((32, 64, 32, 32))


class FileState(StrEnum):
    """What a database file turned out to be."""

    MISSING = "missing"
    NOT_A_FILE = "not a file"
    EMPTY = "empty"
    PLAIN_SQLITE = "plain database"
    OTHER_FILE = "another program's file"
    TRUNCATED = "cut short"
    UNREADABLE = "unreadable"
    ENCRYPTED = "encrypted"
    OTHER_KEY = "encrypted with another key"
    DAMAGED = "damaged"
    BUSY = "held by another program"
    NOT_WRITABLE = "not writable"
    SOUND = "sound"


_WORDS = {
    FileState.MISSING: ("The file is not where it was.", "It may lie on a disk or stick that is not plugged in."),
    FileState.NOT_A_FILE: ("There is something else where the file should be.", "Nothing was changed."),
    FileState.EMPTY: ("The file is empty.", "Nothing was changed. A backup brings your customers back."),
    FileState.PLAIN_SQLITE: ("This is an ordinary database, not a Keepwarm file.", "Nothing was changed."),
    FileState.OTHER_FILE: ("This file does not belong to Keepwarm.", "Nothing was changed."),
    FileState.TRUNCATED: ("The end of the file is missing.", "Nothing was changed. A backup brings it back."),
    FileState.UNREADABLE: ("The disk could not read the file.", "Nothing was changed. A backup may still be readable."),
    FileState.ENCRYPTED: ("The file is locked.", "Nothing was changed."),
    FileState.OTHER_KEY: (
        "This file was locked with another key.",
        "Use the passphrase or the recovery code it was locked with.",
    ),
    FileState.DAMAGED: ("Part of the file is damaged.", "Keepwarm stopped before changing anything."),
    FileState.BUSY: ("Another program is using the file.", "Close it there and try again. Nothing was changed."),
    FileState.NOT_WRITABLE: (
        "The file can only be read, not written.",
        "Your customers are safe. You can look at them.",
    ),
    FileState.SOUND: ("The file is sound.", ""),
}


class OpeningFailed(KeepwarmError):
    """The database could not be opened; `state` says why."""

    def __init__(self, state: FileState) -> None:
        super().__init__(*_WORDS[state])
        self.state = state


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Outcome of reading every page: how many there are, and what could not be read."""

    ok: bool
    pages: int
    problems: tuple[str, ...]


class _Checkable(Protocol):
    def connection(self) -> apsw.Connection: ...


def look(path: Path) -> FileState:
    """What the file seems to be, without a key: ENCRYPTED means probably one of ours."""
    try:
        info = os.stat(path)
        if not stat.S_ISREG(info.st_mode):
            return FileState.NOT_A_FILE
        header = read_header(path)
    except (FileNotFoundError, NotADirectoryError):
        return FileState.MISSING
    except OSError:
        return FileState.UNREADABLE
    return _from_header(header, info.st_size)


def _from_header(header: bytes, size: int) -> FileState:
    if size == 0:
        return FileState.EMPTY
    if header.startswith(_PLAIN_START):
        return FileState.PLAIN_SQLITE
    if not _is_like_ours(header):
        return FileState.OTHER_FILE
    return FileState.TRUNCATED if size % PAGE_SIZE else FileState.ENCRYPTED


def _is_like_ours(header: bytes) -> bool:
    modes_are_known = set(header[18:20]) <= {1, 2}
    return header[16:18] == _PAGE_SIZE_BYTES and modes_are_known and header[20:24] == _TAIL_BYTES


def read_header(path: Path) -> bytes:
    """The first 24 bytes of the file: key id, then the part of the header that is never encrypted."""
    with path.open("rb") as file:
        return file.read(_HEADER_SIZE)


def stored_key_id(path: Path) -> bytes | None:
    """Id of the key that the file was locked with; `None` where that can't be read."""
    try:
        header = read_header(path)
    except OSError:
        return None
    return header[:KEY_ID_SIZE] if _is_like_ours(header) else None


def check(database: _Checkable) -> CheckReport:
    """Bring the write-ahead log home, then read every page and compare every index."""
    connection = database.connection()
    try:
        _bring_home(connection)
        pages = int(connection.pragma("page_count") or 0)
    except apsw.Error:
        return CheckReport(False, 0, ("The beginning of the file could not be read.",))
    problems = tuple(problem for pragma in ("integrity_check", "quick_check") for problem in _ask(connection, pragma))
    if problems:
        problems = _unreadable_tables(connection) or problems
    return CheckReport(not problems, pages, tuple(dict.fromkeys(problems)))


def _bring_home(connection: apsw.Connection) -> None:
    """Checkpoint where this connection may write; a torn checkpoint looks like damage until it is done."""
    if connection.readonly("main"):
        return
    with contextlib.suppress(apsw.ReadOnlyError, apsw.BusyError, apsw.LockedError):
        connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)


def _ask(connection: apsw.Connection, pragma: str) -> tuple[str, ...]:
    try:
        answers = tuple(str(row[0]) for row in connection.execute(f"PRAGMA {pragma}"))
    except apsw.Error:
        return ("Part of the file could not be read.",)
    return () if answers == ("ok",) else answers


def _unreadable_tables(connection: apsw.Connection) -> tuple[str, ...]:
    names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name"
    try:
        tables = [str(row[0]) for row in connection.execute(names)]
    except apsw.Error:
        return ("The list of tables could not be read.",)
    return tuple(f"Part of {table} could not be read." for table in tables if not _is_readable(connection, table))


def _is_readable(connection: apsw.Connection, table: str) -> bool:
    quoted = table.replace('"', '""')
    try:
        for _row in connection.execute(f'SELECT * FROM "{quoted}" NOT INDEXED'):
            pass
    except apsw.Error:
        return False
    return True
