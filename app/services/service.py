"""What all services share: the store, the clock and one action for each intention."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime

from app.domain.changes import Topic
from app.domain.customer import Customer
from app.storage import shelves
from app.storage.history import Action
from app.storage.store import Store


class Service:
    """One method, one intention, one transaction, one entry in the history."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @property
    def _today(self) -> date:
        return self._store.clock.today()

    @property
    def _now(self) -> datetime:
        return self._store.clock.now()

    def _action(
        self,
        label: str,
        topic: Topic,
        icon: str = "",
        customer_id: int | None = None,
        detail: str = "",
        count: int = 1,
        is_cancelled: Callable[[], bool] | None = None,
    ) -> AbstractContextManager[Action]:
        return self._store.history.action(label, topic, icon, customer_id, detail, count, is_cancelled)

    def _customer(self, number: int) -> Customer:
        return shelves.CUSTOMERS.get(self._store.db, number)

    def _called(self, numbers: tuple[int, ...]) -> str:
        """Whom a label names: "Maja", "Maja and Per", "14 people"."""
        names = [self._customer(number).first_name for number in numbers[:3]]
        if len(numbers) > 3:
            return f"{len(numbers)} people"
        return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}" if names else "nobody"


def days(moment: date) -> str:
    """A day in a history label, "Tuesday 16 June 2026"."""
    return f"{moment:%A} {moment.day} {moment:%B %Y}"


def hours(minute: int) -> str:
    """A minute of the day in a history label, "9:00"."""
    return f"{minute // 60}:{minute % 60:02}"


def a(channel: str) -> str:
    """A channel with its article in a history label, "an email"."""
    return f"{'an' if channel[:1] in 'aeiou' else 'a'} {channel}"
