"""Commands that say who needs the owner."""

from __future__ import annotations

from typing import Any

from app.cli.answer import Answer
from app.cli.arguments import Wishes
from app.cli.opening import opened
from app.domain.slipping import Slipping


def slipping(wishes: Wishes) -> Answer:
    """Who is quietly slipping away, the most pressing first."""
    with opened(wishes, is_writing=False) as (_, desk):
        found = desk.slipping.people(wishes.options.limit)
        day, today = desk.slipping.as_of(), desk.store.clock.today()
    rows = [f"{one.name:32} {one.short}" for one in found] or ["Nobody is slipping away."]
    if day is not None and day != today:
        rows.append(f"As of {day.isoformat()}, when Keepwarm was last used.")
    return Answer([slipping_line(one) for one in found], "\n".join(rows))


def slipping_line(one: Slipping) -> dict[str, Any]:
    """One silence as JSON; days rounded, chances between 0 and 1 or None."""
    return {
        "uuid": one.uuid, "name": one.name, "usual_gap_days": round(one.usual_gap_days, 1),
        "silence_days": one.silence_days, "chance": _rounded(one.chance), "low": _rounded(one.low),
        "high": _rounded(one.high), "label": one.label, "sentence": one.sentence,
    }  # fmt: skip


def _rounded(chance: float | None) -> float | None:
    return None if chance is None else round(chance, 4)
