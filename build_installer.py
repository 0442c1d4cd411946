"""Builds the packages of Keepwarm: `python build_installer.py check | build | self-test`.

check      names every dependency with its version and licence, and fails where one can't be shipped
build      makes the packages of this platform in `dist/`: a .deb and a .tar.xz, a setup program, or a disk image
self-test  installs the newest package into a fresh system, lets it test itself there, and removes it again
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "resources"))

from installer import icons, licences, linux, mac, windows
from installer.common import BUILD, DIST, ROOT
from installer.frozen import environment, frozen

PLATFORMS = {"win32": windows.packages, "darwin": mac.packages}


def build() -> int:
    """The packages of this platform, in `dist/`."""
    shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir()
    DIST.mkdir(exist_ok=True)
    for package in PLATFORMS.get(sys.platform, linux.packages)(frozen(environment())):
        print(f"{package.relative_to(ROOT)}  {package.stat().st_size / 1e6:.1f} MB", flush=True)
    return 0


def self_test() -> int:
    """The newest package tried in a fresh system: see `tests/packaging`."""
    tests = ("-m", "pytest", "-m", "packaging", "-rs", "tests/packaging")
    return subprocess.call([sys.executable, *tests], cwd=ROOT)


def write_licences() -> int:
    """Print the licence texts of everything that is shipped."""
    print(licences.licence_texts())
    return 0


COMMANDS = {
    "check": licences.check, "build": build, "self-test": self_test, "licences": write_licences, "draw": icons.draw,
}  # fmt: skip


def main() -> int:
    """Exit code of the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND")
    return COMMANDS[parser.parse_args().command]()


if __name__ == "__main__":
    sys.exit(main())
