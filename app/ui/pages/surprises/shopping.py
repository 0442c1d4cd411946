"""The shopping list: what accepted surprises need, week by week."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from app.domain.today import Step
from app.ui.formatting import day_text
from app.ui.pages.surprises.words import monday_of, week_words

Bought = tuple[date, str, Step]
"""The day it is due, for what, and what to do."""


def by_week(items: tuple[Bought, ...]) -> tuple[tuple[date, tuple[Bought, ...]], ...]:
    """Items under the Monday of their week, in order."""
    ordered = sorted(items, key=lambda item: (item[0], item[1], item[2].id))
    return tuple((monday, tuple(group)) for monday, group in groupby(ordered, key=lambda item: monday_of(item[0])))


def shopping_text(items: tuple[Bought, ...], today: date) -> str:
    """The list as plain text."""
    parts = []
    for monday, group in by_week(items):
        lines = [f"- {step.text} ({name}, {day_text(due, today)})" for due, name, step in group]
        parts.append("\n".join((week_words(monday, today), *lines)))
    return "\n\n".join(parts)
