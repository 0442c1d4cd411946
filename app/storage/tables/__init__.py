"""All tables of the vault as peewee models; rows never leave storage."""

from __future__ import annotations

from app.storage.tables import cards, companies, contacts, derived, filing, kindness
from app.storage.tables.row import Row


def _rows(module: object) -> tuple[type, ...]:
    found = (value for name, value in vars(module).items() if name.endswith("Row") and name != Row.__name__)
    return tuple(row for row in found if row.__module__ == module.__name__)  # type: ignore[attr-defined]


CONTENT = _rows(cards) + _rows(filing) + _rows(contacts) + _rows(companies) + _rows(kindness)
DERIVED = _rows(derived)
CONTENT_TABLES = tuple(row._meta.table_name for row in CONTENT)  # type: ignore[attr-defined]
