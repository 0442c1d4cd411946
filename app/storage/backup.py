"""Backups: one file each, encrypted like the vault, read back before it gets its name."""

from __future__ import annotations

import contextlib
import errno
import os
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import apsw

from app import __version__
from app.domain.errors import KeepwarmError
from app.storage.database_copy import Contents, CopyDamaged, write_copy
from app.storage.encrypted import DATABASE_NAME, remove_logs
from app.storage.key_file import KEY_FILE_NAME, Keys, encode
from app.storage.key_slots import SlotKind
from app.storage.manifest import (
    BACKUP_ENDING,
    MANIFEST_NAME,
    BackupReason,
    BackupUnreadable,
    Manifest,
    copy_hashed,
    open_part,
    read_manifest,
    to_json,
)
from app.storage.private_files import beside, create_private, sync_file, sync_folder
from app.storage.restoring import replace_vault_with, restore_copy, restore_key_file
from app.storage.vault_folder import VaultFolder

__all__ = [
    "BackupFailed",
    "BackupInfo",
    "BackupReason",
    "BackupUnreadable",
    "Manifest",
    "list_backups",
    "read_manifest",
    "replace_vault_with",
    "restore_copy",
    "restore_key_file",
    "thin_backups",
    "verify_backup",
    "write_backup",
]

NEVER_BELOW = 14
DAILY = 14
WEEKLY = 8
YEAR_DAYS = 365
_UNFINISHED = "keepwarm-backup"


class BackupFailed(KeepwarmError):
    """No backup was written; older ones and the vault are as they were."""

    def __init__(self, hint: str = "Your customers are safe in the main file.") -> None:
        super().__init__("The backup could not be written.", hint)


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A backup on disk."""

    path: Path
    manifest: Manifest
    size: int


def write_backup(
    vault: VaultFolder, folder: Path, now: datetime, reason: BackupReason = BackupReason.BY_HAND
) -> BackupInfo:
    """A new verified backup of the open vault, or BackupFailed and nothing left behind.

    Raises OpeningFailed where the vault's own file can't be read.
    """
    _ = vault.file_key  # a locked vault says so before anything is touched
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _remove_unfinished(folder)
        copy = beside(folder / _UNFINISHED, "db")
        archive = beside(folder / _UNFINISHED, "zip")
        try:
            contents = write_copy(vault.database_path, vault.file_key, copy, source_is_readonly=vault.read_only)
            manifest = _write_archive(archive, copy, contents, vault, now, reason)
            copy.unlink()
            _compare(archive, manifest)
            path = _give_name(archive, folder, now)
        finally:
            archive.unlink(missing_ok=True)
            copy.unlink(missing_ok=True)
            remove_logs(copy)
    except (OSError, apsw.Error, BackupUnreadable, CopyDamaged) as error:
        raise _failure(error, vault.database_path) from None
    return BackupInfo(path, manifest, path.stat().st_size)


def _failure(error: Exception, database: Path) -> BackupFailed:
    is_full = isinstance(error, apsw.FullError) or getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT)
    if not is_full:
        return BackupFailed()
    megabytes = 2 * database.stat().st_size // 1_000_000 + 1
    return BackupFailed(f"The disk is full, about {megabytes} MB are needed. Your customers are safe in the main file.")


def _remove_unfinished(folder: Path) -> None:
    for path in folder.glob(f".{_UNFINISHED}.*"):
        with contextlib.suppress(OSError):
            path.unlink()


def _write_archive(
    archive: Path, copy: Path, contents: Contents, vault: VaultFolder, now: datetime, reason: BackupReason
) -> Manifest:
    with os.fdopen(create_private(archive), "r+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as parts:
            with copy.open("rb") as source, parts.open(_part(DATABASE_NAME, now), "w", force_zip64=True) as target:
                size, sha256 = copy_hashed(source, target)
            ids = (vault.vault_id, vault.key_id)
            manifest = Manifest(
                *ids, now, reason, __version__, contents.schema, contents.generation, contents.counts, size, sha256
            )
            parts.writestr(_part(KEY_FILE_NAME, now), _keys_for_backup(vault, contents.generation))
            parts.writestr(_part(MANIFEST_NAME, now), to_json(manifest))
        file.flush()
        os.fsync(file.fileno())
    return manifest


def _part(name: str, now: datetime) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name, (max(now.year, 1980), now.month, now.day, now.hour, now.minute, now.second))
    part.external_attr = 0o600 << 16
    return part


def _keys_for_backup(vault: VaultFolder, generation: int) -> bytes:
    keys = vault.key_file.read()
    fitting = next((one for one in keys.sets if one.key_id == vault.key_id), vault.current_set(keys))
    return encode(Keys(keys.vault_id, (fitting.without(SlotKind.KEYRING),)), generation)


def _compare(archive: Path, manifest: Manifest) -> None:
    """Read the archive back: it holds exactly the copy that was opened, checked and counted."""
    if verify_backup(archive) != manifest:
        raise BackupUnreadable


def _give_name(archive: Path, folder: Path, now: datetime) -> Path:
    stem = f"Keepwarm {now.astimezone():%Y-%m-%d %H.%M.%S}"
    path, number = folder / f"{stem}{BACKUP_ENDING}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem} no. {number}{BACKUP_ENDING}"
    os.replace(archive, path)
    sync_file(path)
    sync_folder(folder)
    return path


def verify_backup(file: Path) -> Manifest:
    """The manifest, once every byte of the database has been compared with it; raises BackupUnreadable."""
    manifest = read_manifest(file)
    try:
        with zipfile.ZipFile(file) as archive, open_part(archive, DATABASE_NAME) as part:
            found = copy_hashed(part, None)
    except (OSError, zipfile.BadZipFile, EOFError):
        raise BackupUnreadable from None
    if found != (manifest.size, manifest.sha256):
        raise BackupUnreadable
    return manifest


def list_backups(folder: Path, vault_id: str | None = None) -> tuple[BackupInfo, ...]:
    """Backups in the folder, newest first; of one vault, or of all. Unreadable ones are left out."""
    found = []
    for path in folder.glob(f"*{BACKUP_ENDING}"):
        with contextlib.suppress(BackupUnreadable, OSError):
            found.append(BackupInfo(path, read_manifest(path), path.stat().st_size))
    chosen = (info for info in found if vault_id in (None, info.manifest.vault_id))
    return tuple(sorted(chosen, key=lambda info: (info.manifest.created_at, info.path.name), reverse=True))


def thin_backups(folder: Path, today: date, vault_id: str) -> tuple[Path, ...]:
    """Delete what the plan no longer asks for and return it; the 14 newest always stay, whatever the clock says."""
    backups = list_backups(folder, vault_id)
    kept = _kept(backups, today)
    gone = []
    for info in backups:
        if info.path not in kept:
            with contextlib.suppress(OSError):
                info.path.unlink()
                gone.append(info.path)
    return tuple(gone)


def _kept(backups: tuple[BackupInfo, ...], today: date) -> set[Path]:
    """The newest 14, one for each of 14 days, 8 weeks and 12 months, a year of special ones, and the future."""
    kept = {info.path for info in backups[:NEVER_BELOW]}
    seen: set[tuple[str, date]] = set()
    for info in backups:
        day = info.manifest.created_at.astimezone().date()
        periods = _periods(day, (today - day).days)
        is_special = info.manifest.reason is not BackupReason.EVENING and (today - day).days < YEAR_DAYS
        if is_special or day > today or not seen.issuperset(periods):
            kept.add(info.path)
        seen.update(periods)
    return kept


def _periods(day: date, age_days: int) -> tuple[tuple[str, date], ...]:
    """Day, week and month that a backup of this age may stand for."""
    limits = (
        (DAILY, ("day", day)),
        (WEEKLY * 7, ("week", day - timedelta(days=day.weekday()))),
        (YEAR_DAYS, ("month", day.replace(day=1))),
    )
    return tuple(period for limit, period in limits if age_days < limit)
