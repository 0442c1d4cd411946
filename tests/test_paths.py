"""Where things lie: a copy of a backup never lies where something is already."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.cli import wishes_of
from app.paths import copy_of


def test_a_file_manager_names_nothing_but_the_backup() -> None:
    wishes = wishes_of(["/home/nora/Studio 2026.keepwarm"])
    assert (wishes.command, wishes.backup) == ("", Path("/home/nora/Studio 2026.keepwarm"))


@pytest.mark.skipif(sys.platform != "linux", reason="the folder is named by a variable there alone")
def test_a_copy_takes_no_place_that_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    backup = Path("elsewhere") / "studio.keepwarm"
    first = copy_of(backup)
    assert not first.exists()
    assert copy_of(backup) == first
    first.mkdir(parents=True)
    second = copy_of(backup)
    assert second != first
    assert second.parent == first.parent
