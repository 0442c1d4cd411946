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

DEFAULT_YEAR_MINOR = 40_000.0
"""Median spend of a year until the shop's own is known (DECISIONS.md 26)."""
YEARS_NEEDED = 5
"""With fewer buying customers the median stays at its default."""

NO_CHANCES = ChanceFits()

_DAY = "standings_day"


def tier_days(db: EncryptedDatabase) -> dict[str, int]:
    """Intended gap of each tier, as the owner set it."""
    touch = setting_groups.load(db).touch
    return {
        str(Tier.INNER_CIRCLE): touch.inner_circle_days,
        str(Tier.REGULAR): touch.regular_days,
        str(Tier.OCCASIONAL): touch.occasional_days,
    }


@dataclass(frozen=True, slots=True)
class DayFit:
    """Shop-wide rhythms of purchases and of touches, how both end, and what everything else is held against.

    `year_minor` is the median of what a buying customer leaves in a year, `tier_days` the intended gap by tier.
    """

    orders: ShopRhythm = DEFAULT_SHOP
    touches: ShopRhythm = DEFAULT_SHOP
    chances: ChanceFits = NO_CHANCES
    year_minor: float = DEFAULT_YEAR_MINOR
    tier_days: Mapping[str, int] = field(default_factory=dict)

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
    )


def save(connection: apsw.Connection, fit: DayFit, today: int) -> None:
    """Keep the fit of a day, and note the day as the one that all standings are computed for."""
    text = json.dumps(asdict(fit), sort_keys=True)
    connection.execute("INSERT OR REPLACE INTO day_fit (day, fitted) VALUES (?, ?)", (today, text))
    connection.execute("INSERT OR REPLACE INTO vault_state (name, value) VALUES (?, ?)", (_DAY, today))


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
