"""Starting with the computer: an XDG autostart entry, a Run key of Windows, or a LaunchAgent of macOS."""

from __future__ import annotations

import os
import plistlib
import shutil
import sys
from pathlib import Path

NAME = "keepwarm"
HIDDEN = "--hidden"
"""Starts without a window, in the tray."""

_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_LABEL = "keepwarm.reminders"


def program() -> tuple[str, ...]:
    """What starts this very Keepwarm again: the built program, the installed script, or the interpreter."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    beside = Path(sys.executable).with_name(NAME)
    script = str(beside) if beside.exists() else shutil.which(NAME)
    return (script,) if script else (sys.executable, "-m", "app")


def command() -> tuple[str, ...]:
    """What the computer starts."""
    return (*program(), HIDDEN)


def is_on() -> bool:
    """Whether Keepwarm starts with the computer."""
    if sys.platform == "win32":
        return _windows_value() is not None
    return _entry().exists()


def switch(is_wanted: bool) -> None:
    """Start with the computer, or no longer; raises OSError where the place can't be written."""
    if sys.platform == "win32":
        _write_windows(is_wanted)
    elif is_wanted:
        _write_entry(_entry())
    else:
        _entry().unlink(missing_ok=True)


def _entry() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{_LABEL}.plist"
    config = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    return Path(config) / "autostart" / f"{NAME}.desktop"


def _write_entry(place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if sys.platform == "darwin":
        agent = {"Label": _LABEL, "ProgramArguments": list(command()), "RunAtLoad": True, "KeepAlive": False}
        place.write_bytes(plistlib.dumps(agent))
        return
    words = command()
    start, there = " ".join(_quoted(part) for part in words), words[0].replace("\\", "\\\\")
    lines = ("[Desktop Entry]", "Type=Application", "Name=Keepwarm", f"Exec={start}", "Icon=keepwarm", "Terminal=false")
    # A desktop passes over the entry once the program is gone.
    rest = (f"TryExec={there}", "X-GNOME-Autostart-enabled=true", "")
    place.write_text("\n".join((*lines, *rest)), encoding="utf-8")


def _quoted(part: str) -> str:
    """A part of the Exec key of a desktop entry, which has quoting rules of its own."""
    escaped = part.replace("\\", "\\\\")
    for mark in ('"', "`", "$"):
        escaped = escaped.replace(mark, f"\\{mark}")
    # The value is a string of the entry format first, where a backslash is written twice; a per cent sign is a field.
    return '"' + escaped.replace("\\", "\\\\").replace("%", "%%") + '"'


def _windows_value() -> str | None:
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:  # type: ignore[attr-defined,unused-ignore]
            return str(winreg.QueryValueEx(key, NAME)[0])  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        return None


def _write_windows(is_wanted: bool) -> None:
    import subprocess
    import winreg

    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:  # type: ignore[attr-defined,unused-ignore]
        if is_wanted:
            line = subprocess.list2cmdline(command())
            winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, line)  # type: ignore[attr-defined,unused-ignore]
        elif _windows_value() is not None:
            winreg.DeleteValue(key, NAME)  # type: ignore[attr-defined,unused-ignore]
