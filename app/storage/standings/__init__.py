"""Standings: the derived, stored row per living customer that every card shows (ARCHITECTURE.md, decision 5)."""

from __future__ import annotations

from app.storage.standings.refreshing import CHANGES, breakdown, day_of, refresh, refresh_all
from app.storage.standings.strip import unpack_strip

__all__ = ["CHANGES", "breakdown", "day_of", "refresh", "refresh_all", "unpack_strip"]
