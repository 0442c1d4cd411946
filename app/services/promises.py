"""Promises kept, moved or broken; slips owned up to and made good."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.domain.changes import Topic
from app.domain.errors import KeepwarmError
from app.domain.promise import Promise, PromiseState, Slip
from app.services.service import Service, days
from app.storage.shelves import PROMISES, SLIPS

SECOND_SLIP_DAYS = 180


class PromiseService(Service):
    """The ledger of what we said and of what went wrong."""

    def of(self, customer_id: int) -> tuple[Promise, ...]:
        """Living promises to a customer, the nearest due first."""
        return PROMISES.living_of(self._store.db, customer_id, "due")

    def slips_of(self, customer_id: int) -> tuple[Slip, ...]:
        """Living slips with a customer, newest first."""
        return SLIPS.living_of(self._store.db, customer_id, "-happened_on")

    def make(self, promise: Promise) -> Promise:
        """A new promise."""
        if not promise.text.strip():
            raise KeepwarmError("The promise has no words yet.", "Write what you said you would do.")
        until = f" by {days(promise.due)}" if promise.due else ""
        name = self._customer(promise.customer_id).first_name
        with self._action(f"Promise to {name}: {promise.text}{until}", Topic.PLANS, "hands", promise.customer_id):
            return PROMISES.add(self._store.db, promise, self._now)

    def edit(self, promise: Promise) -> Promise:
        """The promise as now written."""
        name = self._customer(promise.customer_id).first_name
        with self._action(f"Changed the promise to {name}: {promise.text}", Topic.PLANS, "hands", promise.customer_id):
            return PROMISES.save(self._store.db, promise)

    def keep(self, number: int, is_kept: bool = True) -> Promise:
        """The promise ticked as kept today (late where its day has passed), or open again."""
        promise = PROMISES.get(self._store.db, number)
        is_late = promise.word_day is not None and promise.word_day < self._today
        state = (PromiseState.KEPT_LATE if is_late else PromiseState.KEPT) if is_kept else PromiseState.OPEN
        words = "Kept the promise" if is_kept else "Opened the promise again"
        name = self._customer(promise.customer_id).first_name
        with self._action(f"{words} to {name}: {promise.text}", Topic.PLANS, "check", promise.customer_id):
            return PROMISES.change(self._store.db, number, state=state, closed_on=self._today if is_kept else None)

    def move(self, number: int, due: date, told: bool = True) -> Promise:
        """The promise with a new day.

        Told in time it is agreed anew; not told, or told when it was late already, they still count on the old day,
        and so does our word.
        """
        promise = PROMISES.get(self._store.db, number)
        word = promise.word_day
        is_agreed = told and (word is None or word >= self._today)
        counted_on = None if is_agreed or word == due else word
        name = self._customer(promise.customer_id).first_name
        with self._action(
            f"Promise to {name} moved to {days(due)}: {promise.text}", Topic.PLANS, "resched", promise.customer_id,
            _agreement(promise, told),
        ):  # fmt: skip
            return PROMISES.change(self._store.db, number, due=due, promised_for=counted_on)

    def break_off(self, number: int) -> Promise:
        """The promise that will not be kept."""
        promise = PROMISES.get(self._store.db, number)
        name = self._customer(promise.customer_id).first_name
        with self._action(
            f"Could not keep the promise to {name}: {promise.text}", Topic.PLANS, "x", promise.customer_id
        ):
            return PROMISES.change(self._store.db, number, state=PromiseState.BROKEN, closed_on=self._today)

    def remove(self, number: int) -> None:
        """Move a promise to the trash."""
        promise = PROMISES.get(self._store.db, number)
        with self._action(f"Removed a promise: {promise.text}", Topic.PLANS, "trash", promise.customer_id):
            PROMISES.change(self._store.db, number, trashed_at=self._now)

    def note_slip(self, slip: Slip) -> Slip:
        """A slip as noted."""
        if not slip.text.strip():
            raise KeepwarmError("The slip has no words yet.", "Write in one line what happened.")
        name = self._customer(slip.customer_id).first_name
        with self._action(f"A slip with {name}: {slip.text}", Topic.CONTACTS, "mend", slip.customer_id):
            return SLIPS.add(self._store.db, slip, self._now)

    def edit_slip(self, slip: Slip) -> Slip:
        """The slip as now written."""
        name = self._customer(slip.customer_id).first_name
        with self._action(f"Changed the slip with {name}", Topic.CONTACTS, "mend", slip.customer_id):
            return SLIPS.save(self._store.db, slip)

    def own_up(self, number: int, at: datetime, how: str) -> Slip:
        """The slip owned up to."""
        slip = SLIPS.get(self._store.db, number)
        name = self._customer(slip.customer_id).first_name
        with self._action(f"Owned up to {name}", Topic.CONTACTS, "speech", slip.customer_id, slip.text):
            return SLIPS.change(self._store.db, number, owned_up_at=at, owned_up_how=how)

    def make_good(self, number: int, day: date, how: str, cost_minor: int | None = None, currency: str = "") -> Slip:
        """The slip put right."""
        slip = SLIPS.get(self._store.db, number)
        name = self._customer(slip.customer_id).first_name
        with self._action(f"Put right with {name}: {slip.text}", Topic.CONTACTS, "mend", slip.customer_id):
            return SLIPS.change(
                self._store.db, number, made_good_on=day, made_good_how=how, cost_minor=cost_minor, currency=currency
            )

    def remove_slip(self, number: int) -> None:
        """Move a slip to the trash."""
        slip = SLIPS.get(self._store.db, number)
        with self._action(f"Removed a slip: {slip.text}", Topic.CONTACTS, "trash", slip.customer_id):
            SLIPS.change(self._store.db, number, trashed_at=self._now)

    def is_second(self, slip: Slip) -> bool:
        """True when the same kind of slip happened to the same person in the 180 days before: its cause is due."""
        since = slip.happened_on - timedelta(days=SECOND_SLIP_DAYS)
        return any(
            other.id != slip.id and other.kind == slip.kind and since <= other.happened_on <= slip.happened_on
            for other in self.slips_of(slip.customer_id)
        )


def _agreement(promise: Promise, told: bool) -> str:
    """What the history adds to a promise that was moved."""
    from_day = f"from {days(promise.due)}" if promise.due else ""
    return ", ".join(part for part in (from_day, "" if told else "not told") if part)
