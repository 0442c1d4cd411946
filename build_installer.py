"""Builds the packages of Keepwarm: `python build_installer.py check | build | self-test`.

check      names every dependency with its version and licence, and fails where one can't be shipped
build      makes the packages of this platform in `dist/`: a .deb and a .tar.xz, a setup program, or a disk image
self-test  installs the newest package into a fresh system, lets it test itself there, and removes it again
"""

from __future__ import annotations

import argparse
import gzip
import os
import plistlib
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution, requires
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILD, DIST, DESKTOP = HERE / "build", HERE / "dist", HERE / "resources" / "desktop"
VERSION = re.search(r'__version__ = "(.+)"', (HERE / "app" / "__init__.py").read_text()).group(1)  # type: ignore[union-attr]
RELEASED = "2026-11-21"
"""For a build outside a checkout."""
MAINTAINER = "The Keepwarm developers <developers@keepwarm.invalid>"
DESKTOP_ID = "app.keepwarm.Keepwarm"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)

SHIPPABLE = (
    "mit", "bsd", "apache", "lgpl", "mpl", "psf", "python software foundation", "isc", "public domain", "zlib",
    "any-osi", "unlicense", "cc0",
)  # fmt: skip
# Two packages declare no licence that can be read by a program; these stand in their own licence files.
READ_BY_HAND = {"peewee": "MIT", "apsw_sqlite3mc": "any-OSI (zlib-like), SQLite3 Multiple Ciphers: MIT"}
FORBIDDEN = ("PySide6-Addons", "keyrings.alt", "pandas", "ortools", "qtawesome")
COMMON_LICENCES = {
    "Apache-2.0": "Version 2.0, January 2004", "LGPL-3": "GNU LESSER GENERAL PUBLIC LICENSE",
    "GPL-3": "GNU GENERAL PUBLIC LICENSE", "MPL-2.0": "Mozilla Public License Version 2.0",
}  # fmt: skip
GPL_ONLY = ("QtCharts", "QtDataVisualization", "QtGraphs", "QtVirtualKeyboard", "QtQuick3D", "QtNetworkAuth")

# Not used, and large: the program is a third smaller without them.
LEFT_OUT_MODULES = (
    "tkinter", "sqlite3", "PIL", "phonenumbers.geodata", "phonenumbers.carrierdata", "phonenumbers.tzdata",
    "scipy.spatial", "scipy.stats", "scipy.interpolate", "scipy.integrate", "scipy.fft", "scipy.ndimage",
    "scipy.signal", "scipy.cluster", "scipy.datasets", "scipy.io", "numpy.f2py", "setuptools", "pip",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtOpenGL", "PySide6.QtTest",
)  # fmt: skip
LEFT_OUT_FILES = (
    "PySide6/Qt/translations", "PySide6/Qt/plugins/egldeviceintegrations", "PySide6/Qt/plugins/generic",
    "PySide6/Qt/plugins/networkinformation", "PySide6/Qt/plugins/tls", "PySide6/Qt/plugins/platforms/libqeglfs*",
    "PySide6/Qt/plugins/platforms/libqlinuxfb*", "PySide6/Qt/plugins/platforms/libqvnc*",
    "PySide6/Qt/plugins/platforms/libqminimal*", "PySide6/Qt/plugins/platforms/libqvkkhrdisplay*",
    "PySide6/Qt/plugins/platformthemes/libqgtk3*", "PySide6/Qt/plugins/imageformats/libqtiff*",
    "PySide6/Qt/plugins/imageformats/libqtga*", "PySide6/Qt/plugins/imageformats/libqwbmp*",
    "PySide6/Qt/plugins/imageformats/libqicns*", "PySide6/Qt/lib/libQt6EglFS*", "PySide6/Qt/lib/libQt6OpenGL*",
    "PySide6/Qt/lib/libQt6Qml*", "PySide6/Qt/lib/libQt6Quick*", "PySide6/Qt/lib/libQt6VirtualKeyboard*",
    "setuptools*", "dateutil/zoneinfo/*.tar.gz", "app/resources/screenshots", "app/resources/desktop",
    "*/tests", "*.pyi",
)  # fmt: skip


def run(*command: str | Path, **options: object) -> str:
    """What a command printed; a failing one ends the build with its own words."""
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, text=True, check=False, **options)  # type: ignore[call-overload]
    if done.returncode:
        sys.exit(f"{' '.join(str(part) for part in command[:4])} ended with {done.returncode}:\n{done.stdout}")
    return str(done.stdout)


def shipped(name: str = "keepwarm", found: dict[str, Distribution] | None = None) -> dict[str, Distribution]:
    """Every installed distribution that Keepwarm needs at run time, by name."""
    from packaging.requirements import Requirement

    found = {} if found is None else found
    for line in requires(name) or ():
        need = Requirement(line)
        if need.marker is not None and not need.marker.evaluate({"extra": ""}):
            continue
        key = need.name.lower().replace("_", "-")
        if key not in found:
            found[key] = distribution(need.name)
            shipped(need.name, found)
    return found


def licence_of(package: Distribution) -> str:
    """The licence a distribution declares, in one line."""
    if package.name in READ_BY_HAND:
        return READ_BY_HAND[package.name]
    metadata = package.metadata
    lines = metadata.get_all("Classifier", [])
    classified = [line.rpartition(" :: ")[2] for line in lines if line.startswith("License")]
    named = metadata.get("License-Expression") or "; ".join(classified) or metadata.get("License") or ""
    return " ".join(named.split())[:80]


def check() -> int:
    """Print a line per dependency; 1 where something can't be shipped."""
    problems = []
    try:
        packages = shipped()
    except (PackageNotFoundError, ModuleNotFoundError) as error:
        print(f"Not installed: {error}. Run this in the environment where Keepwarm is installed.", file=sys.stderr)
        return 2
    for package in sorted(packages.values(), key=lambda one: one.name.lower()):
        name, licence = package.name, licence_of(package)
        print(f"{name:24} {package.version:12} {licence}")
        if name in FORBIDDEN or not any(word in licence.lower() for word in SHIPPABLE):
            problems.append(f"{name}: “{licence}” can't be shipped")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def licence_texts() -> str:
    """Every third-party licence text of what is shipped, one after the other."""
    parts = []
    for package in sorted(shipped().values(), key=lambda one: one.name.lower()):
        parts.append(f"{package.name} {package.version}: {licence_of(package)}\n")
        files = [file for file in package.files or () if re.search(r"(?i)(licen[cs]e|copying|notice)[^/]*$", str(file))]
        parts += [in_short(Path(str(file.locate()))) for file in files if file.suffix != ".py"]
    parts.append(f"Python {sys.version.split()[0]}: Python Software Foundation License Version 2")
    return "\n\n".join(parts)


def in_short(file: Path) -> str:
    """A licence text; of those that every Debian system holds, only where."""
    text = file.read_text("utf-8", "replace")
    for name, words in COMMON_LICENCES.items():
        if words in text:
            return f"The text of {name} stands in /usr/share/common-licenses/{name} and on the pages of its authors."
    return text


def build() -> int:
    """The packages of this platform, in `dist/`."""
    shutil.rmtree(BUILD, ignore_errors=True)
    DIST.mkdir(exist_ok=True)
    python = fresh_environment()
    program = frozen(python)
    made = {"win32": setup_program, "darwin": disk_image}.get(sys.platform, linux_packages)(python, program)
    for package in made:
        print(f"{package.relative_to(HERE)}  {package.stat().st_size / 1e6:.1f} MB")
    return 0


def fresh_environment() -> Path:
    """The interpreter of a clean environment with Keepwarm in it, so that nothing of this computer is swept in."""
    place = BUILD / "environment"
    run(sys.executable, "-m", "venv", place)
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    run(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", HERE, "pyinstaller>=6.22", "packaging")
    return python


def frozen(python: Path) -> Path:
    """The folder of the built program, without what it does not need."""
    entry = BUILD / "entry.py"
    entry.write_text("import sys\n\nfrom app.main import main\n\nsys.exit(main())\n")
    icons = draw(python, BUILD / "icons")
    options = [f"--exclude-module={name}" for name in LEFT_OUT_MODULES]
    options += [f"--collect-submodules={name}" for name in ("app", "holidays.countries", "keyring.backends")]
    options += [f"--copy-metadata={name}" for name in ("keepwarm", "keyring", "PySide6_Essentials")]
    if sys.platform == "darwin":
        options += [f"--osx-bundle-identifier={DESKTOP_ID}", f"--icon={icons / 'keepwarm.icns'}"]
    elif sys.platform == "win32":
        options += [f"--icon={icons / 'keepwarm.ico'}"]
    run(python, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", "--windowed", "--name=keepwarm",
        "--contents-directory=lib", "--collect-data=app", f"--distpath={BUILD / 'program'}", f"--workpath={BUILD}",
        f"--specpath={BUILD}", *options, entry, cwd=BUILD)  # fmt: skip
    program = BUILD / "program" / "keepwarm"
    leave_out(program / "lib")
    (program / "LICENSES.txt").write_text(run(python, HERE / "build_installer.py", "licences"), encoding="utf-8")
    return program


def leave_out(lib: Path) -> None:
    """Take away files that are never used, and refuse what may not be shipped."""
    for pattern in LEFT_OUT_FILES:
        for path in sorted(lib.glob(pattern if "/" in pattern else f"**/{pattern}")):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
    for link in [path for path in lib.rglob("*") if path.is_symlink() and not path.exists()]:
        link.unlink()
    wrong = [path.name for path in lib.rglob("*") if any(name in path.name for name in GPL_ONLY)]
    if wrong:
        sys.exit(f"May not be shipped with an MIT program: {', '.join(wrong)}")


def draw(python: Path, folder: Path) -> Path:
    """Icons in all sizes from the drawing of the logo, with the interpreter that has Qt."""
    run(python, HERE / "build_installer.py", "draw", folder, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    return folder


def draw_icons(folder: Path) -> int:
    """Write the logo as PNG in every size, as .ico for Windows and as .icns for macOS."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    _application = QGuiApplication([])
    drawing = QSvgRenderer(str(HERE / "resources" / "art" / "logo-light.svg"))
    folder.mkdir(parents=True, exist_ok=True)
    for size in (*SIZES, 1024):
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        image.save(str(folder / f"{size}.png"))
        if size == 256:
            image.save(str(folder / "keepwarm.ico"))
        if size == 1024:
            image.save(str(folder / "keepwarm.icns"))
    return 0


def linux_packages(_python: Path, program: Path) -> Iterator[Path]:
    """A portable archive, and a .deb that takes the system's libraries from the system."""
    archive = DIST / f"keepwarm-{VERSION}-linux-{os.uname().machine}.tar.xz"
    with tarfile.open(archive, "w:xz") as packed:
        packed.add(program, f"keepwarm-{VERSION}")
    yield archive
    yield debian_package(program)
    checked_setup_script(program)


def debian_package(program: Path) -> Path:
    """The .deb, with everything that a Debian desktop expects of a program."""
    root = BUILD / "debian"
    lib, share = root / "usr/lib/keepwarm", root / "usr/share"
    shutil.copytree(program, lib, symlinks=True)
    needed = packages_instead_of_copies(lib)
    (root / "usr/bin").mkdir()
    (root / "usr/bin/keepwarm").symlink_to("../lib/keepwarm/keepwarm")
    fill_in(f"{DESKTOP_ID}.desktop", share / "applications")
    fill_in(f"{DESKTOP_ID}.metainfo.xml", share / "metainfo")
    fill_in("keepwarm-backup.xml", share / "mime/packages")
    fill_in("lintian-overrides", share / "lintian/overrides", "keepwarm")
    compressed(fill_in("keepwarm.1", share / "man/man1"))
    for size in SIZES:
        icons = share / f"icons/hicolor/{size}x{size}"
        for kind, name in (("apps", "keepwarm"), ("mimetypes", "application-x-keepwarm-backup")):
            (icons / kind).mkdir(parents=True)
            shutil.copy(BUILD / "icons" / f"{size}.png", icons / kind / f"{name}.png")
    docs = share / "doc/keepwarm"
    docs.mkdir(parents=True)
    (docs / "copyright").write_text(debian_copyright((lib / "LICENSES.txt").read_text("utf-8")), encoding="utf-8")
    (lib / "LICENSES.txt").unlink()
    (docs / "changelog").write_text(debian_changelog(), encoding="utf-8")
    compressed(docs / "changelog")
    tidy_modes(root)
    control(root, needed)
    machine = run("dpkg", "--print-architecture").strip()
    package = DIST / f"keepwarm_{VERSION}_{machine}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, package)
    return package


def packages_instead_of_copies(lib: Path) -> set[str]:
    """Debian packages that hold the system libraries the program needs; copies of those are taken out of it."""
    for file in sorted((lib / "lib").glob("lib*.so*")):
        if not file.name.startswith("libpython") and not file.is_symlink() and owner_of_library(file.name):
            file.unlink()
    owners: set[str] = set()
    inside = {file.name for file in lib.rglob("*.so*")}
    for file in lib.rglob("*"):
        if file.is_file() and not file.is_symlink() and (".so" in file.name or file.name == "keepwarm"):
            names = re.findall(r"NEEDED\s+(\S+)", run("objdump", "-p", file))
            owners |= {owner for name in names if name not in inside and (owner := owner_of_library(name))}
    return owners


@cache
def owner_of_library(name: str) -> str | None:
    """The Debian package that holds a shared library of this name; None where the system has none."""
    for folder in ("/lib", "/usr/lib"):
        for found in sorted(Path(folder).glob(f"*-linux-gnu*/{name}")):
            told = subprocess.run(["dpkg", "-S", found], capture_output=True, text=True, check=False)
            told_usr = subprocess.run(["dpkg", "-S", f"/usr{found}"], capture_output=True, text=True, check=False)
            for answer in (told.stdout, told_usr.stdout):
                if answer:
                    return answer.split(":")[0]
    return None


def fill_in(name: str, folder: Path, as_name: str = "") -> Path:
    """A template of `resources/desktop` with version and day in it."""
    text = (DESKTOP / name).read_text("utf-8").replace("@VERSION@", VERSION).replace("@DATE@", day().isoformat())
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / (as_name or name)
    target.write_text(text, encoding="utf-8")
    return target


def day() -> date:
    """The day of the release: that of the last change, so that the same state builds the same package."""
    told = subprocess.run(["git", "log", "-1", "--format=%cs"], cwd=HERE, capture_output=True, text=True, check=False)
    return date.fromisoformat(told.stdout.strip() or RELEASED)


def compressed(file: Path) -> None:
    """The file as Debian wants documentation: packed, without a time stamp."""
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))
    file.unlink()


def tidy_modes(root: Path) -> None:
    """Everything readable by all, nothing writable by others, only the program itself executable."""
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == root / "usr/lib/keepwarm/keepwarm" else 0o644)


def control(root: Path, needed: Iterable[str]) -> None:
    """The description of the package for dpkg."""
    size = sum(path.lstat().st_size for path in root.rglob("*")) // 1024
    lines = (
        "Package: keepwarm", f"Version: {VERSION}", f"Architecture: {run('dpkg', '--print-architecture').strip()}",
        f"Maintainer: {MAINTAINER}", f"Installed-Size: {size}",
        f"Depends: {', '.join(sorted({*needed, *LOADED_BY_QT}))}", "Recommends: gnome-keyring | kwalletmanager",
        "Section: misc", "Priority: optional", "Description: keep customers close, one person at a time",
        " Keepwarm helps the owner of a small business to know the people behind the",
        " customers, to keep the rhythm with them and to notice in time who slips away.",
        " Everything lives in one encrypted file on this computer.", "",
    )  # fmt: skip
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN/control").write_text("\n".join(lines), encoding="utf-8")


LOADED_BY_QT = ("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0", "libgl1",
                "libegl1", "libfontconfig1", "libdbus-1-3")  # fmt: skip
"""Opened by name at run time, so no file names them."""


def debian_copyright(licences: str) -> str:
    """The copyright file: our licence, then those of everything that comes along."""
    own = (HERE / "LICENSE").read_text("utf-8")
    return f"Keepwarm\n\n{own}\n\nThe package also holds the following, each under its own licence.\n\n{licences}\n"


def debian_changelog() -> str:
    """The one entry of this version, as Debian writes changes."""
    when = format_datetime(datetime.combine(day(), time(12), UTC))
    points = f"keepwarm ({VERSION}) unstable; urgency=medium\n\n  * What is new: see CHANGELOG.md of the source.\n"
    return f"{points}\n -- {MAINTAINER}  {when}\n"


def setup_script(program: Path, target: Path) -> Path:
    """The script of the Windows setup, for a payload and the setup program it makes."""
    text = (DESKTOP / "setup.nsi").read_text("utf-8")
    for name, value in (("OUT", target), ("PAYLOAD", program), ("VERSION", VERSION)):
        text = text.replace(f"@{name}@", str(value))
    script = BUILD / "setup.nsi"
    script.write_text(text, encoding="utf-8")
    return script


def checked_setup_script(program: Path) -> None:
    """Where makensis is there, let it compile the Windows setup with this program as payload."""
    if shutil.which("makensis"):
        run("makensis", "-V2", "-WX", setup_script(program, BUILD / "setup-check.exe"))
        (BUILD / "setup-check.exe").unlink()


def setup_program(_python: Path, program: Path) -> Iterator[Path]:
    """The setup for Windows."""
    target = DIST / f"keepwarm-{VERSION}-setup.exe"
    run("makensis", "-V2", setup_script(program, target))
    yield target


def information() -> bytes:
    """What macOS wants to know of the program, beyond what the build writes by itself."""
    kind = {"CFBundleTypeName": "Keepwarm backup", "CFBundleTypeExtensions": ["keepwarm"], "CFBundleTypeRole": "Viewer"}
    return plistlib.dumps({"CFBundleShortVersionString": VERSION, "CFBundleDocumentTypes": [kind],
                           "NSHighResolutionCapable": True, "LSMinimumSystemVersion": "12.0"})  # fmt: skip


def disk_image(_python: Path, program: Path) -> Iterator[Path]:
    """The disk image for macOS."""
    bundle = program.with_name("keepwarm.app")
    described = bundle / "Contents" / "Info.plist"
    described.write_bytes(plistlib.dumps({**plistlib.loads(described.read_bytes()), **plistlib.loads(information())}))
    target = DIST / f"keepwarm-{VERSION}.dmg"
    run("hdiutil", "create", "-volname", "Keepwarm", "-srcfolder", bundle, "-ov", "-format", "UDZO", target)
    yield target


def self_test() -> int:
    """The newest package tried in a fresh system: see `tests/packaging`."""
    tests = ("-m", "pytest", "-m", "packaging", "-o", "timeout=0", "tests/packaging")
    return subprocess.call([sys.executable, *tests], cwd=HERE)


def main() -> int:
    """Exit code of the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("check", "build", "self-test", "licences", "draw"), metavar="COMMAND")
    parser.add_argument("folder", nargs="?", type=Path, help=argparse.SUPPRESS)
    wished = parser.parse_args()
    if wished.command == "licences":
        print(licence_texts())
        return 0
    if wished.command == "draw":
        return draw_icons(wished.folder)
    return {"check": check, "build": build, "self-test": self_test}[wished.command]()


if __name__ == "__main__":
    sys.exit(main())
