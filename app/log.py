"""The rotating log: what went wrong and where, never a word of a customer."""

from __future__ import annotations

import logging
import platform
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from app import __version__
from app.paths import log_file

_LOGGER = logging.getLogger("keepwarm")


def start_log() -> None:
    """Write to the platform's log folder from now on; 256 kB, two older files kept."""
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(path, maxBytes=262_144, backupCount=2, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.INFO)
    _LOGGER.propagate = False


def describe(kind: type[BaseException], trace: TracebackType | None) -> str:
    """A mistake as its kind and places in the code; the message is left out, since it may quote a customer."""
    places = traceback.extract_tb(trace)
    lines = [f"{_shortly(Path(place.filename))}:{place.lineno} {place.name}" for place in places]
    head = f"Keepwarm {__version__}, Python {platform.python_version()}, {platform.system()} {platform.release()}"
    return "\n".join((head, kind.__name__, *lines))


def _shortly(source: Path) -> str:
    """A file of the program or of a library without the folders around it, which may tell the owner's name."""
    for around in ("/site-packages/", "/app/"):
        _, found, inside = source.as_posix().rpartition(around)
        if found:
            return inside
    return source.name if source.is_absolute() else source.as_posix()


def note_mistake(details: str) -> None:
    """Put a described mistake into the log."""
    _LOGGER.error(details.replace("\n", " | "))
