"""Imports as Python does them, without the detour that PySide takes through every module's source."""

from __future__ import annotations

import builtins


def import_plainly() -> None:
    """Take PySide's hook out of `import`; to be called once, right after the first module of Qt has been loaded.

    The hook serves `from __feature__ import …` alone, which Keepwarm never uses. For that it reads the source of every
    module that comes in and keeps the lines in memory.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
