"""The room that dialogs are opened in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from app.services.desk import Desk
from tests.ui.dialogs.room import Room


@pytest.fixture
def room(qtbot: QtBot, desk: Desk, people: dict[str, Customer]) -> Iterator[Room]:
    """A window of 1440 by 900 over the desk with the people of the pictures."""
    made = Room(qtbot, desk)
    yield made
    made.close()
