"""Connections to the encrypted file: the key comes first, then the settings that keep every promise."""

from __future__ import annotations

import contextlib
import os
import tempfile
import weakref
from pathlib import Path
from typing import Any

import apsw
from playhouse.apsw_ext import APSWDatabase

from app.domain.errors import KeepwarmError
from app.storage.diagnosis import KEY_ID_SIZE, PAGE_SIZE, FileState, OpeningFailed, look, read_header, stored_key_id
from app.storage.private_files import beside, create_private, sync_folder

DATABASE_NAME = "keepwarm.db"
KEY_SIZE = 32
APPLICATION_ID = 0x4B656570
_LOGS = ("-wal", "-shm", "-journal")
_SETTINGS = (
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA secure_delete=ON",
    "PRAGMA wal_autocheckpoint=1000",
    "PRAGMA journal_size_limit=67108864",
)
_READING_CACHE_KIB = 16 * 1024
"""A page that is kept need not be deciphered again: a month of the calendar touches a thousand of them."""
_READING_FAILED = (
    apsw.SQLITE_IOERR_READ,
    apsw.SQLITE_IOERR_SHORT_READ,
    apsw.SQLITE_IOERR_DATA,
    apsw.SQLITE_IOERR_CORRUPTFS,
)
_NEVER_OURS = (FileState.MISSING, FileState.NOT_A_FILE, FileState.EMPTY, FileState.PLAIN_SQLITE, FileState.UNREADABLE)


class VaultLocked(KeepwarmError):
    """The key was forgotten; the vault has to be opened again."""

    def __init__(self) -> None:
        super().__init__("Keepwarm is locked.", "Unlock it to go on. Nothing was lost.")


def key_id(key: bytes | bytearray) -> bytes:
    """Public name of a key, 16 bytes that say nothing about it; they stand at the beginning of its file."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_ID_SIZE, None, b"keepwarm key id 1").derive(bytes(key))


def open_connection(
    path: Path,
    key: bytes | bytearray,
    *,
    create: bool = False,
    readonly: bool = False,
    query_only: bool = False,
    busy_seconds: float = 5.0,
) -> apsw.Connection:
    """A connection that has proved its key; raises OpeningFailed, and never makes a file unless told to."""
    if len(key) != KEY_SIZE:
        raise ValueError("a file key has 32 bytes")
    if create:
        _make_private_file(path)
    elif (state := look(path)) in _NEVER_OURS or (state is FileState.TRUNCATED and not _has_log(path)):
        raise OpeningFailed(state)
    try:
        connection = _connect(path, key, create, readonly, busy_seconds)
        if not readonly:
            _settle(connection, query_only)
    except apsw.Error as error:
        raise OpeningFailed(_reason(error, path, key)) from None
    if create and read_header(path)[:KEY_ID_SIZE] != key_id(key):
        connection.close()
        raise OpeningFailed(FileState.PLAIN_SQLITE)
    return connection


def _has_log(path: Path) -> bool:
    """Whether a write-ahead log may still bring home what the end of the file lacks."""
    log = path.with_name(path.name + _LOGS[0])
    return log.exists() and log.stat().st_size > 0


def _make_private_file(path: Path) -> None:
    try:
        os.close(create_private(path))
    except OSError as error:
        if isinstance(error, FileExistsError):
            raise
        raise OpeningFailed(FileState.NOT_WRITABLE) from None


def _connect(path: Path, key: bytes | bytearray, create: bool, readonly: bool, busy_seconds: float) -> apsw.Connection:
    address = path.absolute().as_uri()
    if not readonly:
        return _unlocked(address, key, apsw.SQLITE_OPEN_READWRITE, create, busy_seconds)
    try:
        return _unlocked(address + "?mode=ro", key, apsw.SQLITE_OPEN_READONLY, False, busy_seconds)
    except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.IOError, apsw.FullError):
        # A full disk or a read-only folder has no room for the shared index of the write-ahead log.
        return _unlocked(address + "?immutable=1", key, apsw.SQLITE_OPEN_READONLY, False, busy_seconds)


def _unlocked(address: str, key: bytes | bytearray, flags: int, create: bool, busy_seconds: float) -> apsw.Connection:
    connection = apsw.Connection(address, flags=flags | apsw.SQLITE_OPEN_URI)
    try:
        connection.set_busy_timeout(int(busy_seconds * 1000))
        connection.execute("PRAGMA cipher='chacha20'")
        connection.execute("PRAGMA legacy=0")
        salt = key_id(key).hex() if create else ""
        connection.execute(f"PRAGMA key='raw:{bytes(key).hex()}{salt}'", can_cache=False)
        if create:
            connection.execute(f"PRAGMA page_size={PAGE_SIZE}")
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("PRAGMA schema_version").fetchall()
    except apsw.Error:
        connection.close()
        raise
    return connection


def _settle(connection: apsw.Connection, query_only: bool) -> None:
    try:
        if not query_only and not _is_writable(connection):
            raise OpeningFailed(FileState.NOT_WRITABLE)
        for setting in _SETTINGS:
            connection.execute(setting).fetchall()
        if query_only:
            connection.execute("PRAGMA query_only=ON")
            connection.execute(f"PRAGMA cache_size=-{_READING_CACHE_KIB}")
    except (apsw.Error, OpeningFailed):
        connection.close()
        raise


def _is_writable(connection: apsw.Connection) -> bool:
    """SQLite quietly opens a protected file for reading only; a file that is written must not be one of those."""
    return not connection.readonly("main") and connection.execute("PRAGMA journal_mode=WAL").fetchall() == [("wal",)]


def _reason(error: apsw.Error, path: Path, key: bytes | bytearray) -> FileState:
    if isinstance(error, apsw.BusyError | apsw.LockedError):
        return FileState.BUSY
    if isinstance(error, apsw.ReadOnlyError | apsw.CantOpenError | apsw.FullError | apsw.PermissionsError):
        return FileState.NOT_WRITABLE
    if isinstance(error, apsw.IOError):
        reading_failed = getattr(error, "extendedresult", 0) in _READING_FAILED
        return FileState.UNREADABLE if reading_failed else FileState.NOT_WRITABLE
    seen = look(path)
    if stored_key_id(path) == key_id(key) or isinstance(error, apsw.CorruptError):
        return seen if seen is FileState.TRUNCATED else FileState.DAMAGED
    if _only_the_key_id_is_lost(path, key):
        return FileState.DAMAGED
    return FileState.OTHER_KEY if seen is FileState.ENCRYPTED else seen


def _only_the_key_id_is_lost(path: Path, key: bytes | bytearray) -> bool:
    """Whether the first page answers to the key once its id is put back (tried on a copy of that page)."""
    try:
        with path.open("rb") as file, tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "page"
            copy.write_bytes(key_id(key) + file.read(PAGE_SIZE)[KEY_ID_SIZE:])
            _unlocked(copy.as_uri(), key, apsw.SQLITE_OPEN_READWRITE, False, 0).close()
    except apsw.CorruptError:
        return True  # the page is genuine, only the pages behind it are missing here
    except (apsw.Error, OSError):
        return False
    return True


def create_database(path: Path, key: bytes | bytearray) -> None:
    """An empty encrypted database, complete before it carries its name."""
    unfinished = beside(path, "new")
    open_connection(unfinished, key, create=True).close()
    remove_logs(path)
    os.replace(unfinished, path)
    sync_folder(path.parent)


def generation_of(connection: apsw.Connection) -> int:
    """Number of actions the file has seen; 0 before the first."""
    try:
        rows = connection.execute("SELECT value FROM vault_state WHERE name = 'generation'").fetchall()
    except apsw.SQLError:
        return 0
    return int(str(rows[0][0])) if rows else 0


def remove_logs(path: Path) -> None:
    """Take away the write-ahead log and its index beside a database that nobody has open."""
    for ending in _LOGS:
        path.with_name(path.name + ending).unlink(missing_ok=True)


class EncryptedDatabase(APSWDatabase):  # type: ignore[misc]
    """A peewee database on the encrypted file; its key is never shown and can be forgotten."""

    def __init__(
        self,
        path: Path,
        key: bytes | bytearray,
        *,
        create: bool = False,
        readonly: bool = False,
        query_only: bool = False,
        thread_safe: bool = True,
        busy_seconds: float = 5.0,
    ) -> None:
        if len(key) != KEY_SIZE:
            raise ValueError("a file key has 32 bytes")
        self.path = path
        self._key = bytearray(key)
        self._create = create
        self._ways: dict[str, Any] = {"readonly": readonly, "query_only": query_only, "busy_seconds": busy_seconds}
        self._opened: weakref.WeakSet[apsw.Connection] = weakref.WeakSet()
        self._identity: tuple[int, int] | None = None
        super().__init__(str(path), thread_safe=thread_safe)

    def _connect(self) -> apsw.Connection:
        if not self._key:
            raise VaultLocked
        connection = open_connection(self.path, self._key, create=self._create, **self._ways)
        self._create = False
        self._identity = self._identity or self._identity_on_disk()
        self._opened.add(connection)
        try:
            self._add_conn_hooks(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _log_query(self, sql: str, params: object) -> None:
        """Keeps peewee from writing statements, and with them customers, to a log."""

    def _identity_on_disk(self) -> tuple[int, int] | None:
        try:
            info = os.stat(self.path)
        except OSError:
            return None
        return info.st_dev, info.st_ino

    def is_in_place(self) -> bool:
        """Whether the path still leads to the file that is open; otherwise what is saved would vanish."""
        return self._identity is None or self._identity == self._identity_on_disk()

    def checkpoint(self) -> None:
        """Bring the write-ahead log home as far as readers allow."""
        with contextlib.suppress(apsw.Error):
            self.connection().wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)

    def forget(self) -> None:
        """Close every connection of every thread and overwrite the key."""
        for connection in tuple(self._opened):
            with contextlib.suppress(apsw.Error):
                connection.interrupt()
            with contextlib.suppress(apsw.Error):
                connection.close()
        self._opened.clear()
        self._key[:] = bytes(len(self._key))
        self._key.clear()
        with contextlib.suppress(Exception):
            self.close()
