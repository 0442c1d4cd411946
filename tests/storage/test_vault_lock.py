"""One writer per vault, and folders that are risky homes are noticed."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.storage.diagnosis import FileState, OpeningFailed
from app.storage.vault_lock import (
    FolderConcern,
    Holder,
    VaultBusy,
    VaultLock,
    concerns,
    conflict_copies,
    deepest_mount,
    holder,
)

NOW = datetime(2026, 6, 12, 18, 40, tzinfo=UTC)
_HOLD = """
import sys, pathlib, datetime
from app.storage.vault_lock import VaultLock
lock = VaultLock(pathlib.Path(sys.argv[1]))
lock.acquire(datetime.datetime(2026, 6, 12, tzinfo=datetime.UTC))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_lock_is_refused_and_names_the_holder(tmp_path: Path) -> None:
    first, second = VaultLock(tmp_path / "lock"), VaultLock(tmp_path / "lock")
    first.acquire(NOW)
    with pytest.raises(VaultBusy) as caught:
        second.acquire(NOW)
    assert caught.value.holder is not None
    assert caught.value.holder.since == NOW.isoformat()
    assert not second.held
    first.release()


def test_taking_a_held_lock_again_changes_nothing(tmp_path: Path) -> None:
    lock = VaultLock(tmp_path / "lock")
    lock.acquire(NOW)
    lock.acquire(NOW)
    assert lock.held
    lock.release()
    assert not lock.held


def test_a_released_lock_is_free(tmp_path: Path) -> None:
    first, second = VaultLock(tmp_path / "lock"), VaultLock(tmp_path / "lock")
    first.acquire(NOW)
    first.release()
    second.acquire(NOW)
    assert second.held
    second.release()


def test_a_killed_process_leaves_no_lock_behind(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _HOLD, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        lock = VaultLock(tmp_path / "lock")
        with pytest.raises(VaultBusy) as caught:
            lock.acquire(NOW)
        assert caught.value.holder is not None
        assert caught.value.holder.pid == process.pid
        process.kill()
        process.wait()
        lock.acquire(NOW)
        assert lock.held
        lock.release()


def test_a_stale_or_odd_lock_file_never_blocks(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    for content in (b"other-host\n1\n2020-01-01T00:00:00+00:00\n", b"\xff\xfe", b"", b"x" * 5000):
        path.write_bytes(content)
        lock = VaultLock(path)
        lock.acquire(NOW)
        assert lock.held
        lock.release()


def test_an_unreadable_lock_file_has_no_holder(tmp_path: Path) -> None:
    (tmp_path / "lock").write_bytes(b"\xff\nx\n")
    assert holder(tmp_path / "lock") is None
    assert holder(tmp_path / "nothing") is None
    (tmp_path / "lock").write_bytes(b"desk\n42\n2026\n")
    assert holder(tmp_path / "lock") == Holder("desk", 42, "2026")


def test_a_folder_that_is_gone_says_that_it_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OpeningFailed) as caught:
        VaultLock(tmp_path / "gone" / "lock").acquire(NOW)
    assert caught.value.state is FileState.NOT_WRITABLE


@pytest.mark.parametrize(
    "name",
    [
        "keepwarm (Nora's conflicted copy 2026-06-12).db",
        "keepwarm (1).db",
        "keepwarm.sync-conflict-20260612-184000-ABCDEF.db",
        "keepwarm.db (conflicted copy)",
        "keepwarm - Copy.db",
        "keepwarm-DESKTOP.db",
        "keys (in Konflikt stehende Kopie).json",
        "keys-laptop.json",
    ],
)
def test_conflict_copies_are_noticed(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert conflict_copies(tmp_path) == (tmp_path / name,)
    assert concerns(tmp_path) == (FolderConcern.CONFLICT_COPY,)


def test_the_vaults_own_files_are_no_conflict_copies(tmp_path: Path) -> None:
    for name in ("keepwarm.db", "keepwarm.db-wal", "keepwarm.db-shm", "keys.json", "lock", "kept 2026-06-12 18.40.00"):
        (tmp_path / name).touch()
    assert conflict_copies(tmp_path) == ()
    assert conflict_copies(tmp_path / "gone") == ()


@pytest.mark.parametrize("part", ["Dropbox", "OneDrive - Garden", "Nextcloud", "Google Drive", "My Drive"])
def test_synchronised_folders_are_noticed(tmp_path: Path, part: str) -> None:
    assert FolderConcern.SYNCHRONISED in concerns(tmp_path / part / "vault")


def test_an_ordinary_folder_is_no_concern(tmp_path: Path) -> None:
    assert concerns(tmp_path) == ()


def test_the_nearest_mount_decides_what_a_folder_lies_on() -> None:
    mounts = [
        ["disk", "/", "ext4"],
        ["server:/x", "/home/nora/net\\040work", "nfs4"],
        ["stick", "/home/nora/net\\040work/stick", "vfat"],
        ["odd"],
    ]
    assert deepest_mount(Path("/home/nora"), mounts) == "ext4"
    assert deepest_mount(Path("/home/nora/net work/vault"), mounts) == "nfs4"
    assert deepest_mount(Path("/home/nora/net work/stick/vault"), mounts) == "vfat"
