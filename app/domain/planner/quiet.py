"""Keeps a library from writing to standard output: HiGHS prints a line of its own now and then."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_STANDARD_OUTPUT = 1


@contextmanager
def quiet() -> Iterator[None]:
    """Standard output of the whole process goes nowhere for a while; does nothing where there is none."""
    kept = _kept()
    if kept is None:
        yield
        return
    try:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), _STANDARD_OUTPUT)
        yield
    finally:
        _flush()
        os.dup2(kept, _STANDARD_OUTPUT)
        os.close(kept)


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
