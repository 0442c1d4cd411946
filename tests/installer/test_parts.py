"""Parts of the packages that can be looked at without building one."""

from __future__ import annotations

import os
import plistlib
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from installer import common, licences, mac, windows
from installer.frozen import ENTRY, LEFT_OUT_MODULES

from app import __version__
from app.cli import arguments
from app.cli.commands import COMMANDS


@pytest.fixture(autouse=True)
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own for what is built."""
    monkeypatch.setattr(windows, "BUILD", tmp_path)
    return tmp_path


def test_everything_that_is_shipped_may_be(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        licences.shipped()
    except ModuleNotFoundError:
        pytest.skip("Keepwarm is not installed here, so nobody knows what it needs")
    assert licences.check() == 0
    told = capsys.readouterr().out
    assert "PySide6" in told
    assert "LGPL" in told


def test_without_a_history_the_day_is_that_of_the_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert common.day().isoformat() == common.RELEASED


@pytest.mark.parametrize("template", sorted(common.DESKTOP.iterdir()), ids=lambda path: path.name)
def test_templates_are_filled_in(template: Path, build: Path) -> None:
    filled = common.fill_in(template.name, build, PAYLOAD="p", OUT="o", COMPRESSION="c").read_text("utf-8")
    assert not re.search(r"@[A-Z]+@", filled)
    if template.suffix == ".xml":
        ET.fromstring(filled)


def test_the_setup_of_windows_asks_for_no_administrator_and_leaves_the_data(build: Path) -> None:
    script = windows.script(Path("/payload"), Path("/setup.exe"), windows.SMALL).read_text("utf-8")
    assert "RequestExecutionLevel user" in script
    assert 'File /r "/payload/*"' in script
    removing = script.partition('Section "Uninstall"')[2]
    assert set(re.findall(r'Delete "\$INSTDIR\\(.+)"', removing)) == {"keepwarm.exe", "LICENSES.txt", "uninstall.exe"}
    assert re.findall(r"RMDir /r (\S+)", removing) == [r'"$INSTDIR\lib"']
    assert r"$LOCALAPPDATA\keepwarm" in removing


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for the tool that seals")
def test_the_application_of_the_mac_knows_its_version_and_the_backups_and_is_sealed_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle, licences_file, tools = tmp_path / "keepwarm.app", tmp_path / "LICENSES.txt", tmp_path / "tools"
    (bundle / "Contents" / "Resources").mkdir(parents=True)
    described = bundle / "Contents" / "Info.plist"
    described.write_bytes(plistlib.dumps({"CFBundleExecutable": "keepwarm", "CFBundleShortVersionString": "0.0.0"}))
    licences_file.write_text("MIT", encoding="utf-8")
    tools.mkdir()
    (tools / "codesign").write_text(f'#!/bin/sh\nfor last; do :; done\nls -R "$last" > "{tmp_path}/sealed"\n')
    (tools / "codesign").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    mac.finish(bundle, licences_file)
    told = plistlib.loads(described.read_bytes())
    assert told["CFBundleExecutable"] == "keepwarm"
    assert told["CFBundleShortVersionString"] == __version__ == common.VERSION
    assert told["CFBundleDocumentTypes"][0]["CFBundleTypeExtensions"] == ["keepwarm"]
    assert "LICENSES.txt" in (tmp_path / "sealed").read_text("utf-8")


@pytest.mark.parametrize("name", [
    "QtCharts.abi3.so", "libQt6Charts.so.6", "Qt6DataVisualization.dll", "libQt6VirtualKeyboard.so.6",
    "qtvirtualkeyboardplugin.dll", "libreadline.so.8",
])  # fmt: skip
def test_what_would_bind_the_program_to_another_licence_is_known_by_every_name(name: str) -> None:
    assert licences.is_gpl_only(name)


@pytest.mark.parametrize("name", ["libQt6Core.so.6", "QtWidgets.abi3.so", "libqsvg.so", "keepwarm"])
def test_what_may_be_shipped_is_not_taken_for_it(name: str) -> None:
    assert not licences.is_gpl_only(name)


def test_the_window_says_which_desktop_entry_it_belongs_to() -> None:
    assert (common.DESKTOP / f"{common.DESKTOP_ID}.desktop").is_file()
    assert f'setDesktopFileName("{common.DESKTOP_ID}")' in (common.ROOT / "app" / "main.py").read_text("utf-8")


def test_the_manual_page_names_every_command_and_option() -> None:
    page = (common.DESKTOP / "keepwarm.1").read_text("utf-8").replace("\\-", "-")
    options = {option for action in arguments._parser()._actions for option in action.option_strings}
    for word in {*COMMANDS, *options} - {"-h", "--help"}:
        assert word.partition(" ")[0] in page, word


def test_what_is_started_from_the_program_finds_its_own_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/usr/lib/keepwarm/lib")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/hers")
    before = ENTRY.partition("from app.main")[0]
    exec(compile(before, "entry.py", "exec"), {})
    assert os.environ["LD_LIBRARY_PATH"] == "/opt/hers"
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ


def test_nothing_of_ours_is_left_out() -> None:
    used = set()
    for source in (common.ROOT / "app").rglob("*.py"):
        used |= set(re.findall(r"(?m)^\s*(?:from|import) ([\w.]+)", source.read_text("utf-8")))
    assert not used & set(LEFT_OUT_MODULES)
