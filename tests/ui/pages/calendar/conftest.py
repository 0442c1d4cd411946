"""The calendar page in a window, fed with the changes of a real desk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from app.services.desk import Desk
from tests.ui.pages.calendar.calendar_stage import CalendarStage


@pytest.fixture
def stage(qtbot: QtBot, desk: Desk, people: dict[str, Customer]) -> Iterator[CalendarStage]:
    """June 2026 in a wide window, with the people of the pictures."""
    made = CalendarStage(qtbot, desk)
    made.show()
    yield made
    made.close()
