"""The customers page on the handful of people of the pictures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from app.services.desk import Desk
from tests.ui.pages.customers.floor import Floor


@pytest.fixture
def floor(qtbot: QtBot, desk: Desk, people: dict[str, Customer]) -> Iterator[Floor]:
    """The page with Maja, Sofia, Tomas, Eero, Noor, Priya and two companies, in a window of 1440 by 900."""
    opened = Floor(qtbot, desk)
    yield opened
    opened.close()


@pytest.fixture
def empty_floor(qtbot: QtBot, desk: Desk) -> Iterator[Floor]:
    """The page on a new, empty file."""
    opened = Floor(qtbot, desk)
    yield opened
    opened.close()
