"""Vaults of a size, made once and kept for the run; opened with the key in hand."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from app.clock import Clock
from app.services.desk import Desk
from app.services.vault import VaultService, vault_at
from tests.benchmarks.crowd import crowd_of, fill

PASSPHRASE = "plum tree by the gate"


@dataclass(frozen=True)
class Opened:
    """A vault and its desk."""

    service: VaultService
    desk: Desk


class Vaults:
    """Makes the vault of a size when it is first asked for; `close` takes everything away."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="keepwarm-benchmark-"))
        self._keys: dict[int, bytes] = {}

    def folder(self, size: int) -> Path:
        """Folder of the vault with so many customers."""
        folder = self._folder / str(size)
        if size not in self._keys:
            service = vault_at(folder)
            service.create(PASSPHRASE, use_keyring=False)
            self._keys[size] = service._vault.file_key
            fill(service.open_desk().store, crowd_of(size, Clock().today()))
            service.close()
        return folder

    def key(self, size: int) -> bytes:
        """Key of that vault."""
        self.folder(size)
        return self._keys[size]

    def open(self, size: int) -> Opened:
        """That vault, open."""
        return opened(self.folder(size), self.key(size))

    def work_folder(self) -> Path:
        """A folder for files of a job."""
        return Path(tempfile.mkdtemp(dir=self._folder))

    def close(self) -> None:
        """Take all files away."""
        shutil.rmtree(self._folder, ignore_errors=True)


def opened(folder: Path, key: bytes) -> Opened:
    """A vault opened with its key."""
    service = vault_at(folder)
    service._vault.unlock(key)
    return Opened(service, service.open_desk())
