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
    "touch": "rhythm", "customers": "list of customers", "reminders": "reminders",
    "surprises": "surprises", "letters": "letters",
    "calendar": "calendar for other programs",
}  # fmt: skip

FIELD_WORDS = {
    "name": "Your name", "business": "Name of the business", "trade": "What you do", "country": "Country",
    "region": "Town or region", "currency": "Money", "working_days": "Working days", "weekly_minutes": "Weekly minutes",
    "away_from": "Away from", "away_until": "Away until", "lock_after_minutes": "Minutes until it locks",
    "lock_on_sleep": "Lock after sleep", "ask_every_time": "Ask the passphrase every time",
    "blur_shortcut": "Blur names and faces", "keep_surprises_hidden": "Keep surprises hidden", "scheme": "Colours",
    "text_percent": "Text size in percent", "calm": "Calm", "single_letter_keys": "Single-letter keys",
    "folder": "Folder for backups", "second_folder": "Second folder for backups", "is_daily": "Daily backup",
    "inner_circle_days": "Days for the inner circle", "regular_days": "Days for regulars",
    "occasional_days": "Days for occasional ones", "ask_how_it_went": "Ask how it went",
    "fills_weeks": "Weeks filled with proposals", "day_from_minute": "Your day begins",
    "day_until_minute": "Your day ends",
    "minutes": "Minutes a touchpoint takes", "columns": "Columns of the table",
    "address": "Your address", "cost_minor": "Paper, envelope and stamp", "signing_seconds": "Time to sign a letter",
    "yearly_minor": "Money for surprises a year", "monthly_minor": "Most in one month",
    "gap_weeks": "Weeks between two surprises", "seed": "Start of the plan",
    "is_on": "Daily reminder", "at_minute": "Time of the reminder", "quiet_days": "Quiet days",
    "show_names": "Names in reminders", "stays_in_tray": "Stay in the tray",
    "quiet_while_presenting": "Quiet while presenting", "publish_path": "File for other calendars",
    "publish_names": "Names in the file for other calendars", "publish_days": "Days in the file for other calendars",
}  # fmt: skip
_TOLD = frozenset((
    "folder", "second_folder", "columns", "minutes", "working_days", "address", "cost_minor", "signing_seconds",
    "yearly_minor", "monthly_minor",
    "at_minute", "quiet_days", "day_from_minute", "day_until_minute", "publish_path",
))  # fmt: skip


class SettingsService(Service):
    """Reads and changes settings; a change can be undone like any other."""

    def load(self) -> Settings:
        """All settings of this vault."""
        return setting_groups.load(self._store.db)

    def change(self, group: str, **values: Any) -> Settings:
        """The settings after the named values of a group ("owner", "security" …) were set."""
        before = self.load()
        after = replace(before, **{group: replace(getattr(before, group), **values)})
        with self._action(
            _label(getattr(before, group), values), Topic.SETTINGS, "settings", detail=GROUP_WORDS[group]
        ):
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


def _label(before: object, values: dict[str, Any]) -> str:
    """What a line of the history says: "Weekly minutes from 120 to 90", "Country, Money", "Calm on"."""
    if len(values) > 1:
        return ", ".join(FIELD_WORDS[name] for name in values)
    ((name, new),) = values.items()
    old = getattr(before, name)
    if isinstance(new, bool):
        return f"{FIELD_WORDS[name]} {'on' if new else 'off'}"
    if name in _TOLD or old in (None, "") or new in (None, ""):
        return FIELD_WORDS[name]
    return f"{FIELD_WORDS[name]} from {old} to {new}"
