"""Killed at any moment, the vault holds every acknowledged action and no half one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.torture import Torture


def test_a_few_kills_lose_nothing(tmp_path: Path) -> None:
    torture = Torture(tmp_path, seed=3)
    torture.writing(5)
    torture.migrating(2)
    assert torture.tally.rounds == 7
    assert torture.tally.acknowledged > 0


@pytest.mark.full
@pytest.mark.timeout(600)
def test_sixty_kills_lose_nothing(tmp_path: Path) -> None:
    torture = Torture(tmp_path, seed=11)
    torture.writing(50)
    torture.migrating(10)
    assert torture.tally.rounds == 60
    assert {"import", "migration"} < set(torture.tally.kills)
    assert torture.tally.acknowledged > 50
