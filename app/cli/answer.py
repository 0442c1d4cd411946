"""What a command answers, and how nouns look in its JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.changes import HistoryEntry
from app.domain.customer import CardSummary
from app.domain.incoming import Problem
from app.domain.warmth import shown


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command found: `data` for --json, `words` for people, `problems` one sentence each."""

    data: Any
    words: str = ""
    problems: tuple[str, ...] = ()


def card(found: CardSummary) -> dict[str, Any]:
    """A customer as the cards show it; days as ISO dates, `warmth` None while new."""
    return {
        "uuid": found.uuid, "name": found.name, "kind": found.kind, "warmth": warmth(found), "state": found.pill,
        "subtitle": found.subtitle, "company": found.company, "role": found.role, "stage": found.stage,
        "tier": found.tier, "tags": list(found.tags), "last_day": _day(found.last_day),
        "last_channel": found.last_channel, "quiet_days": found.quiet_days, "usual_gap_days": found.usual_gap_days,
        "next_day": _day(found.next_day), "next_channel": found.next_channel, "contacts": found.contacts,
        "created_on": _day(found.created_on),
    }  # fmt: skip


def warmth(found: CardSummary) -> int | None:
    """The whole number on the card."""
    return None if found.warmth is None else shown(found.warmth)


def line(entry: HistoryEntry) -> dict[str, Any]:
    """One line of the history."""
    return {"id": entry.id, "at": entry.at.isoformat(), "label": entry.label, "undone": entry.undone_at is not None}


def problem(found: Problem) -> dict[str, Any]:
    """One remark about a row of a file."""
    return {"line": found.line, "field": found.field, "message": found.message}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
