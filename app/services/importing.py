"""Bringing customers in: what a file would do, decided row by row, then one action."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.changes import Topic
from app.domain.duplicates import Match, MatchCertainty, Repeat, find_matches, repeats
from app.domain.errors import Cancelled
from app.domain.incoming import Incoming, IncomingPurchase, Problem, Severity
from app.services.service import Service
from app.storage import known_customers, merging, setting_groups
from app.storage.intake import Intake, Terms
from app.storage.record_intake import RecordIntake
from app.storage.tables.filing import ImportBatchRow

if TYPE_CHECKING:
    from app.exchange.mapping import Mapping as ColumnMatching
    from app.exchange.reading import Inspection

Report = Callable[..., None]
CHUNK = 5000


class Existing(StrEnum):
    """What becomes of an incoming customer who is here already."""

    CREATE = "create"
    FILL = "fill"
    OVERWRITE = "overwrite"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as it would come in: nothing is written yet. `matches` name incoming customers by their place."""

    file_name: str
    system: str
    encoding: str
    row_count: int
    incoming: tuple[Incoming, ...]
    purchases: tuple[IncomingPurchase, ...]
    problems: tuple[Problem, ...]
    matches: tuple[Match, ...]
    repeats: tuple[Repeat, ...]

    @property
    def has_dates(self) -> bool:
        """Whether anybody comes with a day of contact or purchase; without any, the triage deck is offered."""
        return bool(self.purchases) or any(i.last_contact or i.touchpoints or i.purchases for i in self.incoming)


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import did; `entry_id` is its line in the history (None: nothing was changed)."""

    created: int = 0
    updated: int = 0
    skipped: int = 0
    purchases: int = 0
    problems: tuple[Problem, ...] = ()
    entry_id: int | None = None
    customer_ids: tuple[int, ...] = ()


class ImportService(Service):
    """Reading is slow and pure; writing is one transaction that one undo takes back."""

    def draft(
        self,
        inspection: Inspection,
        mapping: ColumnMatching | None,
        report: Report = lambda *_: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Draft:
        """What the file would bring; for a worker. Raises `Cancelled` and what is wrong with the file."""
        from app.exchange.reading import read

        incoming: list[Incoming] = []
        purchases: list[IncomingPurchase] = []
        problems: list[Problem] = list(inspection.problems)
        for found in read(
            inspection, mapping, progress=lambda done, total: report(done, total, ""), cancel=is_cancelled
        ):
            if isinstance(found, Incoming):
                incoming.append(found)
            elif isinstance(found, IncomingPurchase):
                purchases.append(found)
            else:
                problems.append(found)
        region = setting_groups.load(self._store.db).owner.country
        known = known_customers.read(self._store.sql)
        matches = find_matches(incoming, known, region=region) if known else ()
        reading = inspection.reading
        return Draft(
            reading.file_name, reading.system, reading.encoding, reading.row_count, tuple(incoming), tuple(purchases),
            tuple(problems), matches, repeats(incoming),
        )  # fmt: skip

    def bring_in(
        self,
        draft: Draft,
        choices: Mapping[int, Existing] | None = None,
        default: Existing = Existing.FILL,
        report: Report = lambda *_: None,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> Brought:
        """The whole draft in one action; `choices` by place of the incoming customer, `default` for sure matches."""
        plan = plan_of(draft, choices or {}, default)
        label = f"Brought in {len(plan.new) + len(plan.meeting)} people from {draft.file_name}"
        with self._action(label, Topic.IMPORTS, "upload") as action:
            terms = self._terms(draft)
            created = self._create(plan.new, terms, report, is_cancelled)
            updated = [number for number, item, how in plan.meeting if self._update(number, item, how, terms)]
            if is_cancelled():
                raise Cancelled
            bought, problems = self._add_purchases(draft.purchases, terms)
            action.count = len(created) + len(updated)
            action.detail = _words(len(created), len(updated), bought)
            if draft.purchases and not draft.incoming:
                action.label = f"Brought in {bought} purchases from {draft.file_name}"
        return Brought(
            len(created),
            len(updated),
            plan.skipped,
            bought,
            (*draft.problems, *problems),
            action.entry_id,
            tuple(created),
        )

    def _terms(self, draft: Draft) -> Terms:
        values = {
            "uuid": known_customers.fresh_uuid(), "system": draft.system or "file", "file_name": draft.file_name,
            "rows": draft.row_count, "created_at": self._now,
        }  # fmt: skip
        batch = int(ImportBatchRow.insert(**values).execute(self._store.db))
        currency = setting_groups.load(self._store.db).owner.currency
        return Terms(batch, draft.system.partition(".")[0] or "file", self._today, self._now, currency)

    def _create(
        self, items: Sequence[Incoming], terms: Terms, report: Report, is_cancelled: Callable[[], bool]
    ) -> list[int]:
        records = [item.record for item in items if item.record is not None]
        created = list(RecordIntake(self._store.db, self._now).add(records)) if records else []
        plain = [item for item in items if item.record is None]
        intake = Intake(self._store.sql, terms)
        for start in range(0, len(plain), CHUNK):
            if is_cancelled():
                raise Cancelled
            created.extend(intake.create(plain[start : start + CHUNK]))
            report(start + CHUNK, len(plain), "")
        return created

    def _update(self, number: int, item: Incoming, how: Existing, terms: Terms) -> bool:
        return merging.merge(self._store.db, number, item, terms, is_overwriting=how is Existing.OVERWRITE)

    def _add_purchases(self, purchases: Sequence[IncomingPurchase], terms: Terms) -> tuple[int, tuple[Problem, ...]]:
        """Number of purchases that found their customer; those that did not are told row by row."""
        if not purchases:
            return 0, ()
        whose = known_customers.finder(self._store.sql)
        found: list[tuple[int, Incoming]] = []
        problems: list[Problem] = []
        for purchase in purchases:
            number = whose(purchase)
            if number is None:
                who = purchase.customer_name or purchase.customer_email or purchase.customer_number
                words = f"Nobody here is called “{who}”. The purchase is left out."
                problems.append(Problem(purchase.line, "customer", words, Severity.LEFT_OUT))
            elif not known_customers.has_purchase(self._store.sql, number, purchase):
                found.append((number, Incoming(purchases=(purchase,))))
        Intake(self._store.sql, terms).add_parts(found)
        return len(found), tuple(problems)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Who is new, who meets a card that is here, and how many are left out."""

    new: tuple[Incoming, ...]
    meeting: tuple[tuple[int, Incoming, Existing], ...]
    skipped: int


def plan_of(draft: Draft, choices: Mapping[int, Existing], default: Existing) -> ImportPlan:
    """The draft split by the owner's choices; an unsure match comes in as a card of its own unless she says so."""
    best = {match.incoming_index: match for match in reversed(draft.matches)}
    twice = {repeat.incoming_index for repeat in draft.repeats}
    new: list[Incoming] = []
    meeting: list[tuple[int, Incoming, Existing]] = []
    skipped = 0
    for place, item in enumerate(draft.incoming):
        match = best.get(place)
        is_sure = match is not None and match.certainty is not MatchCertainty.UNSURE
        how = choices.get(place, default if is_sure else Existing.CREATE)
        if how is Existing.SKIP or (place in twice and place not in choices):
            skipped += 1
        elif match is None or how is Existing.CREATE:
            new.append(replace(item, uuid="") if match is not None else item)
        else:
            meeting.append((match.customer_id, item, how))
    return ImportPlan(tuple(new), tuple(meeting), skipped)


def _words(created: int, updated: int, bought: int) -> str:
    parts = Counter({"new": created, "merged": updated, "purchases": bought})
    return ", ".join(f"{count} {word}" for word, count in parts.items() if count)
