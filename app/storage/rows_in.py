"""Plain rows into the file, many at a time, and the ids and uuids that they need."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import apsw

_BLOCK = 512


def next_id(connection: apsw.Connection, table: str) -> int:
    """The id that the next row of a table will get."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(row[0]) + 1 if row else 1


def uuids() -> Iterator[bytes]:
    """Random uuids (version 4) without end, several times faster than one by one."""
    while True:
        block = os.urandom(16 * _BLOCK)
        for start in range(0, len(block), 16):
            version, variant = block[start + 6] & 0x0F | 0x40, block[start + 8] & 0x3F | 0x80
            yield b"%b%c%b%c%b" % (
                block[start : start + 6], version, block[start + 7 : start + 8], variant, block[start + 9 : start + 16],
            )  # fmt: skip


def put(connection: apsw.Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows through one prepared statement."""
    _insert(connection, "INSERT", table, columns, rows)


def put_new(connection: apsw.Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows, leaving out those that are there already."""
    _insert(connection, "INSERT OR IGNORE", table, columns, rows)


def _insert(
    connection: apsw.Connection, verb: str, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    marks = ", ".join("?" * len(columns))
    connection.executemany(f"{verb} INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)
