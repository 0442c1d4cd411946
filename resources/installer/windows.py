"""The setup program of Windows, made by NSIS."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from installer.common import BUILD, DIST, VERSION, fill_in, run

SMALL, QUICK = "SetCompressor /SOLID lzma", "SetCompress off"


def packages(program: Path) -> Iterator[Path]:
    """The setup."""
    yield setup(program, DIST / f"keepwarm-{VERSION}-setup.exe", SMALL)


def setup(program: Path, target: Path, compression: str) -> Path:
    """The setup program with a payload in it; any warning of its maker is an error."""
    run("makensis", "-V2", "-WX", script(program, target, compression))
    return target


def script(program: Path, target: Path, compression: str) -> Path:
    """The script for a payload and the setup program that becomes of it."""
    return fill_in("setup.nsi", BUILD, PAYLOAD=program, OUT=target, COMPRESSION=compression)
