"""What is worth another look: changes that nobody has looked at, with the plans they reopened, and plans to revisit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import apsw

from app.domain.stakeholder import Change, Plan, Stakeholder
from app.storage.encrypted import EncryptedDatabase
from app.storage.shelves import CHANGES, PLANS, STAKEHOLDERS
from app.storage.tables.fields import to_day_number

MOST = 3
_OPEN = "WHERE looked_at_on IS NULL AND trashed_at IS NULL ORDER BY happened_on DESC, id DESC LIMIT ?"
_REVISIT = "WHERE revisit_on <= ? AND trashed_at IS NULL ORDER BY revisit_on DESC, id DESC LIMIT ?"
_REOPENED = "SELECT count(*), min(customer_id) FROM plan WHERE reopened_by_id = ? AND trashed_at IS NULL"


@dataclass(frozen=True, slots=True)
class OpenChange:
    """A change, the place it is about, the place before it, and how many plans it reopened."""

    change: Change
    place: Stakeholder | None
    before: Stakeholder | None
    plans: int
    planned_with: int | None


def open_changes(db: EncryptedDatabase) -> tuple[OpenChange, ...]:
    """The latest changes that nobody has looked at."""
    return tuple(_open(db, change) for change in CHANGES.select(db, _OPEN, (MOST,)))


def to_revisit(db: EncryptedDatabase, today: date) -> tuple[Plan, ...]:
    """Plans whose day to be revisited has come."""
    return PLANS.select(db, _REVISIT, (to_day_number(today), MOST))


def _open(db: EncryptedDatabase, change: Change) -> OpenChange:
    place = _place(db, change.stakeholder_id)
    before = _place(db, place.took_over_from_id) if place else None
    plans, planned_with = _reopened(db.connection(), change.id)
    return OpenChange(change, place, before, plans, planned_with)


def _place(db: EncryptedDatabase, number: int | None) -> Stakeholder | None:
    found = STAKEHOLDERS.of(db, number, by=("id",)) if number is not None else ()
    return found[0] if found else None


def _reopened(connection: apsw.Connection, number: int) -> tuple[int, int | None]:
    rows: Any = connection.execute(_REOPENED, (number,)).fetchall()
    return int(rows[0][0]), rows[0][1]
