"""Changesets as the history keeps them: small ones as they are, large ones compressed while they are made.

An import of 100,000 people makes 80 MB; they never stand in memory whole, and the file grows by a fifth of them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import apsw

LARGE = 4_000_000
"""A session that holds so many bytes is packed."""

_CHUNK = 262_144
_RAW = b"T"[0]
"""What every plain changeset begins with."""


def packed(session: apsw.Session) -> bytes:
    """The session's changeset, empty where nothing changed."""
    if session.memory_used < LARGE:
        return bytes(session.changeset())
    apsw.session_config(apsw.SQLITE_SESSION_CONFIG_STRMSIZE, _CHUNK)
    packer, parts = zlib.compressobj(1), []
    session.changeset_stream(lambda piece: parts.append(packer.compress(piece)))
    return b"".join((*parts, packer.flush())) if parts else b""


def unpacked(changeset: bytes) -> bytes:
    """A plain changeset."""
    return changeset if not changeset or changeset[0] == _RAW else zlib.decompress(changeset)


def changes(changeset: bytes) -> Iterator[apsw.TableChange]:
    """Every change of a changeset, packed or not."""
    return iter(apsw.Changeset.iter(unpacked(changeset)))
