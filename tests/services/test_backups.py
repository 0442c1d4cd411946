"""Backups as the owner meets them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.customer import Customer
from app.domain.errors import Cancelled, KeepwarmError
from app.services.backup_notes import NOTE_NAME
from app.services.backups import BackupReason, BackupService
from app.services.desk import Desk
from app.services.vault import RecoveryCode, VaultState
from tests.vaults import PASSPHRASE, TestVault


@pytest.fixture
def code(box: TestVault) -> str:
    """The recovery code of a vault that is open."""
    return box.created()


@pytest.fixture
def backups(box: TestVault, code: str) -> BackupService:
    """Backups of a vault with one person in it."""
    desk_of(box).customers.add(Customer(name="Maja Holmström"))
    return box.service.backups


def desk_of(box: TestVault) -> Desk:
    """The open desk."""
    assert box.service.desk is not None
    return box.service.desk


def test_a_backup_lands_beside_the_vault_and_in_the_second_folder(
    box: TestVault, backups: BackupService, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    desk_of(box).settings.change("backups", second_folder=str(stick))
    written = backups.back_up()
    assert written.path.parent == tmp_path / "vault-backups"
    assert (stick / written.path.name).read_bytes() == written.path.read_bytes()
    found = backups.overview()
    assert found.second is not None
    assert found.second.newest is not None
    assert len(found.backups) == 1
    assert found.changes_since == 0


def test_a_second_folder_that_is_unplugged_does_not_stop_the_backup(
    box: TestVault, backups: BackupService, tmp_path: Path
) -> None:
    desk_of(box).settings.change("backups", second_folder=str(tmp_path / "unplugged"))
    backups.back_up()
    second = backups.overview().second
    assert second is not None
    assert not second.is_there
    assert backups.overview().here.newest is not None


def test_the_evening_backup_is_written_once_and_only_after_changes(box: TestVault, backups: BackupService) -> None:
    assert backups.back_up_daily() is not None
    assert backups.back_up_daily() is None
    box.later(days=1)
    assert backups.back_up_daily() is None
    desk_of(box).customers.add(Customer(name="Tomas"))
    written = backups.back_up_daily()
    assert written is not None
    assert written.manifest.reason is BackupReason.EVENING


def test_work_done_after_the_morning_backup_is_in_the_evening_one(box: TestVault, backups: BackupService) -> None:
    backups.back_up_daily()
    desk_of(box).customers.add(Customer(name="Tomas"))
    assert backups.back_up_daily() is None
    box.later(hours=14)
    assert backups.back_up_daily() is not None


def test_no_evening_backup_is_written_when_the_owner_wants_none(box: TestVault, backups: BackupService) -> None:
    desk_of(box).settings.change("backups", is_daily=False)
    assert backups.back_up_daily() is None


def test_a_cancelled_backup_leaves_nothing(backups: BackupService) -> None:
    with pytest.raises(Cancelled):
        backups.back_up(is_cancelled=lambda: True)
    assert not backups.folder.exists()


def test_progress_ends_complete(backups: BackupService) -> None:
    seen: list[tuple[int, int]] = []
    backups.back_up(report=lambda done, total=0, text="": seen.append((done, total)))
    assert seen[0] == (0, 3)
    assert seen[-1] == (3, 3)


def test_the_foot_of_the_window_says_when_the_last_one_was_written(box: TestVault, backups: BackupService) -> None:
    assert backups.last_words() == "No backup yet"
    backups.back_up()
    assert backups.last_words() == "Backed up today"
    box.later(days=1)
    assert backups.last_words() == "Backed up yesterday"
    box.later(days=8)
    assert backups.last_words() == "Backed up 9 days ago"


def test_what_came_after_a_backup_is_named(box: TestVault, backups: BackupService) -> None:
    written = backups.back_up()
    assert backups.missing(written) == (0, ())
    desk_of(box).customers.add(Customer(name="Tomas Berglund"))
    desk_of(box).customers.add(Customer(name="Eero Salonen"))
    assert backups.missing(written) == (2, ("Added Eero Salonen", "Added Tomas Berglund"))


def test_a_drill_opens_a_copy_compares_it_and_leaves_no_trace(box: TestVault, backups: BackupService) -> None:
    backups.back_up()
    before = sorted(path.name for path in box.service.folder.parent.iterdir())
    actions = desk_of(box).history.count()
    outcome = backups.drill()
    assert desk_of(box).history.count() == actions
    assert outcome.is_well
    assert outcome.comparison.compared == 1
    assert outcome.comparison.pages > 10
    assert sorted(path.name for path in box.service.folder.parent.iterdir()) == before
    assert backups.overview().last_drill_on == date(2026, 6, 11)


def test_a_drill_leaves_out_cards_changed_since_and_notices_cards_changed_behind_its_back(
    box: TestVault, backups: BackupService
) -> None:
    backups.back_up()
    maja = desk_of(box).finding.ids("")[0]
    desk_of(box).customers.edit(maja, subtitle="Villa Solbacken")
    assert backups.drill().comparison.compared == 0
    written = backups.back_up()
    writer = desk_of(box).store._writer.connection()
    writer.execute("UPDATE customer SET subtitle = 'somebody else'")
    outcome = backups.drill(written.path)
    assert outcome.comparison.differing == 1
    assert not outcome.is_well


def test_a_drill_is_due_each_quarter_once_there_is_a_backup(box: TestVault, backups: BackupService) -> None:
    assert not backups.drill_is_due()
    with pytest.raises(KeepwarmError, match="no backup"):
        backups.drill()
    backups.back_up()
    assert backups.drill_is_due()
    backups.drill()
    assert not backups.drill_is_due()
    box.later(days=91)
    assert backups.drill_is_due()


@pytest.mark.parametrize("way", ["key", "passphrase", "code"])
def test_a_copy_opens_with_the_open_key_a_passphrase_or_the_code(
    box: TestVault, backups: BackupService, code: str, tmp_path: Path, way: str
) -> None:
    written = backups.back_up()
    secret = {"key": "", "passphrase": PASSPHRASE, "code": code.replace("-", " ")}[way]
    backups.restore_copy(written.path, tmp_path / "copy", secret)
    copy = box.at(tmp_path / "copy")
    copy.unlock_with_passphrase(PASSPHRASE)
    assert copy.open_desk().finding.count("maja") == 1
    copy.close()


def test_a_backup_from_before_a_new_key_asks_for_the_old_secret(
    box: TestVault, backups: BackupService, code: str, tmp_path: Path
) -> None:
    written = backups.back_up()
    box.service.rekey(PASSPHRASE, RecoveryCode.generate())
    box.service.unlock_with_passphrase(PASSPHRASE)
    box.service.open_desk()
    with pytest.raises(KeepwarmError, match="earlier key"):
        backups.restore_copy(written.path, tmp_path / "copy")
    backups.restore_copy(written.path, tmp_path / "copy", code)


def test_restoring_keeps_todays_file_and_writes_one_more_backup_first(box: TestVault, backups: BackupService) -> None:
    written = backups.back_up()
    desk_of(box).customers.add(Customer(name="Tomas Berglund"))
    aside = box.service.restore_over(written.path)
    assert box.service.state is VaultState.LOCKED
    box.service.unlock_with_keyring()
    assert box.service.open_desk().finding.count("tomas") == 0
    kept = box.at(aside)
    kept.unlock_with_passphrase(PASSPHRASE)
    assert kept.open_desk().finding.count("tomas") == 1
    kept.close()
    reasons = [info.manifest.reason for info in backups.known()]
    assert BackupReason.BEFORE_RESTORE in reasons


def test_backups_in_a_chosen_folder_are_found_while_the_file_is_locked(
    box: TestVault, backups: BackupService, tmp_path: Path
) -> None:
    chosen = tmp_path / "drawer"
    desk_of(box).settings.change("backups", folder=str(chosen))
    backups.note_folders()
    written = backups.back_up()
    assert [info.path for info in box.reopened().backups.known()] == [written.path]


def test_the_note_of_the_folders_may_be_missing_or_spoiled(box: TestVault, backups: BackupService) -> None:
    note = box.service.folder / NOTE_NAME
    spoiled = (b"", b"{", b"[1, null]", b"\xff", b'{"folders": 3}', b'{"folders": [], "tried_on": "soon"}')
    for content in spoiled:
        note.write_bytes(content)
        assert backups.noted_folders() == ()
        assert backups.overview().last_drill_on is None
    note.unlink()
    assert backups.known() == ()


def test_the_drill_of_the_quarter_runs_by_itself_only_when_it_is_due(box: TestVault, backups: BackupService) -> None:
    assert backups.drill_if_due() is None
    backups.back_up()
    assert backups.drill_if_due() is not None
    assert backups.drill_if_due() is None
    box.later(days=92)
    box.service.lock()
    assert backups.drill_if_due() is None
