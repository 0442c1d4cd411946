"""The packages of Linux: a portable archive and a .deb."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterable, Iterator
from email.utils import format_datetime
from pathlib import Path

from installer.common import BUILD, DESKTOP_ID, DIST, ICONS, ROOT, VERSION, compressed, fill_in, moment, run
from installer.icons import SIZES

MAINTAINER = "The Keepwarm developers <developers@keepwarm.invalid>"
LOADED_LATER = (
    "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0", "libgl1", "libegl1",
    "libfontconfig1", "libdbus-1-3", "tzdata",
)  # fmt: skip
"""Opened by name at run time, so no file names them."""
HOME = Path("usr/lib/keepwarm")
_READABLE, _EXECUTABLE = 0o644, 0o755


def packages(program: Path) -> Iterator[Path]:
    """The .deb and the archive."""
    yield debian_package(program)
    yield archive(program)


def archive(program: Path) -> Path:
    """The portable archive: unpack it anywhere and start the program in it."""
    _add_licences_of_copies(program)
    plain = BUILD / f"keepwarm-{VERSION}-linux-{os.uname().machine}.tar"
    with tarfile.open(plain, "w") as packed:
        packed.add(program, f"keepwarm-{VERSION}", filter=_as_released)
    return Path(shutil.move(_smaller(plain), DIST / f"{plain.name}.xz"))


def _add_licences_of_copies(program: Path) -> None:
    """What Debian says of its libraries that are copied into the archive; the .deb asks for their packages instead."""
    names = {file.name for file in (program / "lib").glob("lib*.so*") if not file.is_symlink()}
    with (program / "LICENSES.txt").open("a", encoding="utf-8") as licences:
        for owner in sorted(set(_owners(names).values())):
            told = Path("/usr/share/doc") / owner / "copyright"
            if told.is_file():
                licences.write(f"\n\n{owner}, a package of Debian\n\n{told.read_text('utf-8', 'replace')}")


def _smaller(file: Path) -> Path:
    """The file compressed, its machine code turned into a shape first that compresses better."""
    turned = ["--x86"] if os.uname().machine == "x86_64" else []
    run("xz", "-T0", *turned, "--lzma2=preset=6", "--force", file)
    return file.with_name(f"{file.name}.xz")


def _as_released(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = int(moment().timestamp())
    return member


def debian_package(program: Path) -> Path:
    """The .deb, with everything that a Debian desktop expects of a program and the system's own libraries outside."""
    root = BUILD / "debian"
    shutil.rmtree(root, ignore_errors=True)
    share = root / "usr/share"
    shutil.copytree(program, root / HOME, symlinks=True)
    needed = _packages_instead_of_copies(root / HOME)
    (root / "usr/bin").mkdir()
    (root / "usr/bin/keepwarm").symlink_to("../lib/keepwarm/keepwarm")
    fill_in(f"{DESKTOP_ID}.desktop", share / "applications")
    fill_in(f"{DESKTOP_ID}.metainfo.xml", share / "metainfo")
    fill_in("keepwarm-backup.xml", share / "mime/packages")
    fill_in("lintian-overrides", share / "lintian/overrides", "keepwarm")
    compressed(fill_in("keepwarm.1", share / "man/man1"))
    _put_icons(share / "icons/hicolor")
    _put_documents(root / HOME, share / "doc/keepwarm")
    _tidy_modes(root)
    _describe(root, needed)
    plain, package = BUILD / "plain.deb", DIST / f"keepwarm_{VERSION}_{_machine()}.deb"
    stamp = str(int(moment().timestamp()))
    run("dpkg-deb", "--root-owner-group", "-Znone", "--build", root, plain, SOURCE_DATE_EPOCH=stamp)
    run("ar", "x", plain, cwd=BUILD)
    members = (BUILD / "debian-binary", _smaller(BUILD / "control.tar"), _smaller(BUILD / "data.tar"))
    _bind(package, members, stamp)
    return package


def _bind(package: Path, members: Iterable[Path], stamp: str) -> None:
    """The parts of a package in one file, as deb(5) describes it."""
    with package.open("wb") as bound:
        bound.write(b"!<arch>\n")
        for member in members:
            content = member.read_bytes()
            bound.write(f"{member.name:16}{stamp:12}{0:<6}{0:<6}{100644:<8}{len(content):<10}`\n".encode())
            bound.write(content + b"\n" * (len(content) % 2))


def _packages_instead_of_copies(home: Path) -> set[str]:
    """Debian packages that hold the system libraries the program needs; copies of those are taken out of it."""
    beside = [file for file in (home / "lib").glob("lib*.so*") if not file.is_symlink()]
    ours = {file.name for file in beside if file.name.startswith("libpython")}
    for name in _owners({file.name for file in beside} - ours):
        (home / "lib" / name).unlink()
    inside = {file.name for file in home.rglob("*.so*")}
    programs = [file for file in home.rglob("*.so*") if file.is_file() and not file.is_symlink()]
    told = run("objdump", "-p", home / "keepwarm", *programs)
    owners = set(_owners(set(re.findall(r"NEEDED\s+(\S+)", told)) - inside).values())
    newest = max(tuple(map(int, version.split("."))) for version in re.findall(r"GLIBC_([\d.]+)", told))
    return owners - {"libc6"} | {f"libc6 (>= {'.'.join(map(str, newest))})"}


def _owners(names: set[str]) -> dict[str, str]:
    """The Debian package that holds each shared library; those that the system does not have are left out."""
    places = [place for folder in ("/lib", "/usr/lib") for place in Path(folder).glob("*-linux-gnu")]
    found = [str(place / name) for place in places for name in names if (place / name).exists()]
    if not found:
        return {}
    told = subprocess.run(["dpkg", "-S", *found], capture_output=True, text=True, check=False).stdout
    lines = (line.partition(": ") for line in told.splitlines() if not line.startswith("diversion"))
    return {Path(path).name: owner.split(":")[0].split(",")[0] for owner, _, path in lines}


def _put_icons(folder: Path) -> None:
    for size in SIZES:
        for kind, name in (("apps", "keepwarm"), ("mimetypes", "application-x-keepwarm-backup")):
            place = folder / f"{size}x{size}" / kind
            place.mkdir(parents=True)
            shutil.copy(ICONS / f"{size}.png", place / f"{name}.png")


def _put_documents(home: Path, docs: Path) -> None:
    """Our licence and those of everything that comes along, and the one entry of this version."""
    docs.mkdir(parents=True)
    own, others = (ROOT / "LICENSE").read_text("utf-8"), (home / "LICENSES.txt").read_text("utf-8")
    words = f"Keepwarm\n\n{own}\n\nThe package also holds the following, each under its own licence.\n\n{others}\n"
    (docs / "copyright").write_text(words, encoding="utf-8")
    (home / "LICENSES.txt").unlink()
    points = f"keepwarm ({VERSION}) unstable; urgency=medium\n\n  * What is new: see CHANGELOG.md of the source.\n"
    changes = f"{points}\n -- {MAINTAINER}  {format_datetime(moment())}\n"
    (docs / "changelog").write_text(changes, encoding="utf-8")
    compressed(docs / "changelog")


def _tidy_modes(root: Path) -> None:
    """Everything readable by all, nothing writable by others, only the program itself executable."""
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(_EXECUTABLE if path.is_dir() or path == root / HOME / "keepwarm" else _READABLE)


def _describe(root: Path, needed: Iterable[str]) -> None:
    """The description of the package for dpkg."""
    size = sum(path.lstat().st_size for path in root.rglob("*")) // 1024
    lines = (
        "Package: keepwarm", f"Version: {VERSION}", f"Architecture: {_machine()}", f"Maintainer: {MAINTAINER}",
        f"Installed-Size: {size}", f"Depends: {', '.join(sorted({*needed, *LOADED_LATER}))}",
        "Recommends: gnome-keyring | kwalletmanager", "Section: misc", "Priority: optional",
        "Description: keep customers close, one person at a time",
        " Keepwarm helps the owner of a small business to know the people behind the",
        " customers, to keep the rhythm with them and to notice in time who slips away.",
        " Everything lives in one encrypted file on this computer.", "",
    )  # fmt: skip
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN/control").write_text("\n".join(lines), encoding="utf-8")


def _machine() -> str:
    return run("dpkg", "--print-architecture").strip()
