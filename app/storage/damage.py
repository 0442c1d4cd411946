"""Errors of the engine while a file is being opened, told in words that the unlock page can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import apsw
from peewee import DatabaseError

from app.storage.diagnosis import FileState, OpeningFailed

_FULL = (apsw.FullError, apsw.ReadOnlyError, apsw.CantOpenError)
_BUSY = (apsw.BusyError, apsw.LockedError)


@contextmanager
def named_damage() -> Iterator[None]:
    """Raises OpeningFailed in place of an engine's error: not writable, busy, or damaged."""
    try:
        yield
    except _FULL:
        raise OpeningFailed(FileState.NOT_WRITABLE) from None
    except _BUSY:
        raise OpeningFailed(FileState.BUSY) from None
    except (apsw.Error, DatabaseError):
        raise OpeningFailed(FileState.DAMAGED) from None
