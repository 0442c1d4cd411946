"""The root of all rows; rows never leave storage."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peewee import AutoField

if TYPE_CHECKING:
    # Columns are attributes that only peewee makes; for the type checker a row may have any.
    Model = Any
else:
    from peewee import Model


class Row(Model):  # type: ignore[misc]
    """A row of a content table; queries name their database when they run, so no row knows one."""

    id = AutoField()

    class Meta:
        legacy_table_names = False
