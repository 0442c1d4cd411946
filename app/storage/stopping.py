"""Stopping a long write wherever it stands: the engine itself asks, every few milliseconds, whether to go on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import apsw
from peewee import DatabaseError

from app.domain.errors import Cancelled

_STEPS = 20_000


@contextmanager
def stoppable(connection: apsw.Connection, is_cancelled: Callable[[], bool] | None) -> Iterator[None]:
    """Raises `Cancelled` out of whatever statement is running once `is_cancelled` says so."""
    if is_cancelled is None:
        yield
        return
    connection.set_progress_handler(is_cancelled, _STEPS)
    try:
        yield
    except (apsw.Error, DatabaseError):
        if is_cancelled():
            raise Cancelled from None
        raise
    finally:
        connection.set_progress_handler(None)
