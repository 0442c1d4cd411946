"""Dialogs over the window; each loads when it is first opened."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from app.ui.shell import Shell


def log(shell: Shell, numbers: tuple[int, ...], **prefilled: Any) -> None:
    """Log a touchpoint."""
    _open("log_dialog", shell, numbers, **prefilled)


def promise(shell: Shell, numbers: tuple[int, ...]) -> None:
    """Make a promise."""
    _open("promise_dialog", shell, numbers)


def plan(shell: Shell, numbers: tuple[int, ...], **prefilled: Any) -> None:
    """Plan a touchpoint."""
    _open("plan_dialog", shell, numbers, **prefilled)


def silence(shell: Shell, number: int) -> None:
    """Say how a silence ended."""
    _open("silence_dialog", shell, number)


def add_customer(shell: Shell, kind: str, **prefilled: Any) -> None:
    """Add a card."""
    _open("customer_dialog", shell, kind, **prefilled)


def export(shell: Shell, numbers: tuple[int, ...] | None = None) -> None:
    """Take customers out, everybody or the chosen ones."""
    _open("export_dialog", shell, numbers)


def palette(shell: Shell) -> None:
    """Find or do."""
    _open("palette_dialog", shell)


def keys(shell: Shell) -> None:
    """The table of keys."""
    _open("keys_dialog", shell)


def _open(module: str, shell: Shell, *values: Any, **named: Any) -> None:
    import_module(f"app.ui.dialogs.{module}").open_dialog(shell, *values, **named)
