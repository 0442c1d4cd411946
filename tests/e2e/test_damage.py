"""A flipped bit, an older copy, a lost log, a wrong or missing key: noticed, and never shown as data."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import apsw
import pytest
from peewee import DatabaseError

from app.domain.errors import KeepwarmError
from app.services.vault import (
    FileState,
    GenerationState,
    KeyFileMissing,
    OpeningFailed,
    VaultService,
    VaultState,
    WrongSecret,
    vault_at,
)
from app.storage.tables import CONTENT_TABLES, DERIVED
from tests.builders import person, studio
from tests.cli.program import PASSPHRASE
from tests.e2e.conftest import GuardedProgram
from tests.e2e.talk import talking

PAGE = 4096
SAMPLED = 40
NOTICED = (KeepwarmError, apsw.Error, DatabaseError)


@dataclass(frozen=True)
class Known:
    """A sound vault, everything in it, and the pages that hold it."""

    folder: Path
    content: dict[str, list[Any]]
    live_pages: tuple[int, ...]


def opened(folder: Path) -> VaultService:
    service = vault_at(folder)
    service.unlock_with_passphrase(PASSPHRASE)
    return service


def everything(service: VaultService) -> dict[str, list[Any]]:
    """Every row of every table, and what search and the cards answer."""
    if service.state is not VaultState.OPEN:
        service.unlock_with_passphrase(PASSPHRASE)
    desk = service.open_desk()
    sql = desk.store.sql
    derived = [row._meta.table_name for row in DERIVED]  # type: ignore[attr-defined]
    found = {
        table: sql.execute(f"SELECT * FROM {table} NOT INDEXED").fetchall() for table in (*CONTENT_TABLES, *derived)
    }
    for words in ("", "maja", "ma", "oak", "plant"):
        found[f"search {words}"] = list(desk.finding.page(words).cards) + sorted(desk.finding.ids(words))
    found["history"] = list(desk.history.entries(limit=500))
    found["stories"] = [desk.profiles.story(number) for number in desk.finding.ids("")]
    return found


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    """A vault with the people of the pictures, closed."""
    home = tmp_path_factory.mktemp("home")
    program = GuardedProgram(home)
    assert program("vault", "create").code == 0
    service = opened(program.vault)
    studio(service.open_desk())
    service.close()
    service = opened(program.vault)
    content = everything(service)
    assert service.desk is not None
    rows = service.desk.store.sql.execute("SELECT DISTINCT pageno FROM dbstat ORDER BY pageno").fetchall()
    pages = tuple(int(str(row[0])) for row in rows)
    service.close()
    assert len(pages) > 100
    return Known(program.vault, content, pages)


@pytest.fixture
def copy(known: Known, tmp_path: Path) -> Path:
    """A vault of its own to be harmed."""
    return Path(shutil.copytree(known.folder, tmp_path / "vault"))


def flip(path: Path, page: int, rng: Random) -> None:
    """Turn one bit of a page over."""
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE + rng.randrange(PAGE)] ^= 1 << rng.randrange(8)
    path.write_bytes(content)


def is_reported(folder: Path, content: dict[str, list[Any]]) -> bool:
    """Whether opening, reading or checking names the damage; whatever could be read was as it had been."""
    service = vault_at(folder)
    try:
        service.unlock_with_passphrase(PASSPHRASE)
        report = service.check()
        assert everything(service) == content
    except NOTICED:
        return True
    finally:
        service.close()
    return not report.ok and bool(report.problems)


def harmed_pages(known: Known, copy: Path, pages: list[int], rng: Random) -> list[int]:
    """Pages whose flipped bit nobody reported."""
    database, sound = copy / "keepwarm.db", (known.folder / "keepwarm.db").read_bytes()
    silent = []
    for page in pages:
        flip(database, page, rng)
        if not is_reported(copy, known.content):
            silent.append(page)
        database.write_bytes(sound)
        for ending in ("-wal", "-shm"):
            database.with_name(database.name + ending).unlink(missing_ok=True)
    return silent


def test_a_sound_vault_reports_nothing(known: Known, copy: Path) -> None:
    assert not is_reported(copy, known.content)


def test_a_flipped_bit_in_any_page_is_reported_and_never_shown(known: Known, copy: Path) -> None:
    rng = Random(5)
    pages = [1, 2, *rng.sample(known.live_pages, SAMPLED)]
    assert harmed_pages(known, copy, pages, rng) == []


@pytest.mark.full
@pytest.mark.timeout(900)
def test_a_flipped_bit_in_every_single_page_is_reported(known: Known, copy: Path) -> None:
    assert harmed_pages(known, copy, list(known.live_pages), Random(6)) == []


def test_checking_alone_names_a_flipped_bit(known: Known, copy: Path) -> None:
    rng = Random(7)
    flip(copy / "keepwarm.db", rng.choice(known.live_pages[3:]), rng)
    service = opened(copy)
    report = service.check()
    service.close()
    assert not report.ok
    assert report.problems


def test_an_older_copy_put_back_is_noticed(copy: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.db"
    shutil.copyfile(copy / "keepwarm.db", older)
    service = opened(copy)
    for number in range(5):
        person(service.open_desk() if number == 0 else service.desk, f"Oskar {number}")  # type: ignore[arg-type]
    assert service.generation.state is GenerationState.SAME
    service.close()
    shutil.copyfile(older, copy / "keepwarm.db")
    service = opened(copy)
    service.open_desk()
    assert (service.generation.state, service.generation.by) == (GenerationState.OLDER, 5)
    service.close()


def test_a_lost_log_is_noticed(program: GuardedProgram) -> None:
    assert program("vault", "create").code == 0
    with talking(program.start(program.vault, module="tests.e2e.owner")) as owner:
        assert owner.hear() == "ready"
        owner.ask("add")
        owner.process.kill()
        owner.process.wait(30)
    log = program.vault / "keepwarm.db-wal"
    assert log.stat().st_size > 0
    whole = opened(program.vault)
    whole.open_desk()
    assert whole.generation.state is GenerationState.SAME
    whole.close()
    with talking(program.start(program.vault, module="tests.e2e.owner")) as owner:
        assert owner.hear() == "ready"
        owner.ask("edit")
        owner.process.kill()
        owner.process.wait(30)
    log.unlink()
    service = opened(program.vault)
    service.open_desk()
    assert service.generation.state is GenerationState.OLDER
    assert 1 <= service.generation.by <= 43
    service.close()


def test_a_wrong_key_and_no_key_are_told_apart_and_nothing_is_touched(known: Known, copy: Path, tmp_path: Path) -> None:
    before = (copy / "keepwarm.db").read_bytes()
    with pytest.raises(WrongSecret):
        vault_at(copy).unlock_with_passphrase("not the passphrase")
    other = GuardedProgram(tmp_path / "other")
    assert other("vault", "create").code == 0
    shutil.copyfile(other.vault / "keys.json", copy / "keys.json")
    with pytest.raises(OpeningFailed) as caught:
        opened(copy)
    assert caught.value.state is FileState.OTHER_KEY
    (copy / "keys.json").unlink()
    service = vault_at(copy)
    assert service.state is VaultState.KEYS_MISSING
    with pytest.raises(KeyFileMissing):
        service.unlock_with_passphrase(PASSPHRASE)
    assert (copy / "keepwarm.db").read_bytes() == before


@pytest.mark.parametrize("state", ["empty", "text", "cut", "gone"])
def test_a_file_that_is_not_what_it_was_is_named(copy: Path, state: str) -> None:
    database = copy / "keepwarm.db"
    content = database.read_bytes()
    {
        "empty": lambda: database.write_bytes(b""),
        "text": lambda: database.write_text("Dear Maja,\n" * 500),
        "cut": lambda: database.write_bytes(content[: PAGE * 20]),
        "gone": database.unlink,
    }[state]()
    service = vault_at(copy)
    with pytest.raises(NOTICED):
        everything(service)
    service.close()
    if state != "gone":
        assert database.stat().st_size in (0, 5500, PAGE * 20)
