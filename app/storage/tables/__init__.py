"""All tables of the vault as peewee models; rows never leave storage.

A module of tables loads when one of its rows is first used: the window shows the cards before most are needed.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from app.storage.tables.row import Row

if TYPE_CHECKING:
    CONTENT: tuple[type[Row], ...]
    DERIVED: tuple[type[Row], ...]
    CONTENT_TABLES: tuple[str, ...]

_CONTENT = ("cards", "filing", "contacts", "companies", "kindness")


def __getattr__(name: str) -> Any:
    if name == "CONTENT":
        return tuple(row for module in _CONTENT for row in _rows(module))
    if name == "DERIVED":
        return _rows("derived")
    if name == "CONTENT_TABLES":
        return tuple(row._meta.table_name for row in __getattr__("CONTENT"))
    raise AttributeError(name)


@cache
def _rows(module: str) -> tuple[Any, ...]:
    loaded = import_module(f"{__name__}.{module}")
    found = (value for name, value in vars(loaded).items() if name.endswith("Row") and name != Row.__name__)
    return tuple(row for row in found if row.__module__ == loaded.__name__)
