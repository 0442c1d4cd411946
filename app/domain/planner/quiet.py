"""Keeps a library from writing to standard output: HiGHS prints a line of its own now and then."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Lock

_STANDARD_OUTPUT = 1


class _Silence:
    """How many are keeping it quiet now, and the handle that the last of them puts back."""

    lock = Lock()
    users = 0
    kept: int | None = None


@contextmanager
def quiet() -> Iterator[None]:
    """Standard output of the whole process goes nowhere for a while; does nothing where there is none.

    Several threads may keep it quiet at the same time; the last one to finish puts it back.
    """
    with _Silence.lock:
        _Silence.users += 1
        if _Silence.users == 1:
            _Silence.kept = _redirected()
    try:
        yield
    finally:
        with _Silence.lock:
            _Silence.users -= 1
            if not _Silence.users and _Silence.kept is not None:
                _flush()
                os.dup2(_Silence.kept, _STANDARD_OUTPUT)
                os.close(_Silence.kept)


def _redirected() -> int | None:
    """Sends standard output nowhere; returns the handle to put back."""
    kept = _kept()
    if kept is not None:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), _STANDARD_OUTPUT)
    return kept


def _kept() -> int | None:
    """A second handle of standard output, emptied before; None if it is closed (a window without a console)."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
    _flush()
    try:
        return os.dup(_STANDARD_OUTPUT)
    except OSError:
        return None


def _flush() -> None:
    """Empties the buffers of the C library, which HiGHS writes into."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None).fflush(None)
