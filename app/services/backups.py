"""Backups as the owner meets them: written, looked through, tried out, and brought back."""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from app.domain.errors import Cancelled, KeepwarmError
from app.services.backup_notes import change_notes
from app.services.backup_overview import DrillReport, Overview, Place
from app.services.backup_places import BackupPlaces
from app.storage import backup, drill
from app.storage.backup import BackupFailed, BackupInfo, BackupReason, BackupUnreadable
from app.storage.encrypted import VaultLocked
from app.storage.manifest import BACKUP_ENDING
from app.storage.recovery_code import RecoveryCode
from app.storage.restoring import FolderNotEmpty, OtherVault, RestoreFailed
from app.storage.second_copy import copy_backup
from app.storage.vault import Vault
from app.storage.vault_folder import VaultState

__all__ = [
    "BackupFailed",
    "BackupInfo",
    "BackupReason",
    "BackupService",
    "BackupUnreadable",
    "DrillReport",
    "FolderNotEmpty",
    "OtherVault",
    "Overview",
    "Place",
    "RestoreFailed",
    "read_backup",
]

Report = Callable[..., None]
EVENING_HOUR = 18
_DRILL_FOLDER = ".keepwarm-drill"


def _silent(done: int, total: int = 0, text: str = "") -> None:
    """Nobody is watching."""


def _never() -> bool:
    return False


class BackupService(BackupPlaces):
    """Backups of one vault; every method may take a while and runs well in a worker."""

    def back_up(
        self,
        reason: BackupReason = BackupReason.BY_HAND,
        report: Report = _silent,
        is_cancelled: Callable[[], bool] = _never,
        to: Path | None = None,
    ) -> BackupInfo:
        """A new backup, read back, copied to the second folder where that is at hand; raises BackupFailed."""
        if is_cancelled():
            raise Cancelled
        report(0, 3)
        written = backup.write_backup(self._vault, to or self.folder, self._clock.now(), reason)
        report(1, 3)
        second = self.second_folder
        if to is None and second is not None and second.is_dir() and not is_cancelled():
            copy_backup(written.path, second)
        report(2, 3)
        if to is None:
            self.thin()
        report(3, 3)
        return written

    def back_up_to(self, path: Path) -> BackupInfo:
        """A new backup under this name, or in this folder under its usual one; raises BackupFailed."""
        if path.is_dir() or path.suffix != BACKUP_ENDING:
            return self.back_up(to=path)
        written = self.back_up(to=path.absolute().parent)
        written.path.replace(path)
        return replace(written, path=path)

    def back_up_daily(self, report: Report = _silent, is_cancelled: Callable[[], bool] = _never) -> BackupInfo | None:
        """The evening's backup, unless there is one, nothing has changed, or the owner does not want any."""
        if not self._settings().is_daily or self._vault.state is not VaultState.OPEN:
            return None
        newest = self._newest(self.folder)
        if newest is not None:
            is_unchanged = newest.manifest.generation == self._written_generation()
            if is_unchanged or newest.manifest.created_at >= self._last_evening():
                return None
        try:
            return self.back_up(BackupReason.EVENING, report, is_cancelled)
        except VaultLocked:
            # The owner locked meanwhile; the evening's backup comes when she is back.
            return None

    def before_import(self, report: Report = _silent, is_cancelled: Callable[[], bool] = _never) -> BackupInfo:
        """The backup that an import takes first; it stays for a year."""
        return self.back_up(BackupReason.BEFORE_IMPORT, report, is_cancelled)

    def before_update(self) -> None:
        """The backup that a step of the schema takes first; in the folders noted beside the file."""
        noted = [path for path in self.noted_folders() if path.is_dir()]
        folder = noted[0] if noted else self.folder
        backup.write_backup(self._vault, folder, self._clock.now(), BackupReason.BEFORE_UPDATE)

    def verify(self, info: BackupInfo) -> None:
        """Read every byte of a backup; raises BackupUnreadable."""
        backup.verify_backup(info.path)

    def thin(self) -> tuple[Path, ...]:
        """Delete what 14 days, 8 weeks and a year of months no longer ask for, in every folder that is there."""
        vault_id, today = self._vault.vault_id, self._clock.today()
        folders = [folder for folder in self._folders() if folder.is_dir()]
        return tuple(path for folder in folders for path in backup.thin_backups(folder, today, vault_id))

    def restore_copy(self, file: Path, to_folder: Path, secret: str = "") -> None:
        """The backup as a vault of its own in a new folder; with the open key, or with a passphrase or a code."""
        self.unpack(file, to_folder, secret)

    def unpack(self, file: Path, to_folder: Path, secret: str) -> bytes:
        """The same, and the file key, for the vault that goes on with it."""
        restored = backup.restore_copy(
            file, to_folder, self._secret(file, secret), keyring=self._vault.keyring, clock=self._clock
        )
        key = restored.file_key
        restored.close()
        return key

    def replace(self, file: Path, secret: str = "") -> Path:
        """The backup in place of the file; the folder where today's file is kept. Closes the desk's connections."""
        if self._vault.state is VaultState.OPEN:
            with contextlib.suppress(KeepwarmError):
                self.back_up(BackupReason.BEFORE_RESTORE)
        return backup.replace_vault_with(file, self._vault, self._secret(file, secret), self._clock.now())

    def drill(
        self, file: Path | None = None, report: Report = _silent, is_cancelled: Callable[[], bool] = _never
    ) -> DrillReport:
        """Bring a backup back beside the file, compare the two, and throw the copy away."""
        info = self._chosen(file)
        report(0, 3)
        began = time.monotonic()
        with self._restored(info) as copy:
            seconds = time.monotonic() - began
            report(1, 3)
            if is_cancelled():
                raise Cancelled
            database, living = copy.viewer(), self._vault.reader()
            try:
                found = drill.compare(database, living, info.manifest.counts, info.manifest.generation)
            finally:
                living.forget()
        report(2, 3)
        outcome = DrillReport(info, seconds, found)
        if outcome.is_well:
            change_notes(self._vault.folder, tried_on=self._clock.today())
        report(3, 3)
        return outcome

    def drill_if_due(self, report: Report = _silent, is_cancelled: Callable[[], bool] = _never) -> DrillReport | None:
        """The drill of the quarter; None while none is due, or when Keepwarm is locked meanwhile."""
        if self._vault.state is not VaultState.OPEN or not self.drill_is_due():
            return None
        try:
            return self.drill(None, report, is_cancelled)
        except VaultLocked:
            return None

    @contextlib.contextmanager
    def _restored(self, info: BackupInfo) -> Iterator[Vault]:
        folder = self._vault.folder.with_name(f"{_DRILL_FOLDER}-{self._vault.folder.name}")
        shutil.rmtree(folder, ignore_errors=True)
        try:
            copy = backup.restore_copy(info.path, folder, self._secret(info.path, ""), clock=self._clock)
            try:
                yield copy
            finally:
                copy.close()
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _chosen(self, file: Path | None) -> BackupInfo:
        found = [info for info in self.known() if file is None or info.path == file]
        if not found:
            raise KeepwarmError("There is no backup to try out yet.", "Back up now, then try it.")
        return found[0]

    def _secret(self, file: Path, typed: str) -> str | RecoveryCode | bytes:
        """What opens the backup: the open key where it is still the same, else a code or a passphrase."""
        if typed:
            try:
                return RecoveryCode.parse(typed)
            except KeepwarmError:
                return typed
        if self._vault.state is VaultState.OPEN and backup.read_manifest(file).key_id == self._vault.key_id:
            return self._vault.file_key
        raise KeepwarmError(
            "This backup was locked with an earlier key.", "Type the passphrase or the recovery code of that time."
        )

    def _last_evening(self) -> datetime:
        """Six in the evening, today or yesterday, whichever was last."""
        now = self._clock.now().astimezone()
        evening = now.replace(hour=EVENING_HOUR, minute=0, second=0, microsecond=0)
        return evening if now >= evening else evening - timedelta(days=1)


def read_backup(file: Path) -> BackupInfo:
    """What a backup says about itself, of whichever vault; raises BackupUnreadable."""
    return BackupInfo(file, backup.read_manifest(file), file.stat().st_size)
