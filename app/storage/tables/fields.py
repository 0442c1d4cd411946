"""Column types: days, moments, uuids and enums as small values."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from peewee import BlobField, ForeignKeyField, IntegerField, Model, TextField

_EPOCH = date(1970, 1, 1).toordinal()


def to_day_number(day: date) -> int:
    """Days since 1 January 1970, as NumPy's `datetime64[D]` counts."""
    return day.toordinal() - _EPOCH


def from_day_number(number: int) -> date:
    """The day that `to_day_number` gave this number."""
    return date.fromordinal(number + _EPOCH)


class DayField(IntegerField):
    """A calendar day, stored as days since 1970."""

    def db_value(self, value: date | int | None) -> int | None:
        """Number to store."""
        return to_day_number(value) if isinstance(value, date) else value

    def python_value(self, value: int | None) -> date | None:
        """Day that was stored."""
        return None if value is None else from_day_number(value)


class MomentField(IntegerField):
    """A moment in UTC, stored as whole seconds since 1970."""

    def db_value(self, value: datetime | int | None) -> int | None:
        """Number to store."""
        return int(value.timestamp()) if isinstance(value, datetime) else value

    def python_value(self, value: int | None) -> datetime | None:
        """Aware moment in UTC that was stored."""
        return None if value is None else datetime.fromtimestamp(value, UTC)


class UuidField(BlobField):
    """A uuid as 16 bytes, a text outside."""

    def db_value(self, value: str | bytes | None) -> bytes | None:
        """Bytes to store."""
        return UUID(value).bytes if isinstance(value, str) else value

    def python_value(self, value: bytes | None) -> str | None:
        """Text form of the stored uuid."""
        return None if value is None else str(UUID(bytes=bytes(value)))


class EnumField(TextField):
    """A member of a `StrEnum`, stored as its text."""

    def __init__(self, enum: type[StrEnum], **options: object) -> None:
        super().__init__(**options)
        self.enum = enum

    def python_value(self, value: str | None) -> StrEnum | None:
        """Member that was stored."""
        return None if value is None else self.enum(value)


def link(to: type[Model], column: str, **options: object) -> ForeignKeyField[Any]:
    """A reference by id: no cascade, no lazy loading, its value is the plain id."""
    make: Any = ForeignKeyField
    made: ForeignKeyField[Any] = make(
        to, column_name=column, object_id_name=column, lazy_load=False, backref="+", **options
    )
    return made
