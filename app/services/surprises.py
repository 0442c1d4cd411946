"""Surprises on their way: preparing them step by step, and the day they were delivered."""

from __future__ import annotations

from app.domain.changes import Topic
from app.domain.errors import KeepwarmError
from app.domain.gesture import Surprise, SurpriseState
from app.services.service import Service
from app.storage.shelves import SURPRISES
from app.storage.today import surprise as preparing


class SurpriseService(Service):
    """What is left to do between accepting a surprise and its day."""

    def tick(self, step_id: int, is_done: bool = True) -> Surprise:
        """The surprise after a step of its preparation was done, or opened again; prepared once all are done."""
        surprise, text = self._step(step_id)
        words = "Prepared" if is_done else "Opened again"
        with self._action(f"{words}: {text}", Topic.PLANS, "gift", surprise.customer_id):
            preparing.tick(self._store.sql, step_id, self._today if is_done else None)
            is_ready = all(step.is_done for step in preparing.steps(self._store.db, surprise.id))
            state = SurpriseState.PREPARED if is_ready else SurpriseState.ACCEPTED
            return SURPRISES.change(self._store.db, surprise.id, state=state)

    def deliver(self, number: int) -> Surprise:
        """The surprise as delivered today; how it was received can be said later."""
        surprise = SURPRISES.get(self._store.db, number)
        name = self._customer(surprise.customer_id).first_name
        with self._action(f"Surprised {name}", Topic.CONTACTS, "gift", surprise.customer_id):
            return SURPRISES.change(self._store.db, number, state=SurpriseState.DELIVERED, delivered_on=self._today)

    def _step(self, step_id: int) -> tuple[Surprise, str]:
        found = preparing.step(self._store.sql, step_id)
        if found is None:
            raise KeepwarmError("This step is no longer here.", "It may have been taken back; the history shows when.")
        return SURPRISES.get(self._store.db, found[0]), found[1]
