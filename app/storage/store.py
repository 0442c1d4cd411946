"""The open file: one writer, a reader per thread, its history, its feed and what is derived from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import apsw

from app.clock import Clock
from app.domain.changes import Changes
from app.storage import proposals, schema, search, standings
from app.storage.encrypted import EncryptedDatabase
from app.storage.feed import Feed
from app.storage.history import History


class Store:
    """What services work with. Reading inside an action sees what the action has written so far."""

    def __init__(
        self,
        writer: EncryptedDatabase,
        reader: EncryptedDatabase,
        clock: Clock,
        note_generation: Callable[[int], None],
        before_migration: Callable[[], None],
        is_read_only: bool = False,
    ) -> None:
        self._writer = writer
        self._reader = reader
        self.clock = clock
        self.is_read_only = is_read_only
        self.feed = Feed()
        if is_read_only:
            schema.require_current(reader.connection())
        else:
            schema.migrate(writer.connection(), before_migration)
        self.history = History(writer, clock, self.feed, self._refresh, note_generation, lambda: self.sql, is_read_only)

    @classmethod
    def viewing(cls, viewer: EncryptedDatabase, clock: Clock) -> Store:
        """A store that only looks: no step of the schema, no action; raises `NewerFile` or `OlderFile`."""
        return cls(viewer, viewer, clock, lambda generation: None, lambda: None, is_read_only=True)

    @property
    def db(self) -> EncryptedDatabase:
        """The writer inside an action of this thread, this thread's reader otherwise."""
        return self._writer if self.history.is_acting_here else self._reader

    @property
    def sql(self) -> apsw.Connection:
        """Plain connection of `db`, for queries that a frame waits for and for bulk rows."""
        return cast(apsw.Connection, self.db.connection())

    def close(self) -> None:
        """Write the log back into the file and close every connection."""
        if not self.is_read_only:
            self._reader.forget()
            self._writer.checkpoint()
        self._writer.forget()

    @property
    def is_today(self) -> bool:
        """Whether the standings were computed, and the proposals made, for the present day."""
        today = self.clock.today()
        return standings.day_of(self._reader) == today and proposals.is_today(self._reader, today)

    def start_day(self) -> bool:
        """True when the day had changed and all standings were computed anew; may take seconds, so in a worker.

        The same where only the proposals have to be made anew, since something that concerns everybody has changed.
        """
        today = self.clock.today()
        if self.is_today:
            return False

        def work() -> Changes:
            if standings.day_of(self._writer) != today:
                standings.refresh_all(self._writer, today)
            proposals.begin_day(self._writer, today)
            return standings.CHANGES

        self.history.derive(work)
        self.history.prune()
        return True

    def make_findable(self, changes: Changes, tell: Callable[[int, int], None]) -> None:
        """Index what a long action touched, ahead of its end, and tell how far that is."""
        search.refresh(self._writer, changes, tell)

    def measure(self, changes: Changes) -> None:
        """Recompute the standings that a long action touched, ahead of its end, and propose days anew."""
        today = self.clock.today()
        standings.refresh(self._writer, changes, today)
        proposals.refresh(self._writer, changes, today)

    def _refresh(self, changes: Changes) -> None:
        search.refresh(self._writer, changes)
        self.measure(changes)
