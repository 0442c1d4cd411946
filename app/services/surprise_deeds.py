"""From an accepted surprise to delight: what is prepared, given, spent and said about it."""

from __future__ import annotations

from datetime import date

from app.domain.changes import Topic
from app.domain.errors import KeepwarmError
from app.domain.gesture import Surprise, SurpriseState
from app.domain.today import Step
from app.domain.year_plan import ToPrepare
from app.services.service import Service, days
from app.storage import planning, returning
from app.storage.shelves import GESTURES, SURPRISES
from app.storage.today import surprise as preparing

TAKEN = frozenset((SurpriseState.PREPARED, SurpriseState.DELIVERED))
"""States in which one of the stock is gone."""


class SurpriseDeeds(Service):
    """Every deed is one action; what was given already can only be taken back in the history."""

    def drop(self, number: int) -> None:
        """An accepted surprise is given up again; what was made for it goes back into stock."""
        surprise = self._open(number)
        with self._action(f"Gave up {self._named(surprise)}", Topic.PLANS, "gift", surprise.customer_id):
            self._take_from_stock(surprise, SurpriseState.ACCEPTED)
            SURPRISES.change(self._store.db, number, trashed_at=self._now)

    def move(self, number: int, day: date) -> Surprise:
        """An accepted surprise on another day; what has to be prepared moves with it."""
        surprise = self._open(number)
        label = f"Moved {self._named(surprise)} to {days(day)}"
        with self._action(label, Topic.PLANS, "gift", surprise.customer_id, f"from {days(surprise.day)}"):
            preparing.shift(self._store.sql, number, (day - surprise.day).days, self._today)
            return SURPRISES.change(self._store.db, number, day=day)

    def tick(self, step_id: int, is_done: bool = True) -> Surprise:
        """The surprise after a step of its preparation was done, or opened again; prepared once all are done."""
        surprise, text = self._step(step_id)
        words = "Prepared" if is_done else "Opened again"
        with self._action(f"{words}: {text}", Topic.PLANS, "gift", surprise.customer_id):
            preparing.tick(self._store.sql, step_id, self._today if is_done else None)
            if surprise.state is SurpriseState.DELIVERED:
                return surprise
            is_ready = all(step.is_done for step in preparing.steps(self._store.db, surprise.id))
            state = SurpriseState.PREPARED if is_ready else SurpriseState.ACCEPTED
            self._take_from_stock(surprise, state)
            return SURPRISES.change(self._store.db, surprise.id, state=state)

    def deliver(self, number: int) -> Surprise:
        """The surprise as delivered today; how it was received can be said later."""
        surprise = self._open(number)
        name = self._customer(surprise.customer_id).first_name
        with self._action(f"Surprised {name}", Topic.CONTACTS, "gift", surprise.customer_id):
            self._take_from_stock(surprise, SurpriseState.DELIVERED)
            return SURPRISES.change(
                self._store.db, number, state=SurpriseState.DELIVERED, delivered_on=self._today,
                expected_return=returning.expected(self._store.db, surprise.customer_id, self._today),
            )  # fmt: skip

    def given(self, number: int) -> Surprise:
        """One surprise, accepted or given, as it is kept."""
        return SURPRISES.get(self._store.db, number)

    def react(
        self, number: int, delight: int, words: str = "", told_others: bool = False, cost_minor: int | None = None,
        minutes: int | None = None,
    ) -> Surprise:  # fmt: skip
        """How it was received: delight 1 to 5, and their words; the next plan learns from it.

        With `cost_minor` and `minutes` what it really took is kept in the same action.
        """
        surprise = SURPRISES.get(self._store.db, number)
        with self._action(f"How {self._named(surprise)} was received", Topic.CONTACTS, "heart", surprise.customer_id):
            return SURPRISES.change(
                self._store.db, number, delight=min(5, max(1, delight)), their_words=" ".join(words.split()),
                told_others=told_others, cost_minor=_taken(cost_minor, surprise.cost_minor),
                minutes=_taken(minutes, surprise.minutes),
            )  # fmt: skip

    def write_card(self, number: int, text: str) -> Surprise:
        """The surprise with the words for its card."""
        surprise = SURPRISES.get(self._store.db, number)
        with self._action(f"Words for {self._named(surprise)}", Topic.PLANS, "card", surprise.customer_id):
            return SURPRISES.change(self._store.db, number, card_text=text.strip())

    def write_note(self, number: int, text: str) -> Surprise:
        """The surprise with the owner's own word on how it is to be done this time."""
        surprise = SURPRISES.get(self._store.db, number)
        with self._action(f"A note on {self._named(surprise)}", Topic.PLANS, "note", surprise.customer_id):
            return SURPRISES.change(self._store.db, number, note=" ".join(text.split()))

    def spend(self, number: int, cost_minor: int, minutes: int) -> Surprise:
        """What a surprise really took."""
        surprise = SURPRISES.get(self._store.db, number)
        with self._action(f"What {self._named(surprise)} took", Topic.PLANS, "coin", surprise.customer_id):
            return SURPRISES.change(self._store.db, number, cost_minor=max(0, cost_minor), minutes=max(0, minutes))

    def steps(self, number: int) -> tuple[Step, ...]:
        """What an accepted surprise needs beforehand."""
        return preparing.steps(self._store.db, number)

    def shopping(self, first: date, last: date) -> tuple[ToPrepare, ...]:
        """Everything to prepare from one day to another, for whom, and when it is to be given."""
        return planning.to_prepare(self._store.sql, first, last)

    def _open(self, number: int) -> Surprise:
        """A surprise that is still to be given."""
        surprise = SURPRISES.get(self._store.db, number)
        if surprise.state is SurpriseState.DELIVERED:
            name = self._customer(surprise.customer_id).first_name
            raise KeepwarmError(
                f"{name} has this surprise already.", "If it was ticked by mistake, the history takes it back."
            )
        return surprise

    def _take_from_stock(self, surprise: Surprise, state: SurpriseState) -> None:
        """One of the stock goes with the preparation, and comes back when it is opened again."""
        gesture = GESTURES.get(self._store.db, surprise.gesture_id)
        was_taken, is_taken = surprise.state in TAKEN, state in TAKEN
        if gesture.stock is not None and was_taken is not is_taken:
            left = max(0, gesture.stock + (1 if was_taken else -1))
            GESTURES.change(self._store.db, gesture.id, stock=left)

    def _named(self, surprise: Surprise) -> str:
        gesture = GESTURES.get(self._store.db, surprise.gesture_id)
        return f"“{gesture.name}” for {self._customer(surprise.customer_id).first_name}"

    def _step(self, step_id: int) -> tuple[Surprise, str]:
        found = preparing.step(self._store.sql, step_id)
        if found is None:
            raise KeepwarmError("This step is no longer here.", "It may have been taken back; the history shows when.")
        return SURPRISES.get(self._store.db, found[0]), found[1]


def _taken(amount: int | None, before: int | None) -> int | None:
    return before if amount is None else max(0, amount)
