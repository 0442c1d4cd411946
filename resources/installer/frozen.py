"""The program as one folder with its own interpreter and libraries, without what it never uses."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from installer import icons
from installer.common import BUILD, BUNDLE, PROGRAM, ROOT, run
from installer.licences import is_gpl_only

BUILDER = "pyinstaller>=6.22"
ENTRY = """
import os, sys

# What is started from here, a browser or the owner's password command, finds its own libraries and not ours.
before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
os.environ.pop("LD_LIBRARY_PATH", None)
if before is not None:
    os.environ["LD_LIBRARY_PATH"] = before

from app.main import main

sys.exit(main())
"""
INSIDE = "lib"
"""The folder beside the program that holds everything else."""

LEFT_OUT_MODULES = (
    "tkinter", "sqlite3", "readline", "curses", "doctest", "pdb", "pydoc_data", "lib2to3", "ensurepip", "distutils",
    "asyncio", "ssl", "xmlrpc", "smtplib", "unittest.mock", "setuptools", "pip", "PIL", "cffi", "pycparser",
    "phonenumbers.geodata", "phonenumbers.carrierdata", "phonenumbers.tzdata", "phonenumbers.shortdata",
    "holidays.financial", "rapidfuzz.distance.metrics_cpp", "rapidfuzz.distance.metrics_cpp_avx2",
    "scipy.stats", "scipy.interpolate", "scipy.integrate", "scipy.ndimage", "scipy.signal", "scipy.cluster",
    "scipy.datasets", "scipy.io", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtTest",
)  # fmt: skip
"""Never imported; what SciPy and NumPy import of themselves stays, and the self-test tells whether that is all."""
LEFT_OUT_FILES = (
    "PySide6/**/translations", "PySide6/**/plugins/egldeviceintegrations", "PySide6/**/plugins/generic",
    "PySide6/**/plugins/networkinformation", "PySide6/**/plugins/tls", "PySide6/**/plugins/platforms/libqeglfs*",
    "PySide6/**/plugins/platforms/libqlinuxfb*", "PySide6/**/plugins/platforms/libqvnc*",
    "PySide6/**/plugins/platforms/*qminimal*", "PySide6/**/plugins/platforms/libqvkkhrdisplay*",
    "PySide6/**/plugins/platformthemes/libqgtk3*", "PySide6/**/plugins/imageformats/*qtiff*",
    "PySide6/**/plugins/imageformats/*qtga*", "PySide6/**/plugins/imageformats/*qwbmp*",
    "PySide6/**/plugins/imageformats/*qicns*", "libQt6EglF*", "*Qt6OpenGL*", "*Qt6Qml*", "*Qt6Quick*",
    "*VirtualKeyboard*", "*virtualkeyboard*",
    "setuptools*", "dateutil/zoneinfo/*.tar.gz", "app/resources/screenshots", "app/resources/desktop",
    "app/resources/installer",
    "*/tests", "*.pyi", "*.dist-info/licenses", "*.dist-info/sboms", "*.dist-info/RECORD",
)  # fmt: skip
"""The licences are not lost: all of them stand together in one file."""


def frozen(python: Path) -> Path:
    """The folder of the built program."""
    entry = BUILD / "entry.py"
    entry.write_text(ENTRY)
    icons.drawn(python)
    options = [f"--exclude-module={name}" for name in LEFT_OUT_MODULES]
    options += [f"--collect-submodules={name}" for name in ("app", "holidays.countries", "keyring.backends")]
    options += [f"--copy-metadata={name}" for name in ("keepwarm", "keyring", "PySide6_Essentials")]
    # Modules lie inside without docstrings and uncompressed: they load faster, and the package, compressed as a whole,
    # gets smaller.
    options += [f"--collect-data={name}" for name in ("app", "holidays")]
    options += [f"--distpath={PROGRAM.parent}", f"--workpath={BUILD}", f"--specpath={BUILD}", *icons.options()]
    run(python, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", "--windowed", "--name=keepwarm",
        "--optimize=2", f"--contents-directory={INSIDE}", *options, entry, cwd=BUILD,
        PYINSTALLER_ZLIB_COMPRESSION_LEVEL="0", PYTHONHASHSEED="1")  # fmt: skip
    for inside in _insides():
        _leave_out(inside)
    if sys.platform == "linux":
        _leave_out_what_those_needed(PROGRAM)
        _strip(PROGRAM / INSIDE)
    (PROGRAM / "LICENSES.txt").write_text(run(python, ROOT / "build_installer.py", "licences"), encoding="utf-8")
    return PROGRAM


def environment() -> Path:
    """The interpreter of a clean environment with Keepwarm in it, so that nothing of this computer is swept in."""
    place = BUILD / "environment"
    run(sys.executable, "-m", "venv", place)
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    run(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", ROOT, BUILDER, "packaging")
    return python


def _insides() -> tuple[Path, ...]:
    """The folders that hold everything but the program itself; a bundle of macOS has two."""
    inside_bundle = (BUNDLE / "Contents" / "Frameworks", BUNDLE / "Contents" / "Resources")
    return inside_bundle if sys.platform == "darwin" else (PROGRAM / INSIDE,)


def _leave_out(inside: Path) -> None:
    """Take away files that are never used, and refuse what may not be shipped."""
    for pattern in LEFT_OUT_FILES:
        for path in sorted(inside.glob(pattern if "/" in pattern else f"**/{pattern}")):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
    for link in [path for path in inside.rglob("*") if path.is_symlink() and not path.exists()]:
        link.unlink()
    wrong = [path.name for path in inside.rglob("*") if is_gpl_only(path.name)]
    if wrong:
        sys.exit(f"May not be shipped with an MIT program: {', '.join(wrong)}")


def _leave_out_what_those_needed(program: Path) -> None:
    """Take away the libraries of this system that came along only for what was left out."""
    copies = {file.name: file for file in (program / INSIDE).glob("lib*.so*") if not file.is_symlink()}
    others = [file for file in program.rglob("*") if file.is_file() and ".so" in file.name and file.name not in copies]
    wanted = needed_libraries(program / "keepwarm", *others)
    while more := needed_libraries(*(copies[name] for name in wanted if name in copies)) - wanted:
        wanted |= more
    for name in copies.keys() - wanted:
        if not name.startswith("libpython"):
            copies[name].unlink()


def needed_libraries(*files: Path) -> set[str]:
    """Names of the libraries that programs and libraries ask for."""
    return set(re.findall(r"NEEDED\s+(\S+)", run("objdump", "-p", *files))) if files else set()


def _strip(inside: Path) -> None:
    """Take the symbols out of the interpreter; the libraries of wheels (OpenBLAS first) do not survive that."""
    own = [*inside.glob("libpython*.so*"), *inside.glob("python3*/lib-dynload/*.so")]
    if shutil.which("strip"):
        run("strip", "--strip-unneeded", *own)
