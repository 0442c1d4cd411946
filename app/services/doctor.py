"""Describes this installation and its vault: `keepwarm doctor`, and what goes with a mistake. Nothing personal."""

from __future__ import annotations

import contextlib
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from app import __version__
from app.domain.errors import KeepwarmError
from app.paths import log_file
from app.services import engine
from app.services.vault import CheckReport, VaultService

NOT_READ = "not read"
"""Of an integrity nobody looked at: the vault is locked, or there was no time."""


def examine(service: VaultService) -> tuple[dict[str, Any], CheckReport | None]:
    """Everything, with the keyring tried and every page read; None where the vault is not open. Slow: for a worker."""
    report = service.check() if service.desk is not None else None
    facts = glance(service) | {"keyring_state": str(service.can_use_keyring())}
    return facts | {"integrity": NOT_READ if report is None else "ok" if report.ok else "damaged"}, report


def glance(service: VaultService | None) -> dict[str, Any]:
    """What can be told at once; of a vault that does not answer, nothing."""
    facts = {
        "keepwarm": __version__, "python": platform.python_version(), "platform": platform.platform(),
        "packaged": bool(getattr(sys, "frozen", False)), "qt": _version_of("PySide6-Essentials"), **engine.versions(),
        "log": _shortly(log_file()),
    }  # fmt: skip
    if service is not None:
        with contextlib.suppress(KeepwarmError, OSError):
            facts |= _vault(service)
    return facts


def told(facts: dict[str, Any]) -> str:
    """A line per fact."""
    return "\n".join(f"{name:15} {value}" for name, value in facts.items())


def _vault(service: VaultService) -> dict[str, Any]:
    return {
        "vault": _shortly(service.folder), "backups": _shortly(service.backups.folder), "state": str(service.state),
        "file": str(service.file_state()), "bytes": service.size(),
        "concerns": [str(concern) for concern in service.concerns()], "keyring": service.keyring_provider(),
        "integrity": NOT_READ, "counts": _counts(service),
    }  # fmt: skip


def _counts(service: VaultService) -> dict[str, int] | None:
    """How much there is; None while the vault is locked."""
    desk = service.desk
    if desk is None:
        return None
    counts = desk.finding.counts()
    lines, generation = desk.history.count(), desk.store.history.generation
    return {"people": counts.people, "companies": counts.companies, "history": lines, "generation": generation}


def _shortly(path: Path) -> str:
    """The path without the owner's name, which the folder of the home often is, and that of a stick."""
    home = Path.home()
    if path.is_relative_to(home):
        return str(Path("~") / path.relative_to(home))
    return str(Path(*("…" if part == home.name else part for part in path.parts)))


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
