"""What the disk or the engine refused while something was being saved, in the owner's words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw
from peewee import DatabaseError

from app.domain.errors import KeepwarmError

LEAST_BYTES = 1_000_000
_KEPT = "Nothing was changed, and what you typed is still here."
_REFUSED = (apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError)
_SYNCING = (apsw.SQLITE_IOERR_FSYNC, apsw.SQLITE_IOERR_DIR_FSYNC)
_READING = (apsw.SQLITE_IOERR_READ, apsw.SQLITE_IOERR_SHORT_READ, apsw.SQLITE_IOERR_DATA, apsw.SQLITE_IOERR_CORRUPTFS)


class NotSaved(KeepwarmError):
    """The action did not happen; the file is as it was before."""


class DiskFull(NotSaved):
    """There was no room; `bytes_needed` is an estimate."""

    def __init__(self, bytes_needed: int) -> None:
        hint = f"Keepwarm needs about {bytes_needed:,} bytes. {_KEPT} Make some room and save again."
        super().__init__("The disk is full, so this was not saved.", hint)
        self.bytes_needed = bytes_needed


class FileGone(NotSaved):
    """The file was deleted, moved or replaced while it was open; what is written to it would vanish."""

    def __init__(self) -> None:
        hint = f"{_KEPT} Put the file back, or quit and open the newest backup."
        super().__init__("The file with your customers was moved or replaced while it was open.", hint)


class DiskBroken(NotSaved):
    """The disk took what was written and then lost it; nothing more is written until the vault is opened again."""

    def __init__(self) -> None:
        hint = f"{_KEPT} Keepwarm writes nothing more until you open it again. Please check the disk."
        super().__init__("The disk could not keep what was written.", hint)


class PartDamaged(NotSaved):
    """A page could not be read as it was written."""

    def __init__(self) -> None:
        hint = "Nothing was changed. Check the file in Settings; the newest backup can be brought back from there."
        super().__init__("Part of the file is damaged and was not used.", hint)


@contextmanager
def told_kindly(database: Path) -> Iterator[None]:
    """Raises `NotSaved` in place of an engine's error that has a cause outside Keepwarm."""
    try:
        yield
    except (apsw.Error, DatabaseError, MemoryError) as error:
        told = in_words(error, database)
        if told is None:
            raise
        raise told from None


def in_words(error: BaseException, database: Path) -> KeepwarmError | None:
    """What the owner is told of an engine's error; None where it is a mistake of ours."""
    cause = _engine_error(error)
    if isinstance(cause, apsw.FullError):
        return DiskFull(max(LEAST_BYTES, 2 * _size(database.with_name(database.name + "-wal"))))
    if isinstance(cause, apsw.CorruptError | apsw.NotADBError) or _code(cause) in _READING:
        return PartDamaged()
    if _code(cause) in _SYNCING:
        return DiskBroken()
    if isinstance(cause, apsw.IOError):
        return NotSaved("The disk did not take this.", f"{_KEPT} Try again; if it happens again, check the disk.")
    if isinstance(cause, _REFUSED):
        return NotSaved("The file may only be read, so this was not saved.", _KEPT)
    if isinstance(cause, apsw.BusyError | apsw.LockedError):
        return NotSaved("Another program is using the file.", f"{_KEPT} Wait a moment and save again.")
    if isinstance(cause, apsw.NoMemError | MemoryError):
        return NotSaved("There is not enough memory for this.", _KEPT)
    return None


def _engine_error(error: BaseException) -> BaseException:
    """The engine's own error behind the one that peewee made of it."""
    if isinstance(error, DatabaseError):
        return next((item for item in (*error.args, error.__cause__, error.__context__) if _is_engines(item)), error)
    return error


def _is_engines(item: object) -> bool:
    return isinstance(item, apsw.Error)


def _code(error: BaseException) -> int:
    return int(getattr(error, "extendedresult", 0) or 0)


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0
