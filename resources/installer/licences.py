"""What comes along with Keepwarm, under which licences, and whether that may be."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution, requires
from importlib.util import find_spec
from pathlib import Path

SHIPPABLE = (
    "mit", "bsd", "apache", "lgpl", "mpl", "psf", "python software foundation", "isc", "public domain", "zlib",
    "any-osi", "unlicense", "cc0",
)  # fmt: skip
READ_BY_HAND = {"peewee": "MIT", "apsw_sqlite3mc": "any-OSI (zlib-like), SQLite3 Multiple Ciphers: MIT"}
"""Two packages declare no licence that a program can read; these stand in their own licence files."""
FORBIDDEN = ("PySide6-Addons", "keyrings.alt", "pandas", "ortools", "qtawesome")
COMMON_LICENCES = {
    "Apache-2.0": "Version 2.0, January 2004", "LGPL-3": "GNU LESSER GENERAL PUBLIC LICENSE",
    "GPL-3": "GNU GENERAL PUBLIC LICENSE", "MPL-2.0": "Mozilla Public License Version 2.0",
}  # fmt: skip
GPL_ONLY = (
    "qtcharts", "qtdatavisualization", "qtgraphs", "qtvirtualkeyboard", "qtquick3d", "qtnetworkauth", "readline",
)  # fmt: skip
"""May never come along: nothing of ours asks for them, and they would bind the whole program to their licence."""


def is_gpl_only(file: str) -> bool:
    """Whether a file belongs to one of those; a library is called libQt6Charts where its module is called QtCharts."""
    plain = re.sub(r"^(lib)?qt\d", "qt", file.lower())
    return any(name in plain for name in GPL_ONLY)


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
    told = package.metadata.json
    lines = told.get("classifier", [])
    classified = [line.rpartition(" :: ")[2] for line in lines if line.startswith("License")]
    named = told.get("license_expression") or "; ".join(classified) or told.get("license") or ""
    return " ".join(str(named).split())[:80]


def check() -> int:
    """Print a line per dependency; 1 where something can't be shipped or is known to be vulnerable."""
    try:
        packages = shipped()
    except (PackageNotFoundError, ModuleNotFoundError) as error:
        print(f"Not installed: {error}. Run this in the environment where Keepwarm is installed.", file=sys.stderr)
        return 2
    problems = []
    for package in _in_order(packages):
        name, licence = package.name, licence_of(package)
        print(f"{name:24} {package.version:12} {licence}")
        if name in FORBIDDEN or not any(word in licence.lower() for word in SHIPPABLE):
            problems.append(f"{name}: “{licence}” can't be shipped")
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else _audit()


def _audit() -> int:
    """What the public list of vulnerabilities says, where pip-audit is installed and reaches it."""
    if find_spec("pip_audit") is None:
        print("Known vulnerabilities: not looked up, since pip-audit is not installed.")
        return 0
    done = subprocess.run(
        [sys.executable, "-m", "pip_audit", "--local", "--progress-spinner=off"], capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    found = re.findall(r"(?m)^Found \d+ known.*$", done.stderr)
    reached = not done.returncode or bool(found)
    print(f"Known vulnerabilities: {(found or ['none'])[0] if reached else 'the list could not be reached'}")
    if found:
        print(done.stdout, file=sys.stderr)
    return 1 if found else 0


def licence_texts() -> str:
    """Every third-party licence text of what is shipped, one after the other."""
    parts = []
    for package in _in_order(shipped()):
        parts.append(f"{package.name} {package.version}: {licence_of(package)}\n")
        files = [file for file in package.files or () if re.search(r"(?i)(licen[cs]e|copying|notice)[^/]*$", str(file))]
        parts += [_in_short(Path(str(file.locate()))) for file in files if file.suffix != ".py"]
    parts.append(f"Python {sys.version.split()[0]}: Python Software Foundation License Version 2\n\n{_of_python()}")
    return "\n\n".join(parts)


def _of_python() -> str:
    """The licence of the interpreter itself, wherever its makers put it."""
    of_debian = Path(f"/usr/share/doc/libpython{sys.version_info[0]}.{sys.version_info[1]}-minimal/copyright")
    places = (Path(os.__file__).with_name("LICENSE.txt"), Path(sys.base_prefix) / "LICENSE.txt", of_debian)
    return next((file.read_text("utf-8", "replace") for file in places if file.is_file()), "")


def _in_short(file: Path) -> str:
    """A licence text; of those that every Debian system holds, only where."""
    text = file.read_text("utf-8", "replace")
    for name, words in COMMON_LICENCES.items():
        if words in text:
            return f"The text of {name} stands in /usr/share/common-licenses/{name} and on the pages of its authors."
    return text


def _in_order(packages: dict[str, Distribution]) -> list[Distribution]:
    return sorted(packages.values(), key=lambda one: one.name.lower())
