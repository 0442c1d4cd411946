"""Every damage gets its right name, and no damaged page is ever shown as data."""

import os
from collections.abc import Iterator
from pathlib import Path

import apsw
import peewee
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.storage.diagnosis import FileState, OpeningFailed, check, look, stored_key_id
from app.storage.encrypted import EncryptedDatabase, create_database, key_id, open_connection
from tests.storage.conftest import fill

KEY = bytes(range(32))
OTHER_KEY = bytes(range(1, 33))
ROWS = 1500


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a healthy database whose pages are all in use."""
    path = tmp_path_factory.mktemp("sound") / "keepwarm.db"
    create_database(path, KEY)
    database = EncryptedDatabase(path, KEY)
    fill(database, ROWS)
    database.execute_sql("CREATE INDEX customer_name ON customer (name)")
    database.checkpoint()
    database.forget()
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path, sound: bytes) -> Path:
    """A copy of the healthy database."""
    copy = tmp_path / "keepwarm.db"
    copy.write_bytes(sound)
    return copy


@pytest.fixture
def database(path: Path) -> Iterator[EncryptedDatabase]:
    """The copy, to be opened when first used."""
    opened = EncryptedDatabase(path, KEY)
    yield opened
    opened.forget()


def opening(path: Path, key: bytes = KEY) -> FileState:
    """How opening the file with the key ends."""
    try:
        open_connection(path, key).close()
    except OpeningFailed as failure:
        return failure.state
    return FileState.SOUND


@pytest.mark.parametrize("state", FileState)
def test_every_state_has_words_for_the_owner(state: FileState) -> None:
    failure = OpeningFailed(state)
    assert failure.title.endswith(".")
    assert failure.hint.endswith(".") or state is FileState.SOUND


def test_a_sound_file_looks_encrypted_and_opens(path: Path, database: EncryptedDatabase) -> None:
    assert look(path) is FileState.ENCRYPTED
    assert opening(path) is FileState.SOUND
    report = check(database)
    assert report.ok
    assert report.problems == ()
    assert report.pages == path.stat().st_size // 4096 > 20


def test_the_file_names_its_key_without_giving_it_away(path: Path) -> None:
    assert stored_key_id(path) == key_id(KEY) != key_id(OTHER_KEY)
    assert key_id(KEY) not in KEY
    assert KEY[:8] not in path.read_bytes()


def test_a_wrong_key_is_told_from_damage(path: Path) -> None:
    assert opening(path, OTHER_KEY) is FileState.OTHER_KEY


def test_the_first_bytes_of_an_encrypted_file_do_not_say_sqlite(path: Path) -> None:
    assert not path.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize(
    ("content", "state"),
    [
        (b"", FileState.EMPTY),
        (b"Dear Nora, the plums are ripe.\n" * 300, FileState.OTHER_FILE),
        (b"\x00" * 8192, FileState.OTHER_FILE),
        (b"PK\x03\x04" + b"\x07" * 9000, FileState.OTHER_FILE),
        (b"short", FileState.OTHER_FILE),
    ],
)
def test_what_is_no_vault_is_named_and_left_alone(tmp_path: Path, content: bytes, state: FileState) -> None:
    path = tmp_path / "keepwarm.db"
    path.write_bytes(content)
    assert look(path) is state
    assert opening(path) is state
    assert path.read_bytes() == content
    assert stored_key_id(path) is None


def test_a_plain_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "keepwarm.db"
    with apsw.Connection(str(path)) as plain:
        plain.execute("CREATE TABLE customer (name)")
    plain.close()
    assert look(path) is FileState.PLAIN_SQLITE
    assert opening(path) is FileState.PLAIN_SQLITE


def test_nothing_is_made_where_a_file_is_expected(tmp_path: Path) -> None:
    assert opening(tmp_path / "keepwarm.db") is FileState.MISSING
    assert opening(tmp_path / "gone" / "keepwarm.db") is FileState.MISSING
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    assert opening(tmp_path / "dangling") is FileState.MISSING
    assert opening(tmp_path) is FileState.NOT_A_FILE
    assert os.listdir(tmp_path) == ["dangling"]


def test_a_file_cut_inside_a_page_is_called_cut_short(path: Path, sound: bytes) -> None:
    path.write_bytes(sound[:-100])
    assert look(path) is FileState.TRUNCATED
    assert opening(path) is FileState.TRUNCATED


@pytest.mark.parametrize("pages_left", [1, 5, -1])
def test_a_file_cut_at_a_page_is_damaged(path: Path, sound: bytes, pages_left: int) -> None:
    path.write_bytes(sound[: pages_left * 4096])
    assert look(path) is FileState.ENCRYPTED
    assert opening(path) is FileState.DAMAGED


def test_a_lost_beginning_is_damage_and_not_another_key(path: Path, sound: bytes) -> None:
    path.write_bytes(os.urandom(16) + sound[16:])
    assert opening(path) is FileState.DAMAGED
    assert opening(path, OTHER_KEY) is FileState.OTHER_KEY


@pytest.mark.parametrize("place", [3, 40, 2000, 4095])
def test_a_flipped_bit_in_the_first_page_is_damage(path: Path, sound: bytes, place: int) -> None:
    path.write_bytes(sound[:place] + bytes((sound[place] ^ 4,)) + sound[place + 1 :])
    assert opening(path) is FileState.DAMAGED


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_flipped_bit_is_noticed_and_never_shown(path: Path, sound: bytes, data: st.DataObject) -> None:
    bit = data.draw(st.integers(0, len(sound) * 8 - 1))
    damaged = bytearray(sound)
    damaged[bit // 8] ^= 1 << bit % 8
    path.write_bytes(damaged)
    database = EncryptedDatabase(path, KEY)
    try:
        report = check(database)
    except OpeningFailed:
        return
    finally:
        database.forget()
    assert not report.ok
    assert report.problems
    assert all(problem.endswith("read.") for problem in report.problems)


def test_damage_names_the_table_and_the_rest_stays_readable(path: Path, sound: bytes) -> None:
    damaged = bytearray(sound)
    damaged[_page_of_customers(path) * 4096 + 500] ^= 1
    path.write_bytes(damaged)
    database = EncryptedDatabase(path, KEY)
    report = check(database)
    assert report.problems == ("Part of customer could not be read.",)
    assert database.execute_sql("SELECT value FROM vault_state").fetchall() == [(7,)]
    with pytest.raises(peewee.DatabaseError):
        database.execute_sql("SELECT sum(length(name)) FROM customer NOT INDEXED").fetchall()
    database.forget()


def _page_of_customers(path: Path) -> int:
    """Zero-based number of the first page of the table of customers."""
    connection = open_connection(path, KEY, readonly=True)
    root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'customer'").fetchall()[0][0]
    connection.close()
    return int(str(root)) - 1


def test_a_page_put_in_another_place_is_noticed(path: Path, sound: bytes) -> None:
    swapped = sound[: 4096 * 5] + sound[4096 * 6 : 4096 * 7] + sound[4096 * 5 : 4096 * 6] + sound[4096 * 7 :]
    path.write_bytes(swapped)
    database = EncryptedDatabase(path, KEY)
    assert not check(database).ok
    database.forget()


def test_a_torn_checkpoint_heals_from_the_log_before_anything_is_called_damaged(path: Path, tmp_path: Path) -> None:
    writer = EncryptedDatabase(path, KEY)
    writer.execute_sql("UPDATE customer SET name = name || ' of Turku'")
    log = path.with_name("keepwarm.db-wal").read_bytes()
    torn_folder = tmp_path / "torn"
    torn_folder.mkdir()
    torn = torn_folder / "keepwarm.db"
    content = bytearray(path.read_bytes())
    start = (_page_in_log(log) - 1) * 4096
    content[start : start + 1000] = os.urandom(1000)
    torn.write_bytes(content)
    torn.with_name("keepwarm.db-wal").write_bytes(log)
    writer.forget()
    healed = EncryptedDatabase(torn, KEY)
    assert check(healed).ok
    healed.forget()


def _page_in_log(log: bytes) -> int:
    """Number of a page behind the first that the write-ahead log holds."""
    frames = range(32, len(log), 24 + 4096)
    return next(page for at in frames if (page := int.from_bytes(log[at : at + 4], "big")) > 1)


def test_a_log_of_another_database_is_never_mixed_in(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    create_database(other, OTHER_KEY)
    foreign = EncryptedDatabase(other, OTHER_KEY)
    fill(foreign, 50)
    path.with_name("keepwarm.db-wal").write_bytes(other.with_name("other.db-wal").read_bytes())
    foreign.forget()
    state = opening(path)
    if state is FileState.SOUND:
        database = EncryptedDatabase(path, KEY)
        assert database.execute_sql("SELECT count(*) FROM customer").fetchall() == [(ROWS,)]
        database.forget()
    else:
        assert state is FileState.DAMAGED


def test_a_program_that_holds_the_file_is_waited_for_and_then_named(path: Path) -> None:
    holder = open_connection(path, KEY)
    holder.execute("BEGIN EXCLUSIVE")
    database = EncryptedDatabase(path, KEY, busy_seconds=0.05)
    with pytest.raises(peewee.OperationalError, match="locked"):
        database.execute_sql("INSERT INTO customer (name) VALUES ('Eero')")
    holder.close()
    database.execute_sql("INSERT INTO customer (name) VALUES ('Eero')")
    database.forget()


def test_an_empty_or_short_key_is_refused(path: Path) -> None:
    for key in (b"", b"short", bytes(31), bytes(33)):
        with pytest.raises(ValueError, match="32 bytes"):
            open_connection(path, key)
        with pytest.raises(ValueError, match="32 bytes"):
            EncryptedDatabase(path, key)


def test_a_database_is_never_created_over_a_file(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(FileExistsError):
        open_connection(path, KEY, create=True)
    assert path.read_bytes() == before


def test_every_connection_has_the_settings_that_keep_the_promises(database: EncryptedDatabase) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "cipher": "chacha20",
        "page_size": 4096,
        "busy_timeout": 5000,
    }
    found = {name: database.connection().pragma(name) for name in wanted}
    assert found == wanted


def test_a_reading_database_cannot_write(path: Path) -> None:
    reader = EncryptedDatabase(path, KEY, query_only=True)
    viewer = EncryptedDatabase(path, KEY, readonly=True)
    for database in (reader, viewer):
        with pytest.raises(peewee.OperationalError, match="readonly"):
            database.execute_sql("DELETE FROM customer")
        assert check(database).ok
        database.forget()
