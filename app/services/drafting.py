"""Gathering what a file brings into a draft, and comparing it with who is here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from app.domain.duplicates import find_matches, repeats
from app.domain.errors import Cancelled
from app.domain.incoming import Incoming, IncomingPurchase, Inspection, Problem
from app.domain.match import Known
from app.services.import_plan import Draft

CHUNK = 1000
T = TypeVar("T")


class _Steps:
    """Counts over several walks through long lists; raises Cancelled when the owner stopped."""

    def __init__(self, total: int, tell: Callable[[int, int], None], is_cancelled: Callable[[], bool]) -> None:
        self._total, self._tell, self._is_cancelled = total, tell, is_cancelled
        self._done = 0
        tell(0, total)

    def go(self, count: int) -> None:
        """So many more are done."""
        if self._is_cancelled():
            raise Cancelled
        self._done += count
        self._tell(self._done, self._total)


class Watched(Sequence[T]):
    """A list that tells how far a walk through it is."""

    def __init__(self, items: Sequence[T], steps: _Steps) -> None:
        self._items, self._steps = items, steps

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, place: Any) -> Any:
        return self._items[place]

    def __iter__(self) -> Iterator[T]:
        for start in range(0, len(self._items), CHUNK):
            some = self._items[start : start + CHUNK]
            yield from some
            self._steps.go(len(some))


def drafted(
    inspection: Inspection,
    found: Iterable[Incoming | IncomingPurchase | Problem],
    known: Sequence[Known],
    region: str,
    tell: Callable[[int, int], None],
    is_cancelled: Callable[[], bool],
) -> Draft:
    """What the file would do here; `region` is the owner's country, for phone numbers written at home."""
    incoming: list[Incoming] = []
    purchases: list[IncomingPurchase] = []
    problems = [problem for problem in inspection.problems if problem.line == 0]
    for item in found:
        if isinstance(item, Incoming):
            incoming.append(item)
        elif isinstance(item, IncomingPurchase):
            purchases.append(item)
        else:
            problems.append(item)
    steps = _Steps(len(known) + len(incoming) * (2 if known else 1), tell, is_cancelled)
    matches = find_matches(Watched(incoming, steps), Watched(known, steps), region=region) if known else ()
    again = repeats(Watched(incoming, steps), region=region)
    reading = inspection.reading
    return Draft(
        reading.file_name, reading.system, reading.encoding, reading.row_count, tuple(incoming), tuple(purchases),
        tuple(problems), matches, again,
    )  # fmt: skip
