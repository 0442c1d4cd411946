"""No byte of a customer's name, note or e-mail stands on the disk, while the vault is used and afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.program import COMPILED, ROOT
from tests.e2e.conftest import GuardedProgram
from tests.e2e.needles import EMAIL, IMPORTED, NAME, NOTE, WORDS, found_in
from tests.e2e.owner import STEPS
from tests.e2e.talk import Talk, talking


class Watch:
    """Looks through folders again and again in a thread of its own, so that short-lived files are seen too."""

    def __init__(self, *folders: Path) -> None:
        self._folders, self._is_over = folders, threading.Event()
        self._thread = threading.Thread(target=self._look)
        self.found: set[str] = set()
        self.looks = 0

    def _look(self) -> None:
        while not self._is_over.is_set():
            self.found |= found_in(self._folders)
            self.looks += 1
            self._is_over.wait(0.01)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Look while the body runs, and once more at its end."""
        self._thread.start()
        try:
            yield
        finally:
            self._is_over.set()
            self._thread.join()
            self.found |= found_in(self._folders)


@contextmanager
def owner_of(program: GuardedProgram) -> Iterator[Talk]:
    """An owner at work in a process of her own."""
    with talking(program.start(program.vault, module="tests.e2e.owner")) as owner:
        assert owner.hear() == "ready"
        yield owner


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    """Files from another program; they are the owner's and lie outside of what is scanned."""
    table, cards = tmp_path / "people.csv", tmp_path / "people.vcf"
    table.write_text(f"Name,Email,Notes\n{IMPORTED},{EMAIL},{NOTE}\n", encoding="utf-8")
    cards.write_text(f"BEGIN:VCARD\nVERSION:4.0\nFN:{NAME}\nNOTE:{NOTE}\nEND:VCARD\n", encoding="utf-8")
    return [table, cards]


def test_the_scan_finds_what_it_looks_for(tmp_path: Path) -> None:
    for number, text in enumerate((NAME, EMAIL.upper(), NOTE)):
        for code in ("utf-8", "utf-16"):
            (tmp_path / f"{number}{code}").write_bytes(b"\1" * 4999 + text.encode(code))
    (tmp_path / WORDS[0]).touch()
    assert len(found_in([tmp_path])) == 7


def test_a_day_of_work_leaves_no_plain_text_on_the_disk(program: GuardedProgram, sources: list[Path]) -> None:
    watch = Watch(program.home)
    with watch.watching():
        assert program("vault", "create").code == 0
        with owner_of(program) as owner:
            for step in STEPS:
                owner.ask(step)
                assert found_in([program.home]) == set(), step
            assert (program.vault / "keepwarm.db-wal").exists()
            assert owner.end() == 0
        assert program("import", *sources).code in (0, 1)
        assert program("search", NAME).data["total"] >= 1
        assert program("undo").code == 0
        assert program("backup").code == 0
    assert watch.found == set()
    assert watch.looks > 20
    written = [path for path in program.home.rglob("*") if path.is_file()]
    assert {path.suffix for path in written} >= {".db", ".keepwarm", ".log", ".json"}


def test_the_window_leaves_no_plain_text_on_the_disk(program: GuardedProgram) -> None:
    assert program("vault", "create").code == 0
    with owner_of(program) as owner:
        owner.ask("add")
        assert owner.end() == 0
    watch = Watch(program.home)
    with watch.watching(), talking(program.start(program.vault, module="tests.e2e.window")) as window:
        assert window.hear() == "shown"
        for order in ("open", "look", "customer", "lock", "quit"):
            window.ask(order)
            assert found_in([program.home]) == set(), order
        assert window.end() == 0
    assert watch.found == set()
    assert watch.looks > 20


def test_nothing_is_written_outside_of_the_owners_folders(program: GuardedProgram) -> None:
    assert program("vault", "create").code == 0
    with owner_of(program) as owner:
        for step in STEPS:
            owner.ask(step)
        assert owner.end() == 0
    opened = {line.removeprefix("open ") for line in program.trail.read_text().splitlines() if line.startswith("open ")}
    outside = {path for path in opened if not path.startswith((str(program.home), str(COMPILED), "/dev/"))}
    assert outside == set()
    assert opened


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here")
def test_neither_the_engine_writes_elsewhere_nor_is_there_a_socket(program: GuardedProgram, tmp_path: Path) -> None:
    assert program("vault", "create").code == 0
    log = tmp_path / "strace"
    calls = "trace=openat,open,creat,socket,connect,rename,renameat,renameat2"
    command = [
        "strace",
        "-f",
        "-qq",
        "-e",
        calls,
        "-o",
        str(log),
        sys.executable,
        "-m",
        "tests.e2e.owner",
        program.vault,
    ]
    steps = "".join(f"{step}\n" for step in STEPS)
    done = subprocess.run(command, cwd=ROOT, env=program.environment, input=steps.encode(), timeout=110, check=False)
    if "ptrace" in log.read_text(errors="replace")[:2000]:
        pytest.skip("tracing is not allowed here")
    assert done.returncode == 0
    lines = log.read_text(errors="replace").splitlines()
    writing = [
        line for line in lines if "open" in line and any(mode in line for mode in ("O_WRONLY", "O_RDWR", "O_CREAT"))
    ]
    paths = {os.path.normpath(line.split('"')[1]) for line in writing if '"' in line and "ENOENT" not in line}
    known = (str(program.home), str(program.trail), str(COMPILED), "/dev/")
    assert not {path for path in paths if not path.startswith(known)}
    assert not [line for line in lines if "AF_INET" in line]
    assert any(path.endswith("keepwarm.db-wal") for path in paths)


def test_no_secret_stands_in_arguments_environment_or_files(program: GuardedProgram) -> None:
    code = program("vault", "create").data["recovery_code"]
    with owner_of(program) as owner:
        process = Path(f"/proc/{owner.process.pid}")
        if process.exists():
            assert code.encode() not in (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
            assert b"plum tree" not in (process / "cmdline").read_bytes()
        assert owner.end() == 0
    secrets = (code, code.replace("-", ""), "plum tree by the gate")
    for path in program.home.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not [secret for secret in secrets if secret.encode() in data], path
