"""Changesets as the history keeps them: small ones as they are, large ones compressed while they are made.

An import of 100,000 people makes 80 MB; they never stand in memory whole, and the file grows by a fifth of them. A
packed one begins with what it touched, so that taking it back need not read every change.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

import apsw

from app.domain.changes import Changes

LARGE = 4_000_000
"""A session that holds so many bytes is packed."""

_CHUNK = 262_144
_PACKED = b"K"
_SIZE = 4


def packed(session: apsw.Session, settled: Changes | None = None) -> bytes:
    """The session's changeset, empty where nothing changed; `settled` is what it touched, where that is known."""
    if session.memory_used < LARGE:
        return bytes(session.changeset())
    apsw.session_config(apsw.SQLITE_SESSION_CONFIG_STRMSIZE, _CHUNK)
    packer, parts = zlib.compressobj(1), []
    session.changeset_stream(lambda piece: parts.append(packer.compress(piece)))
    if not parts:
        return b""
    head = json.dumps(_plain(settled)).encode()
    return b"".join((_PACKED, len(head).to_bytes(_SIZE, "big"), head, *parts, packer.flush()))


def unpacked(changeset: bytes) -> bytes:
    """A plain changeset."""
    return zlib.decompress(changeset[_start(changeset) :]) if changeset.startswith(_PACKED) else changeset


def told(changeset: bytes) -> Changes | None:
    """What a packed changeset says that it touched; None where it has to be read."""
    if not changeset.startswith(_PACKED):
        return None
    head = json.loads(changeset[1 + _SIZE : _start(changeset)])
    if head is None:
        return None
    touched = {table: _numbers(runs) for table, runs in head["touched"].items()}
    return Changes(touched, _numbers(head["customers"]))


def changes(changeset: bytes) -> Iterator[apsw.TableChange]:
    """Every change of a changeset, packed or not."""
    return iter(apsw.Changeset.iter(unpacked(changeset)))


def _start(changeset: bytes) -> int:
    """Where the compressed part begins."""
    return 1 + _SIZE + int.from_bytes(changeset[1 : 1 + _SIZE], "big")


def _plain(settled: Changes | None) -> object:
    if settled is None:
        return None
    touched = {table: _runs(numbers) for table, numbers in settled.touched.items()}
    return {"touched": touched, "customers": _runs(settled.customers)}


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers as first and last of each row without a gap."""
    ordered = sorted(numbers)
    if not ordered:
        return []
    gaps = [(last, first) for last, first in pairwise(ordered) if first != last + 1]
    return list(
        zip([ordered[0], *(first for _, first in gaps)], [*(last for last, _ in gaps), ordered[-1]], strict=True)
    )


def _numbers(runs: list[list[int]]) -> frozenset[int]:
    return frozenset(chain.from_iterable(range(first, last + 1) for first, last in runs))
