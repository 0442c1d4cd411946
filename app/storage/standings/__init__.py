"""Standings: the derived, stored row per living customer that every card shows (ARCHITECTURE.md, decision 5).

How they are measured loads with the first action, not with the window: showing them needs nothing of it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.domain.changes import STANDINGS, Changes
from app.storage.standings.strip import unpack_strip

if TYPE_CHECKING:
    from app.domain.chance import ChanceFits
    from app.domain.warmth import Warmth
    from app.storage.encrypted import EncryptedDatabase
    from app.storage.standings.some import Silent

__all__ = ["CHANGES", "breakdown", "chance_fits", "day_of", "refresh", "refresh_all", "silent", "unpack_strip"]

CHANGES = Changes({STANDINGS: frozenset()})


def day_of(db: EncryptedDatabase) -> date | None:
    """The day that all standings were last computed for; None before the first time."""
    from app.storage.standings import refreshing

    return refreshing.day_of(db)


def refresh(db: EncryptedDatabase, changes: Changes, today: date) -> None:
    """Recompute what the cards of an action's customers and of their neighbours show; inside its transaction."""
    from app.storage.standings import refreshing

    refreshing.refresh(db, changes, today)


def refresh_all(db: EncryptedDatabase, today: date) -> None:
    """Fit the shop's parameters anew and recompute every living customer; inside a transaction."""
    from app.storage.standings import refreshing

    refreshing.refresh_all(db, today)


def chance_fits(db: EncryptedDatabase) -> ChanceFits:
    """How contacts of this shop end, as the stored chances were made."""
    from app.storage.standings import refreshing

    return refreshing.chance_fits(db)


def silent(db: EncryptedDatabase, number: int, today: date) -> Silent | None:
    """A customer's present silence and what it is held against; None where nothing is recorded."""
    from app.storage.standings import refreshing

    return refreshing.silent(db, number, today)


def breakdown(db: EncryptedDatabase, number: int, today: date) -> Warmth | None:
    """A customer's warmth with its reasons; None for one in the trash."""
    from app.storage.standings import refreshing

    return refreshing.breakdown(db, number, today)
