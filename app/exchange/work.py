"""How long jobs tell how far they are and learn that the owner stopped them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from app.domain.errors import Cancelled

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Takes how much is done and how much there is; 0 where nobody knows."""
Cancel = Callable[[], bool]
"""True when the owner wants to stop."""

STEP = 500


def no_progress(done: int, total: int) -> None:
    """Nobody looks."""


def never() -> bool:
    """Nobody stops it."""
    return False


def watched(items: Iterable[T], total: int, progress: Progress, cancel: Cancel, step: int = STEP) -> Iterator[T]:
    """The items, with a word every `step` of them; raises Cancelled when the owner stopped."""
    done = 0
    for done, item in enumerate(items, 1):
        if done % step == 0:
            if cancel():
                raise Cancelled
            progress(done, total)
        yield item
    progress(done, max(total, done))
