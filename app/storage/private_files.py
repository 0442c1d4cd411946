"""Files that only the owner may read, written so that a kill leaves the old or the new one."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
from pathlib import Path


def make_private_folder(folder: Path) -> None:
    """The folder exists, and unless it already holds other things only the owner can enter it, whatever the umask."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        with contextlib.suppress(PermissionError):
            folder.chmod(0o700)


def create_private(path: Path) -> int:
    """Descriptor of a new file with mode 600, open for writing; raises FileExistsError rather than overwrite."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # sticks formatted for Windows know no modes
            os.fchmod(descriptor, 0o600)
    return descriptor


def beside(path: Path, purpose: str) -> Path:
    """A free hidden name in the same folder, for work that must not carry the final name yet."""
    return path.with_name(f".{path.name[:60]}.{secrets.token_hex(4)}.{purpose}")


def replace_with(path: Path, content: bytes) -> None:
    """Put `content` in place of the file in one step, on the disk before it is visible."""
    temporary = beside(path, "part")
    try:
        with os.fdopen(create_private(temporary), "wb") as file:
            file.write(content)
            flush(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def flush(descriptor: int) -> None:
    """What was written is on the disk; a disk that reports an error here is never asked twice."""
    os.fsync(descriptor)


def sync_file(path: Path) -> None:
    """What another writer left in the file is on the disk."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        flush(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Names in the folder survive a power cut (Windows does this by itself)."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
