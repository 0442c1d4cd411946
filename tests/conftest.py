"""Fixtures for every floor: an open desk on a real encrypted file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.customer import Customer
from app.services.desk import Desk
from tests.builders import open_desk, studio
from tests.studio_files import StudioFile, studio_file_of


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One worker for each core where the whole fast suite runs; slow proofs want the machine to themselves."""
    is_whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    return None if is_whole and "not full" in config.option.markexpr else 0


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file without anybody, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("empty")
    open_desk(folder).store.close()
    return folder / "keepwarm.db"


@pytest.fixture(scope="session")
def studio_file(tmp_path_factory: pytest.TempPathFactory) -> StudioFile:
    """A file with the handful of people of the pictures, made once and copied for each test, and who they are."""
    return studio_file_of(tmp_path_factory, studio)


@pytest.fixture
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """All services on a new file: an empty one, or with the people that the test asks for."""
    if "studio_file" in request.fixturenames:
        source = request.getfixturevalue("studio_file").path
    else:
        source = request.getfixturevalue("empty_file")
    shutil.copy(source, tmp_path / "keepwarm.db")
    opened = open_desk(tmp_path)
    yield opened
    opened.store.close()


@pytest.fixture
def people(studio_file: StudioFile) -> dict[str, Customer]:
    """The people of the pictures, by first name; folders of tests that need more of them have a file of their own."""
    return dict(studio_file.people)
