"""Every change is one labelled action with its changeset; undo and redo apply it backwards and forwards."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import apsw

from app.clock import Clock
from app.domain.changes import Changes, HistoryEntry, Topic
from app.domain.errors import KeepwarmError
from app.storage import failures, history_log, packing, touched, undoing
from app.storage.encrypted import EncryptedDatabase
from app.storage.feed import Feed
from app.storage.history_log import NAMED_CUSTOMERS, HistoryLog
from app.storage.stopping import stoppable
from app.storage.undoing import CannotUndo, NothingToUndo, UndoConflict

__all__ = ["Action", "CannotUndo", "History", "OnlyLooking", "UndoConflict"]

_INSERT = """INSERT INTO history (at, label, detail, topic, icon, customer_id, count, generation, changeset)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_BUMP = """INSERT INTO vault_state (name, value) VALUES ('generation', 1)
    ON CONFLICT (name) DO UPDATE SET value = value + 1"""


@cache
def _content() -> frozenset[str]:
    from app.storage.tables import CONTENT_TABLES

    return frozenset(CONTENT_TABLES)


class OnlyLooking(KeepwarmError):
    """The file was opened for reading."""

    def __init__(self) -> None:
        super().__init__("The file was opened for reading only.", "Nothing was changed.")


@dataclass(slots=True)
class Action:
    """What the history will say; the body of an action may still refine it.

    `settled` is what a long action touched, when its body has made all of it findable and measured it already.
    """

    label: str
    topic: Topic
    icon: str = ""
    customer_id: int | None = None
    detail: str = ""
    count: int = 1
    entry_id: int | None = None
    settled: Changes | None = None


class History(HistoryLog):
    """The one writer: transactions, changesets, undo, redo. Safe from any thread; actions wait for each other."""

    def __init__(
        self,
        db: EncryptedDatabase,
        clock: Clock,
        feed: Feed,
        refresh: Callable[[Changes], None],
        note_generation: Callable[[int], None],
        sql: Callable[[], apsw.Connection] | None = None,
        is_read_only: bool = False,
    ) -> None:
        super().__init__(sql or db.connection)
        self._db = db
        self._clock = clock
        self._feed = feed
        self._refresh = refresh
        self._note_generation = note_generation
        self._refused: KeepwarmError | None = OnlyLooking() if is_read_only else None
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
        row = self._sql().execute("SELECT value FROM vault_state WHERE name = 'generation'").fetchone()
        return int(row[0]) if row else 0

    @contextmanager
    def action(
        self,
        label: str,
        topic: Topic,
        icon: str = "",
        customer_id: int | None = None,
        detail: str = "",
        count: int = 1,
        is_cancelled: Callable[[], bool] | None = None,
    ) -> Iterator[Action]:
        """One transaction and one line of history; an action inside an action joins the outer one, whole or not at all.

        Raises `NotSaved` where the disk refuses, `Cancelled` where the owner stopped it; nothing was changed then.
        """
        if self.is_acting_here and self._action is not None:
            with self._db.connection():
                yield self._action
            return
        action = Action(label, topic, icon, customer_id, detail, count)
        with self._transaction(is_cancelled) as published:
            self._action = action
            session = apsw.Session(self._db.connection(), "main")
            try:
                session.table_filter(_content().__contains__)
                session.attach()
                yield action
                changeset = packing.packed(session, action.settled)
            finally:
                session.close()
                self._action = None
            if changeset:
                published.append(self._record(action, changeset))

    def derive(self, work: Callable[[], Changes]) -> None:
        """Run work that only recomputes derived rows; it leaves no line, but listeners hear of it."""
        with self._transaction() as published:
            published.append(work())

    def undo(self, entry_id: int | None = None) -> HistoryEntry:
        """The entry that was taken back: the newest, or the one named. Raises `UndoConflict` or `CannotUndo`."""
        return self._turn(entry_id, is_undo=True)

    def redo(self, entry_id: int | None = None) -> HistoryEntry:
        """The entry that was done again: the last one taken back, or the one named."""
        return self._turn(entry_id, is_undo=False)

    def prune(self) -> None:
        """Let labels older than two years and changesets over 90 days or 200 MB go."""
        with self._transaction():
            history_log.prune(self._db.connection(), self._clock.now())

    def forget(self, customer_ids: Iterable[int]) -> None:
        """Drop every line that names these customers; inside the caller's transaction."""
        history_log.forget(self._db.connection(), customer_ids)

    @contextmanager
    def unrecorded(self) -> Iterator[None]:
        """A transaction for what must never come back: forgetting and emptying the trash."""
        with self._transaction() as published:
            yield
            published.append(Changes({table: frozenset() for table in _content()}))
            self._bump()

    @contextmanager
    def _transaction(self, is_cancelled: Callable[[], bool] | None = None) -> Iterator[list[Changes]]:
        """Commits what its body wrote, notes the generation, then publishes; rolls back and re-raises otherwise."""
        published: list[Changes] = []
        with self._lock:
            if self.is_acting_here:
                raise RuntimeError("an action is under way in this thread")
            if self._refused is not None:
                raise self._refused
            self._owner = threading.get_ident()
            try:
                with failures.told_kindly(self._db.path):
                    before = self.generation
                    yield from self._committed(published, is_cancelled)
                    after = self.generation
            except failures.DiskBroken as error:
                self._refused = error
                raise
            finally:
                self._owner = None
            if after != before:
                self._note_generation(after)
        for changes in published:
            self._feed.publish(changes)

    def _committed(self, published: list[Changes], is_cancelled: Callable[[], bool] | None) -> Iterator[list[Changes]]:
        connection = self._db.connection()
        connection.execute("BEGIN IMMEDIATE")
        try:
            with stoppable(connection, is_cancelled):
                yield published
                if not self._db.is_in_place():
                    raise failures.FileGone
                connection.execute("COMMIT")
        except BaseException:
            if not connection.getautocommit():
                connection.execute("ROLLBACK")
            raise

    def _record(self, action: Action, changeset: bytes) -> Changes:
        connection = self._db.connection()
        changes = action.settled or touched.read(connection, changeset)
        moment = int(self._clock.now().timestamp())
        values = (moment, action.label, action.detail, action.topic, action.icon, action.customer_id, action.count)
        connection.execute(_INSERT, (*values, self._bump(), changeset))
        action.entry_id = connection.last_insert_rowid()
        if len(changes.customers) <= NAMED_CUSTOMERS:
            pairs = [(action.entry_id, number) for number in changes.customers]
            connection.executemany("INSERT INTO history_customer (history_id, customer_id) VALUES (?, ?)", pairs)
        if action.settled is None:
            self._refresh(changes)
        return changes

    def _bump(self) -> int:
        self._db.connection().execute(_BUMP)
        return self.generation

    def _turn(self, entry_id: int | None, is_undo: bool) -> HistoryEntry:
        with self._transaction() as published:
            chosen = self._chosen(entry_id, is_undo)
            connection = self._db.connection()
            changeset = undoing.turn(connection, chosen, is_undo)
            generation, moment = self._bump(), int(self._clock.now().timestamp())
            connection.execute(
                "UPDATE history SET undone_at = ?, undone_generation = ? WHERE id = ?",
                (moment, generation, chosen.id) if is_undo else (None, None, chosen.id),
            )
            changes = packing.told(changeset) or touched.read(connection, changeset)
            self._refresh(changes)
            published.append(changes)
        return chosen

    def _chosen(self, entry_id: int | None, is_undo: bool) -> HistoryEntry:
        latest = self.next_undo if is_undo else self.next_redo
        chosen = latest() if entry_id is None else self.entry(entry_id)
        if chosen is None and entry_id is None:
            raise NothingToUndo(is_undo)
        if chosen is None or not chosen.can_undo or (chosen.undone_at is None) != is_undo:
            raise CannotUndo
        return chosen
