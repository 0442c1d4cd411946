"""The schema takes its steps whole, asks for a copy first, and leaves newer files alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw
import pytest

from app.storage import schema
from app.storage.encrypted import EncryptedDatabase
from app.storage.schema import NewerFile, OlderFile
from app.storage.tables import CONTENT, DERIVED
from tests.builders import KEY


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[apsw.Connection]:
    database = EncryptedDatabase(tmp_path / "keepwarm.db", KEY, create=True, thread_safe=False)
    yield database.connection()
    database.forget()


def nobody_asked() -> None:
    raise AssertionError("a new file needs no copy")


def test_a_new_file_takes_every_step_without_a_copy(connection: apsw.Connection) -> None:
    assert schema.migrate(connection, nobody_asked) == len(schema.STEPS)
    assert schema.version_of(connection) == len(schema.STEPS)
    assert schema.migrate(connection, nobody_asked) == 0
    schema.require_current(connection)


def test_a_copy_is_made_before_the_first_step_of_a_file_that_holds_data(
    connection: apsw.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema.migrate(connection, nobody_asked)
    later = (*schema.STEPS, ("CREATE TABLE one (id INTEGER)",), ("CREATE TABLE two (id INTEGER)",))
    monkeypatch.setattr(schema, "STEPS", later)
    seen: list[int] = []
    assert schema.migrate(connection, lambda: seen.append(schema.version_of(connection))) == 2
    assert seen == [len(later) - 2]


def test_a_step_that_fails_leaves_the_file_at_the_step_before(
    connection: apsw.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema.migrate(connection, nobody_asked)
    known = len(schema.STEPS)
    broken = (*schema.STEPS, ("CREATE TABLE one (id INTEGER)",), ("CREATE TABLE two (id INTEGER)", "NONSENSE"))
    monkeypatch.setattr(schema, "STEPS", broken)
    with pytest.raises(apsw.SQLError):
        schema.migrate(connection, lambda: None)
    assert schema.version_of(connection) == known + 1
    assert connection.table_exists("main", "one")
    assert not connection.table_exists("main", "two")


def test_when_the_copy_fails_no_step_is_taken(connection: apsw.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    schema.migrate(connection, nobody_asked)
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, ("CREATE TABLE one (id INTEGER)",)))

    def refuse() -> None:
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        schema.migrate(connection, refuse)
    assert not connection.table_exists("main", "one")
    with pytest.raises(OlderFile):
        schema.require_current(connection)


def test_a_newer_file_is_refused_and_not_touched(connection: apsw.Connection) -> None:
    connection.pragma("user_version", len(schema.STEPS) + 1)
    before = connection.total_changes()
    for open_it in (lambda: schema.migrate(connection, nobody_asked), lambda: schema.require_current(connection)):
        with pytest.raises(NewerFile):
            open_it()
    assert connection.total_changes() == before
    assert schema.version_of(connection) == len(schema.STEPS) + 1


@pytest.mark.parametrize("row", [*CONTENT, *DERIVED], ids=lambda row: row.__name__)
def test_a_model_has_the_columns_and_indexes_of_its_table(connection: apsw.Connection, row: Any) -> None:
    schema.migrate(connection, nobody_asked)
    table = row._meta.table_name
    columns: Any = connection.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchall()
    assert [field.column_name for field in row._meta.sorted_fields] == [name for (name,) in columns]
    wanted = {tuple(field.column_name for field in index._expressions) for index in row._meta.fields_to_index()}
    assert wanted == indexes(connection, table)


def indexes(connection: apsw.Connection, table: str) -> set[tuple[str, ...]]:
    """Columns of every index but that of the primary key."""
    found = set()
    names: Any = connection.execute(f"SELECT name FROM pragma_index_list('{table}') WHERE origin <> 'pk'").fetchall()
    for (name,) in names:
        rows: Any = connection.execute(f"SELECT name FROM pragma_index_info('{name}')").fetchall()
        found.add(tuple(column for (column,) in rows))
    return found


def test_no_content_table_cascades_and_every_one_has_a_key(connection: apsw.Connection) -> None:
    schema.migrate(connection, nobody_asked)
    for row in CONTENT:
        table = row._meta.table_name  # type: ignore[attr-defined]
        rules: Any = connection.execute(
            f"SELECT on_delete, on_update FROM pragma_foreign_key_list('{table}')"
        ).fetchall()
        assert set(rules) <= {("NO ACTION", "NO ACTION")}, table
        keys: Any = connection.execute(f"SELECT count(*) FROM pragma_table_info('{table}') WHERE pk > 0").fetchall()
        assert keys == [(1,)], table


def test_a_file_of_the_first_schema_is_brought_up_to_date_with_all_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "keepwarm.db"
    path.write_bytes((Path(__file__).parent / "vaults" / "schema_1" / "keepwarm.db").read_bytes())
    database = EncryptedDatabase(path, KEY, thread_safe=False)
    copies: list[int] = []
    connection = database.connection()
    before = counts(connection)
    schema.migrate(connection, lambda: copies.append(schema.version_of(connection)))
    assert copies == [1]
    assert before["customer"] > 0
    assert counts(connection).items() >= before.items()
    assert connection.pragma("integrity_check") == "ok"
    database.forget()


def counts(connection: apsw.Connection) -> dict[str, int]:
    """Rows of every content table that the file has."""
    tables = [row._meta.table_name for row in CONTENT]  # type: ignore[attr-defined]
    there = [table for table in tables if connection.table_exists("main", table)]
    return {table: int(str(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])) for table in there}
