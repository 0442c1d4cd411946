"""A settings page on an open vault with a few people in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.ui.pages.settings.page import SettingsPage
from app.ui.theme import Theme
from tests.builders import company, person
from tests.ui.shells import Bench
from tests.ui.vault_fixtures import Host, box, host
from tests.vaults import TestVault

__all__ = ["box", "host"]


@pytest.fixture
def code(box: TestVault) -> str:
    """The recovery code of the vault, which is open."""
    return box.created()


@pytest.fixture
def bench(host: Host, box: TestVault, theme: Theme, code: str) -> Iterator[Bench]:
    made = Bench(host, box, theme)
    for name in ("Maja Holmström", "Tomas Berglund"):
        person(made.desk, name)
    company(made.desk, "Aurajoki Hotels")
    yield made
    made.close()


@pytest.fixture
def page(bench: Bench) -> SettingsPage:
    made = SettingsPage(bench.shell)
    bench.show(made)
    return made
