"""The real Secret Service: working, locked, entry lost, entry damaged, and no service at all."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_TOOLS = ("dbus-run-session", "gnome-keyring-daemon")
_UNLOCKED = "printf PASSWORD | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
_STEPS = f'"{sys.executable}" -m tests.storage.secret_service_session "$VAULT"'

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(not all(map(shutil.which, _TOOLS)), reason="gnome-keyring and dbus are not installed"),
]


@pytest.fixture
def session(tmp_path: Path) -> dict[str, str]:
    """Environment with a home of its own and no screen, so that nothing of this computer's owner is touched."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "LC_ALL", "VIRTUAL_ENV"}}
    folders = {"HOME": "home", "XDG_RUNTIME_DIR": "run", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config"}
    folders |= {"XDG_CACHE_HOME": "cache"}
    for folder in folders.values():
        (tmp_path / folder).mkdir(mode=0o700)
    return kept | {name: str(tmp_path / folder) for name, folder in folders.items()} | {"VAULT": str(tmp_path / "v")}


def run(session: dict[str, str], *commands: str, service: bool = True) -> list[dict[str, object]]:
    """What the steps found, each command a process of its own in one D-Bus session."""
    script = "; ".join((f"set -e; {_UNLOCKED}" if service else "set -e", *commands))
    finished = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script],
        env=session,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return [found for line in finished.stdout.splitlines() for found in json.loads(line)]


def test_the_keyring_keeps_the_key_over_a_restart_of_the_program(session: dict[str, str]) -> None:
    created, opened = run(session, f"{_STEPS} create", f"{_STEPS} open_it")
    assert created["provider"] == "SecretService Keyring"
    assert created["state"] == "working"
    assert opened == {"state": "working", "vault": "open"}


def test_a_locked_keyring_is_called_locked(session: dict[str, str]) -> None:
    found = run(session, f"{_STEPS} create", f"{_STEPS} lock_keyring", f"{_STEPS} open_it")
    assert found[1:] == [{"locked": True}, {"state": "locked", "vault": "locked"}]


@pytest.mark.parametrize(
    ("step", "state"), [("lose_entry", "entry lost"), ("corrupt_entry", "damaged")], ids=["lost", "corrupted"]
)
def test_a_lost_or_damaged_entry_is_replaced_with_the_recovery_code(
    session: dict[str, str], tmp_path: Path, step: str, state: str
) -> None:
    code = tmp_path / "paper"
    read_code = "import json, sys; print(json.load(sys.stdin)[0]['code'])"
    found = run(
        session,
        f'{_STEPS} create | tee "{tmp_path}/made"',
        f'"{sys.executable}" -c "{read_code}" < "{tmp_path}/made" > "{code}"',
        f"{_STEPS} {step}",
        f"{_STEPS} open_it",
        f'{_STEPS} recover < "{code}"',
        f"{_STEPS} open_it",
    )
    assert found[2:] == [
        {"state": state, "vault": "locked"},
        {"state": "working"},
        {"state": "working", "vault": "open"},
    ]


def test_a_service_that_nobody_unlocked_is_called_locked(session: dict[str, str]) -> None:
    run(session, f"{_STEPS} create")
    assert run(session, f"{_STEPS} open_it", service=False) == [{"state": "locked", "vault": "locked"}]


def test_without_a_bus_the_keyring_is_absent(session: dict[str, str]) -> None:
    run(session, f"{_STEPS} create")
    finished = subprocess.run(
        ["sh", "-c", f"{_STEPS} open_it"],
        env=session,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=100,
        check=True,
    )
    assert json.loads(finished.stdout) == [{"state": "absent", "vault": "locked"}]
