"""The owner's settings: read at once, every change one action."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.domain.changes import Topic
from app.domain.settings import OwnerProfile, Settings
from app.services.service import Service
from app.storage import setting_groups

GROUP_WORDS = {
    "owner": "business and days", "security": "security", "appearance": "appearance", "backups": "backups",
    "touch": "rhythm", "customers": "list of customers",
}  # fmt: skip


class SettingsService(Service):
    """Reads and changes settings; a change can be undone like any other."""

    def load(self) -> Settings:
        """All settings of this vault."""
        return setting_groups.load(self._store.db)

    def change(self, group: str, **values: Any) -> Settings:
        """The settings after the named values of a group ("owner", "security" …) were set."""
        before = self.load()
        after = replace(before, **{group: replace(getattr(before, group), **values)})
        names = ", ".join(name.replace("_", " ") for name in values)
        with self._action(f"Changed {names}", Topic.SETTINGS, "settings", detail=GROUP_WORDS[group]):
            setting_groups.save(self._store.db, before, after)
        return after

    def introduce(self, owner: OwnerProfile) -> Settings:
        """The settings after the first page about the owner, in one action."""
        before = self.load()
        after = replace(before, owner=owner, profile_done=True)
        with self._action("Said who you are", Topic.SETTINGS, "store", detail=GROUP_WORDS["owner"]):
            setting_groups.save(self._store.db, before, after)
        return after

    def flag(self, name: str, is_on: bool) -> Settings:
        """The settings after a flag of their own was set, such as that the profile page was seen."""
        before = self.load()
        after = replace(before, **{name: is_on})  # type: ignore[arg-type]
        with self._action("Went through the first page", Topic.SETTINGS, "settings"):
            setting_groups.save(self._store.db, before, after)
        return after
