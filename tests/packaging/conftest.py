"""The package, built when it is older than its sources, and a fresh system to install it in."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from ctypes.util import find_library
from pathlib import Path

import pytest
from installer.frozen import BUILDER

from tests.packaging.debian import OWNER, TOOLS, FreshDebian, missing

ROOT = Path(__file__).parents[2]
SOURCES = ("app", "resources", "build_installer.py", "pyproject.toml")


@pytest.fixture(scope="session")
def package() -> Path:
    """The .deb of these sources."""
    if not (found := _newest()) or found.stat().st_mtime < _changed():
        if reason := _cannot_build():
            pytest.skip(f"No package can be built here: {reason}.")
        done = subprocess.run(
            (sys.executable, "build_installer.py", "build"), cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        found = _newest()
    assert found
    return found


@pytest.fixture(scope="session")
def debian(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FreshDebian]:
    """A fresh Debian 12 with a screen and one ordinary user; it is gone afterwards."""
    if reason := missing():
        pytest.skip(f"No fresh system can be made here: {reason}.")
    system = FreshDebian(tmp_path_factory.mktemp("debian") / "root")
    try:
        if reason := system.make():
            pytest.skip(f"No fresh system can be made here: {reason}")
        for done in (system.install(*TOOLS), system.run("useradd", "--create-home", OWNER)):
            assert done.returncode == 0, done.stdout + done.stderr
        (system.root / "tmp" / package.name).write_bytes(package.read_bytes())
        yield system
    finally:
        system.remove()


@pytest.fixture(scope="session")
def untouched(debian: FreshDebian) -> frozenset[str]:
    """Every path of the system before the package came."""
    return debian.files()


@pytest.fixture(scope="session")
def installed(debian: FreshDebian, untouched: frozenset[str], package: Path) -> FreshDebian:
    """The system with the package in it."""
    done = debian.install(f"/tmp/{package.name}")
    assert done.returncode == 0, done.stdout + done.stderr
    return debian


def _cannot_build() -> str:
    """Why there can be no package; empty where it can."""
    if sys.platform != "linux":
        return "the package of Debian is built on Linux"
    for tool in ("objdump", "ar", "xz", "dpkg-deb"):
        if shutil.which(tool) is None:
            return f"{tool} is not installed"
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    if not (sysconfig.get_config_var("Py_ENABLE_SHARED") or find_library(name)):
        return f"lib{name} is not installed"
    asking = ("pip", "install", "--dry-run", "--quiet", "--no-deps", "--ignore-installed", BUILDER)
    is_offered = subprocess.run((sys.executable, "-m", *asking), capture_output=True, check=False).returncode == 0
    return "" if is_offered else f"pip is not offered {BUILDER}"


def _newest() -> Path | None:
    return max((ROOT / "dist").glob("keepwarm_*.deb"), key=lambda path: path.stat().st_mtime, default=None)


def _changed() -> float:
    """When the newest source was written."""
    paths = (path for name in SOURCES for path in (ROOT / name, *(ROOT / name).rglob("*")))
    return max(path.stat().st_mtime for path in paths if path.is_file() and "__pycache__" not in path.parts)
