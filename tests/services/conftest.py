"""A vault's service on a real encrypted file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vaults import TestVault


@pytest.fixture
def box(tmp_path: Path) -> Iterator[TestVault]:
    """A folder without a vault yet."""
    made = TestVault(tmp_path / "vault")
    yield made
    made.service.close()
