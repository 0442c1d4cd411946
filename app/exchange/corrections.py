"""What the owner wrote instead of what stands in a row, before the row is read; and a row to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from app.domain.incoming import Problem
from app.exchange.delimited import Row

Corrections = Mapping[tuple[int, int], str]
"""Text by row and position of the column."""


def corrected(rows: Iterable[Row | Problem], corrections: Corrections) -> Iterable[Row | Problem]:
    """The rows with the owner's words in them; what was said about the building of such a row is settled."""
    return _corrected(rows, corrections) if corrections else rows


def cells_of(rows: Iterable[Row | Problem], line: int) -> list[str] | None:
    """The cells of one row; None where there is none of this number."""
    return next((row.cells for row in rows if isinstance(row, Row) and row.number == line), None)


def _corrected(rows: Iterable[Row | Problem], corrections: Corrections) -> Iterator[Row | Problem]:
    mended = {line for line, _ in corrections}
    for row in rows:
        if isinstance(row, Problem):
            if row.line not in mended:
                yield row
        elif row.number in mended:
            cells = enumerate(row.cells)
            yield Row(row.number, [corrections.get((row.number, place), cell) for place, cell in cells])
        else:
            yield row
