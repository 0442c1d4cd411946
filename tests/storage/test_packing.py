"""Large changesets are kept small, and are undone, redone and looked at like any other."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.changes import Changes, Topic
from app.services.desk import Desk
from app.storage import packing, touched
from tests.services import files
from tests.services.test_undo import state


def bring_in(desk: Desk, path: Path) -> int:
    """The history's line of an import of that file."""
    inspection = desk.importing.inspect(path)
    done = desk.importing.bring_in(desk.importing.draft(inspection, inspection.mapping))
    assert done.entry_id is not None
    return done.entry_id


def kept(desk: Desk, entry: int) -> bytes:
    """The changeset as the history keeps it."""
    return bytes(desk.store.sql.execute("SELECT changeset FROM history WHERE id = ?", (entry,)).fetchone()[0])


def test_a_small_changeset_stays_as_it_is(desk: Desk, tmp_path: Path) -> None:
    changeset = kept(desk, bring_in(desk, files.people(tmp_path / "few.csv", 3)))

    assert packing.unpacked(changeset) is changeset


def test_a_large_one_is_packed_and_can_still_be_taken_back(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "LARGE", 1)
    desk.store.start_day()
    before = state(desk)
    entry = bring_in(desk, files.people(tmp_path / "many.csv", 200))
    after = state(desk)
    changeset = kept(desk, entry)
    desk.history.undo(entry)

    assert len(changeset) * 3 < len(packing.unpacked(changeset))
    assert packing.told(changeset) is not None
    assert packing.told(changeset).customers == touched.read(desk.store.sql, changeset).customers  # type: ignore[union-attr]
    assert state(desk) == before
    assert desk.history.entries()[0].can_undo
    desk.history.redo(entry)
    assert state(desk) == after


def test_an_action_that_changes_nothing_leaves_no_line(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "LARGE", 0)
    lines = desk.history.count()
    with desk.store.history.action("Nothing", Topic.CARDS):
        desk.store.sql.execute("SELECT 1").fetchall()

    assert desk.history.count() == lines


@pytest.mark.parametrize("numbers", [set(), {7}, {1, 2, 3}, {1, 3, 4, 9}])
def test_what_was_touched_is_told_as_it_was(numbers: set[int]) -> None:
    changes = Changes({"customer": frozenset(numbers), "tag": frozenset()}, frozenset(numbers))
    head = packing._plain(changes)
    assert isinstance(head, dict)

    assert packing._numbers(head["customers"]) == frozenset(numbers)
    assert {table: packing._numbers(runs) for table, runs in head["touched"].items()} == changes.touched
