"""The folder of a vault: what it holds, the one key that is open, and the connections made with it."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from app.clock import Clock
from app.domain.errors import KeepwarmError
from app.storage.diagnosis import FileState, OpeningFailed, look, stored_key_id
from app.storage.encrypted import DATABASE_NAME, EncryptedDatabase, VaultLocked, key_id, open_connection
from app.storage.key_file import KEY_FILE_NAME, KeyFile, KeyFileDamaged, KeyFileNotWritten, Keys, KeySet
from app.storage.key_slots import KeySlot, SlotKind, WrongSecret, unwrap
from app.storage.keyring_slot import KeyringState, KeyringStore, KeyringTrouble
from app.storage.vault_lock import LOCK_NAME, FolderConcern, VaultLock, concerns


class VaultState(StrEnum):
    """What a folder holds, and whether its key is at hand."""

    NONE = "none"
    KEYS_MISSING = "keys missing"
    DATABASE_MISSING = "database missing"
    LOCKED = "locked"
    OPEN = "open"


class GenerationState(StrEnum):
    """How the database's counter of actions stands against the one in the key file."""

    SAME = "same"
    OLDER = "older"
    NEWER = "newer"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class GenerationCheck:
    """OLDER by 35 means: this file is 35 actions older than when it was last used on this computer."""

    state: GenerationState
    by: int = 0


@dataclass(frozen=True, slots=True)
class Slots:
    """Which secrets open the vault, and when they were last seen to."""

    keyring: bool
    passphrase: bool
    recovery: bool
    passphrase_set_on: date | None
    recovery_checked_on: date | None


class PassphraseNotUsed(KeepwarmError):
    """The vault was made without a passphrase."""

    def __init__(self) -> None:
        super().__init__("This file has no passphrase.", "The recovery code opens it.")


class VaultFolder:
    """One vault folder; holds the key while open, and at most one process holds it for writing."""

    def __init__(
        self,
        folder: Path,
        *,
        keyring: KeyringStore | None = None,
        clock: Clock | None = None,
        read_only: bool = False,
    ) -> None:
        self.folder = folder
        self.read_only = read_only
        self.keyring = keyring or KeyringStore()
        self.clock = clock or Clock()
        self.key_file = KeyFile(folder / KEY_FILE_NAME)
        self._vault_lock = VaultLock(folder / LOCK_NAME)
        self._key = bytearray()
        self._databases: weakref.WeakSet[EncryptedDatabase] = weakref.WeakSet()

    @property
    def database_path(self) -> Path:
        """The encrypted database."""
        return self.folder / DATABASE_NAME

    @property
    def vault_id(self) -> str:
        """Id that the vault keeps for life; its backups and copies share it."""
        return self.key_file.read().vault_id

    @property
    def key_id(self) -> str:
        """Public id of the open file key."""
        return key_id(self.file_key).hex()

    @property
    def file_key(self) -> bytes:
        """The key of the file; raises VaultLocked."""
        if not self._key:
            raise VaultLocked
        return bytes(self._key)

    @property
    def state(self) -> VaultState:
        """What is there, without asking for any secret."""
        if self._key:
            return VaultState.OPEN
        has_database = look(self.database_path) is not FileState.MISSING
        if not self.key_file.path.exists():
            return VaultState.KEYS_MISSING if has_database else VaultState.NONE
        if has_database:
            return VaultState.LOCKED
        was_never_used = self.key_file.generation() == 0
        return VaultState.NONE if was_never_used else VaultState.DATABASE_MISSING

    def exists(self) -> bool:
        """Whether the folder holds a vault, or what is left of one."""
        return self.state is not VaultState.NONE

    def concerns(self) -> tuple[FolderConcern, ...]:
        """What the owner should be warned of about the folder."""
        return concerns(self.folder)

    def slots(self) -> Slots:
        """Which secrets open the vault; readable while locked."""
        one = self.current_set(self.key_file.read())
        has = {kind: one.slot(kind) is not None for kind in SlotKind}
        return Slots(
            has[SlotKind.KEYRING],
            has[SlotKind.PASSPHRASE],
            has[SlotKind.RECOVERY],
            one.passphrase_set_on,
            one.recovery_checked_on,
        )

    def current_set(self, keys: Keys) -> KeySet:
        """The key set that fits the database by its id; the first where the database can't say."""
        stored = stored_key_id(self.database_path)
        fitting = (one for one in keys.sets if stored is not None and one.key_id == stored.hex())
        found = next(fitting, None) or next(iter(keys.sets), None)
        if found is None:
            raise KeyFileDamaged
        return found

    def open_with_keyring(self) -> None:
        """Open without asking the owner anything; raises KeyringTrouble."""
        try:
            self._open_with(SlotKind.KEYRING, lambda slot: self.keyring.get(slot.name))
        except WrongSecret:
            raise KeyringTrouble(KeyringState.DAMAGED) from None

    def unlock(self, key: bytes) -> None:
        """Open with the file key itself, once it has proved to be the database's."""
        took_lock = self.take_lock()
        try:
            open_connection(self.database_path, key, readonly=self.read_only).close()
        except BaseException:
            if took_lock:
                self._vault_lock.release()
            raise
        self.set_key(key)

    def open_with_secret(self, kind: SlotKind, secret: bytes) -> None:
        """Open with a passphrase's or a recovery code's bytes; raises WrongSecret."""
        self._open_with(kind, lambda _slot: secret)

    def _open_with(self, kind: SlotKind, secret_of: Callable[[KeySlot], bytes]) -> None:
        keys = self.key_file.read()
        if look(self.database_path) is FileState.MISSING:
            raise OpeningFailed(FileState.MISSING)
        key_set, key = self._find_key(keys, kind, secret_of)
        self.unlock(key)
        if len(keys.sets) > 1 and not self.read_only:
            self.keep_only(keys, key_set)

    def _find_key(self, keys: Keys, kind: SlotKind, secret_of: Callable[[KeySlot], bytes]) -> tuple[KeySet, bytes]:
        first = self.current_set(keys)
        failure: KeepwarmError | None = None
        for one in (first, *(other for other in keys.sets if other is not first)):
            slot = one.slot(kind)
            if slot is None:
                continue
            try:
                key = unwrap(slot, secret_of(slot), keys.vault_id)
            except KeepwarmError as error:
                failure = failure or error
            else:
                return one, key
        if isinstance(failure, WrongSecret) and not keys.is_sound:
            raise KeyFileDamaged
        raise failure or self._no_slot(kind)

    @staticmethod
    def _no_slot(kind: SlotKind) -> KeepwarmError:
        return {
            SlotKind.KEYRING: KeyringTrouble(KeyringState.NOT_USED),
            SlotKind.PASSPHRASE: PassphraseNotUsed(),
            SlotKind.RECOVERY: KeyFileDamaged(),
        }[kind]

    def keep_only(self, keys: Keys, key_set: KeySet) -> None:
        """Finish a change of key: the other sets go, from the key file first and then from the keyring.

        Where the disk refuses, they stay beside it until the vault is opened again.
        """
        try:
            self.key_file.write(Keys(keys.vault_id, (key_set,)))
        except KeyFileNotWritten:
            return
        for other in keys.sets:
            if other.key_id != key_set.key_id:
                self.drop_keyring_entry(other)

    def drop_keyring_entry(self, key_set: KeySet) -> None:
        """Take this set's secret out of the keyring, where that is possible."""
        slot = key_set.slot(SlotKind.KEYRING)
        if slot is not None:
            self.keyring.remove(slot.name)

    def writer(self) -> EncryptedDatabase:
        """The one connection that writes, to be shared by all threads through the writer queue."""
        return self._give(EncryptedDatabase(self.database_path, self.file_key, thread_safe=False))

    def reader(self) -> EncryptedDatabase:
        """A database whose connections, one for each thread, can't write."""
        return self._give(EncryptedDatabase(self.database_path, self.file_key, query_only=True))

    def viewer(self) -> EncryptedDatabase:
        """A database that also opens on a read-only or full disk and never writes a byte."""
        return self._give(EncryptedDatabase(self.database_path, self.file_key, readonly=True))

    def _give(self, database: EncryptedDatabase) -> EncryptedDatabase:
        self._databases.add(database)
        return database

    def close_databases(self) -> None:
        """Close every connection of every database given out, and make them forget the key."""
        for database in tuple(self._databases):
            database.forget()
        self._databases.clear()

    def take_lock(self) -> bool:
        """Become the one process that writes this vault; whether that is new. Raises VaultBusy."""
        if self.read_only or self._vault_lock.held:
            return False
        self._vault_lock.acquire(self.clock.now())
        return True

    def set_key(self, key: bytes) -> None:
        """Overwrite the key in memory with another, or with none."""
        self._key[:] = bytes(len(self._key))
        self._key[:] = key

    def lock(self) -> None:
        """Forget the key and close every database given out; the vault stays this process's own."""
        self.close_databases()
        self.set_key(b"")

    def close(self) -> None:
        """Lock, and let other processes have the vault."""
        self.lock()
        self.key_file.close()
        self._vault_lock.release()

    def note_generation(self, generation: int) -> None:
        """Note the counter of actions after a commit; some microseconds, never an error."""
        if not self.read_only:
            self.key_file.note_generation(generation)

    def check_generation(self, database_generation: int) -> GenerationCheck:
        """Whether the database is as old as when this key file last saw it."""
        noted = self.key_file.generation()
        if noted is None:
            return GenerationCheck(GenerationState.UNKNOWN)
        if noted == database_generation:
            return GenerationCheck(GenerationState.SAME)
        state = GenerationState.OLDER if database_generation < noted else GenerationState.NEWER
        return GenerationCheck(state, abs(noted - database_generation))
