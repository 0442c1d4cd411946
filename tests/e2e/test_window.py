"""One window for a vault, and one writer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.services.vault import VaultBusy, vault_at
from tests.cli.program import PASSPHRASE
from tests.e2e.conftest import GuardedProgram
from tests.e2e.talk import Talk, talking


@contextmanager
def window_of(program: GuardedProgram) -> Iterator[Talk]:
    """The program's window, shown."""
    with talking(program.start(program.vault, module="tests.e2e.window")) as window:
        assert window.hear() == "shown"
        yield window


def second_start(program: GuardedProgram) -> int:
    """Exit code of the same program started once more on the same vault."""
    return program("--vault", program.vault, json=False).code


def test_a_second_start_raises_the_first_window_and_ends(program: GuardedProgram) -> None:
    with window_of(program) as window:
        assert second_start(program) == 0
        assert window.hear() == "raised"
        assert second_start(program) == 0
        assert window.hear() == "raised"
        window.ask("quit")
        assert window.end() == 0


def test_after_a_kill_the_next_start_shows_its_window(program: GuardedProgram) -> None:
    with window_of(program) as window:
        window.process.kill()
        window.process.wait(30)
    with window_of(program) as again:
        assert second_start(program) == 0
        assert again.hear() == "raised"


def test_windows_of_other_vaults_stay_where_they_are(program: GuardedProgram, tmp_path: Path) -> None:
    home = tmp_path / "other"
    home.mkdir()
    with window_of(program) as one, window_of(GuardedProgram(home)) as other:
        for window in (one, other):
            window.ask("quit")
            assert window.end() == 0


def test_a_backup_gets_a_window_of_its_own_which_opens_nothing_by_itself(program: GuardedProgram) -> None:
    assert program("vault", "create").code == 0
    backup = program.home / "studio.keepwarm"
    assert program("backup", backup).code == 0
    before = {path for path in program.home.rglob("*") if path.name == "keepwarm.db"}
    with window_of(program) as usual, talking(program.start(backup, module="tests.e2e.window")) as copy:
        assert copy.hear() == "shown"
        assert program(backup, json=False).code == 0
        assert copy.hear() == "raised"
        for window in (copy, usual):
            window.ask("quit")
            assert window.end() == 0
    assert {path for path in program.home.rglob("*") if path.name == "keepwarm.db"} == before


def test_no_second_process_writes_the_vault_of_an_open_window(program: GuardedProgram) -> None:
    assert program("vault", "create").code == 0
    with window_of(program) as window:
        window.ask("open")
        service = vault_at(program.vault)
        with pytest.raises(VaultBusy):
            service.unlock_with_passphrase(PASSPHRASE)
        refused = program("undo")
        assert (refused.code, refused.out) == (3, "")
        assert program("search", "").code == 0
        window.ask("lock")
        with pytest.raises(VaultBusy):
            service.unlock_with_passphrase(PASSPHRASE)
        window.ask("quit")
        assert window.end() == 0
    service.unlock_with_passphrase(PASSPHRASE)
    service.close()


def test_neither_window_nor_cards_load_anything_heavy_before_they_are_painted(program: GuardedProgram) -> None:
    assert program("vault", "create").code == 0
    with window_of(program) as window:
        window.ask("open")  # anything that was loaded would be said in between
        window.ask("quit")


def test_a_window_has_no_internet_socket(program: GuardedProgram) -> None:
    assert program("vault", "create").code == 0
    with window_of(program) as window:
        window.ask("open")
        window.ask("look")
        held = Path(f"/proc/{window.process.pid}/fd")
        if not held.exists():
            pytest.skip("this system does not tell what a process holds")
        sockets = {_target(one).removeprefix("socket:[").removesuffix("]") for one in held.iterdir()}
        known = "".join(Path(f"/proc/net/{kind}").read_text() for kind in ("tcp", "tcp6", "udp", "udp6", "raw"))
        inodes = {line.split()[9] for line in known.splitlines() if len(line.split()) > 9}
        assert not sockets & inodes
        window.ask("quit")


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:
        return ""  # closed since it was listed
