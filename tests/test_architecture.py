"""The walls of the house: imports point one way, the style holds, types are strict below the window."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
APP = ROOT / "app"
SOURCES = sorted(APP.rglob("*.py"))
LONGEST_MODULE = 300
SCHEMAS = APP / "storage" / "migrations"


def _run(*command: str) -> None:
    done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_imports_point_one_way() -> None:
    _run("-c", "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(no_cache=True))")


def test_the_style_holds() -> None:
    _run("-m", "ruff", "check", "--no-cache", ".")
    _run("-m", "ruff", "format", "--no-cache", "--check", "-q", ".")


def test_types_are_strict() -> None:
    _run("-m", "mypy", "--no-incremental")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_stays_readable(source: Path) -> None:
    if source.parent != SCHEMAS:
        assert len(source.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


def _imported(source: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize(
    ("floor", "forbidden"),
    [
        (
            "domain",
            ("PySide6", "peewee", "playhouse", "apsw", "app.clock", "app.paths", "keyring", "openpyxl", "vobject"),
        ),
        ("storage", ("PySide6", "openpyxl", "vobject")),
        ("exchange", ("PySide6", "peewee", "playhouse", "apsw", "app.clock", "keyring")),
        ("services", ("PySide6", "apsw")),
        ("ui", ("peewee", "playhouse", "apsw", "keyring", "app.storage", "app.exchange")),
    ],
)
def test_a_floor_never_knows_what_it_must_not(floor: str, forbidden: tuple[str, ...]) -> None:
    broken = [
        f"{source.relative_to(ROOT)}: {name}"
        for source in sorted((APP / floor).rglob("*.py"))
        for name in _imported(source)
        if any(name == root or name.startswith(root + ".") for root in forbidden)
    ]
    assert not broken


def test_only_the_clock_asks_for_the_time() -> None:
    asking = {"today", "now", "utcnow"}
    broken = []
    for source in SOURCES:
        if source.name == "clock.py" and source.parent == APP:
            continue
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in asking:
                owner = node.func.value
                if isinstance(owner, ast.Name) and owner.id in ("date", "datetime"):
                    broken.append(f"{source.relative_to(ROOT)}:{node.lineno}")
    assert not broken


def test_only_tasks_makes_threads() -> None:
    makers = ("threading.Thread", "QThread(", "QThreadPool(", "ThreadPoolExecutor(")
    broken = [
        str(source.relative_to(ROOT))
        for source in SOURCES
        if source != APP / "ui" / "tasks.py" and any(word in source.read_text(encoding="utf-8") for word in makers)
    ]
    assert not broken
