"""Where things lie, and what every kind of package needs."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD, DIST, DESKTOP = ROOT / "build", ROOT / "dist", ROOT / "resources" / "desktop"
PROGRAM = BUILD / "program" / "keepwarm"
BUNDLE = PROGRAM.with_name("keepwarm.app")
ICONS = BUILD / "icons"
VERSION = re.findall(r'__version__ = "(.+)"', (ROOT / "app" / "__init__.py").read_text("utf-8"))[0]
RELEASED = "2026-11-21"
"""The day of the release for a build outside a checkout."""
DESKTOP_ID = "app.keepwarm.Keepwarm"


def run(*command: str | Path, cwd: Path | None = None, **environment: str) -> str:
    """What a command printed; a failing one ends the build with its own words."""
    words = [str(part) for part in command]
    done = subprocess.run(
        words, stdout=subprocess.PIPE, text=True, check=False, cwd=cwd, env={**os.environ, **environment}
    )
    if done.returncode:
        sys.exit(f"{' '.join(words[:4])} ended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def day() -> date:
    """The day of the last change, so that the same state builds the same package; of the release without a history."""
    git = shutil.which("git")
    if git is None:
        return date.fromisoformat(RELEASED)
    told = subprocess.run([git, "log", "-1", "--format=%cs"], cwd=ROOT, capture_output=True, text=True, check=False)
    return date.fromisoformat(told.stdout.strip() or RELEASED)


def moment() -> datetime:
    """Noon of that day: the time stamp of everything that is packed."""
    return datetime.combine(day(), time(12), UTC)


def fill_in(name: str, folder: Path, as_name: str = "", **values: str | Path) -> Path:
    """A template of `resources/desktop` with version, day and other values in it."""
    text = (DESKTOP / name).read_text("utf-8")
    for key, value in {"VERSION": VERSION, "DATE": day().isoformat(), **values}.items():
        text = text.replace(f"@{key}@", str(value))
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / (as_name or name)
    target.write_text(text, encoding="utf-8")
    return target


def compressed(file: Path) -> None:
    """The file as Debian wants documentation: packed, without a time stamp."""
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))
    file.unlink()
