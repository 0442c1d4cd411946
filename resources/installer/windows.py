"""The setup program of Windows, made by NSIS."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from installer.common import BUILD, DIST, VERSION, fill_in, run

SMALL, QUICK = "SetCompressor /SOLID lzma", "SetCompress off"


def packages(program: Path) -> Iterator[Path]:
    """The setup."""
    target = DIST / f"keepwarm-{VERSION}-setup.exe"
    run("makensis", "-V2", script(program, target, SMALL))
    yield target


def script(program: Path, target: Path, compression: str) -> Path:
    """The script for a payload and the setup program that becomes of it."""
    return fill_in("setup.nsi", BUILD, PAYLOAD=program, OUT=target, COMPRESSION=compression)


def compile_check(program: Path) -> None:
    """Where makensis is there, let it compile the setup with this program as payload; any warning is an error."""
    if shutil.which("makensis"):
        made = BUILD / "setup-check.exe"
        run("makensis", "-V2", "-WX", script(program, made, QUICK))
        made.unlink()
