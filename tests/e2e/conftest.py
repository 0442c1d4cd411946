"""End to end: real processes on real files, and no network anywhere."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from tests.cli.program import Program

GUARD = Path(__file__).parent / "no_network"
_FORBIDDEN = (socket.AF_INET, socket.AF_INET6)


class NetworkUsed(AssertionError):
    """Something wanted to reach the network."""


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Internet sockets are forbidden in this process and in every Python process that it starts."""
    real = socket.socket.__init__

    def guarded(self: socket.socket, family: int = -1, *rest: int, **named: object) -> None:
        if family in (-1, *_FORBIDDEN):
            raise NetworkUsed(f"an internet socket was asked for: {family}")
        real(self, family, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "__init__", guarded)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(GUARD), os.environ.get("PYTHONPATH", "")]))


class GuardedProgram(Program):
    """The program in a process that dies when it asks for an internet socket."""

    @property
    def environment(self) -> dict[str, str]:
        return super().environment | {"PYTHONPATH": str(GUARD), "KEEPWARM_TEST_TRAIL": str(self.trail)}

    @property
    def trail(self) -> Path:
        """Where the guard writes down every file that Python opened for writing, and every socket."""
        return self.home.with_name(self.home.name + "-trail")


@pytest.fixture
def program(tmp_path: Path) -> GuardedProgram:
    """The program with a home of its own, before anything was made."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    return GuardedProgram(home)
