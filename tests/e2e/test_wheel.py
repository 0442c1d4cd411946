"""The built wheel, not the checkout: resources are inside, the program runs from anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.program import ROOT, Program
from tests.e2e.talk import talking

pytestmark = [pytest.mark.full, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that `pip install .` would build; its build needs the package index, as the README's command does."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("keepwarm-*.whl")
    return built


class InstalledProgram(Program):
    """The program as it was installed from the wheel, run far away from the checkout."""

    def __init__(self, home: Path, installed: Path) -> None:
        super().__init__(home)
        self._installed = installed

    @property
    def environment(self) -> dict[str, str]:
        path = os.pathsep.join([str(self._installed), str(ROOT)])
        return super().environment | {"PYTHONPATH": path, "PYTHONSAFEPATH": "1"}


@pytest.fixture(scope="module")
def target(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pip put the wheel."""
    folder = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(folder), str(wheel)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def installed(target: Path, tmp_path: Path) -> InstalledProgram:
    home = tmp_path / "home"
    home.mkdir()
    return InstalledProgram(home, target)


def test_everything_the_program_needs_lies_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as parts:
        inside = set(parts.namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "app", "resources"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    wanted = {name if name.startswith("app/") else f"app/{name}" for name in tracked.stdout.split()}
    assert wanted <= inside
    assert not [name for name in inside if name.startswith("tests")]


def test_commands_run_from_the_wheel(installed: InstalledProgram, target: Path) -> None:
    asked = "import app, app.paths; print(app.__file__, app.paths.resources())"
    where = subprocess.run(
        [sys.executable, "-c", asked], cwd=installed.home, env=installed.environment, capture_output=True, text=True,
        check=True,
    ).stdout  # fmt: skip
    assert where.count(str(target)) == 2
    assert installed("vault", "create").code == 0
    assert installed("--demo", "search", "noor").data["total"] == 1
    assert installed("check").data["ok"] is True


def test_the_window_runs_from_the_wheel(installed: InstalledProgram) -> None:
    assert installed("vault", "create").code == 0
    with talking(installed.start(installed.vault, module="tests.e2e.window")) as window:
        assert window.hear() == "shown"
        for order in ("open", "look", "quit"):
            window.ask(order)
        assert window.end() == 0
