"""A restored copy beside the living file: what a restore drill compares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import apsw

from app.storage.encrypted import EncryptedDatabase
from app.storage.manifest import row_counts

_FIELDS_TO_COMPARE = 10
# Cards that no action has touched since the backup; an import of thousands leaves no list of names, so its day counts.
_UNTOUCHED = """SELECT id FROM customer WHERE id NOT IN (
    SELECT hc.customer_id FROM history_customer hc JOIN history h ON h.id = hc.history_id
    WHERE max(h.generation, ifnull(h.undone_generation, 0)) > ?1)
    AND NOT EXISTS (SELECT 1 FROM history WHERE generation > ?1 AND count > 500)
    ORDER BY id DESC LIMIT ?2"""


@dataclass(frozen=True, slots=True)
class Comparison:
    """`pages` read in the copy; `counts_agree` with the backup's own list; people compared, and how many differed."""

    pages: int
    counts_agree: bool
    compared: int
    differing: int


def compare(
    copy: EncryptedDatabase, living: EncryptedDatabase, counts: Mapping[str, int], generation: int
) -> Comparison:
    """What was found in the copy of a backup that was written at this generation."""
    restored, today = copy.connection(), living.connection()
    chosen = [row[0] for row in today.execute(_UNTOUCHED, (generation, _FIELDS_TO_COMPARE))]
    differing = sum(_differ(_card(restored, number), _card(today, number)) for number in chosen)
    pages = int(restored.pragma("page_count") or 0)
    return Comparison(pages, row_counts(restored) == dict(counts), len(chosen), differing)


def _card(connection: apsw.Connection, number: int) -> dict[str, object]:
    names = [str(row[1]) for row in connection.execute("PRAGMA table_info(customer)")]
    row = connection.execute("SELECT * FROM customer WHERE id = ?", (number,)).fetchone()
    return {} if row is None else dict(zip(names, row, strict=True))


def _differ(restored: dict[str, object], today: dict[str, object]) -> bool:
    """Whether a field that both know is not the same; an update may have added further ones since."""
    return not restored or any(today[name] != value for name, value in restored.items() if name in today)
