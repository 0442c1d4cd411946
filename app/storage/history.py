"""Every change is one labelled action with its changeset; undo and redo apply it backwards and forwards."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import apsw

from app.clock import Clock
from app.domain.changes import Changes, HistoryEntry, Topic
from app.domain.errors import KeepwarmError
from app.storage import touched
from app.storage.encrypted import EncryptedDatabase
from app.storage.feed import Feed
from app.storage.tables import CONTENT_TABLES
from app.storage.tables.derived import HistoryCustomerRow, HistoryRow

_ATTACHED = frozenset(CONTENT_TABLES)
_COLUMNS = "id, at, label, detail, topic, icon, customer_id, count, undone_at, changeset IS NOT NULL AND NOT is_closed, generation"
LABELS_DAYS = 730
CHANGESETS_DAYS = 90
CHANGESETS_BYTES = 200_000_000
NAMED_CUSTOMERS = 500


class UndoConflict(KeepwarmError):
    """Later actions stand on this one; `labels` names them, newest first."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        named = ", ".join(f"“{label}”" for label in labels) or "a later change"
        super().__init__("Later things build on this.", f"Take these back first: {named}.")
        self.labels = labels


class CannotUndo(KeepwarmError):
    """The action is too old, closed by an update, or names somebody who was forgotten."""

    def __init__(self) -> None:
        super().__init__("This can't be undone any more.", "Everything stays as it is.")


@dataclass(slots=True)
class Action:
    """What the history will say; the body of an action may still refine it."""

    label: str
    topic: Topic
    icon: str = ""
    customer_id: int | None = None
    detail: str = ""
    count: int = 1
    entry_id: int | None = None


class History:
    """The one writer: transactions, changesets, undo, redo. Safe to call from any thread; actions wait for each other."""

    def __init__(
        self,
        db: EncryptedDatabase,
        clock: Clock,
        feed: Feed,
        refresh: Callable[[Changes], None],
        note_generation: Callable[[int], None],
    ) -> None:
        self._db = db
        self._clock = clock
        self._feed = feed
        self._refresh = refresh
        self._note_generation = note_generation
        self._lock = threading.RLock()
        self._owner: int | None = None
        self._action: Action | None = None

    @property
    def is_acting_here(self) -> bool:
        """True inside an action of this very thread: reads must then see what it has written so far."""
        return self._owner == threading.get_ident()

    @property
    def generation(self) -> int:
        """Number of actions, undos and redos that this file has seen."""
        row = self._db.connection().execute("SELECT value FROM vault_state WHERE name = 'generation'").fetchone()
        return int(row[0]) if row else 0

    @contextmanager
    def action(
        self, label: str, topic: Topic, icon: str = "", customer_id: int | None = None, detail: str = "", count: int = 1
    ) -> Iterator[Action]:
        """One transaction and one line of history; an action inside an action joins the outer one."""
        if self.is_acting_here and self._action is not None:
            yield self._action
            return
        action = Action(label, topic, icon, customer_id, detail, count)
        with self._transaction() as published:
            self._action = action
            session = apsw.Session(self._db.connection(), "main")
            try:
                session.table_filter(_ATTACHED.__contains__)
                session.attach()
                yield action
                changeset = session.changeset()
            finally:
                session.close()
                self._action = None
            if changeset:
                published.append(self._record(action, changeset))

    def derive(self, work: Callable[[], Changes]) -> None:
        """Run work that only recomputes derived rows; it leaves no line, but listeners hear of it."""
        with self._transaction(is_action=False) as published:
            published.append(work())

    def undo(self, entry_id: int | None = None) -> HistoryEntry:
        """The entry that was taken back: the newest, or the one named. Raises `UndoConflict` or `CannotUndo`."""
        return self._turn(entry_id, is_undo=True)

    def redo(self, entry_id: int | None = None) -> HistoryEntry:
        """The entry that was done again: the last one taken back, or the one named."""
        return self._turn(entry_id, is_undo=False)

    def next_undo(self) -> HistoryEntry | None:
        """What Ctrl+Z would take back."""
        return self._one("WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1", ())

    def next_redo(self) -> HistoryEntry | None:
        """What Ctrl+Shift+Z would do again; nothing once something new was done since."""
        return self._one(
            "WHERE undone_generation > (SELECT max(generation) FROM history) ORDER BY undone_generation DESC LIMIT 1",
            (),
        )

    def entries(
        self,
        before: int | None = None,
        limit: int = 60,
        topic: Topic | None = None,
        customer_id: int | None = None,
        words: str = "",
    ) -> tuple[HistoryEntry, ...]:
        """Lines of the history, newest first, older than id `before`."""
        clauses, values = ["1"], []  # type: tuple[list[str], list[Any]]
        for clause, value in (
            ("id < ?", before),
            ("topic = ?", topic),
            ("id IN (SELECT history_id FROM history_customer WHERE customer_id = ?)", customer_id),
            ("instr(lower(label || ' ' || detail), lower(?))", words or None),
        ):
            if value is not None:
                clauses.append(clause)
                values.append(value)
        return self._many(f"WHERE {' AND '.join(clauses)} ORDER BY id DESC LIMIT ?", (*values, limit))

    def count(self) -> int:
        """Number of lines."""
        return int(self._db.connection().execute("SELECT count(*) FROM history").fetchone()[0])

    def prune(self) -> None:
        """Let labels older than two years and changesets over 90 days or 200 MB go."""
        now = int(self._clock.now().timestamp())
        connection = self._db.connection()
        with self._transaction(is_action=False):
            connection.execute("DELETE FROM history WHERE at < ?", (now - LABELS_DAYS * 86400,))
            connection.execute("UPDATE history SET changeset = NULL WHERE at < ?", (now - CHANGESETS_DAYS * 86400,))
            kept = 0
            rows = connection.execute(
                "SELECT id, length(changeset) FROM history WHERE changeset IS NOT NULL ORDER BY id DESC"
            )
            for number, size in rows.fetchall():
                kept += size
                if kept > CHANGESETS_BYTES:
                    connection.execute("UPDATE history SET changeset = NULL WHERE id <= ?", (number,))
                    break

    def forget(self, customer_ids: Iterable[int]) -> None:
        """Drop every line that names these customers; inside the caller's transaction."""
        connection = self._db.connection()
        for number in customer_ids:
            connection.execute(
                "DELETE FROM history WHERE id IN (SELECT history_id FROM history_customer WHERE customer_id = ?)",
                (number,),
            )
            connection.execute("DELETE FROM history_customer WHERE customer_id = ?", (number,))
        connection.execute("UPDATE history SET changeset = NULL WHERE count > ?", (NAMED_CUSTOMERS,))

    @contextmanager
    def unrecorded(self) -> Iterator[None]:
        """A transaction for what must never come back: forgetting and emptying the trash."""
        with self._transaction() as published:
            yield
            published.append(Changes({table: frozenset() for table in CONTENT_TABLES}))
            self._bump()

    @contextmanager
    def _transaction(self, is_action: bool = True) -> Iterator[list[Changes]]:
        published: list[Changes] = []
        with self._lock:
            connection = self._db.connection()
            self._owner = threading.get_ident()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield published
                connection.execute("COMMIT")
            except BaseException:
                if not connection.getautocommit():
                    connection.execute("ROLLBACK")
                raise
            finally:
                self._owner = None
            if is_action:
                self._note_generation(self.generation)
        for changes in published:
            self._feed.publish(changes)

    def _record(self, action: Action, changeset: bytes) -> Changes:
        changes = touched.read(self._db.connection(), changeset)
        generation = self._bump()
        values = {
            "at": self._clock.now(), "label": action.label, "detail": action.detail, "topic": action.topic,
            "icon": action.icon, "customer_id": action.customer_id, "count": action.count,
            "generation": generation, "changeset": changeset,
        }  # fmt: skip
        action.entry_id = int(HistoryRow.insert(**values).execute(self._db))
        if len(changes.customers) <= NAMED_CUSTOMERS:
            pairs = [(action.entry_id, number) for number in changes.customers]
            self._db.connection().executemany(
                f"INSERT INTO {HistoryCustomerRow._meta.table_name} (history_id, customer_id) VALUES (?, ?)", pairs
            )
        self._refresh(changes)
        return changes

    def _bump(self) -> int:
        self._db.connection().execute(
            "INSERT INTO vault_state (name, value) VALUES ('generation', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1"
        )
        return self.generation

    def _turn(self, entry_id: int | None, is_undo: bool) -> HistoryEntry:
        with self._transaction() as published:
            chosen = self._chosen(entry_id, is_undo)
            connection = self._db.connection()
            changeset = connection.execute("SELECT changeset FROM history WHERE id = ?", (chosen.id,)).fetchone()[0]
            self._apply(chosen, apsw.Changeset.invert(changeset) if is_undo else changeset)
            generation = self._bump()
            connection.execute(
                "UPDATE history SET undone_at = ?, undone_generation = ? WHERE id = ?",
                (int(self._clock.now().timestamp()), generation, chosen.id) if is_undo else (None, None, chosen.id),
            )
            changes = touched.read(connection, changeset)
            self._refresh(changes)
            published.append(changes)
        return chosen

    def _chosen(self, entry_id: int | None, is_undo: bool) -> HistoryEntry:
        if entry_id is not None:
            chosen = self._one("WHERE id = ?", (entry_id,))
        else:
            chosen = self.next_undo() if is_undo else self.next_redo()
        if chosen is None or not chosen.can_undo or (chosen.undone_at is None) != is_undo:
            raise CannotUndo
        return chosen

    def _apply(self, entry: HistoryEntry, changeset: bytes) -> None:
        blocked: list[tuple[str, int]] = []

        def on_conflict(reason: int, change: apsw.TableChange) -> int:
            if reason != apsw.SQLITE_CHANGESET_FOREIGN_KEY:
                number = (change.old or change.new)[0]
                blocked.append((change.name, number if isinstance(number, int) else 0))
            return int(apsw.SQLITE_CHANGESET_ABORT)

        try:
            apsw.Changeset.apply(
                changeset, self._db.connection(), conflict=on_conflict, flags=apsw.SQLITE_CHANGESETAPPLY_FKNOACTION
            )
        except (apsw.AbortError, apsw.ConstraintError) as error:
            raise UndoConflict(self._later_labels(entry)) from error

    def _later_labels(self, entry: HistoryEntry) -> tuple[str, ...]:
        query = """SELECT DISTINCT h.label FROM history h JOIN history_customer c ON c.history_id = h.id
            WHERE h.id > ?1 AND h.undone_at IS NULL
            AND c.customer_id IN (SELECT customer_id FROM history_customer WHERE history_id = ?1)
            ORDER BY h.id DESC LIMIT 3"""
        return tuple(row[0] for row in self._db.connection().execute(query, (entry.id,)))

    def _one(self, tail: str, values: tuple[Any, ...]) -> HistoryEntry | None:
        found = self._many(tail, values)
        return found[0] if found else None

    def _many(self, tail: str, values: tuple[Any, ...]) -> tuple[HistoryEntry, ...]:
        rows = self._db.connection().execute(f"SELECT {_COLUMNS} FROM history {tail}", values)
        to_moment = HistoryRow.at.python_value
        return tuple(
            HistoryEntry(
                id=row[0], at=to_moment(row[1]), label=row[2], detail=row[3], topic=Topic(row[4]), icon=row[5],
                customer_id=row[6], count=row[7], undone_at=to_moment(row[8]), can_undo=bool(row[9]), generation=row[10],
            )
            for row in rows
        )  # fmt: skip
