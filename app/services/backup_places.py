"""Where backups lie, which ones there are, and what would survive."""

from __future__ import annotations

import contextlib
import shutil
from datetime import timedelta
from pathlib import Path

from app.clock import Clock
from app.domain.errors import KeepwarmError
from app.domain.settings import BackupSettings
from app.services.backup_notes import change_notes, read_notes
from app.services.backup_overview import DRILL_DAYS, Overview, Place
from app.services.desk import Desk
from app.storage import backup
from app.storage.backup import BackupInfo
from app.storage.diagnosis import stored_key_id
from app.storage.schema import STEPS
from app.storage.vault import Vault


class BackupPlaces:
    """The folders of one vault's backups and what is in them; reading only."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock
        self._desk: Desk | None = None

    def attach(self, desk: Desk | None) -> None:
        """Take the folders from the settings of an open desk, and note them for the day the file won't open."""
        self._desk = desk
        if desk is not None and not self._vault.read_only:
            self.note_folders()

    def note_folders(self) -> None:
        """Write down beside the file where its backups are; called when the settings change."""
        if read_notes(self._vault.folder).folders != self._folders():
            change_notes(self._vault.folder, folders=self._folders())

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
        last = read_notes(self._vault.folder).tried_on
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
        found = {info.path.name: info for folder in self._all_folders() for info in self._list(folder)}
        return tuple(sorted(found.values(), key=lambda info: info.manifest.created_at, reverse=True))

    def before_this_version(self) -> BackupInfo | None:
        """The newest backup that this Keepwarm still knows how to read, for a file that a newer one has used."""
        return next((info for info in self.known() if info.manifest.schema <= len(STEPS)), None)

    def with_the_files_key(self) -> BackupInfo | None:
        """The newest backup whose keys fit the file, for a key file that is lost or belongs to another file."""
        stored = stored_key_id(self._vault.database_path)
        wanted = "" if stored is None else stored.hex()
        everything = {info.path.name: info for folder in self._all_folders() for info in backup.list_backups(folder)}
        fitting = [info for info in everything.values() if info.manifest.key_id == wanted]
        return max(fitting, key=lambda info: info.manifest.created_at, default=None)

    def missing(self, info: BackupInfo, limit: int = 50) -> tuple[int, tuple[str, ...]]:
        """How many actions came after this backup, and the labels of the latest of them."""
        if self._desk is None:
            return 0, ()
        count = max(0, self._written_generation() - info.manifest.generation)
        entries = self._desk.history.entries(limit=min(limit, max(1, count)))
        return count, tuple(entry.label for entry in entries if entry.generation > info.manifest.generation)

    def drill_is_due(self) -> bool:
        """Whether a quarter has gone by since a backup was last tried out."""
        last = read_notes(self._vault.folder).tried_on
        return bool(self._list(self.folder)) and (last is None or (self._clock.today() - last).days >= DRILL_DAYS)

    def _settings(self) -> BackupSettings:
        return self._desk.settings.load().backups if self._desk else BackupSettings()

    def _folders(self) -> tuple[Path, ...]:
        second = self.second_folder
        return (self.folder, second) if second else (self.folder,)

    def _all_folders(self) -> tuple[Path, ...]:
        return tuple(dict.fromkeys((self.folder, *self.noted_folders())))

    def noted_folders(self) -> tuple[Path, ...]:
        """The folders written down beside the file."""
        return read_notes(self._vault.folder).folders

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
