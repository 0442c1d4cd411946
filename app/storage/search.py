"""The search index: what is indexed, kept in step from every changeset, and which customers hold a word.

Two contentless FTS5 tables hold the same folded text: `search_word` answers one and two letters at the start of a
word, `search_gram` (trigrams) anything from three letters on, anywhere in a word. A document's rowid is the id of
its record times 8 plus the code of its source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import apsw

from app.domain.changes import Changes
from app.domain.fold import SHORT_WORD, fold
from app.storage.encrypted import EncryptedDatabase

CODES = 8
MOST_HITS = 4000
"""A word found more often than this is answered by the most recent hits; more letters narrow it down."""

_CARD_TABLES = frozenset(
    ("customer", "contact_detail", "stakeholder", "customer_tag", "tag", "own_value", "field_history", "import_batch")
)


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of document: its table, its text, and how its record leads to customers."""

    code: int
    table: str
    text: str
    owners: str


_CARD_TEXT = """
    SELECT c.id, c.name || ' ' || c.given_name || ' ' || c.family_name || ' ' || c.nickname || ' ' || c.subtitle || ' '
        || c.human_line || ' ' || c.industry || ' ' || c.notes
        || ifnull((SELECT ' ' || group_concat(d.value, ' ') FROM contact_detail d WHERE d.customer_id = c.id), '')
        || ifnull((SELECT ' ' || group_concat(k.name || ' ' || s.title || ' ' || s.division, ' ') FROM stakeholder s
            JOIN customer k ON k.id = s.company_id WHERE s.person_id = c.id AND s.trashed_at IS NULL), '')
        || ifnull((SELECT ' ' || group_concat(t.name, ' ') FROM customer_tag l JOIN tag t ON t.id = l.tag_id
            WHERE l.customer_id = c.id), '')
        || ifnull((SELECT ' ' || group_concat(o.value, ' ') FROM own_value o WHERE o.customer_id = c.id), '')
        || ifnull((SELECT ' ' || group_concat(h.value, ' ') FROM field_history h WHERE h.customer_id = c.id), '')
    FROM customer c WHERE c.trashed_at IS NULL"""
CARD = Source(0, "customer", _CARD_TEXT, "SELECT record AS id FROM hit WHERE code = 0")
SOURCES = (
    CARD,
    Source(
        1, "fact", "SELECT c.id, c.text || ' ' || c.why FROM fact c WHERE c.trashed_at IS NULL AND c.replaced_by_id IS NULL",
        "SELECT f.customer_id FROM hit JOIN fact f ON f.id = record WHERE code = 1",
    ),
    Source(
        2, "touchpoint", "SELECT c.id, c.title || ' ' || c.notes FROM touchpoint c WHERE c.trashed_at IS NULL",
        "SELECT p.customer_id FROM hit JOIN participant p ON p.touchpoint_id = record WHERE code = 2",
    ),
    Source(
        3, "purchase", "SELECT c.id, c.title || ' ' || c.number FROM purchase c WHERE c.trashed_at IS NULL",
        "SELECT b.customer_id FROM hit JOIN purchase b ON b.id = record WHERE code = 3",
    ),
    Source(
        4, "promise", "SELECT c.id, c.text FROM promise c WHERE c.trashed_at IS NULL",
        "SELECT m.customer_id FROM hit JOIN promise m ON m.id = record WHERE code = 4",
    ),
    Source(
        5, "slip", "SELECT c.id, c.text || ' ' || c.their_words FROM slip c WHERE c.trashed_at IS NULL",
        "SELECT s.customer_id FROM hit JOIN slip s ON s.id = record WHERE code = 5",
    ),
    Source(
        6, "objective", "SELECT c.id, c.text FROM objective c WHERE c.trashed_at IS NULL",
        "SELECT o.customer_id FROM hit JOIN objective o ON o.id = record WHERE code = 6",
    ),
)  # fmt: skip


def refresh(db: EncryptedDatabase, changes: Changes) -> None:
    """Index anew what an action touched; inside its transaction."""
    connection = db.connection()
    if changes.kinds & _CARD_TABLES:
        _index(connection, CARD, changes.customers)
    for source in SOURCES[1:]:
        _index(connection, source, changes.touched.get(source.table, ()))


def rebuild(db: EncryptedDatabase) -> None:
    """Empty the index and fill it from the tables; after forgetting, so that no folded word stays behind."""
    connection = db.connection()
    for table in ("search_word", "search_gram"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    for source in SOURCES:
        _insert(connection, source, source.text, ())


def customers_with(connection: apsw.Connection, words: Iterable[str], limit: int = MOST_HITS) -> tuple[set[int], bool]:
    """Ids of customers that hold every word somewhere, and True when there were more hits than `limit`."""
    found: set[int] | None = None
    is_cut = False
    for word in sorted({fold(word) for word in words} - {""}, key=len, reverse=True):
        ids, was_cut = _holders(connection, word, limit)
        is_cut |= was_cut
        found = ids if found is None else found & ids
        if not found:
            break
    return found or set(), is_cut


def records_with(
    connection: apsw.Connection, word: str, codes: Iterable[int], limit: int
) -> tuple[tuple[int, int], ...]:
    """(source code, record id) of the most recent documents of these sources that hold the word."""
    wanted = frozenset(codes)
    table, match = _match(fold(word))
    rows = connection.execute(
        f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?", (match, limit * 20)
    )
    hits = ((row[0] % CODES, row[0] // CODES) for row in rows)
    return tuple(hit for hit in hits if hit[0] in wanted)[:limit]


def _holders(connection: apsw.Connection, word: str, limit: int) -> tuple[set[int], bool]:
    table, match = _match(word)
    owners = [CARD.owners] if len(word) <= SHORT_WORD else [source.owners for source in SOURCES]
    query = f"""WITH hit (record, code) AS MATERIALIZED (
        SELECT rowid / {CODES}, rowid % {CODES} FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?
        ) {" UNION ALL ".join(owners)}"""
    rows = [row[0] for row in connection.execute(query, (match, limit + 1))]
    return set(rows), len(rows) > limit


def _match(word: str) -> tuple[str, str]:
    literal = '"' + word.replace('"', '""') + '"'
    return ("search_word", literal + "*") if len(word) <= SHORT_WORD else ("search_gram", literal)


def _index(connection: apsw.Connection, source: Source, numbers: Iterable[int]) -> None:
    for some in _slices(sorted(numbers), 500):
        keys = [(number * CODES + source.code,) for number in some]
        connection.executemany("DELETE FROM search_word WHERE rowid = ?", keys)
        connection.executemany("DELETE FROM search_gram WHERE rowid = ?", keys)
        marks = ", ".join("?" * len(some))
        _insert(connection, source, f"{source.text} AND c.id IN ({marks})", some)


def _insert(connection: apsw.Connection, source: Source, query: str, values: tuple[int, ...]) -> None:
    documents = [(row[0] * CODES + source.code, fold(row[1])) for row in connection.execute(query, values)]
    connection.executemany("INSERT INTO search_word (rowid, text) VALUES (?, ?)", documents)
    connection.executemany("INSERT INTO search_gram (rowid, text) VALUES (?, ?)", documents)


def _slices(numbers: list[int], size: int) -> Iterator[tuple[int, ...]]:
    for start in range(0, len(numbers), size):
        yield tuple(numbers[start : start + size])
