"""The vault as the owner meets it: made, opened, locked, checked, and its keys looked after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.clock import Clock
from app.services.desk import Desk, desk_of
from app.services.vault_keys import VaultKeys
from app.storage import diagnosis
from app.storage.damage import named_damage
from app.storage.diagnosis import CheckReport, FileState, OpeningFailed
from app.storage.encrypted import VaultLocked, generation_of
from app.storage.key_file import KeyFileDamaged, KeyFileMissing, KeyFileNewer
from app.storage.key_slots import WrongSecret
from app.storage.keyring_slot import KeyringState, KeyringStore, KeyringTrouble
from app.storage.passphrase import PassphraseTooShort, Strength, strength
from app.storage.recovery_code import IncompleteCode, RecoveryCode, WrongGroup
from app.storage.schema import NewerFile
from app.storage.store import Store
from app.storage.vault import PassphraseNeeded, Vault, VaultExists
from app.storage.vault_folder import GenerationCheck, GenerationState, PassphraseNotUsed, Slots, VaultState
from app.storage.vault_lock import FolderConcern, VaultBusy

if TYPE_CHECKING:
    from app.services.backups import BackupService

__all__ = [
    "CheckReport",
    "FileState",
    "FolderConcern",
    "GenerationCheck",
    "GenerationState",
    "IncompleteCode",
    "KeyFileDamaged",
    "KeyFileMissing",
    "KeyFileNewer",
    "KeyringState",
    "KeyringTrouble",
    "NewerFile",
    "OpenVault",
    "OpeningFailed",
    "PassphraseNeeded",
    "PassphraseNotUsed",
    "PassphraseTooShort",
    "RecoveryCode",
    "Slots",
    "Strength",
    "VaultBusy",
    "VaultExists",
    "VaultLocked",
    "VaultService",
    "VaultState",
    "WrongGroup",
    "WrongSecret",
    "strength",
    "vault_at",
]

# The sample studio holds invented people only, so its passphrase may stand here and nobody has to keep one in mind.
_SAMPLE_PASSPHRASE = "everybody in here is made up"


@dataclass(frozen=True, slots=True)
class OpenVault:
    """A vault that was opened and what the owner chose: "import", "empty" or "existing"."""

    service: VaultService
    desk: Desk
    choice: str = "existing"


class VaultService(VaultKeys):
    """One vault folder. What asks a keyring or works with a passphrase may be slow: never on the window's thread."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        super().__init__(vault)
        self._clock = clock
        self._desk: Desk | None = None
        self._generation = GenerationCheck(GenerationState.UNKNOWN)

    @cached_property
    def backups(self) -> BackupService:
        """Backups of this vault; loaded after the first page, as nothing of them stands on it."""
        from app.services.backups import BackupService

        service = BackupService(self._vault, self._clock)
        service.attach(self._desk)
        return service

    @property
    def folder(self) -> Path:
        """Where the vault lies."""
        return self._vault.folder

    @property
    def name(self) -> str:
        """What the owner calls the file: the name of its folder."""
        return self._vault.folder.name

    @property
    def state(self) -> VaultState:
        """What the folder holds, and whether it is open."""
        return self._vault.state

    @property
    def desk(self) -> Desk | None:
        """All services on the open vault; `None` while it is locked."""
        return self._desk

    @property
    def generation(self) -> GenerationCheck:
        """How the file stood against its last use on this computer when the desk was opened."""
        return self._generation

    def today(self) -> date:
        """The day it is where the owner is."""
        return self._clock.today()

    @property
    def local_now(self) -> datetime:
        """This moment on the owner's wall clock."""
        return self._clock.now().astimezone()

    def last_used(self) -> datetime | None:
        """When the file was last written, as far as its folder tells."""
        moments = [path.stat().st_mtime for path in self._files()]
        return datetime.fromtimestamp(max(moments), UTC) if moments else None

    def size(self) -> int:
        """Bytes of the file with what was written last."""
        return sum(path.stat().st_size for path in self._files())

    def file_state(self) -> FileState:
        """What the file seems to be, without a key."""
        return diagnosis.look(self._vault.database_path)

    def concerns(self) -> tuple[FolderConcern, ...]:
        """What the owner should be warned of about the folder."""
        return self._vault.concerns()

    def create(self, passphrase: str | None, use_keyring: bool, code: RecoveryCode | None = None) -> RecoveryCode:
        """A new vault, open; raises VaultExists, PassphraseNeeded and PassphraseTooShort."""
        return self._vault.create(passphrase, use_keyring, code)

    def unlock_with_keyring(self) -> None:
        """Open without asking the owner; raises KeyringTrouble and what is wrong with the file."""
        self._vault.open_with_keyring()

    def unlock_with_passphrase(self, passphrase: str) -> None:
        """Open with the passphrase; raises WrongSecret, PassphraseNotUsed and what is wrong with the file."""
        self._vault.open_with_passphrase(passphrase)

    def unlock_with_recovery(self, code: str) -> None:
        """Open with the recovery code; raises WrongGroup, IncompleteCode, WrongSecret or OpeningFailed."""
        self._vault.open_with_recovery(code)

    def restore_here(self, file: Path, secret: str) -> None:
        """A backup as the vault of this folder, which must be new or empty; unlocked afterwards."""
        self._vault.unlock(self.backups.unpack(file, self._vault.folder, secret))

    def open_sample(self) -> bool:
        """Open the sample studio's own vault; True when it is new and still has to be filled."""
        if self._vault.exists():
            self._vault.open_with_passphrase(_SAMPLE_PASSPHRASE)
            return False
        self._vault.create(_SAMPLE_PASSPHRASE, use_keyring=False)
        return True

    def open_desk(self) -> Desk:
        """All services on the unlocked vault; takes a backup before an update; raises NewerFile, OpeningFailed."""
        try:
            with named_damage():
                store = self._store()
        except BaseException:
            self._vault.close_databases()
            raise
        self._desk = desk_of(store)
        self._attach()
        if self._generation.state is not GenerationState.OLDER:
            self.accept_generation()
        return self._desk

    def _store(self) -> Store:
        looks_only = self._vault.read_only
        writer = self._vault.viewer() if looks_only else self._vault.writer()
        self._generation = self._vault.check_generation(generation_of(writer.connection()))
        if looks_only:
            return Store.viewing(writer, self._clock)
        reader, note = self._vault.reader(), self._vault.note_generation
        return Store(writer, reader, self._clock, note, lambda: self.backups.before_update())

    def accept_generation(self) -> None:
        """Go on with the file as it is, although this computer has seen a later one."""
        if self._desk is not None:
            self._vault.note_generation(self._desk.store.history.generation)
            self._generation = GenerationCheck(GenerationState.SAME)

    def lock(self) -> None:
        """Write everything home, close the desk and forget the key; no other process gets the vault meanwhile."""
        self._close_desk()
        self._vault.lock()

    def close(self) -> None:
        """Lock, and let other processes have the vault."""
        self._close_desk()
        self._vault.close()

    def rekey(self, passphrase: str | None, code: RecoveryCode) -> None:
        """Lock the file with a new key and this recovery code; desk and vault are closed then. Raises WrongSecret.

        A wrong passphrase changes nothing and leaves the desk open.
        """
        try:
            self._vault.rekey(passphrase, code)
            self._vault.note_recovery_checked()
        except WrongSecret:
            raise
        except BaseException:
            self._drop()
            raise
        self._drop()

    def check(self) -> CheckReport:
        """Every page read and compared; for a worker."""
        database = self._vault.viewer() if self._vault.read_only else self._vault.reader()
        try:
            return diagnosis.check(database)
        finally:
            database.forget()

    def restore_over(self, file: Path, secret: str = "") -> Path:
        """A backup in place of the file; the folder where today's file is kept. The vault is locked afterwards."""
        try:
            return self.backups.replace(file, secret)
        finally:
            self._drop()

    def restore_and_open(self, file: Path, secret: str = "") -> Desk:
        """The same, and the desk of what was brought back."""
        self.backups.replace(file, secret)
        self._desk = None
        return self.open_desk()

    def restore_keys(self, file: Path) -> None:
        """Put the key file of a backup back beside a file that lost its own; raises OtherVault."""
        from app.storage.restoring import restore_key_file

        restore_key_file(file, self._vault.folder)

    def _files(self) -> tuple[Path, ...]:
        path = self._vault.database_path
        return tuple(one for one in (path, path.with_name(path.name + "-wal")) if one.is_file())

    def _drop(self) -> None:
        """Forget a desk whose connections are closed already, and lock."""
        self._desk = None
        self._attach()
        self._vault.lock()

    def _attach(self) -> None:
        """Tell the backups of the desk as it is now, where they were asked for already."""
        if "backups" in self.__dict__:
            self.backups.attach(self._desk)

    def _close_desk(self) -> None:
        desk, self._desk = self._desk, None
        self._attach()
        if desk is not None:
            desk.store.close()


def vault_at(
    folder: Path, clock: Clock | None = None, keyring: KeyringStore | None = None, read_only: bool = False
) -> VaultService:
    """The service of the vault in this folder; touches nothing on the disk. `read_only` looks beside an open window."""
    clock = clock or Clock()
    return VaultService(Vault(folder, keyring=keyring, clock=clock, read_only=read_only), clock)
