"""The ribbon in a window of its own, and the whole page over a real desk."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from app.services.desk import Desk
from tests.ui.pages.surprises.bench import RibbonBench
from tests.ui.pages.surprises.page_stage import SurprisesStage, befriend
from tests.ui.pages.surprises.plans import picture


@pytest.fixture
def ribbon(qtbot: QtBot, desk: Desk) -> Iterator[RibbonBench]:
    """The year of the picture on a ribbon."""
    made = RibbonBench(qtbot, desk)
    made.show_plan(picture())
    yield made
    made.close()


@pytest.fixture
def fresh(qtbot: QtBot, desk: Desk, people: dict[str, Customer]) -> Iterator[SurprisesStage]:
    """The page before the first plan."""
    befriend(desk, people)
    made = SurprisesStage(qtbot, desk)
    made.show()
    yield made
    made.close()


@pytest.fixture
def year(qtbot: QtBot, desk: Desk, people: dict[str, Customer]) -> Iterator[SurprisesStage]:
    """The page with a year planned, without polishing it."""
    befriend(desk, people)
    desk.surprises.plan(is_cancelled=lambda: True)
    made = SurprisesStage(qtbot, desk)
    made.show()
    yield made
    made.close()


@pytest.fixture
def small(qtbot: QtBot, desk: Desk, people: dict[str, Customer]) -> Iterator[SurprisesStage]:
    """The page in the smallest window."""
    befriend(desk, people)
    desk.surprises.plan(is_cancelled=lambda: True)
    made = SurprisesStage(qtbot, desk, 1024, 640)
    made.show()
    yield made
    made.close()
