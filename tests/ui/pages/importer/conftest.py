"""A floor at full width, with people of the pictures behind it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from app.services.desk import Desk
from tests.ui.pages.importer.floor import Floor


@pytest.fixture
def floor(qtbot: QtBot, desk: Desk, people: dict[str, Customer]) -> Iterator[Floor]:
    """The page at 1440x900; Maja, Eero and the others are here already."""
    made = Floor(qtbot, desk)
    yield made
    made.close()
