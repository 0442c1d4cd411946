"""Settings as groups of JSON, one row a group; unknown or damaged values fall back to their defaults."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import Any, cast
from weakref import WeakKeyDictionary

from app.domain.settings import Settings
from app.storage.encrypted import EncryptedDatabase

_FLAGS = "flags"
_read_before: WeakKeyDictionary[EncryptedDatabase, tuple[list[tuple[str, str]], Settings]] = WeakKeyDictionary()
"""Rows of open files and what they said: settings are asked for many times and change seldom."""


def load(db: EncryptedDatabase) -> Settings:
    """All settings of the vault."""
    rows: list[tuple[str, str]] = db.connection().execute("SELECT name, value FROM setting ORDER BY name").fetchall()
    before = _read_before.get(db)
    if before is None or before[0] != rows:
        before = _read_before[db] = rows, _read(rows)
    return before[1]


def _read(rows: list[tuple[str, str]]) -> Settings:
    """What the rows say."""
    stored = {name: json.loads(text) for name, text in rows}
    defaults = Settings()
    values: dict[str, Any] = {}
    for field in fields(Settings):
        default = getattr(defaults, field.name)
        if isinstance(default, bool):
            values[field.name] = bool(stored.get(_FLAGS, {}).get(field.name, default))
        else:
            values[field.name] = _group(type(default), stored.get(field.name, {}))
    return Settings(**values)


def save(db: EncryptedDatabase, before: Settings, after: Settings) -> None:
    """Write the groups that differ."""
    flags: dict[str, bool] = {}
    for field in fields(Settings):
        value = getattr(after, field.name)
        if isinstance(value, bool):
            flags[field.name] = value
        elif value != getattr(before, field.name):
            _put(db, field.name, {item.name: _plain(getattr(value, item.name)) for item in fields(value)})
    _put(db, _FLAGS, flags)


def _put(db: EncryptedDatabase, name: str, values: dict[str, Any]) -> None:
    from app.storage.tables.filing import SettingRow

    text = json.dumps(values, ensure_ascii=False, sort_keys=True)
    known = SettingRow.select(SettingRow.value).where(SettingRow.name == name).tuples().execute(db)
    present = [row[0] for row in known]
    if not present:
        SettingRow.insert(name=name, value=text).execute(db)
    elif present[0] != text:
        SettingRow.update(value=text).where(SettingRow.name == name).execute(db)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _group(group: type[Any], stored: dict[str, Any]) -> Any:
    default = group()
    values = {}
    for field in fields(cast(Any, group)):
        value = stored.get(field.name, getattr(default, field.name))
        if value is not None and "date" in str(field.type):
            value = date.fromisoformat(value) if isinstance(value, str) else value
        values[field.name] = _tuples(value)
    return group(**values)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list) else value
