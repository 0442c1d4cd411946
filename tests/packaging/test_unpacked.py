"""The packages as files: what the tools of Debian think of them, and the program started right out of a folder."""

from __future__ import annotations

import re
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from installer import windows

pytestmark = [pytest.mark.packaging, pytest.mark.timeout(2400)]

LARGEST_MB = 80


def _tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def _clean(*command: str | Path) -> None:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stdout + done.stderr


@pytest.fixture(scope="module")
def unpacked(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the .deb in a folder."""
    folder = tmp_path_factory.mktemp("unpacked")
    subprocess.run((_tool("dpkg-deb"), "-x", package, folder), check=True)
    return folder / "usr"


@pytest.fixture(scope="module")
def from_archive(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the archive that was built together with the .deb."""
    folder = tmp_path_factory.mktemp("archive")
    version = package.name.split("_")[1]
    (archive,) = package.parent.glob(f"keepwarm-{version}-linux-*.tar.xz")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / f"keepwarm-{version}"


def test_it_is_not_too_large(package: Path, record_property: Callable[[str, object], None]) -> None:
    megabytes = package.stat().st_size / 1e6
    record_property("megabytes", round(megabytes, 1))
    assert megabytes <= LARGEST_MB


def test_lintian_finds_nothing(package: Path) -> None:
    _clean(_tool("lintian"), "--fail-on=error,warning", "--allow-root", package)


def test_the_desktop_entry_is_valid(unpacked: Path) -> None:
    _clean(_tool("desktop-file-validate"), unpacked / "share/applications/app.keepwarm.Keepwarm.desktop")


def test_the_description_for_software_centres_is_valid(unpacked: Path) -> None:
    described = unpacked / "share/metainfo/app.keepwarm.Keepwarm.metainfo.xml"
    done = subprocess.run(
        (_tool("appstreamcli"), "validate", "--no-net", described), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "W:" not in done.stdout


def test_the_manual_page_reads_well(unpacked: Path) -> None:
    done = subprocess.run(
        (_tool("man"), "--warnings", "--local-file", unpacked / "share/man/man1/keepwarm.1.gz"),
        env={"LANG": "C.UTF-8", "MANWIDTH": "80", "PATH": "/usr/bin:/bin"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "keepwarm - keep customers close" in done.stdout.replace("\N{HYPHEN}", "-")


def test_every_licence_comes_along(unpacked: Path) -> None:
    words = (unpacked / "share/doc/keepwarm/copyright").read_text("utf-8")
    for name in ("PySide6", "scipy", "cryptography", "SQLite3 Multiple Ciphers", "holidays", "BEOPEN.COM"):
        assert name in words, name


def test_what_the_archive_copies_of_debian_brings_its_licence_too(from_archive: Path) -> None:
    words = (from_archive / "LICENSES.txt").read_text("utf-8")
    assert (from_archive / "lib" / "libglib-2.0.so.0").is_file()
    assert re.search(r"\nlibglib2\.0-0\S*, a package of Debian\n", words)


def test_the_packaged_program_tests_itself_with_nothing_on_the_path(unpacked: Path, tmp_path: Path) -> None:
    _tests_itself(unpacked / "bin" / "keepwarm", tmp_path)


def test_the_program_of_the_archive_tests_itself_with_nothing_on_the_path(from_archive: Path, tmp_path: Path) -> None:
    _tests_itself(from_archive / "keepwarm", tmp_path)


def test_the_setup_of_windows_can_be_made_of_it(from_archive: Path, tmp_path: Path) -> None:
    _tool("makensis")
    made = windows.setup(from_archive, tmp_path / "keepwarm-setup.exe", windows.QUICK)
    with made.open("rb") as program:
        assert program.read(2) == b"MZ"
    assert made.stat().st_size > (from_archive / "keepwarm").stat().st_size


def _tests_itself(program: Path, home: Path) -> None:
    """Without an X server, a keyring, Python or anything else to be called; and nothing is left in the home."""
    empty, passing = home / "empty", home / "passing"
    empty.mkdir()
    passing.mkdir()
    given = {"PATH": str(empty), "HOME": str(home), "TMPDIR": str(passing), "QT_QPA_PLATFORM": "offscreen",
             "LANG": "C.UTF-8"}  # fmt: skip
    done = subprocess.run((program, "--self-test"), env=given, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "pages on offscreen" in done.stdout
    assert not list(passing.iterdir())
    assert not (home / ".local" / "share").exists()
