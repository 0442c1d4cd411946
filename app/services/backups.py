"""Backups as the owner meets them: written, looked through, tried out, and brought back."""

from __future__ import annotations

import contextlib
import json
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from app.clock import Clock
from app.domain.errors import Cancelled, KeepwarmError
from app.domain.settings import BackupSettings
from app.services.backup_overview import DRILL_DAYS, DrillReport, Overview, Place
from app.services.desk import Desk
from app.storage import backup, drill
from app.storage.backup import BackupFailed, BackupInfo, BackupReason, BackupUnreadable
from app.storage.private_files import replace_with
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
]

Report = Callable[..., None]
EVENING_HOUR = 18
_PLACES_NAME = "backup-folders.json"
_DRILL_FOLDER = ".keepwarm-drill"


def _silent(done: int, total: int = 0, text: str = "") -> None:
    """Nobody is watching."""


def _never() -> bool:
    return False


class BackupService:
    """Backups of one vault; every method may take a while and runs well in a worker."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock
        self._desk: Desk | None = None

    def attach(self, desk: Desk | None) -> None:
        """Take the folders from the settings of an open desk, and note them for the day the file won't open."""
        self._desk = desk
        if desk is not None:
            self.note_folders()

    def note_folders(self) -> None:
        """Write down beside the file where its backups are; called when the settings change."""
        with contextlib.suppress(OSError):
            paths = [str(path) for path in self._folders()]
            replace_with(self._vault.folder / _PLACES_NAME, json.dumps(paths).encode())

    @property
    def folder(self) -> Path:
        """Where backups go first: the chosen folder, or one beside the vault."""
        chosen = self._settings().folder
        return Path(chosen) if chosen else self._vault.folder.with_name(f"{self._vault.folder.name}-backups")

    @property
    def second_folder(self) -> Path | None:
        """Where every backup is copied to, if the owner chose such a place."""
        chosen = self._settings().second_folder
        return Path(chosen) if chosen else None

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

    def back_up_daily(self, report: Report = _silent, is_cancelled: Callable[[], bool] = _never) -> BackupInfo | None:
        """The evening's backup, unless there is one, nothing has changed, or the owner does not want any."""
        if not self._settings().is_daily or self._vault.state is not VaultState.OPEN:
            return None
        newest = self._newest(self.folder)
        if newest is not None:
            is_unchanged = newest.manifest.generation == self._written_generation()
            if is_unchanged or newest.manifest.created_at >= self._last_evening():
                return None
        return self.back_up(BackupReason.EVENING, report, is_cancelled)

    def before_import(self, report: Report = _silent, is_cancelled: Callable[[], bool] = _never) -> BackupInfo:
        """The backup that an import takes first; it stays for a year."""
        return self.back_up(BackupReason.BEFORE_IMPORT, report, is_cancelled)

    def before_update(self) -> None:
        """The backup that a step of the schema takes first; in the folders noted beside the file."""
        noted = [path for path in self.noted_folders() if path.is_dir()]
        folder = noted[0] if noted else self.folder
        backup.write_backup(self._vault, folder, self._clock.now(), BackupReason.BEFORE_UPDATE)

    def last_words(self) -> str:
        """The line at the foot of the window: "Backed up yesterday"."""
        newest = self._newest(self.folder)
        if newest is None:
            return "No backup yet"
        days = (self._clock.today() - newest.manifest.created_at.astimezone().date()).days
        when = {0: "today", 1: "yesterday"}.get(max(0, days), f"{days} days ago")
        return f"Backed up {when}"

    def overview(self) -> Overview:
        """What is kept where, and what would survive if the file or the computer were lost."""
        settings, second = self._settings(), self.second_folder
        here = self._list(self.folder)
        there = self._list(second) if second else ()
        everything = {info.path.name: info for info in (*there, *here)}
        newest = here[0] if here else None
        last = settings.last_drill_on
        return Overview(
            here=self._place(self.folder, here),
            second=self._place(second, there) if second else None,
            backups=tuple(sorted(everything.values(), key=lambda info: info.manifest.created_at, reverse=True)),
            changes_since=self._written_generation() - newest.manifest.generation if newest else 0,
            is_daily=settings.is_daily,
            last_drill_on=last,
            next_drill_on=last + timedelta(days=DRILL_DAYS) if last else None,
        )

    def known(self) -> tuple[BackupInfo, ...]:
        """Backups of this vault, newest first, also while it is locked or damaged."""
        folders = dict.fromkeys((self.folder, *self.noted_folders()))
        found = {info.path.name: info for folder in folders for info in self._list(folder)}
        return tuple(sorted(found.values(), key=lambda info: info.manifest.created_at, reverse=True))

    def verify(self, info: BackupInfo) -> None:
        """Read every byte of a backup; raises BackupUnreadable."""
        backup.verify_backup(info.path)

    def thin(self) -> tuple[Path, ...]:
        """Delete what 14 days, 8 weeks and a year of months no longer ask for, in every folder that is there."""
        vault_id, today = self._vault.vault_id, self._clock.today()
        folders = [folder for folder in self._folders() if folder.is_dir()]
        return tuple(path for folder in folders for path in backup.thin_backups(folder, today, vault_id))

    def missing(self, info: BackupInfo, limit: int = 50) -> tuple[int, tuple[str, ...]]:
        """How many actions came after this backup, and the labels of the latest of them."""
        if self._desk is None:
            return 0, ()
        count = max(0, self._written_generation() - info.manifest.generation)
        entries = self._desk.history.entries(limit=min(limit, max(1, count)))
        return count, tuple(entry.label for entry in entries if entry.generation > info.manifest.generation)

    def restore_copy(self, file: Path, to_folder: Path, secret: str = "") -> Path:
        """The backup as a vault of its own in a new folder; with the open key, or with a passphrase or a code."""
        restored = backup.restore_copy(
            file, to_folder, self._secret(file, secret), keyring=self._vault.keyring, clock=self._clock
        )
        restored.close()
        return to_folder

    def replace(self, file: Path, secret: str = "") -> Path:
        """The backup in place of the file; the folder where today's file is kept. Closes the desk's connections."""
        if self._vault.state is VaultState.OPEN:
            with contextlib.suppress(BackupFailed):
                self.back_up(BackupReason.BEFORE_RESTORE)
        return backup.replace_vault_with(file, self._vault, self._secret(file, secret), self._clock.now())

    def drill_is_due(self) -> bool:
        """Whether a quarter has gone by since a backup was last tried out."""
        last = self._settings().last_drill_on
        return bool(self._list(self.folder)) and (last is None or (self._clock.today() - last).days >= DRILL_DAYS)

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
        if outcome.is_well and self._desk is not None:
            self._desk.settings.note_drill(self._clock.today())
        report(3, 3)
        return outcome

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

    def _settings(self) -> BackupSettings:
        return self._desk.settings.load().backups if self._desk else BackupSettings()

    def _folders(self) -> tuple[Path, ...]:
        second = self.second_folder
        return (self.folder, second) if second else (self.folder,)

    def noted_folders(self) -> tuple[Path, ...]:
        """The folders written down beside the file; nothing where the note can't be read."""
        try:
            paths = json.loads((self._vault.folder / _PLACES_NAME).read_bytes())
            return tuple(Path(path) for path in paths if isinstance(path, str))
        except (OSError, ValueError, TypeError):
            return ()

    def _list(self, folder: Path) -> tuple[BackupInfo, ...]:
        try:
            vault_id: str | None = self._vault.vault_id
        except KeepwarmError:
            vault_id = None
        return backup.list_backups(folder, vault_id)

    def _newest(self, folder: Path) -> BackupInfo | None:
        found = self._list(folder)
        return found[0] if found else None

    def _written_generation(self) -> int:
        return self._desk.store.history.generation if self._desk else 0

    def _place(self, path: Path, found: tuple[BackupInfo, ...]) -> Place:
        is_there = path.is_dir()
        there = path if is_there else self._vault.folder
        with contextlib.suppress(OSError):
            is_apart = is_there and path.stat().st_dev != self._vault.folder.stat().st_dev
            used, free = sum(info.size for info in found), shutil.disk_usage(there).free
            return Place(path, is_there, is_apart, found[0] if found else None, used, free)
        return Place(path, False, False, None, 0, 0)


def restore_anywhere(file: Path, to_folder: Path, secret: str, clock: Clock | None = None) -> None:
    """A backup of any vault as a vault of its own in a new folder, opened with its passphrase or recovery code."""
    service = BackupService(Vault(to_folder, clock=clock), clock or Clock())
    service.restore_copy(file, to_folder, secret)
