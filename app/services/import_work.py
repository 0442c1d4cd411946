"""Writing a draft: new cards, cards that are here already, and purchases; inside one action."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from app.domain.customer import Kind
from app.domain.errors import Cancelled
from app.domain.incoming import Incoming, IncomingPurchase, Problem, Severity
from app.services.import_choices import Existing
from app.services.import_plan import Draft, ImportPlan, as_new
from app.storage import known_customers
from app.storage.encrypted import EncryptedDatabase
from app.storage.intake import Intake, Terms
from app.storage.merging import Merging
from app.storage.record_intake import RecordIntake

CHUNK = 1000
T = TypeVar("T")
Tell = Callable[[int, int], None]


class ImportWork:
    """Carries out a plan; `created`, `updated` and `unchanged` say what became of it."""

    def __init__(
        self,
        db: EncryptedDatabase,
        draft: Draft,
        plan: ImportPlan,
        terms: Terms,
        tell: Tell,
        is_cancelled: Callable[[], bool],
    ) -> None:
        self._db, self._draft, self._plan, self._terms = db, draft, plan, terms
        self._tell, self._is_cancelled = tell, is_cancelled
        self._intake = Intake(db.connection(), terms)
        self._merging = Merging(db, self._intake, terms)
        self._numbers: dict[int, int] = {}
        self._done = 0
        self._total = len(plan.new) + len(plan.meeting) + len(plan.again)
        self.created: tuple[int, ...] = ()
        self.updated: tuple[int, ...] = ()
        self.unchanged = 0

    def perform(self) -> None:
        """Write everybody; companies come first, so that their people find them."""
        meeting, new = self._still_here()
        companies_first = sorted(new, key=lambda place: self._draft.incoming[place].kind is not Kind.COMPANY)
        self._create_records([place for place in companies_first if self._draft.incoming[place].record is not None])
        plain = [place for place in companies_first if self._draft.incoming[place].record is None]
        for some in self._chunks(plain):
            items = [as_new(self._draft, place) for place in some]
            self._numbers |= dict(zip(some, self._intake.create(items), strict=True))
        self.created = tuple(self._numbers[place] for place in new)
        self._numbers |= {place: number for place, number, _ in meeting}
        changed = self._merge(meeting)
        again = [
            (place, self._numbers[first], Existing.FILL) for place, first in self._plan.again if first in self._numbers
        ]
        self._merge(again)
        self._intake.finish()
        self.updated = changed
        self.unchanged = len({number for _, number, _ in meeting}) - len(changed) + len(self._plan.again)

    def add_purchases(self, purchases: Sequence[IncomingPurchase]) -> tuple[tuple[int, ...], tuple[Problem, ...]]:
        """Whose purchases came in, one number each; those that found nobody are told row by row."""
        if not purchases:
            return (), ()
        connection = self._db.connection()
        whose = known_customers.finder(connection)
        found: list[tuple[int, Incoming]] = []
        problems: list[Problem] = []
        for purchase in purchases:
            number = whose(purchase)
            if number is None:
                who = purchase.customer_name or purchase.customer_email or purchase.customer_number
                words = f"Nobody here is called “{who}”. The purchase is left out."
                problems.append(Problem(purchase.line, "customer", words, Severity.LEFT_OUT))
            elif not known_customers.has_purchase(connection, number, purchase):
                found.append((number, Incoming(purchases=(purchase,))))
        self._intake.add_parts(found)
        return tuple(number for number, _ in found), tuple(problems)

    def _still_here(self) -> tuple[list[tuple[int, int, Existing]], list[int]]:
        """Who meets a card and who is new; whose card has gone since the draft was made is new after all."""
        here = known_customers.living(self._db.connection(), (number for _, number, _ in self._plan.meeting))
        meeting = [one for one in self._plan.meeting if one[1] in here]
        gone = [place for place, number, _ in self._plan.meeting if number not in here]
        return meeting, sorted([*self._plan.new, *gone])

    def _create_records(self, places: Sequence[int]) -> None:
        records = [record for place in places if (record := self._draft.incoming[place].record) is not None]
        if not records:
            return
        numbers = RecordIntake(self._db, self._terms.now).add(records)
        self._numbers |= dict(zip(places, numbers, strict=True))
        self._intake.note_sources([(self._numbers[place], self._draft.incoming[place]) for place in places])
        self._done += len(places)
        self._tell(self._done, self._total)

    def _merge(self, meetings: Sequence[tuple[int, int, Existing]]) -> tuple[int, ...]:
        changed: list[int] = []
        for some in self._chunks(meetings):
            changed.extend(self._merging.merge([
                (number, self._draft.incoming[place], how is Existing.OVERWRITE) for place, number, how in some
            ]))  # fmt: skip
        return tuple(dict.fromkeys(changed))

    def _chunks(self, things: Sequence[T]) -> Iterator[Sequence[T]]:
        for start in range(0, len(things), CHUNK):
            if self._is_cancelled():
                raise Cancelled
            some = things[start : start + CHUNK]
            yield some
            self._done += len(some)
            self._tell(self._done, self._total)
