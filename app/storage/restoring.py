"""Backups back into use: as a copy beside the vault, or in its place with today's file kept."""

from __future__ import annotations

import contextlib
import os
import shutil
import zipfile
from datetime import datetime
from pathlib import Path

import apsw

from app.clock import Clock
from app.domain.errors import KeepwarmError
from app.storage.database_copy import checked_contents
from app.storage.diagnosis import FileState, OpeningFailed, stored_key_id
from app.storage.encrypted import DATABASE_NAME, open_connection, remove_logs
from app.storage.key_file import (
    KEY_FILE_NAME,
    KeyFile,
    KeyFileDamaged,
    KeyFileMissing,
    KeyFileNotWritten,
    Keys,
    KeySet,
    decode,
)
from app.storage.keyring_slot import KeyringStore
from app.storage.manifest import (
    BackupUnreadable,
    Manifest,
    copy_hashed,
    open_part,
    read_manifest,
    read_small,
)
from app.storage.private_files import beside, create_private, flush, make_private_folder, sync_folder
from app.storage.recovery_code import RecoveryCode
from app.storage.vault import Vault
from app.storage.vault_folder import VaultState

Secret = str | RecoveryCode | bytes


class RestoreFailed(KeepwarmError):
    """Nothing was put in place; the vault is as it was."""

    def __init__(self, hint: str = "Your customers are as they were.") -> None:
        super().__init__("The backup could not be brought back.", hint)


class FolderNotEmpty(KeepwarmError):
    """A copy needs a folder of its own."""

    def __init__(self) -> None:
        super().__init__("There is something in this folder already.", "Choose an empty folder, or a new name.")


class OtherVault(KeepwarmError):
    """The backup belongs to other customers than these."""

    def __init__(self) -> None:
        super().__init__("This backup belongs to another file.", "Open it as a copy in a folder of its own.")


def restore_copy(
    file: Path,
    to_folder: Path,
    secret: Secret,
    *,
    keyring: KeyringStore | None = None,
    clock: Clock | None = None,
) -> Vault:
    """The backup as an open vault in a new or empty folder; `secret` is a passphrase, a code, or the file key.

    The folder appears only when every byte and every count has been compared. The vault asks for its keyring slot
    anew (`restore_keyring_slot`).
    """
    if to_folder.exists() and (not to_folder.is_dir() or any(to_folder.iterdir())):
        raise FolderNotEmpty
    work = beside(to_folder, "restoring")
    try:
        key = _prepare(file, work, secret, keyring, clock)
        if to_folder.exists():
            to_folder.rmdir()
        os.rename(work, to_folder)
        sync_folder(to_folder.parent)
    except (OSError, apsw.Error):
        raise RestoreFailed from None
    finally:
        shutil.rmtree(work, ignore_errors=True)
    vault = Vault(to_folder, keyring=keyring, clock=clock)
    vault.unlock(key)
    return vault


def _prepare(file: Path, work: Path, secret: Secret, keyring: KeyringStore | None, clock: Clock | None) -> bytes:
    """Unpack into the folder, open with the secret, read every page, count every table; the file key."""
    manifest = read_manifest(file)
    make_private_folder(work)
    _unpack(file, work, manifest)
    vault = Vault(work, keyring=keyring, clock=clock)
    try:
        _open(vault, secret)
        key = vault.file_key
    finally:
        vault.close()
    found = checked_contents(work / DATABASE_NAME, key)
    if (found.counts, found.schema) != (manifest.counts, manifest.schema):
        raise BackupUnreadable
    return key


def _open(vault: Vault, secret: Secret) -> None:
    if isinstance(secret, bytes):
        vault.unlock(secret)
    elif isinstance(secret, RecoveryCode):
        vault.open_with_recovery(secret)
    else:
        vault.open_with_passphrase(secret)


def _unpack(file: Path, work: Path, manifest: Manifest) -> None:
    try:
        with (
            zipfile.ZipFile(file) as archive,
            open_part(archive, DATABASE_NAME) as part,
            os.fdopen(create_private(work / DATABASE_NAME), "wb") as target,
        ):
            found = copy_hashed(part, target)
            target.flush()
            flush(target.fileno())
    except (zipfile.BadZipFile, EOFError):
        raise BackupUnreadable from None
    if found != (manifest.size, manifest.sha256):
        raise BackupUnreadable
    KeyFile(work / KEY_FILE_NAME).write(_keys_in(file), manifest.generation)


def _keys_in(file: Path) -> Keys:
    try:
        return decode(read_small(file, KEY_FILE_NAME))
    except KeyFileDamaged:
        raise BackupUnreadable from None


def replace_vault_with(file: Path, vault: Vault, secret: Secret, now: datetime) -> Path:
    """The backup in place of the vault's file, opened; returns the folder where today's file is kept.

    Killed at any moment, the vault opens on the old or on the restored file. Closes every database given out first.
    """
    vault.take_lock()
    present = _present_keys(vault)
    if present is not None and read_manifest(file).vault_id != present.vault_id:
        raise OtherVault
    prepared = vault.folder / f".restoring {now:%Y%m%d%H%M%S}"
    shutil.rmtree(prepared, ignore_errors=True)
    restored = restore_copy(file, prepared, secret, keyring=vault.keyring, clock=vault.clock)
    try:
        key, keys, generation = restored.file_key, restored.key_file.read(), restored.key_file.generation()
        restored.close()
        vault.close_databases()
        aside = _set_aside(vault, now)
        _swap(vault, prepared / DATABASE_NAME, keys, present, generation or 0)
    except (OSError, apsw.Error):
        raise RestoreFailed from None
    finally:
        restored.close()
        shutil.rmtree(prepared, ignore_errors=True)
    vault.unlock(key)
    return aside


def _present_keys(vault: Vault) -> Keys | None:
    try:
        return vault.key_file.read()
    except (KeyFileDamaged, KeyFileMissing):
        return None


def _set_aside(vault: Vault, now: datetime) -> Path:
    """A folder with today's database, its log and its key file; opens like any vault."""
    if vault.state is VaultState.OPEN:
        with contextlib.suppress(KeepwarmError, apsw.Error):
            _bring_log_home(vault)
    aside = _free_folder(vault.folder / f"kept {now.astimezone():%Y-%m-%d %H.%M.%S}")
    for path in (vault.database_path, vault.database_path.with_name(DATABASE_NAME + "-wal"), vault.key_file.path):
        if path.exists():
            _keep(path, aside / path.name)
    sync_folder(aside)
    return aside


def _bring_log_home(vault: Vault) -> None:
    with contextlib.closing(open_connection(vault.database_path, vault.file_key)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _free_folder(wanted: Path) -> Path:
    folder, number = wanted, 1
    while folder.exists():
        number += 1
        folder = wanted.with_name(f"{wanted.name} no. {number}")
    make_private_folder(folder)
    return folder


def _keep(path: Path, kept: Path) -> None:
    """The same file under a second name; a copy where the disk knows no second names."""
    try:
        os.link(path, kept)
    except OSError:
        shutil.copy2(path, kept)


def _swap(vault: Vault, database: Path, restored: Keys, present: Keys | None, generation: int) -> None:
    """Key sets of both files first, then the database, then the key set that fits it alone."""
    chosen = _chosen_set(restored, present)
    others = tuple(one for one in present.sets if one.key_id != chosen.key_id) if present else ()
    vault.key_file.write(Keys(restored.vault_id, (chosen, *others)))
    remove_logs(vault.database_path)
    os.replace(database, vault.database_path)
    sync_folder(vault.folder)
    with contextlib.suppress(KeyFileNotWritten):  # both sets then stay until the vault is opened again
        vault.key_file.write(Keys(restored.vault_id, (chosen,)), generation)


def _chosen_set(restored: Keys, present: Keys | None) -> KeySet:
    """Today's slots where the key is still the same, so that today's passphrase stays good."""
    wanted = restored.sets[0]
    same = (one for one in (present.sets if present else ()) if one.key_id == wanted.key_id)
    return next(same, wanted)


def restore_key_file(file: Path, folder: Path) -> None:
    """Put the key file of a backup beside a database that has lost its own; raises OtherVault where it can't fit."""
    manifest, keys = read_manifest(file), _keys_in(file)
    stored = stored_key_id(folder / DATABASE_NAME)
    if stored is None:
        raise OpeningFailed(FileState.DAMAGED)
    if stored.hex() != manifest.key_id:
        raise OtherVault
    path = folder / KEY_FILE_NAME
    try:
        if path.exists():
            os.replace(path, beside(path, "damaged"))
        KeyFile(path).write(keys, manifest.generation)
    except OSError:
        raise RestoreFailed from None
