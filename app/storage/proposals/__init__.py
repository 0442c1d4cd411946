"""Proposals: a derived day for everybody whose next contact is due, kept in step and never part of the history.

All are made anew when the day begins; after an action only those of the customers that it touched. What concerns
everybody in a large file is put off to a worker: `is_today` is then False until it has run.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.changes import Changes
    from app.domain.proposing import Proposal
    from app.storage.encrypted import EncryptedDatabase

__all__ = ["begin_day", "is_today", "kept", "refresh", "refresh_all"]


def is_today(db: EncryptedDatabase, today: date) -> bool:
    """Whether all proposals were made for this day and nothing that concerns everybody has changed since."""
    from app.storage.proposals import keeping

    return keeping.saved_day(db.connection()) == today


def kept(db: EncryptedDatabase) -> tuple[Proposal, ...]:
    """All proposals, by day and hour."""
    from app.storage.proposals import keeping

    return keeping.kept(db.connection())


def refresh(db: EncryptedDatabase, changes: Changes, today: date) -> None:
    """Make the proposals of an action's customers anew; inside its transaction."""
    from app.storage.proposals import refreshing

    refreshing.refresh(db, changes, today)


def begin_day(db: EncryptedDatabase, today: date) -> None:
    """Make all proposals for a new day, with the public holidays of the place; inside a transaction, in a worker."""
    from app.storage.proposals import refreshing

    refreshing.begin_day(db, today)


def refresh_all(db: EncryptedDatabase, today: date) -> None:
    """Make all proposals anew, keeping those that still hold; inside a transaction."""
    from app.storage.proposals import refreshing

    refreshing.refresh_all(db, today)
