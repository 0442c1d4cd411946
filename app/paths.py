"""Where Keepwarm keeps the vault, its log and its resources."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

from platformdirs import user_config_path, user_data_path, user_log_path

APP_NAME = "keepwarm"


def default_vault() -> Path:
    """Folder of the owner's vault: `KEEPWARM_VAULT`, or the platform's data folder."""
    override = os.environ.get("KEEPWARM_VAULT")
    return Path(override) if override else user_data_path(APP_NAME, appauthor=False) / "vault"


def sample_vault() -> Path:
    """Folder of the sample studio's own vault, beside the owner's data and never mixed with it."""
    return user_data_path(APP_NAME, appauthor=False) / "sample-studio"


def copy_of(backup: Path) -> Path:
    """Folder where a copy of a backup goes that was opened from a file manager; one that is not there yet."""
    copies = user_data_path(APP_NAME, appauthor=False) / "copies"
    names = (backup.stem if number == 1 else f"{backup.stem} {number}" for number in range(1, 10_000))
    return next(folder for name in names if not (folder := copies / name).exists())


def window_file() -> Path:
    """Where the window keeps its size and page."""
    return user_config_path(APP_NAME, appauthor=False) / "window.ini"


def log_file() -> Path:
    """The rotating log, which never holds customer data."""
    return user_log_path(APP_NAME, appauthor=False) / "keepwarm.log"


def resources() -> Path:
    """Folder with icons, drawings, tokens and gesture ideas: inside the wheel, or beside `app` in a checkout."""
    installed = Path(str(files("app"))) / "resources"
    return installed if installed.is_dir() else Path(__file__).resolve().parent.parent / "resources"
