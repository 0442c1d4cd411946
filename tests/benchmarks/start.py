"""Cold start and memory, beside a bare window and one that opens the vault."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measuring import Result, median
from tests.benchmarks.vaults import Vaults

ROUNDS = 7
_KINDS = ("bare", "opening", "real")
_ROOT = Path(__file__).parents[2]


def start(vaults: Vaults, size: int) -> Iterator[Result]:
    """From spawn to the first painted page with data, in turns; the median of the rounds."""
    folder, key = vaults.folder(size), vaults.key(size)
    work = vaults.work_folder()
    environment = os.environ | {"HOME": str(work), "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(work)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    for kind in _KINDS:
        _one(kind, folder, key, environment)  # compiles what is new
    painted: dict[str, list[float]] = {kind: [] for kind in _KINDS}
    held: dict[str, list[float]] = {kind: [] for kind in _KINDS}
    for _ in range(ROUNDS):
        for kind in _KINDS:
            milliseconds, megabytes = _one(kind, folder, key, environment)
            painted[kind].append(milliseconds)
            held[kind].append(megabytes)
    ours, memory = median(painted["real"]), median(held["real"])
    best = {"best": {kind: round(min(values)) for kind, values in painted.items()}}
    yield Result("cold start (a)", "window that opens the vault", ours, median(painted["opening"]), 1.25, notes=best)
    yield Result("cold start (b)", "bare window", ours, median(painted["bare"]), 2.0, notes=best)
    yield Result("memory after start", "bare window", memory, median(held["bare"]), 1.6, "MB")


def _one(kind: str, folder: Path, key: bytes, environment: dict[str, str]) -> tuple[float, float]:
    command = [sys.executable, "-m", "tests.benchmarks.starts", kind, str(folder)]
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=_ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(key.hex().encode() + b"\n")
        process.stdin.close()
        said = process.stdout.readline().strip()
        milliseconds = (time.perf_counter() - began) * 1000
        assert said == b"painted", f"{kind}: {said!r}"
        return milliseconds, float(process.stdout.readline())
