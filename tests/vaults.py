"""Real vaults for tests of services and pages, with a keyring in memory and a clock that stands still."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.clock import FixedClock
from app.services.vault import VaultService, vault_at
from app.storage.keyring_slot import KeyringStore
from tests.storage.conftest import MemoryKeyring

PASSPHRASE = "plum tree by the gate"
MOMENT = datetime(2026, 6, 11, 10, 12, tzinfo=UTC)


class TestVault:
    """A vault's service with the keyring and the clock that it uses, so that a test can make trouble."""

    __test__ = False

    def __init__(self, folder: Path, keyring: MemoryKeyring | None = None, clock: FixedClock | None = None) -> None:
        self.keyring = keyring or MemoryKeyring()
        self.clock = clock or FixedClock(MOMENT)
        self.service = self.at(folder)

    def at(self, folder: Path) -> VaultService:
        """The service of another folder, or of the same one as a second process would see it."""
        return vault_at(folder, self.clock, KeyringStore(lambda: self.keyring))

    def created(self, passphrase: str | None = PASSPHRASE, use_keyring: bool = True) -> str:
        """Make the vault with a first action in it and leave it open; the recovery code."""
        code = self.service.create(passphrase, use_keyring)
        self.service.open_desk().settings.change("owner", name="Nora Lindqvist", business="Lindqvist Garden")
        return code.text

    def reopened(self) -> VaultService:
        """The same vault, closed and looked at afresh."""
        self.service.close()
        self.service = self.at(self.service.folder)
        return self.service

    def later(self, **span: float) -> None:
        """Let time pass."""
        self.clock.moment += timedelta(**span)
