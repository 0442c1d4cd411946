"""Locking the file with a new key, so that a kill at any moment leaves it openable."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

import apsw

from app.domain.errors import KeepwarmError
from app.storage.database_copy import CopyDamaged, write_copy
from app.storage.diagnosis import FileState, OpeningFailed, stored_key_id
from app.storage.encrypted import KEY_SIZE, key_id, open_connection, remove_logs
from app.storage.key_file import Keys
from app.storage.key_slots import SlotKind, WrongSecret, unwrap
from app.storage.new_keys import new_key_set, new_keyring_slot
from app.storage.private_files import beside, sync_file, sync_folder
from app.storage.vault_folder import VaultFolder


class KeyNotChanged(KeepwarmError):
    """The new copy could not be written or did not read back; everything is as before."""

    def __init__(self) -> None:
        super().__init__("The key could not be changed.", "Your customers are safe under the key they had.")


def rekey(vault: VaultFolder, passphrase: bytes | None, recovery: bytes) -> None:
    """Give the vault a new file key in this order: new slots, new file in place of the old, old slots away."""
    old_key, keys = vault.file_key, vault.key_file.read()
    old_set = vault.current_set(keys)
    _confirm_passphrase(vault, keys, passphrase)
    new_key = secrets.token_bytes(KEY_SIZE)
    new_set = new_key_set(keys.vault_id, new_key, recovery, passphrase, vault.clock.today())
    if old_set.slot(SlotKind.KEYRING) is not None:
        new_set = new_set.with_slot(new_keyring_slot(vault.keyring, keys.vault_id, new_key))
    vault.close_databases()
    both = Keys(keys.vault_id, (old_set, new_set))
    copy = beside(vault.database_path, "rekeyed")
    try:
        vault.key_file.write(both)
        write_copy(vault.database_path, old_key, copy, new_key)
        sync_file(copy)
        put_in_place(copy, vault.database_path, old_key)
    except BaseException as error:
        copy.unlink(missing_ok=True)
        if stored_key_id(vault.database_path) != key_id(new_key):
            vault.keep_only(both, old_set)
            raise (KeyNotChanged() if isinstance(error, apsw.Error | OSError | CopyDamaged) else error) from None
    vault.set_key(new_key)
    vault.keep_only(both, new_set)


def _confirm_passphrase(vault: VaultFolder, keys: Keys, passphrase: bytes | None) -> None:
    slot = vault.current_set(keys).slot(SlotKind.PASSPHRASE)
    if slot is None:
        return
    if passphrase is None:
        raise WrongSecret(SlotKind.PASSPHRASE)
    unwrap(slot, passphrase, keys.vault_id)


def put_in_place(copy: Path, database: Path, key: bytes) -> None:
    """Replace the database by the copy once nothing is left in its write-ahead log."""
    with contextlib.closing(open_connection(database, key)) as connection:
        busy, _frames, _done = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()[0]
    if busy:
        raise OpeningFailed(FileState.BUSY)
    remove_logs(database)
    os.replace(copy, database)
    sync_folder(database.parent)
