"""A backup is whole or not there, opens anywhere with its own secrets, and coming back loses nothing."""

import json
import os
import shutil
import stat
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.clock import FixedClock
from app.storage.backup import (
    BackupFailed,
    BackupReason,
    BackupUnreadable,
    list_backups,
    read_manifest,
    replace_vault_with,
    restore_copy,
    restore_key_file,
    thin_backups,
    verify_backup,
    write_backup,
)
from app.storage.diagnosis import FileState, OpeningFailed
from app.storage.encrypted import generation_of
from app.storage.key_slots import WrongSecret
from app.storage.keyring_slot import KeyringStore, KeyringTrouble
from app.storage.manifest import to_json
from app.storage.recovery_code import RecoveryCode
from app.storage.restoring import FolderNotEmpty, OtherVault
from app.storage.vault import GenerationState, Vault, VaultState
from tests.storage.conftest import MOMENT, PASSPHRASE, MemoryKeyring, fill, names
from tests.storage.kills import survives

THREE = ["Maja Lindqvist 0", "Maja Lindqvist 1", "Maja Lindqvist 2"]


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    """The folder for backups."""
    return tmp_path / "backups"


def test_a_backup_is_one_private_file_that_says_what_it_holds(vault: Vault, backups: Path) -> None:
    info = write_backup(vault, backups, MOMENT, BackupReason.EVENING)
    assert os.listdir(backups) == [info.path.name]
    assert stat.S_IMODE(info.path.stat().st_mode) == 0o600
    manifest = info.manifest
    assert manifest == read_manifest(info.path) == verify_backup(info.path)
    assert manifest.counts == {"customer": 3, "vault_state": 1}
    assert (manifest.generation, manifest.reason, manifest.created_at) == (7, BackupReason.EVENING, MOMENT)
    assert (manifest.vault_id, manifest.key_id) == (vault.vault_id, vault.key_id)
    with zipfile.ZipFile(info.path) as archive:
        assert archive.namelist() == ["keepwarm.db", "keys.json", "manifest.json"]
        assert {part.compress_type for part in archive.infolist()} == {zipfile.ZIP_STORED}
        kinds = [slot["kind"] for slot in json.loads(archive.read("keys.json"))["keys"][0]["slots"]]
    assert kinds == ["recovery", "passphrase"]


def test_a_backup_holds_what_is_still_in_the_log_and_no_plain_text(vault: Vault, backups: Path) -> None:
    writer = vault.writer()
    writer.execute_sql("INSERT INTO customer (name) VALUES ('Eero Plum')")
    info = write_backup(vault, backups, MOMENT)
    assert info.manifest.counts["customer"] == 4
    content = info.path.read_bytes()
    for word in (b"Maja", b"Eero", "Eero".encode("utf-16-le"), PASSPHRASE.encode(), vault.file_key):
        assert word not in content


def test_two_backups_of_one_second_have_two_names(vault: Vault, backups: Path) -> None:
    paths = {write_backup(vault, backups, MOMENT).path for _ in range(3)}
    assert len(paths) == 3
    assert {info.path for info in list_backups(backups)} == paths


@pytest.mark.parametrize("secret", ["passphrase", "code", "key"])
def test_a_backup_opens_on_another_computer(empty_vault: Vault, backups: Path, tmp_path: Path, secret: str) -> None:
    code = empty_vault.create(PASSPHRASE, use_keyring=True)
    fill(empty_vault.writer())
    key = empty_vault.file_key
    file = write_backup(empty_vault, backups, MOMENT).path
    empty_vault.close()
    shutil.rmtree(empty_vault.folder)
    elsewhere = MemoryKeyring()
    other_keyring = KeyringStore(lambda: elsewhere)
    given = {"passphrase": PASSPHRASE, "code": code, "key": key}[secret]
    restored = restore_copy(file, tmp_path / "other computer", given, keyring=other_keyring, clock=FixedClock(MOMENT))
    assert names(restored.reader()) == THREE
    assert not restored.slots().keyring
    assert restored.check_generation(7).state is GenerationState.SAME
    restored.restore_keyring_slot()
    assert sorted(os.listdir(tmp_path)) == ["backups", "other computer"]
    restored.close()


def test_a_copy_beside_the_vault_leaves_its_keyring_slot_alone(vault: Vault, backups: Path, tmp_path: Path) -> None:
    file = write_backup(vault, backups, MOMENT).path
    copy = restore_copy(file, tmp_path / "copy", vault.file_key, keyring=vault.keyring)
    copy.restore_keyring_slot()
    copy.close()
    vault.lock()
    vault.open_with_keyring()
    assert vault.state is VaultState.OPEN


def test_a_wrong_secret_leaves_no_copy_behind(vault: Vault, backups: Path, tmp_path: Path) -> None:
    file = write_backup(vault, backups, MOMENT).path
    for secret in ("another passphrase", RecoveryCode.generate()):
        with pytest.raises(WrongSecret):
            restore_copy(file, tmp_path / "copy", secret)
    assert sorted(os.listdir(tmp_path)) == ["backups", "vault"]


def test_a_copy_never_goes_into_a_folder_with_things_in_it(vault: Vault, backups: Path, tmp_path: Path) -> None:
    file = write_backup(vault, backups, MOMENT).path
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").touch()
    for folder in (tmp_path / "full", tmp_path / "full" / "letter.txt", vault.folder):
        with pytest.raises(FolderNotEmpty):
            restore_copy(file, folder, PASSPHRASE)
    (tmp_path / "empty").mkdir()
    restore_copy(file, tmp_path / "empty", PASSPHRASE).close()


@pytest.mark.parametrize(
    "damage", ["cut", "flip", "empty", "text", "no manifest", "lied size", "deflated", "traversal"]
)
def test_a_damaged_backup_is_refused(vault: Vault, backups: Path, tmp_path: Path, damage: str) -> None:
    file = write_backup(vault, backups, MOMENT).path
    _damage(file, damage)
    with pytest.raises(BackupUnreadable):
        verify_backup(file)
    with pytest.raises(BackupUnreadable):
        restore_copy(file, tmp_path / "copy", PASSPHRASE)
    assert sorted(os.listdir(tmp_path)) == ["backups", "vault"]


def _damage(file: Path, damage: str) -> None:
    content = bytearray(file.read_bytes())
    simple: dict[str, Callable[[], bytes]] = {
        "cut": lambda: bytes(content[: len(content) // 2]),
        "flip": lambda: bytes(content[:9000]) + bytes((content[9000] ^ 1,)) + bytes(content[9001:]),
        "empty": lambda: b"",
        "text": lambda: b"Dear Nora, " * 1000,
    }
    if damage in simple:
        file.write_bytes(simple[damage]())
        return
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if damage == "no manifest":
        del parts["manifest.json"]
    elif damage == "lied size":
        parts["manifest.json"] = parts["manifest.json"].replace(b'"size": ', b'"size": 9')
    elif damage == "traversal":
        parts = {f"../{name}": part for name, part in parts.items()}
    how = zipfile.ZIP_DEFLATED if damage == "deflated" else zipfile.ZIP_STORED
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)


def test_unreadable_files_in_the_folder_are_left_out_of_the_list(vault: Vault, backups: Path) -> None:
    good = write_backup(vault, backups, MOMENT)
    (backups / "half.keepwarm").write_bytes(good.path.read_bytes()[:1000])
    (backups / "folder.keepwarm").mkdir()
    assert list_backups(backups) == (good,)
    assert list_backups(backups, "another vault") == ()
    assert list_backups(backups / "gone") == ()


def test_a_folder_that_is_gone_is_said_kindly(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "stick" / "backups", tmp_path / "file"):
        with pytest.raises(BackupFailed) as caught:
            write_backup(vault, folder, MOMENT)
        assert caught.value.title == "The backup could not be written."
        assert "safe in the main file" in caught.value.hint


def test_a_damaged_vault_makes_no_backup(vault: Vault, backups: Path) -> None:
    old = write_backup(vault, backups, MOMENT).path
    vault.close_databases()
    content = bytearray(vault.database_path.read_bytes())
    content[-2000] ^= 1
    vault.database_path.write_bytes(content)
    with pytest.raises(OpeningFailed) as caught:
        write_backup(vault, backups, MOMENT + timedelta(days=1))
    assert caught.value.state is FileState.DAMAGED
    assert os.listdir(backups) == [old.name]


def test_a_backup_killed_at_any_moment_has_no_final_name_or_is_whole(vault: Vault, backups: Path) -> None:
    old = write_backup(vault, backups, MOMENT)
    vault.close_databases()
    at = 1
    while not survives(lambda: write_backup(vault, backups, MOMENT + timedelta(days=1)), at):
        finals = list(backups.glob("*.keepwarm"))
        assert old.path in finals
        for file in finals:
            verify_backup(file)
        at += 1
    assert at > 8
    write_backup(vault, backups, MOMENT + timedelta(days=2))
    assert all(path.suffix == ".keepwarm" for path in backups.iterdir())


def test_the_vault_goes_back_to_a_backup_and_keeps_todays_file(vault: Vault, backups: Path) -> None:
    file = write_backup(vault, backups, MOMENT).path
    writer = vault.writer()
    writer.execute_sql("INSERT INTO customer (name) VALUES ('Eero Plum')")
    writer.execute_sql("UPDATE vault_state SET value = 8")
    vault.note_generation(8)
    vault.change_passphrase("two rows of currants")
    kept = replace_vault_with(file, vault, vault.file_key, MOMENT)
    assert names(vault.reader()) == THREE
    assert vault.check_generation(generation_of(vault.reader().connection())).state is GenerationState.SAME
    vault.lock()
    vault.open_with_passphrase("two rows of currants")
    vault.lock()
    vault.open_with_keyring()
    today = Vault(kept, keyring=vault.keyring)
    today.open_with_passphrase("two rows of currants")
    assert names(today.reader()) == [*THREE, "Eero Plum"]
    today.close()
    assert sorted(os.listdir(vault.folder)) == sorted(["keepwarm.db", "keys.json", "lock", kept.name])


def test_a_backup_from_before_a_change_of_key_opens_with_the_older_passphrase(vault: Vault, backups: Path) -> None:
    file = write_backup(vault, backups, MOMENT).path
    vault.change_passphrase("two rows of currants")
    vault.rekey("two rows of currants")
    with pytest.raises(WrongSecret):
        replace_vault_with(file, vault, "two rows of currants", MOMENT)
    assert names(vault.reader()) == THREE
    replace_vault_with(file, vault, PASSPHRASE, MOMENT)
    assert names(vault.reader()) == THREE
    vault.lock()
    with pytest.raises(KeyringTrouble):
        vault.open_with_keyring()
    vault.open_with_passphrase(PASSPHRASE)
    vault.restore_keyring_slot()
    vault.lock()
    vault.open_with_keyring()


def test_a_damaged_vault_without_its_key_file_comes_back_from_a_backup(vault: Vault, backups: Path) -> None:
    file = write_backup(vault, backups, MOMENT).path
    vault.close()
    vault.database_path.write_bytes(b"\x00" * 20_000)
    vault.key_file.path.unlink()
    (vault.folder / "keepwarm.db-wal").write_bytes(b"left over from another database")
    kept = replace_vault_with(file, vault, PASSPHRASE, MOMENT)
    assert names(vault.reader()) == THREE
    assert (kept / "keepwarm.db").read_bytes() == b"\x00" * 20_000
    assert (kept / "keepwarm.db-wal").read_bytes().startswith(b"left over")


def test_another_vaults_backup_never_takes_the_place_of_this_one(
    vault: Vault, backups: Path, tmp_path: Path, keyring_store: KeyringStore
) -> None:
    other = Vault(tmp_path / "other", keyring=keyring_store)
    other.create(PASSPHRASE, use_keyring=False)
    file = write_backup(other, backups, MOMENT).path
    other.close()
    with pytest.raises(OtherVault):
        replace_vault_with(file, vault, PASSPHRASE, MOMENT)
    assert names(vault.reader()) == THREE


@pytest.mark.parametrize("same_key", [True, False])
def test_a_restore_killed_at_any_moment_leaves_the_old_or_the_restored_file(
    vault: Vault, backups: Path, tmp_path: Path, same_key: bool
) -> None:
    file = write_backup(vault, backups, MOMENT).path
    old_key = vault.file_key
    if not same_key:
        vault.rekey(PASSPHRASE)
    vault.writer().execute_sql("INSERT INTO customer (name) VALUES ('Eero Plum')")
    key = vault.file_key
    vault.close()
    outcomes = _every_kill(vault, key, tmp_path / "try", lambda one: replace_vault_with(file, one, old_key, MOMENT))
    assert outcomes == {3, 4}


def test_a_change_of_key_killed_at_any_moment_loses_nothing(vault: Vault, tmp_path: Path) -> None:
    key, code = vault.file_key, RecoveryCode.generate()
    vault.close()
    assert _every_kill(vault, key, tmp_path / "try", lambda one: one.rekey(PASSPHRASE, code)) == {3}


def _every_kill(vault: Vault, key: bytes, folder: Path, job: Callable[[Vault], object]) -> set[int]:
    """Number of customers found after a kill at each moment of the job, opened with the passphrase."""
    outcomes, at, is_done = set(), 1, False
    while not is_done:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(vault.folder, folder)
        one = Vault(folder, keyring=vault.keyring, clock=vault.clock)
        one.unlock(key)
        is_done = survives(lambda one=one: job(one), at)
        one.close()
        found = Vault(folder, keyring=vault.keyring)
        found.open_with_passphrase(PASSPHRASE)
        outcomes.add(len(names(found.writer())))
        assert len(found.key_file.read().sets) == 1
        found.close()
        at += 1
    assert at > 10
    return outcomes


def test_a_lost_key_file_comes_back_from_a_backup(vault: Vault, backups: Path) -> None:
    file = write_backup(vault, backups, MOMENT).path
    vault.writer().execute_sql("INSERT INTO customer (name) VALUES ('Eero Plum')")
    vault.close()
    vault.key_file.path.write_bytes(b"damaged")
    restore_key_file(file, vault.folder)
    vault.open_with_passphrase(PASSPHRASE)
    assert len(names(vault.reader())) == 4
    vault.rekey(PASSPHRASE)
    vault.close()
    with pytest.raises(OtherVault):
        restore_key_file(file, vault.folder)


def _backdated(folder: Path, pattern: Path, moment: datetime, reason: BackupReason = BackupReason.EVENING) -> Path:
    """A backup of the same vault as it would look if it had been written at that moment."""
    from dataclasses import replace

    target = folder / f"{moment:%Y%m%d%H%M%S} {reason}.keepwarm"
    manifest = replace(read_manifest(pattern), created_at=moment, reason=reason)
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("manifest.json", to_json(manifest))
    return target


@pytest.fixture
def two_years(vault: Vault, backups: Path) -> Path:
    """A folder with a backup for each evening of two years up to 12 June 2026."""
    pattern = write_backup(vault, backups, MOMENT).path
    folder = backups / "all"
    folder.mkdir()
    for days in range(730):
        _backdated(folder, pattern, MOMENT.replace(hour=12) - timedelta(days=days))
    return folder


def test_thinning_keeps_fourteen_days_eight_weeks_and_a_year_of_months(vault: Vault, two_years: Path) -> None:
    today = date(2026, 6, 12)
    thin_backups(two_years, today, vault.vault_id)
    days = [info.manifest.created_at.date() for info in list_backups(two_years)]
    assert days[:14] == [today - timedelta(days=days) for days in range(14)]
    assert len({day.isocalendar()[:2] for day in days if (today - day).days < 56}) in {8, 9}
    months = {(day.year, day.month) for day in days}
    assert len(months) in {12, 13}
    assert min(days) > today - timedelta(days=365)
    assert 14 + 6 + 10 <= len(days) <= 14 + 8 + 12
    assert thin_backups(two_years, today, vault.vault_id) == ()


def test_thinning_every_evening_keeps_the_same_as_thinning_once(vault: Vault, two_years: Path) -> None:
    for days in range(60, -1, -1):
        thin_backups(two_years, date(2026, 6, 12) - timedelta(days=days), vault.vault_id)
    days = sorted(info.manifest.created_at.date() for info in list_backups(two_years))
    assert len({(day.year, day.month) for day in days}) in {12, 13}


@pytest.mark.parametrize("today", [date(2036, 6, 12), date(2027, 7, 20), date(2020, 1, 1), date(1970, 1, 1)])
def test_a_jump_of_the_clock_never_thins_below_the_newest_fourteen(vault: Vault, two_years: Path, today: date) -> None:
    thin_backups(two_years, today, vault.vault_id)
    left = [info.manifest.created_at.date() for info in list_backups(two_years)]
    assert left[:14] == [date(2026, 6, 12) - timedelta(days=days) for days in range(14)]


def test_backups_before_something_big_stay_for_a_year(vault: Vault, two_years: Path, backups: Path) -> None:
    pattern = next(backups.glob("*.keepwarm"))
    recent, old = (datetime(year, 8, 3, 9, 0, tzinfo=UTC) for year in (2025, 2024))
    kept = _backdated(two_years, pattern, recent, BackupReason.BEFORE_IMPORT)
    gone = _backdated(two_years, pattern, old, BackupReason.BEFORE_IMPORT)
    thin_backups(two_years, date(2026, 6, 12), vault.vault_id)
    assert kept.exists()
    assert not gone.exists()


def test_thinning_leaves_other_vaults_alone(two_years: Path) -> None:
    before = sorted(os.listdir(two_years))
    assert thin_backups(two_years, date(2026, 6, 12), "another vault") == ()
    assert sorted(os.listdir(two_years)) == before
