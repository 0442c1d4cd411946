"""A long write gets room in memory and can be stopped wherever it stands: the engine itself asks whether to go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import apsw
from peewee import DatabaseError

from app.domain.errors import Cancelled

_STEPS = 20_000
ROOM_KIB = 24_576
"""So many pages stay in memory meanwhile; otherwise those of random indexes go out and come back again and again."""


@contextmanager
def stoppable(connection: apsw.Connection, is_cancelled: Callable[[], bool] | None) -> Iterator[None]:
    """Raises `Cancelled` out of whatever statement is running once `is_cancelled` says so."""
    if is_cancelled is None:
        yield
        return
    connection.set_progress_handler(is_cancelled, _STEPS)
    try:
        with roomy(connection):
            yield
    except (apsw.Error, DatabaseError):
        if is_cancelled():
            raise Cancelled from None
        raise
    finally:
        connection.set_progress_handler(None)


@contextmanager
def roomy(connection: apsw.Connection) -> Iterator[None]:
    """More pages in memory for as long as this lasts."""
    usual = connection.pragma("cache_size")
    connection.pragma("cache_size", -ROOM_KIB)
    try:
        yield
    finally:
        connection.pragma("cache_size", usual)
        connection.pragma("shrink_memory")
