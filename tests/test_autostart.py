"""Starting with the computer leaves one entry, and takes it away again."""

from __future__ import annotations

import configparser
import plistlib
import subprocess
import sys
from pathlib import Path

import pytest

from app import autostart


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.skipif(sys.platform != "linux", reason="XDG entries are Linux's")
def test_an_entry_is_written_and_taken_away(config: Path) -> None:
    assert not autostart.is_on()
    autostart.switch(True)
    assert autostart.is_on()
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(config / "autostart" / "keepwarm.desktop")
    assert entry["Desktop Entry"]["Type"] == "Application"
    assert entry["Desktop Entry"]["Exec"].endswith('"--hidden"')
    assert Path(entry["Desktop Entry"]["TryExec"]) == Path(autostart.program()[0])
    autostart.switch(False)
    assert not autostart.is_on()
    autostart.switch(False)


@pytest.mark.skipif(sys.platform != "linux", reason="XDG entries are Linux's")
def test_the_command_of_the_entry_starts_keepwarm(config: Path) -> None:
    told = subprocess.run([*autostart.command(), "--version"], capture_output=True, text=True, check=True)
    assert told.stdout.startswith("keepwarm ")


def test_odd_folders_are_quoted_as_desktop_entries_want_it(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autostart, "command", lambda: ('/opt/a b/100%/ke"ep', "--hidden"))
    monkeypatch.setattr(sys, "platform", "linux")
    autostart.switch(True)
    text = (config / "autostart" / "keepwarm.desktop").read_text(encoding="utf-8")
    assert 'Exec="/opt/a b/100%%/ke\\\\"ep" "--hidden"' in text


def test_macos_gets_a_launch_agent(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    autostart.switch(True)
    (agent,) = (config / "Library" / "LaunchAgents").iterdir()
    told = plistlib.loads(agent.read_bytes())
    assert told["RunAtLoad"] is True
    assert told["ProgramArguments"][-1] == autostart.HIDDEN
    autostart.switch(False)
    assert not autostart.is_on()
