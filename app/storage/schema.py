"""The schema and its steps: one transaction each, a copy before, newer files refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import apsw

from app.domain.errors import KeepwarmError
from app.storage.migrations import m0001_first_schema, m0002_rhythm, m0003_surprises

STEPS: tuple[Sequence[str], ...] = (
    m0001_first_schema.STATEMENTS,
    m0002_rhythm.STATEMENTS,
    m0003_surprises.STATEMENTS,
)


class NewerFile(KeepwarmError):
    """The file was written by a newer Keepwarm; nothing was touched."""

    def __init__(self) -> None:
        super().__init__(
            "This file was last used by a newer Keepwarm.",
            "Nothing was changed. Install the newer version again, or open a backup made by this one.",
        )


class OlderFile(KeepwarmError):
    """The file has to be brought up to date before it can be read."""

    def __init__(self) -> None:
        super().__init__(
            "This file was last used by an older Keepwarm.",
            "Nothing was changed. Open it in the window once, which makes a backup and brings it up to date.",
        )


def version_of(connection: apsw.Connection) -> int:
    """Number of schema steps that the file has seen; 0 for a new one."""
    return int(connection.pragma("user_version"))


def migrate(connection: apsw.Connection, before: Callable[[], None]) -> int:
    """Number of steps taken. `before` is called once ahead of the first step of a file that holds data.

    Raises `NewerFile` where the file has seen more steps than this program knows.
    """
    version = version_of(connection)
    if version > len(STEPS):
        raise NewerFile
    if 0 < version < len(STEPS):
        before()
    for number, statements in enumerate(STEPS[version:], start=version + 1):
        with connection:
            for statement in statements:
                connection.execute(statement)
            connection.pragma("user_version", number)
    return len(STEPS) - version


def require_current(connection: apsw.Connection) -> None:
    """Raises `NewerFile` or `OlderFile` unless the file has seen exactly the steps that this program knows."""
    version = version_of(connection)
    if version != len(STEPS):
        raise NewerFile if version > len(STEPS) else OlderFile
