"""The change feed: storage publishes what every action touched, listeners redraw."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.changes import Changes

Listener = Callable[[Changes], None]


class Feed:
    """Hands each `Changes` to every listener, in the thread that committed it."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """A function that ends the subscription."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, changes: Changes) -> None:
        """Tell all listeners; called after the commit, never inside the transaction."""
        for listener in tuple(self._listeners):
            listener(changes)
