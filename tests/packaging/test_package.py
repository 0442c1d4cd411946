"""The package as an owner meets it: installed by apt in a fresh system, used there, and removed again.

The tests stand in the order in which they are run: the last one takes the package away.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from tests.packaging.debian import HOME, OWNER, FreshDebian
from tests.packaging.screen import Picture, look

pytestmark = [pytest.mark.packaging, pytest.mark.timeout(2400)]

PASSPHRASE = "plum tree by the gate"
SECRETS = f"echo {PASSPHRASE}"
VAULT = f"{HOME}/.local/share/keepwarm/vault"
VAULT_FILES = {"keepwarm.db", "keepwarm.db-shm", "keepwarm.db-wal", "keys.json", "lock"}
MANY_COLORS = 200
"""A page has them; an empty window, a splash or a box with a complaint does not."""

TWICE = """
export TMPDIR="$HOME/passing"
mkdir -p "$TMPDIR"
keepwarm --vault "$HOME/second" & first=$!
for moment in $(seq 100); do ls "$TMPDIR"/keepwarm-* >/dev/null 2>&1 && break; sleep 0.2; done
timeout 60 keepwarm --vault "$HOME/second"; echo "the second ended with $?"
kill -0 $first && echo "the first is alive"
kill $first
"""

Found = TypeVar("Found")


def _before(seconds: float, read: Callable[[], Found | None]) -> Found:
    """What is read as soon as it is there."""
    deadline = time.monotonic() + seconds
    while (found := read()) is None:
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.5)
    return found


def test_it_is_installed_with_all_it_needs_and_without_python(installed: FreshDebian, package: Path) -> None:
    assert installed.run("sh", "-c", "command -v python3").returncode != 0
    told = installed.run("keepwarm", "--version", user=OWNER)
    assert told.stdout.split() == ["keepwarm", package.name.split("_")[1]]
    listed = installed.run("dpkg", "-L", "keepwarm").stdout.splitlines()
    assert "/usr/bin/keepwarm" in listed
    assert not installed.run("dpkg", "--verify", "keepwarm").stdout


def test_it_tests_itself_there(installed: FreshDebian) -> None:
    report = f"{HOME}/report.txt"
    done = subprocess.run(
        installed.on_screen("keepwarm", "--self-test", "--report", report), capture_output=True, text=True,
        timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "pages on xcb" in done.stdout
    assert installed.run("cat", report).stdout == done.stdout


def test_its_window_is_really_there(installed: FreshDebian, record_property: Callable[[str, object], None]) -> None:
    folder = installed.root / "tmp" / "screen"
    installed.run("mkdir", "-m", "777", "/tmp/screen")

    def with_colors() -> Picture | None:
        picture = look(folder)
        return picture if picture and picture.colors >= MANY_COLORS else None

    command = installed.on_screen("keepwarm", "--demo", picture=Path("/tmp/screen"))
    with installed.running(command):
        picture = _before(120, with_colors)
    picture.save(Path(__file__).parents[2] / "build" / "screen.png")
    record_property("colors", picture.colors)


def test_a_second_start_raises_the_first(installed: FreshDebian) -> None:
    done = subprocess.run(
        installed.on_screen("sh", "-c", TWICE), capture_output=True, text=True, timeout=200, check=False
    )
    assert done.stdout.splitlines() == ["the second ended with 0", "the first is alive"], done.stderr


def test_a_vault_is_made_and_what_is_started_from_it_finds_its_own_libraries(installed: FreshDebian) -> None:
    secret = f'sh -c "printenv LD_LIBRARY_PATH > {HOME}/libraries; {SECRETS}"'
    made = installed.run("keepwarm", "vault", "create", "--passphrase", user=OWNER, KEEPWARM_PASSCOMMAND=secret)
    assert made.returncode == 0, made.stderr
    assert not installed.run("cat", f"{HOME}/libraries").stdout
    told = installed.run("keepwarm", "check", user=OWNER, KEEPWARM_PASSCOMMAND=SECRETS)
    assert told.stdout.strip() == "Nothing is damaged."


def test_a_backup_belongs_to_it(installed: FreshDebian) -> None:
    file = f"{HOME}/studio.keepwarm"
    backed = installed.run("keepwarm", "backup", file, user=OWNER, KEEPWARM_PASSCOMMAND=SECRETS)
    assert backed.returncode == 0, backed.stderr
    kind = installed.run("gio", "info", "-a", "standard::content-type", file, user=OWNER)
    assert "application/x-keepwarm-backup" in kind.stdout
    opener = installed.run("gio", "mime", "application/x-keepwarm-backup", user=OWNER)
    assert "app.keepwarm.Keepwarm.desktop" in opener.stdout.splitlines()[0]


def test_nothing_but_data_is_left(installed: FreshDebian, untouched: frozenset[str]) -> None:
    listed = set(installed.run("dpkg", "-L", "keepwarm").stdout.splitlines())
    for command in (("purge", "keepwarm"), ("autoremove", "--purge")):
        done = installed.run("apt-get", "-y", "-qq", *command)
        assert done.returncode == 0, done.stdout + done.stderr
    left = installed.files()
    assert left == untouched
    assert not {path for path in listed if "keepwarm" in path} & left
    kept = set(installed.run("ls", VAULT).stdout.split())
    assert kept >= {"keepwarm.db", "keys.json"}
    assert kept <= VAULT_FILES
