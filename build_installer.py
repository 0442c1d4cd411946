"""Checks what a package of Keepwarm would ship: `python build_installer.py check`.

Building packages comes with a later version; this names every dependency with its version and licence, and fails where
a licence can't be shipped with an MIT program or where a forbidden Qt module would come along.
"""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution, requires

from packaging.requirements import Requirement

SHIPPABLE = (
    "mit", "bsd", "apache", "lgpl", "mpl", "psf", "python software foundation", "isc", "public domain", "zlib",
    "any-osi", "unlicense", "cc0",
)  # fmt: skip
# Two packages declare no licence that can be read by a program; these stand in their own licence files.
READ_BY_HAND = {"peewee": "MIT", "apsw_sqlite3mc": "any-OSI (zlib-like), SQLite3 Multiple Ciphers: MIT"}
FORBIDDEN = ("PySide6-Addons", "keyrings.alt", "pandas", "ortools", "qtawesome")


def shipped(name: str = "keepwarm", found: dict[str, Distribution] | None = None) -> dict[str, Distribution]:
    """Every installed distribution that Keepwarm needs at run time, by name."""
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
    except PackageNotFoundError as error:
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


def main() -> int:
    """Exit code of the command."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("command", choices=("check",))
    parser.parse_args()
    return check()


if __name__ == "__main__":
    sys.exit(main())
