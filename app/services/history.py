"""The history in the owner's words, undo and redo, and the trash."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from app.domain.changes import Changes, HistoryEntry, Topic
from app.domain.errors import KeepwarmError
from app.services.service import Service
from app.storage import dependants, shelves
from app.storage.history import CannotUndo, UndoConflict

if TYPE_CHECKING:
    from app.storage.history_detail import FieldChange

__all__ = ["CannotUndo", "FieldChange", "HistoryService", "TakenBack", "Trashed", "UndoConflict"]

TRASH_DAYS = 90
_PAGE = 500
_KINDS = ("customer", "fact", "touchpoint", "promise", "slip", "purchase", "gesture", "attachment")


@dataclass(frozen=True, slots=True)
class Trashed:
    """One thing in the trash: what it is, its words, and until when it is kept."""

    kind: str
    id: int
    title: str
    customer_id: int | None
    trashed_at: datetime
    kept_until: datetime


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Lines taken back one after the other; `trouble` says why it stopped at `stopped_at`, None when it did not."""

    entries: tuple[HistoryEntry, ...] = ()
    trouble: KeepwarmError | None = None
    stopped_at: HistoryEntry | None = None


def _silent(done: int, total: int = 0, text: str = "") -> None:
    """Nobody is watching."""


class HistoryService(Service):
    """Undo and redo of every change, across restarts."""

    def entries(
        self,
        before: int | None = None,
        limit: int = 60,
        topic: Topic | None = None,
        customer_id: int | None = None,
        words: str = "",
    ) -> tuple[HistoryEntry, ...]:
        """Lines newest first, older than id `before`."""
        return self._store.history.entries(before, limit, topic, customer_id, words)

    def count(self) -> int:
        """Number of lines."""
        return self._store.history.count()

    def since(self) -> datetime | None:
        """Moment of the oldest line, None while nothing was done."""
        first = dependants.first_moment(self._store.sql)
        return None if first is None else datetime.fromtimestamp(first, UTC)

    def entry(self, entry_id: int) -> HistoryEntry | None:
        """The line of this id, None when it is gone."""
        return self._store.history.entry(entry_id)

    def standing_on(self, entry_id: int) -> tuple[HistoryEntry, ...]:
        """Later lines that have to be taken back before this one, newest first."""
        found = (self.entry(number) for number in dependants.standing_on(self._store.sql, entry_id))
        return tuple(entry for entry in found if entry is not None)

    def living_from(self, entry_id: int) -> tuple[HistoryEntry, ...]:
        """Every line from the newest down to this one that has not been taken back."""
        found: list[HistoryEntry] = []
        before: int | None = None
        while page := self.entries(before, _PAGE):
            found.extend(entry for entry in page if entry.id >= entry_id and entry.undone_at is None)
            before = page[-1].id
            if before <= entry_id:
                break
        return tuple(found)

    def undo_all(
        self,
        entry_ids: Iterable[int],
        report: Callable[..., None] = _silent,
        is_cancelled: Callable[[], bool] = bool,
    ) -> TakenBack:
        """What was taken back, one line after the other in this order; stops with words where one can't be."""
        wanted, done = tuple(entry_ids), []
        for place, number in enumerate(wanted):
            if is_cancelled():
                break
            try:
                done.append(self.undo(number))
            except KeepwarmError as trouble:
                return TakenBack(tuple(done), trouble, self.entry(number))
            report(place + 1, len(wanted))
        return TakenBack(tuple(done))

    def redo_all(self, entry_ids: Iterable[int]) -> TakenBack:
        """What was done again, one line after the other in this order; stops where one can't be."""
        done: list[HistoryEntry] = []
        for number in entry_ids:
            try:
                done.append(self.redo(number))
            except KeepwarmError as trouble:
                return TakenBack(tuple(done), trouble, self.entry(number))
        return TakenBack(tuple(done))

    def next_undo(self) -> HistoryEntry | None:
        """What Ctrl+Z would take back."""
        return self._store.history.next_undo()

    def next_redo(self) -> HistoryEntry | None:
        """What Ctrl+Shift+Z would do again."""
        return self._store.history.next_redo()

    def undo(self, entry_id: int | None = None) -> HistoryEntry:
        """The line that was taken back; raises `UndoConflict` naming what builds on it, or `CannotUndo`."""
        return self._store.history.undo(entry_id)

    def redo(self, entry_id: int | None = None) -> HistoryEntry:
        """The line that was done again."""
        return self._store.history.redo(entry_id)

    def before_and_after(self, entry_id: int) -> tuple[FieldChange, ...]:
        """What an action changed, field by field, for as long as its changeset is kept."""
        from app.storage import history_detail

        return history_detail.read(self._store.sql, entry_id)

    def listen(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Hear of every committed change, in the thread that made it; the result ends it."""
        return self._store.feed.subscribe(listener)

    def trash(self) -> tuple[Trashed, ...]:
        """Everything in the trash, the latest first."""
        found = []
        for kind in _KINDS:
            shelf = _shelf(kind)
            for item in shelf.where(self._store.db, shelf.row.trashed_at.is_null(False)):
                found.append(_trashed(kind, item))
        return tuple(sorted(found, key=lambda thing: thing.trashed_at, reverse=True))

    def bring_back(self, thing: Trashed) -> None:
        """Take one thing out of the trash."""
        with self._action(f"Brought back {thing.title}", Topic.CARDS, "undo", thing.customer_id):
            _shelf(thing.kind).change(self._store.db, thing.id, trashed_at=None)

    def begin_day(self) -> None:
        """Standings of a new day, old lines pruned, and what lay in the trash for 90 days let go; for a worker."""
        if self._store.start_day():
            self.empty_trash(TRASH_DAYS)

    def empty_trash(self, older_than_days: int = 0) -> int:
        """Number of things removed for good; this can't be undone."""
        limit = self._now - timedelta(days=older_than_days)
        chosen = [thing for thing in self.trash() if thing.trashed_at <= limit]
        if chosen:
            from app.storage import forgetting

            with self._store.history.unrecorded():
                forgetting.remove_all(self._store, [(thing.kind, thing.id) for thing in chosen])
            self._publish_without()
        return len(chosen)

    def forget(self, customer_id: int) -> None:
        """Take a person out of the file, its history and its search for good; older backups still hold them."""
        from app.storage import forgetting

        with self._store.history.unrecorded():
            forgetting.remove(self._store, "customer", customer_id)
        self._publish_without()

    def _publish_without(self) -> None:
        """Write the file for other calendars anew at once, so that it does not go on telling of what was forgotten."""
        from app.services.calendar_files import CalendarFileService

        try:
            CalendarFileService(self._store).publish()
        except KeepwarmError as trouble:
            title = "It is gone here, but the file for other calendars could not be written anew."
            raise KeepwarmError(title, f"Please remove that file yourself. {trouble.title} {trouble.hint}") from trouble


def _shelf(kind: str) -> Any:
    """Where things of a kind lie; put up when the trash is looked at, not with the window."""
    return getattr(shelves, f"{kind.upper()}S")


def _trashed(kind: str, item: object) -> Trashed:
    words = (getattr(item, name, "") for name in ("name", "text", "title", "notes", "channel"))
    moment: datetime = item.trashed_at  # type: ignore[attr-defined]
    owner = item.id if kind == "customer" else getattr(item, "customer_id", None)  # type: ignore[attr-defined]
    title = next((word for word in words if word), kind)
    return Trashed(kind, item.id, title, owner, moment, moment + timedelta(days=TRASH_DAYS))  # type: ignore[attr-defined]
