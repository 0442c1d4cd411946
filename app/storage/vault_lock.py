"""One writer per vault: a lock the system lets go of by itself, and a look at the folder it lies in."""

from __future__ import annotations

import contextlib
import os
import platform
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from app.domain.errors import KeepwarmError
from app.storage.diagnosis import FileState, OpeningFailed

LOCK_NAME = "lock"
# Windows locks bytes, and locked bytes can't be read: one far behind the text is taken.
_LOCKED_BYTE = 1 << 30
_CONFLICT = re.compile(
    r"^(keepwarm|keys)([ ._(-].*(conflict|konflikt|\(\d+\)|cop(y|ie)|kopie|sync-)|-[^.]+\.(db|json)$)", re.IGNORECASE
)
_NETWORK_KINDS = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ncpfs", "davfs", "ceph", "glusterfs")
_NETWORK_FUSE = ("fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.davfs2", "fuse.glusterfs", "fuse.s3fs")
_SYNCHRONISED = re.compile(
    r"^(dropbox|onedrive|nextcloud|owncloud|google ?drive|my drive|icloud|icloud ?drive|mobile documents|pcloud|mega"
    r"|megasync|syncthing|sync|seafile|proton ?drive)( ?[-(].*)?$",
    re.IGNORECASE,
)


class FolderConcern(StrEnum):
    """Why a folder is a risky home for a vault; a reason to warn, never to refuse."""

    NETWORK = "network"
    SYNCHRONISED = "synchronised"
    CONFLICT_COPY = "conflict copy"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who took the lock last."""

    host: str
    pid: int
    since: str


class VaultBusy(KeepwarmError):
    """Another process writes this vault; `holder` says which, where that is known."""

    def __init__(self, holder: Holder | None) -> None:
        super().__init__("This file is already open in another Keepwarm window.", "Use that window, or close it first.")
        self.holder = holder


class VaultLock:
    """The lock of one vault; it ends with the process, so a stale file never blocks."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._descriptor is not None

    def acquire(self, now: datetime) -> None:
        """Take the lock at once or raise VaultBusy; a file system without locks is only worth a warning."""
        if self._descriptor is not None:
            return
        try:
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            raise OpeningFailed(FileState.NOT_WRITABLE) from None
        if not _try_lock(descriptor):
            os.close(descriptor)
            raise VaultBusy(holder(self.path))
        self._descriptor = descriptor
        with contextlib.suppress(OSError):
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"{platform.node()}\n{os.getpid()}\n{now.isoformat()}\n".encode())

    def release(self) -> None:
        """Let go; the file stays, because removing it would race with the next one."""
        if self._descriptor is not None:
            _unlock(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = None


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


def _unlock(descriptor: int) -> None:
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_UN)


def holder(path: Path) -> Holder | None:
    """Who wrote the lock file last; `None` where it says nothing readable."""
    try:
        with path.open("rb") as file:
            host, pid, since = file.read(1000).decode().splitlines()[:3]
        return Holder(host, int(pid), since)
    except (OSError, ValueError):
        return None


def conflict_copies(folder: Path) -> tuple[Path, ...]:
    """Copies that a program which synchronises folders left beside the vault's files."""
    try:
        return tuple(sorted(path for path in folder.iterdir() if _CONFLICT.match(path.name)))
    except OSError:
        return ()


def concerns(folder: Path) -> tuple[FolderConcern, ...]:
    """What the owner should be warned of about this folder."""
    found = []
    if _file_system(folder) in (*_NETWORK_KINDS, *_NETWORK_FUSE):
        found.append(FolderConcern.NETWORK)
    if any(_SYNCHRONISED.match(part) for part in folder.absolute().parts):
        found.append(FolderConcern.SYNCHRONISED)
    if conflict_copies(folder):
        found.append(FolderConcern.CONFLICT_COPY)
    return tuple(found)


def _file_system(folder: Path) -> str:
    """Kind of the file system under the folder, as Linux names it; empty where that can't be told."""
    if str(folder).startswith("\\\\"):
        return "smbfs"
    try:
        lines = Path("/proc/self/mounts").read_text(errors="replace").splitlines()
    except OSError:
        return ""
    return deepest_mount(folder.absolute(), (line.split() for line in lines))


def deepest_mount(folder: Path, mounts: Iterable[list[str]]) -> str:
    """Kind of the mount nearest above the folder, from the fields of a mount table."""
    best, kind = -1, ""
    for fields in mounts:
        point = fields[1].replace("\\040", " ") if len(fields) > 2 else ""
        if point and folder.is_relative_to(point) and len(point) >= best:
            best, kind = len(point), fields[2]
    return kind
