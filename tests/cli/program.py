"""The real program in a process of its own, with a home of its own and no keyring."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
COMPILED = Path(tempfile.gettempdir()) / "keepwarm-tests-compiled"
"""Where Python keeps what it compiles for these processes: not among the files of an owner."""
PASSPHRASE = "plum tree by the gate"
_KEPT = ("PATH", "LANG", "LD_LIBRARY_PATH", "SYSTEMROOT", "COVERAGE_PROCESS_START")


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """What it said as JSON; nothing else may stand on stdout."""
        return json.loads(self.out)


class Program:
    """Runs commands on one vault; every file they write lies under `home`."""

    def __init__(self, home: Path, secret: str | None = PASSPHRASE) -> None:
        self.home = home
        self.vault = home / "vault"
        self.secret = secret

    @property
    def environment(self) -> dict[str, str]:
        """Nothing of the machine that runs the test: no keyring, no display, its own folders."""
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        folders = {
            "HOME": self.home, "XDG_DATA_HOME": self.home / "data", "XDG_CONFIG_HOME": self.home / "config",
            "XDG_STATE_HOME": self.home / "state", "XDG_CACHE_HOME": self.home / "cache", "TMPDIR": self.home / "tmp",
            "XDG_RUNTIME_DIR": self.home / "run", "KEEPWARM_VAULT": self.vault,
        }  # fmt: skip
        for name in ("tmp", "run"):
            (self.home / name).mkdir(parents=True, exist_ok=True, mode=0o700)
        fixed = {
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPYCACHEPREFIX": str(COMPILED), "USER": "owner",
        }  # fmt: skip
        secret = {} if self.secret is None else {"KEEPWARM_PASSCOMMAND": shlex.join(["echo", self.secret])}
        return kept | {name: str(path) for name, path in folders.items()} | fixed | secret

    def __call__(self, *arguments: str | Path, json: bool = True, **environment: str) -> Done:
        """Run one command to its end."""
        command = [sys.executable, "-m", "app", *map(str, arguments), *(["--json"] if json else [])]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment | environment, stdin=subprocess.DEVNULL, capture_output=True,
            timeout=100, check=False,
        )  # fmt: skip
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def start(self, *arguments: str | Path, module: str = "app", **environment: str) -> subprocess.Popen[bytes]:
        """A process that goes on by itself."""
        command = [sys.executable, "-m", module, *map(str, arguments)]
        return subprocess.Popen(
            command, cwd=ROOT, env=self.environment | environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
