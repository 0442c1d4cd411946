"""Which engine reads and writes the file; nothing personal."""

from __future__ import annotations

import contextlib

import apsw


def versions() -> dict[str, str]:
    """Versions of SQLite, its binding and the cipher library, and the name of the cipher."""
    with contextlib.closing(apsw.Connection(":memory:")) as connection:
        library = connection.execute("SELECT sqlite3mc_version()").fetchall()[0][0]
    words = str(library).split()
    return {
        "sqlite": apsw.sqlite_lib_version(),
        "apsw": apsw.apsw_version(),
        "cipher_library": words[-1] if words else "",
        "cipher": "chacha20",
    }
