"""Gathering what a file brings into a draft, and comparing it with who is here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from app.domain.duplicates import find_matches, repeats
from app.domain.incoming import Incoming, IncomingPurchase, Inspection, Problem
from app.domain.match import Known
from app.services.import_plan import Draft


def drafted(
    inspection: Inspection,
    found: Iterable[Incoming | IncomingPurchase | Problem],
    known: Sequence[Known],
    region: str,
    tell: Callable[[int, int], None],
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
    tell(0, len(incoming))
    matches = find_matches(incoming, known, region=region) if known else ()
    again = repeats(incoming, region=region)
    tell(len(incoming), len(incoming))
    reading = inspection.reading
    return Draft(
        reading.file_name, reading.system, reading.encoding, reading.row_count, tuple(incoming), tuple(purchases),
        tuple(problems), matches, again,
    )  # fmt: skip
