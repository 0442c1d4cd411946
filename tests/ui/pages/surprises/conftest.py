"""The ribbon in a window of its own, and the whole page over a real desk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.services.desk import Desk
from tests.ui.pages.surprises.bench import RibbonBench
from tests.ui.pages.surprises.plans import picture


@pytest.fixture
def ribbon(qtbot: QtBot, desk: Desk) -> Iterator[RibbonBench]:
    """The year of the picture on a ribbon."""
    made = RibbonBench(qtbot, desk)
    made.show_plan(picture())
    yield made
    made.close()
