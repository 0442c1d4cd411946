"""Who holds a word, by the search index: exactly, or the newest cards and most recent notes where there are many."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any

import apsw

from app.domain.fold import SHORT_WORD
from app.storage.arrays import carray
from app.storage.search import CARD, FACT, SOURCES, Source, as_indexed

MOST_HITS = 4000
"""A word found more often than this is answered by the first so many; more letters narrow it down."""
_DOWNWARDS = "ORDER BY rowid DESC LIMIT ?"


def customers_with(
    connection: apsw.Connection, words: Iterable[str], limit: int | None = MOST_HITS
) -> tuple[set[int], bool]:
    """Ids of customers that hold every word somewhere; True when a word had more hits than `limit` (None: no limit).

    Then those on whose card or fact words begin so are there all the same, as far as `limit` goes.
    """
    wanted = sorted({as_indexed(word).strip() for word in words} - {""}, key=len, reverse=True)
    found: set[int] | None = None
    is_cut = False
    for word in wanted:
        ids, was_cut = _holders(connection, word, limit)
        is_cut |= was_cut
        found = ids if found is None else found & ids
        if not found and not is_cut:
            break
    if is_cut and limit is not None and len(wanted) > 1:
        found = (found or set()) | _in_one_place(connection, wanted, limit)
    return found or set(), is_cut


def records_with(
    connection: apsw.Connection, word: str, sources: Iterable[Source], limit: int | None
) -> list[tuple[Source, int]]:
    """Records of these sources that hold the word, newest first within a source; at most `limit` of each."""
    table, match = _match(as_indexed(word).strip())
    query = f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid BETWEEN ? AND ? {_DOWNWARDS}"
    found: list[tuple[Source, int]] = []
    for source in sources:
        rows: Any = connection.execute(query, (match, source.first, source.last, -1 if limit is None else limit))
        found.extend((source, rowid - source.first) for (rowid,) in rows)
    return found


def _holders(connection: apsw.Connection, word: str, limit: int | None) -> tuple[set[int], bool]:
    table, match = _match(word)
    first = CARD.first if len(word) <= SHORT_WORD else 0
    query = f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid >= ? {_DOWNWARDS}"
    rows: Any = connection.execute(query, (match, first, -1 if limit is None else limit + 1)).fetchall()
    is_cut = limit is not None and len(rows) > limit
    return _customers(connection, [rowid for (rowid,) in rows][:limit]), is_cut


def _in_one_place(connection: apsw.Connection, words: Sequence[str], limit: int) -> set[int]:
    """Customers with a card or fact on which words begin with all of these; among notes that may take too long."""
    if not all(word.isalnum() for word in words):
        return set()
    first = CARD.first if len(words[-1]) <= SHORT_WORD else FACT.first
    query = f"SELECT rowid FROM search_word WHERE search_word MATCH ? AND rowid >= ? {_DOWNWARDS}"
    rows: Any = connection.execute(query, (" AND ".join(f'"{word}"*' for word in words), first, limit))
    return _customers(connection, [rowid for (rowid,) in rows])


def _match(word: str) -> tuple[str, str]:
    """Table and expression for one word."""
    literal = '"' + word.replace('"', '""') + '"'
    return ("search_word", f"{literal}*") if len(word) <= SHORT_WORD else ("search_gram", literal)


def _customers(connection: apsw.Connection, rowids: Sequence[int]) -> set[int]:
    """Customers behind documents, which are given from the highest rowid to the lowest."""
    found: set[int] = set()
    start = 0
    for source in SOURCES:
        end = bisect_left(rowids, -source.first + 1, start, key=lambda rowid: -rowid)
        records = [rowid - source.first for rowid in rowids[start:end]]
        if source.owners is None:
            found.update(records)
        elif records:
            rows: Any = connection.execute(source.owners, (carray(records),))
            found.update(number for (number,) in rows)
        start = end
    return found
