"""Fixtures for every floor: an open desk on a real encrypted file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.customer import Customer
from app.services.desk import Desk
from tests.builders import open_desk, studio


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """All services on a new, empty file."""
    opened = open_desk(tmp_path)
    yield opened
    opened.store.close()


@pytest.fixture
def people(desk: Desk) -> dict[str, Customer]:
    """The handful of people of the pictures, by first name."""
    return studio(desk)
