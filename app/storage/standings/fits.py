"""The day's shop-wide parameters: what all standings of one day are measured with."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import apsw

from app.domain.chance import ChanceFit, ChanceFits
from app.domain.customer import Tier
from app.domain.rhythm import DEFAULT_SHOP, ShopRhythm
from app.storage import setting_groups
from app.storage.encrypted import EncryptedDatabase
from app.storage.tables.fields import to_day_number

DEFAULT_YEAR_MINOR = 40_000.0
"""Median spend of a year until the shop's own is known (DECISIONS.md 26)."""
YEARS_NEEDED = 5
"""With fewer buying customers the median stays at its default."""

NO_CHANCES = ChanceFits()

_DAY, _STALE = "standings_day", "standings_stale"


def tier_days(db: EncryptedDatabase) -> dict[str, int]:
    """Intended gap of each tier, as the owner set it."""
    touch = setting_groups.load(db).touch
    return {
        str(Tier.INNER_CIRCLE): touch.inner_circle_days,
        str(Tier.REGULAR): touch.regular_days,
        str(Tier.OCCASIONAL): touch.occasional_days,
    }


def closed_days(db: EncryptedDatabase) -> tuple[int, int] | None:
    """First and last day of the owner's latest time away, as day numbers."""
    owner = setting_groups.load(db).owner
    if owner.away_from is None or owner.away_until is None:
        return None
    return to_day_number(owner.away_from), to_day_number(owner.away_until)


@dataclass(frozen=True, slots=True)
class DayFit:
    """Shop-wide rhythms of purchases and of touches, how both end, and what everything else is held against.

    `year_minor` is the median of what a buying customer leaves in a year, `tier_days` the intended gap by tier,
    `closed` the first and last day on which the whole shop is away: no clock moves then.
    """

    orders: ShopRhythm = DEFAULT_SHOP
    touches: ShopRhythm = DEFAULT_SHOP
    chances: ChanceFits = NO_CHANCES
    year_minor: float = DEFAULT_YEAR_MINOR
    tier_days: Mapping[str, int] = field(default_factory=dict)
    closed: tuple[int, int] | None = None

    @property
    def usual_gap_days(self) -> float:
        """Median gap of the shop, for whoever has neither a history nor a cadence."""
        return math.exp(self.touches.mu0)


def load(connection: apsw.Connection) -> DayFit | None:
    """The fit that the stored standings were made with; None before the first."""
    query = "SELECT f.fitted FROM vault_state s JOIN day_fit f ON f.day = s.value WHERE s.name = ?"
    row = connection.execute(query, (_DAY,)).fetchone()
    if row is None:
        return None
    stored = json.loads(row[0])
    return DayFit(
        ShopRhythm(**stored["orders"]),
        ShopRhythm(**stored["touches"]),
        ChanceFits(**{name: _chance(told) for name, told in stored.get("chances", {}).items()}),
        stored["year_minor"],
        stored["tier_days"],
        tuple(stored.get("closed") or ()) or None,
    )


def save(connection: apsw.Connection, fit: DayFit, today: int) -> None:
    """Keep the fit of a day, and note the day as the one that all standings are computed for."""
    text = json.dumps(asdict(fit), sort_keys=True)
    connection.execute("INSERT OR REPLACE INTO day_fit (day, fitted) VALUES (?, ?)", (today, text))
    connection.execute("INSERT OR REPLACE INTO vault_state (name, value) VALUES (?, ?)", (_DAY, today))
    connection.execute("DELETE FROM vault_state WHERE name = ?", (_STALE,))


def mark_stale(connection: apsw.Connection) -> None:
    """Have all standings computed anew as soon as a worker has the time."""
    connection.execute("INSERT OR REPLACE INTO vault_state (name, value) VALUES (?, 1)", (_STALE,))


def is_stale(connection: apsw.Connection) -> bool:
    """Whether something that concerns everybody has changed since."""
    return connection.execute("SELECT 1 FROM vault_state WHERE name = ?", (_STALE,)).fetchone() is not None


def _chance(stored: Mapping[str, Any] | None) -> ChanceFit | None:
    if stored is None:
        return None
    first, second, third, fourth = map(tuple, stored["spread"])
    spread: Any = (first, second, third, fourth)
    return ChanceFit(stored["k"], tuple(stored["theta"]), spread, stored["customers"], stored["gaps"])


def saved_day(connection: apsw.Connection) -> int | None:
    """Day number that all standings were last computed for."""
    row = connection.execute("SELECT value FROM vault_state WHERE name = ?", (_DAY,)).fetchone()
    return None if row is None else int(row[0])
