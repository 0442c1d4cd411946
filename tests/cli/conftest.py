"""A program with a vault that holds a few people."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.services.vault import vault_at
from tests.builders import studio
from tests.cli.program import PASSPHRASE, Program


def fill(program: Program) -> None:
    """Put the people of the pictures into the program's vault, as a window would."""
    service = vault_at(program.vault)
    service.unlock_with_passphrase(PASSPHRASE)
    studio(service.open_desk())
    service.close()


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program before anything was made."""
    return Program(tmp_path)


@pytest.fixture
def filled(program: Program) -> Program:
    """The program with a vault that holds the people of the pictures."""
    made = program("vault", "create")
    assert made.code == 0, made.err
    fill(program)
    return program


@pytest.fixture(scope="module")
def looked_at(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """The same for tests that only read."""
    program = Program(tmp_path_factory.mktemp("home"))
    assert program("vault", "create").code == 0
    fill(program)
    return program
