"""The program of the package beside the same from source: how soon people are on a screen; and how large it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.measuring import Result, median
from tests.benchmarks.vaults import Vaults
from tests.packaging.screen import look

ROUNDS = 7
LARGEST_MB, WISHED_MB = 80, 60
_ROOT = Path(__file__).parents[2]
_PATIENCE_S = 60
_MANY_COLORS = 100
"""Among the dots looked at; an empty window has a handful, a page with people some hundreds."""


def installed(vaults: Vaults, size: int) -> Iterator[Result]:
    """In turns, the median of the rounds; nothing where no package was built, or no screen can be had."""
    package = max((_ROOT / "dist").glob("keepwarm_*.deb"), key=lambda path: path.stat().st_mtime, default=None)
    if package is None or shutil.which("dpkg-deb") is None or shutil.which("Xvfb") is None:
        print("installed: there is no .deb in dist, no dpkg-deb or no Xvfb", file=sys.stderr)
        return
    megabytes = package.stat().st_size / 1e6
    yield Result("size of the .deb", "allowed", megabytes, LARGEST_MB, 1.0, "MB", notes={"wished": WISHED_MB})
    work = vaults.work_folder()
    folder = _studio(work / "studio")
    subprocess.run(("dpkg-deb", "-x", package, work / "root"), check=True)
    programs = {"from source": (sys.executable, "-m", "app"), "installed": (str(work / "root/usr/bin/keepwarm"),)}
    with _screen(work / "screen") as display:
        environment = os.environ | {
            "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(work), "PYTHONPYCACHEPREFIX": str(work / "pyc"),
            "XDG_CONFIG_HOME": str(work / "config"), "XDG_STATE_HOME": str(work / "state"),
        }  # fmt: skip
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        seen: dict[str, list[float]] = {name: [] for name in programs}
        for _ in range(ROUNDS + 1):
            for name, words in programs.items():
                seen[name].append(_one((*words, "--demo", "--vault", str(folder)), environment, work / "screen"))
    source, built = (median(seen[name][1:]) for name in programs)
    notes = {"best": {name: round(min(values[1:])) for name, values in seen.items()}}
    yield Result("start of the installed program", "from source", built, source, 1.3, notes=notes)


def _studio(folder: Path) -> Path:
    """The sample studio, which opens without asking."""
    from app.services.sample import fill
    from app.services.vault import vault_at

    service = vault_at(folder)
    try:
        service.open_sample()
        fill(service.open_desk())
    finally:
        service.close()
    return folder


@contextmanager
def _screen(folder: Path) -> Iterator[str]:
    """A screen of its own, whose dots are written into the folder."""
    folder.mkdir()
    reading, writing = os.pipe()
    command = ("Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-fbdir", str(folder), "-nolisten",
               "tcp")  # fmt: skip
    with subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL) as server:
        try:
            os.close(writing)
            with os.fdopen(reading) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


def _one(command: Sequence[str], environment: dict[str, str], folder: Path) -> float:
    """Milliseconds from spawn until people are on the screen."""
    _until(folder, lambda colors: colors < _MANY_COLORS)
    began = time.perf_counter()
    with subprocess.Popen(command, cwd=_ROOT, env=environment, stderr=subprocess.DEVNULL) as process:
        try:
            _until(folder, lambda colors: colors >= _MANY_COLORS)
            return (time.perf_counter() - began) * 1000
        finally:
            process.terminate()


def _until(folder: Path, is_so: Callable[[int], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while (picture := look(folder)) is None or not is_so(picture.some_colors):
        assert time.monotonic() < deadline, "nothing came on the screen"
        time.sleep(0.005)
