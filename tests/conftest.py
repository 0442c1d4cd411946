"""Fixtures for every floor: an open desk on a real encrypted file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.customer import Customer
from app.services.desk import Desk
from tests.builders import open_desk, studio


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file without anybody, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("empty")
    open_desk(folder).store.close()
    return folder / "keepwarm.db"


@pytest.fixture(scope="session")
def studio_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Customer]]:
    """A file with the handful of people of the pictures, made once and copied for each test, and who they are."""
    folder = tmp_path_factory.mktemp("studio")
    opened = open_desk(folder)
    people = studio(opened)
    opened.store.close()
    return folder / "keepwarm.db", people


@pytest.fixture
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """All services on a new file: an empty one, or with the people that the test asks for."""
    if "people" in request.fixturenames:
        source = request.getfixturevalue("studio_file")[0]
    else:
        source = request.getfixturevalue("empty_file")
    shutil.copy(source, tmp_path / "keepwarm.db")
    opened = open_desk(tmp_path)
    yield opened
    opened.store.close()


@pytest.fixture
def people(desk: Desk, studio_file: tuple[Path, dict[str, Customer]]) -> dict[str, Customer]:
    """The handful of people of the pictures, by first name; a desk of a test's own is filled by hand."""
    return dict(studio_file[1]) if desk.today.has_anybody else studio(desk)
