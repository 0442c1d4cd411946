"""Bringing customers in: look at a file, draft what it would do, then one action that one undo takes back.

What an import needs is loaded when the first file is chosen, so that the window does not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from app.domain.changes import Changes, Topic
from app.domain.settings import OwnerProfile
from app.services.import_choices import Existing, Phase
from app.services.service import Service
from app.storage import setting_groups
from app.storage.history import Action
from app.storage.store import Store

if TYPE_CHECKING:
    from app.domain.incoming import Incoming, IncomingPurchase, Inspection
    from app.domain.mapping import Mapping as ColumnMatching
    from app.services.import_plan import Brought, Draft
    from app.services.import_sides import Meeting
    from app.storage.intake import Terms

__all__ = ["Existing", "ImportService", "Phase"]

Report = Callable[..., None]
IsCancelled = Callable[[], bool]
Corrections = Mapping[tuple[int, int], str]
"""What the owner wrote instead, by row and position of the column."""


def _silent(done: int, total: int = 0, text: str = "") -> None:
    """Nobody is watching."""


def _never() -> bool:
    return False


class Pulse:
    """Tells how far an import is, and says so again while nothing can be counted, so that a window stays lively."""

    def __init__(self, report: Report, is_cancelled: IsCancelled) -> None:
        self._report, self.is_cancelled = report, is_cancelled
        self._last: tuple[int, int, str] | None = None

    def of(self, phase: Phase) -> Callable[[int, int], None]:
        """Tells how much of one phase is done."""

        def tell(done: int, total: int) -> None:
            self._last = (done, total, phase)
            self._report(done, total, phase)

        return tell

    def beat(self) -> bool:
        """Whether to stop; called every few milliseconds."""
        if self._last is not None and self._last[0] < self._last[1]:
            self._report(*self._last)
        return self.is_cancelled()


class ImportService(Service):
    """Looking and drafting write nothing and are for a worker; bringing in is one transaction."""

    def inspect(
        self, path: Path, system: str | None = None, report: Report = _silent, is_cancelled: IsCancelled = _never
    ) -> Inspection:
        """What the file is; `system` is the owner's own word for who wrote it. Raises what is wrong with the file."""
        from app.exchange.reading import ReadingOptions, inspect

        options = ReadingOptions(currency=self._owner().currency, system=system)
        return inspect(path, options=options, progress=_told(report, Phase.READING), cancel=is_cancelled)

    def preview(
        self, inspection: Inspection, mapping: ColumnMatching | None, count: int = 5
    ) -> tuple[Incoming | IncomingPurchase, ...]:
        """How the first rows will look; fast."""
        from app.exchange.reading import preview

        return preview(inspection, mapping, count)

    def row(self, inspection: Inspection, line: int) -> tuple[tuple[int, str, str], ...]:
        """Position, column and text of each cell of a row; empty for files without rows."""
        from app.exchange.reading import row_of

        return row_of(inspection, line)

    def systems(self) -> tuple[tuple[str, str], ...]:
        """Ids and names of the formats that the owner may name; "a table of customers" is none of the programs."""
        from app.exchange.catalogue import choices

        return choices()

    def draft(
        self,
        inspection: Inspection,
        mapping: ColumnMatching | None,
        corrections: Corrections | None = None,
        report: Report = _silent,
        is_cancelled: IsCancelled = _never,
    ) -> Draft:
        """What the file would bring. Raises `Cancelled` and what is wrong with the file."""
        from app.exchange.reading import read
        from app.services.drafting import drafted
        from app.storage import known_customers

        progress = _told(report, Phase.READING)
        found = read(inspection, mapping, corrections=corrections or {}, progress=progress, cancel=is_cancelled)
        known = known_customers.read(self._store.sql)
        told = _told(report, Phase.COMPARING)
        return drafted(inspection, found, known, self._owner().country, told, is_cancelled)

    def meetings(self, draft: Draft, places: Sequence[int]) -> tuple[Meeting, ...]:
        """Those of the draft who seem to be here, each beside the card; cards that are gone meanwhile are left out."""
        from app.services.import_sides import meeting_of
        from app.storage import records

        matches = draft.best_matches
        wanted = [matches[place] for place in places if place in matches]
        found = {record.customer.id: record for record in records.read(self._store.db, [m.customer_id for m in wanted])}
        return tuple(
            meeting_of(match.incoming_index, match, found[match.customer_id], draft.incoming[match.incoming_index])
            for match in wanted if match.customer_id in found
        )  # fmt: skip

    def bring_in(
        self,
        draft: Draft,
        choices: Mapping[int, Existing] | None = None,
        default: Existing = Existing.FILL,
        report: Report = _silent,
        is_cancelled: IsCancelled = _never,
    ) -> Brought:
        """The whole draft in one action; `choices` by place of the incoming customer, `default` for sure matches.

        Raises `Cancelled` when it is stopped, up to the last moment; nothing was changed then. A file that brings
        nothing new leaves no line in the history. The draft is let go as soon as it is written: a caller who keeps
        none of it has room for 100,000 people.
        """
        pulse = Pulse(report, is_cancelled)
        with self._store.history.action("", Topic.IMPORTS, "upload", is_cancelled=pulse.beat) as action:
            brought, changes = self._write(action, draft, choices or {}, default, pulse)
            del draft
            self._settle(action, changes, pulse)
        return replace(brought, entry_id=action.entry_id)

    def _write(
        self, action: Action, draft: Draft, choices: Mapping[int, Existing], default: Existing, pulse: Pulse
    ) -> tuple[Brought, Changes]:
        from app.services.import_plan import Brought, plan_of
        from app.services.import_work import ImportWork
        from app.storage.additions import Additions

        plan = plan_of(draft, choices, default)
        additions, terms = Additions(self._store.sql), self._terms(draft)
        work = ImportWork(self._store.db, draft, plan, terms, pulse.of(Phase.WRITING), pulse.is_cancelled)
        work.perform()
        buyers, problems = work.add_purchases(draft.purchases)
        changed = len(work.created) + len(work.updated)
        action.label = f"Brought in {_brought(changed, len(buyers))} from {draft.file_name}"
        action.detail = _words(len(work.created), len(work.updated), len(buyers))
        action.count = changed or len(buyers)
        if not action.count:
            _take_back(self._store, terms)
        brought = Brought(
            len(work.created), len(work.updated), plan.skipped + work.unchanged, len(buyers),
            (*draft.problems, *problems), customer_ids=work.created,
        )  # fmt: skip
        return brought, additions.changes((*work.updated, *buyers))

    def _settle(self, action: Action, changes: Changes, pulse: Pulse) -> None:
        self._store.make_findable(changes, pulse.of(Phase.FINDING))
        measuring = pulse.of(Phase.MEASURING)
        measuring(0, 1)
        self._store.measure(changes)
        measuring(1, 1)
        action.settled = changes
        pulse.of(Phase.SAVING)(0, 1)

    def _terms(self, draft: Draft) -> Terms:
        from app.storage.intake import Terms
        from app.storage.tables.filing import ImportBatchRow

        values = {
            "uuid": str(uuid4()), "system": draft.system or "file", "file_name": draft.file_name,
            "rows": draft.row_count, "created_at": self._now,
        }  # fmt: skip
        batch = int(ImportBatchRow.insert(**values).execute(self._store.db))
        return Terms(batch, draft.system.partition(".")[0] or "table", self._today, self._now, self._owner().currency)

    def _owner(self) -> OwnerProfile:
        return setting_groups.load(self._store.db).owner


def _take_back(store: Store, terms: Terms) -> None:
    """Forget the batch of an import that changed nothing."""
    from app.storage.tables.filing import ImportBatchRow

    ImportBatchRow.delete().where(ImportBatchRow.id == terms.batch_id).execute(store.db)


def _told(report: Report, phase: Phase) -> Callable[[int, int], None]:
    return lambda done, total: report(done, total, phase)


def _brought(people: int, purchases: int) -> str:
    if not people:
        return "1 purchase" if purchases == 1 else f"{purchases:,} purchases"
    return "1 person" if people == 1 else f"{people:,} people"


def _words(created: int, updated: int, bought: int) -> str:
    parts = {"new": created, "merged": updated, "purchases": bought}
    return ", ".join(f"{count:,} {word}" for word, count in parts.items() if count)
