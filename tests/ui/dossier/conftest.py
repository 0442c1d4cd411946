"""A page of Maja with more of her story, ready for clicks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.domain.customer import Customer
from app.services.desk import Desk
from app.ui.pages.customer.page import CustomerPage
from tests.studio_files import StudioFile, studio_file_of
from tests.ui.dossier.rich import rich_studio
from tests.ui.dossier.stage import Stage


@pytest.fixture(scope="session")
def studio_file(tmp_path_factory: pytest.TempPathFactory) -> StudioFile:
    """The people of the pictures with more of their story."""
    return studio_file_of(tmp_path_factory, rich_studio)


@pytest.fixture
def stage(qtbot: QtBot, desk: Desk, people: dict[str, Customer]) -> Iterator[Stage]:
    """Maja's page in a window of 1440 by 900."""
    shown = Stage(qtbot, desk, CustomerPage)
    shown.open(people["Maja"].id, tuple(customer.id for customer in people.values()))
    yield shown
    shown.stop()
