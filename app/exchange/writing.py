"""Writing a file so that only its owner reads it and a half one never carries its name."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from app.domain.errors import KeepwarmError

_NO_ROOM = frozenset([errno.ENOSPC, errno.EDQUOT])


@contextmanager
def new_file(path: Path) -> Iterator[BinaryIO]:
    """A file opened for writing beside `path`, mode 600, that takes its name when all went well."""
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        hint = "There is no room left there." if error.errno in _NO_ROOM else error.strerror or ""
        raise KeepwarmError("The file could not be written.", hint) from error
    finally:
        if beside is not None:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
