"""One shelf per noun: rows in, frozen dataclasses out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, Generic, TypeVar, cast
from uuid import uuid4

from peewee import AutoField, Expression, ForeignKeyField, IntegerField, TextField

from app.domain.errors import KeepwarmError
from app.storage.encrypted import EncryptedDatabase
from app.storage.tables.row import Row

T = TypeVar("T")
_AS_STORED = (IntegerField, TextField, AutoField, ForeignKeyField)
_OWNER = ("customer_id",)


class NotFound(KeepwarmError):
    """The thing was removed meanwhile."""

    def __init__(self) -> None:
        super().__init__("This is no longer here.", "It may have been taken back or removed; the history shows when.")


class Shelf(Generic[T]):
    """Stores and reads one noun; every method names the database (or transaction) it works in."""

    def __init__(self, row: type[Row], noun: type[T]) -> None:
        self.row = row
        self.noun = noun
        columns = {field.safe_name: field for field in row._meta.sorted_fields}
        self._names = tuple(field.name for field in fields(cast(Any, noun)) if field.name in columns)
        self._columns = tuple(columns[name] for name in self._names)
        self._readings = tuple(
            (place, column.python_value) for place, column in enumerate(self._columns) if type(column) not in _AS_STORED
        )
        names = ", ".join(column.column_name for column in self._columns)
        marks = ", ".join("?" * len(self._columns))
        self._select = f"SELECT {names} FROM {row._meta.table_name}"
        self._insert = f"INSERT INTO {row._meta.table_name} ({names}) VALUES ({marks})"
        self._reads: dict[tuple[tuple[str, ...], ...], str] = {}

    def add(self, db: EncryptedDatabase, item: T, now: datetime | None = None) -> T:
        """The item as stored: with its id, and with a uuid and a moment of creation where the noun has them."""
        item = self._fresh(item, now)
        connection = db.connection()
        connection.execute(self._insert, self._stored_values(item))
        return cast(T, replace(cast(Any, item), id=int(connection.last_insert_rowid())))

    def add_many(self, db: EncryptedDatabase, items: Sequence[T], now: datetime | None = None) -> None:
        """Store many items through one prepared statement; ids of 0 are given out by the file."""
        if not items:
            return
        db.connection().executemany(self._insert, (self._stored_values(self._fresh(item, now)) for item in items))

    def get(self, db: EncryptedDatabase, number: int) -> T:
        """The item of this id, trashed or not; raises `NotFound`."""
        found = self.of(db, number, by=("id",))
        if not found:
            raise NotFound
        return found[0]

    def of(
        self, db: EncryptedDatabase, number: int, *order: str, by: tuple[str, ...] = _OWNER, unset: tuple[str, ...] = ()
    ) -> tuple[T, ...]:
        """Everything of one customer (or of what one of the fields `by` names), trashed or not, by id at last.

        `order` names fields, "-day" the latest first; `unset` names fields that must be empty. The statement is
        written once and used again, which the pages of a customer rely on.
        """
        shape = (order, by, unset)
        if shape not in self._reads:
            self._reads[shape] = self._read_text(*shape)
        return self.select(db, self._reads[shape], (number,))

    def living_of(
        self, db: EncryptedDatabase, number: int, *order: str, by: tuple[str, ...] = _OWNER, unset: tuple[str, ...] = ()
    ) -> tuple[T, ...]:
        """As `of`, without what lies in the trash."""
        return self.of(db, number, *order, by=by, unset=("trashed_at", *unset))

    def every(self, db: EncryptedDatabase, *order: str) -> tuple[T, ...]:
        """All that does not lie in the trash, in the order of these fields."""
        return self.select(db, f"WHERE trashed_at IS NULL {self._sort_text(order)}")

    def select(self, db: EncryptedDatabase, clause: str, values: tuple[Any, ...] = ()) -> tuple[T, ...]:
        """All items that a clause of plain SQL ("WHERE … ORDER BY …") finds; only storage writes such clauses."""
        rows: Any = db.connection().execute(f"{self._select} {clause}", values)
        return tuple(self._noun_of(list(row)) for row in rows)

    def where(
        self, db: EncryptedDatabase, *conditions: Expression, order: tuple[Any, ...] = (), limit: int | None = None
    ) -> tuple[T, ...]:
        """All items for which every condition holds, trashed ones included, by id unless `order` says otherwise."""
        query = self.row.select(*self._columns).where(*conditions).order_by(*(order or (self.row.id,))).limit(limit)
        return tuple(self.noun(**dict(zip(self._names, row, strict=True))) for row in query.tuples().execute(db))

    def living(self, db: EncryptedDatabase, *conditions: Expression, order: tuple[Any, ...] = ()) -> tuple[T, ...]:
        """As `where`, without what lies in the trash."""
        return self.where(db, self.row.trashed_at.is_null(), *conditions, order=order)

    def change(self, db: EncryptedDatabase, number: int, **values: Any) -> T:
        """The item after the named fields were set; raises `NotFound`."""
        if values:
            fields = [self._field(name) for name in values]
            wanted = ", ".join(f"{field.column_name} = ?" for field in fields)
            stored = [field.db_value(value) for field, value in zip(fields, values.values(), strict=True)]
            query = f"UPDATE {self.row._meta.table_name} SET {wanted} WHERE id = ?"
            db.connection().execute(query, (*stored, number))
        return self.get(db, number)

    def save(self, db: EncryptedDatabase, item: T) -> T:
        """The item, with every field that differs from the stored one written."""
        number = cast(Any, item).id
        stored = self.get(db, number)
        changed = {n: getattr(item, n) for n in self._names if getattr(item, n) != getattr(stored, n)}
        return self.change(db, number, **changed)

    def delete(self, db: EncryptedDatabase, *conditions: Expression) -> int:
        """Number of rows removed for good; only links, forgetting and emptying the trash come here."""
        return int(self.row.delete().where(*conditions).execute(db))

    def _stored_values(self, item: T) -> list[Any]:
        named = zip(self._names, self._columns, strict=True)
        return [_stored(column, getattr(item, name)) for name, column in named]

    def _noun_of(self, row: list[Any]) -> T:
        for place, reading in self._readings:
            if row[place] is not None:
                row[place] = reading(row[place])
        return self.noun(**dict(zip(self._names, row, strict=True)))

    def _read_text(self, order: tuple[str, ...], by: tuple[str, ...], unset: tuple[str, ...]) -> str:
        whose = " OR ".join(f"{self._column(name)} = ?1" for name in by)
        empty = "".join(f" AND {self._column(name)} IS NULL" for name in unset)
        return f"WHERE ({whose}){empty} {self._sort_text(order)}"

    def _sort_text(self, order: tuple[str, ...]) -> str:
        sort = (f"{self._column(name.lstrip('-'))}{' DESC' * name.startswith('-')}" for name in order)
        return f"ORDER BY {', '.join((*sort, 'id'))}"

    def _column(self, name: str) -> str:
        return str(self._field(name).column_name)

    def _fresh(self, item: T, now: datetime | None) -> T:
        fresh: dict[str, Any] = {}
        if "uuid" in self._names and not cast(Any, item).uuid:
            fresh["uuid"] = str(uuid4())
        if "created_at" in self._names and cast(Any, item).created_at is None:
            fresh["created_at"] = now
        return cast(T, replace(cast(Any, item), **fresh)) if fresh else item

    def _field(self, name: str) -> Any:
        return self._columns[self._names.index(name)]


def _stored(column: Any, value: Any) -> Any:
    return None if column.primary_key and not value else column.db_value(value)
