"""The root of all rows; rows never leave storage."""

from __future__ import annotations

from peewee import AutoField, Model


class Row(Model):  # type: ignore[misc]
    """A row of a content table; queries name their database when they run, so no row knows one."""

    id = AutoField()

    class Meta:
        legacy_table_names = False
