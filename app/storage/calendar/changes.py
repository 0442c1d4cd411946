"""Changes at the customers' end: who left a place, and whatever else was noted."""

from __future__ import annotations

from app.domain.agenda import EntryKind
from app.domain.stakeholder import ChangeKind
from app.storage.calendar.found import Found
from app.storage.calendar.source import Row, Source

_LEFT = """stakeholder s WHERE s.until = d.value AND s.until IS NOT NULL AND s.trashed_at IS NULL
    AND EXISTS (SELECT 1 FROM customer c WHERE c.id = s.person_id AND c.trashed_at IS NULL)"""
_NOTED = """change n WHERE n.happened_on = d.value AND n.trashed_at IS NULL
    AND NOT (n.kind = 'left' AND n.stakeholder_id IS NOT NULL)
    AND NOT (n.kind = 'took_over' AND EXISTS (SELECT 1 FROM stakeholder h JOIN stakeholder w
        ON w.id = h.took_over_from_id AND w.until = n.happened_on WHERE h.id = n.stakeholder_id))
    AND EXISTS (SELECT 1 FROM customer c WHERE c.id = n.customer_id AND c.trashed_at IS NULL)"""


def _left(row: Row, day: int, today: int) -> Found:
    _, number, person, company, title = row
    return Found(
        EntryKind.CHANGE, number, day, channel=ChangeKind.LEFT, why=title, customers=(person, company)
    )  # fmt: skip


def _noted(row: Row, day: int, today: int) -> Found:
    _, number, kind, text, company, person = row
    customers = (company,) if person is None else (person, company)
    return Found(EntryKind.CHANGE, number, day, channel=kind, text=text, customers=customers)


LEFT = Source(
    some=f"""SELECT d.value, x.id, x.person_id, x.company_id, x.title FROM carray(?) d CROSS JOIN stakeholder x
        ON x.id IN (SELECT s.id FROM {_LEFT} ORDER BY s.id LIMIT ?)""",
    count=f"SELECT d.value, (SELECT count(*) FROM {_LEFT}) FROM carray(?) d",
    found=_left,
)
"""The last day of somebody's place at a company."""
NOTED = Source(
    some=f"""SELECT d.value, x.id, x.kind, x.text, x.customer_id, h.person_id FROM carray(?) d CROSS JOIN change x
        ON x.id IN (SELECT n.id FROM {_NOTED} ORDER BY n.id LIMIT ?)
        LEFT JOIN stakeholder h ON h.id = x.stakeholder_id""",
    count=f"SELECT d.value, (SELECT count(*) FROM {_NOTED}) FROM carray(?) d",
    found=_noted,
)
"""Changes that were noted, without those that the last day of a place tells of already."""
