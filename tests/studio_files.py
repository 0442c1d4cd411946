"""A file with people in it, made once and copied for each test that needs them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.customer import Customer
from app.services.desk import Desk
from tests.builders import open_desk


@dataclass(frozen=True)
class StudioFile:
    """A closed file to copy, and the people in it by first name."""

    path: Path
    people: dict[str, Customer]


def studio_file_of(tmp_path_factory: pytest.TempPathFactory, fill: Callable[[Desk], dict[str, Customer]]) -> StudioFile:
    """A new file, filled once."""
    folder = tmp_path_factory.mktemp("studio")
    desk = open_desk(folder)
    people = fill(desk)
    desk.store.close()
    return StudioFile(folder / "keepwarm.db", people)
