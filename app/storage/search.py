"""The search index: what is indexed, and how it is kept in step from every changeset.

Two contentless FTS5 tables hold folded text: `search_gram` (trigrams) everything, for words of three letters or more
anywhere in a word; `search_word` cards and facts, for one and two letters at the start of a word. Each source has a
range of rowids of its own, cards the highest: read downwards, the newest cards come first and the oldest notes last.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import apsw

from app.domain.changes import Changes
from app.domain.fold import fold
from app.storage.arrays import carray
from app.storage.encrypted import EncryptedDatabase

RANGE = 1 << 32
"""So many rowids belong to one source; a document's rowid is that of its record plus the start of the range."""
_SLICE = 500
_MANY = 5_000
_ROOM, _USUAL_ROOM = 16_777_216, 1_048_576
LAST_CONTACT_TITLE = "Last contact, as the file says"
"""What an imported day of contact is called; its words are on too many cards to find anybody by them."""

_CARD_TABLES = frozenset(
    ("customer", "contact_detail", "stakeholder", "customer_tag", "tag", "own_value", "field_history", "import_batch")
)


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of document: its table, where its rowids begin, its text, and how records lead to customers.

    `owners` reads the customers of the records in an array of ids; None where the record is the customer.
    """

    table: str
    place: int
    text: str
    owners: str | None
    has_short_words: bool = False

    @property
    def first(self) -> int:
        """Lowest rowid of its documents."""
        return self.place * RANGE

    @property
    def last(self) -> int:
        """Highest rowid of its documents."""
        return self.first + RANGE - 1


_CARD_TEXT = """
    SELECT c.id, c.name || ' ' || c.given_name || ' ' || c.middle_name || ' ' || c.family_name || ' ' || c.nickname
        || ' ' || c.subtitle || ' ' || c.human_line || ' ' || c.industry || ' ' || c.notes
        || ifnull((SELECT ' ' || group_concat(d.value, ' ') FROM contact_detail d WHERE d.customer_id = c.id), '')
        || ifnull((SELECT ' ' || group_concat(k.name || ' ' || s.title || ' ' || s.division, ' ') FROM stakeholder s
            JOIN customer k ON k.id = s.company_id WHERE s.person_id = c.id AND s.trashed_at IS NULL), '')
        || ifnull((SELECT ' ' || group_concat(t.name, ' ') FROM customer_tag l JOIN tag t ON t.id = l.tag_id
            WHERE l.customer_id = c.id), '')
        || ifnull((SELECT ' ' || group_concat(o.value, ' ') FROM own_value o WHERE o.customer_id = c.id), '')
        || ifnull((SELECT ' ' || group_concat(h.value, ' ') FROM field_history h WHERE h.customer_id = c.id), '')
    FROM customer c WHERE c.trashed_at IS NULL"""
_OWNERS = "SELECT customer_id FROM {table} WHERE id IN (SELECT value FROM carray(?))"


def _source(table: str, place: int, columns: str, condition: str = "", has_short_words: bool = False) -> Source:
    text = f"SELECT c.id, {columns} FROM {table} c WHERE c.trashed_at IS NULL{condition}"
    return Source(table, place, text, _OWNERS.format(table=table), has_short_words)


CARD = Source("customer", 6, _CARD_TEXT, None, has_short_words=True)
FACT = _source("fact", 5, "c.text || ' ' || c.why", " AND c.replaced_by_id IS NULL", has_short_words=True)
OBJECTIVE = _source("objective", 4, "c.text")
SLIP = _source("slip", 3, "c.text || ' ' || c.their_words")
PROMISE = _source("promise", 2, "c.text")
PURCHASE = _source("purchase", 1, "c.title || ' ' || c.number")
TOUCHPOINT = Source(
    "touchpoint", 0,
    f"""SELECT c.id, replace(c.title, '{LAST_CONTACT_TITLE}', '') || ' ' || c.notes
        FROM touchpoint c WHERE c.trashed_at IS NULL""",
    "SELECT customer_id FROM participant WHERE touchpoint_id IN (SELECT value FROM carray(?))",
)  # fmt: skip
SOURCES = (CARD, FACT, OBJECTIVE, SLIP, PROMISE, PURCHASE, TOUCHPOINT)
"""From the highest rowids to the lowest."""


def refresh(db: EncryptedDatabase, changes: Changes, tell: Callable[[int, int], None] | None = None) -> None:
    """Index anew what an action touched; inside its transaction. `tell` hears how many documents of all are done."""
    connection = db.connection()
    wanted = {source: changes.touched.get(source.table, frozenset()) for source in SOURCES[1:]}
    is_about_cards = bool(changes.kinds & _CARD_TABLES)
    wanted[CARD] = changes.customers | _colleagues(connection, changes) if is_about_cards else frozenset()
    total, done = sum(map(len, wanted.values())), 0
    if total > _MANY and total >= _living(connection):
        rebuild(db, tell)
        return
    for source in SOURCES:
        for some in _slices(sorted(wanted[source])):
            _index(connection, source, some)
            done += len(some)
            if tell is not None:
                tell(done, total)


def forget(db: EncryptedDatabase, removed: Mapping[str, Collection[int]], neighbours: Iterable[int]) -> None:
    """Take removed records out so that no folded word of them stays behind, and index their neighbours anew.

    Deleting alone leaves the words in the file until they are merged away; this merges at once, some seconds for a
    million notes.
    """
    connection = db.connection()
    rowids = {source: [source.first + number for number in removed.get(source.table, ())] for source in SOURCES}
    if not any(rowids.values()):
        return
    for source, gone in rowids.items():
        _delete(connection, source, [(rowid,) for rowid in gone])
    for some in _slices(sorted(neighbours)):
        _index(connection, CARD, some)
    for table in ("search_word", "search_gram"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def rebuild(db: EncryptedDatabase, tell: Callable[[int, int], None] | None = None) -> None:
    """Empty the index and fill it from the tables, with room for many words so that they go out in few large pieces."""
    connection = db.connection()
    total, done = _living(connection) if tell is not None else 0, 0
    for table in ("search_word", "search_gram"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    _set_room(connection, _ROOM)
    for source in SOURCES:
        rows = connection.execute(source.text)
        while some := list(islice(rows, _SLICE)):
            _put(connection, source, some)
            done += len(some)
            if tell is not None:
                tell(done, total)
    _set_room(connection, _USUAL_ROOM)


def _set_room(connection: apsw.Connection, size: int) -> None:
    for table in ("search_word", "search_gram"):
        connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('hashsize', ?)", (size,))


def _living(connection: apsw.Connection) -> int:
    """How many records the index is made of."""
    query = " + ".join(f"(SELECT count(*) FROM {source.table} WHERE trashed_at IS NULL)" for source in SOURCES)
    return int(str(connection.execute(f"SELECT {query}").fetchall()[0][0]))


def _colleagues(connection: apsw.Connection, changes: Changes) -> frozenset[int]:
    """People whose cards are found by the name of a company that was touched."""
    companies = changes.touched.get("customer")
    if not companies:
        return frozenset()
    query = "SELECT person_id FROM stakeholder WHERE company_id IN (SELECT value FROM carray(?))"
    return frozenset(int(str(row[0])) for row in connection.execute(query, (carray(companies),)))


def _index(connection: apsw.Connection, source: Source, numbers: list[int]) -> None:
    rowids = carray(source.first + number for number in numbers)
    known = "SELECT id FROM search_gram_docsize WHERE id IN (SELECT value FROM carray(?))"
    gone: Any = connection.execute(known, (rowids,)).fetchall()
    _delete(connection, source, gone)
    _insert(connection, source, f"{source.text} AND c.id IN (SELECT value FROM carray(?))", (carray(numbers),))


def _delete(connection: apsw.Connection, source: Source, rowids: Sequence[tuple[int]]) -> None:
    if source.has_short_words:
        connection.executemany("DELETE FROM search_word WHERE rowid = ?", rowids)
    connection.executemany("DELETE FROM search_gram WHERE rowid = ?", rowids)


def _insert(connection: apsw.Connection, source: Source, query: str, values: tuple[Any, ...]) -> None:
    _put(connection, source, connection.execute(query, values))


def _put(connection: apsw.Connection, source: Source, rows: Any) -> None:
    """Index these texts; a record without a word needs no place."""
    texts = ((source.first + number, as_indexed(text)) for number, text in rows)
    documents = [(rowid, text) for rowid, text in texts if not text.isspace()]
    if source.has_short_words:
        connection.executemany("INSERT INTO search_word (rowid, text) VALUES (?, ?)", documents)
    connection.executemany("INSERT INTO search_gram (rowid, text) VALUES (?, ?)", documents)


def as_indexed(text: str) -> str:
    """The text as the index holds it, and as queries must give it; a zero byte would end an expression."""
    return fold(text).replace("\0", " ")


def _slices(numbers: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(numbers), _SLICE):
        yield numbers[start : start + _SLICE]
