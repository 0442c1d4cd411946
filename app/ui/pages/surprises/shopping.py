"""The shopping list: what accepted surprises need, week by week, for whom, and when it is to be given."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from app.domain.year_plan import ToPrepare
from app.ui.formatting import day_text
from app.ui.pages.surprises.words import monday_of, week_words


def by_week(items: tuple[ToPrepare, ...]) -> tuple[tuple[date, tuple[ToPrepare, ...]], ...]:
    """Items under the Monday of their week, in order."""
    ordered = sorted(items, key=lambda item: (item.due, item.gesture, item.step.id))
    return tuple((monday, tuple(group)) for monday, group in groupby(ordered, key=lambda item: monday_of(item.due)))


def meant_for(item: ToPrepare, today: date, *, is_veiled: bool = False) -> str:
    """ "Sweet peas for Liisa, Sun 14 June"; only the day while names are hidden."""
    day = day_text(item.day, today)
    if is_veiled:
        return _tr("for {day}").format(day=day)
    return _tr("{gesture} for {name}, {day}").format(gesture=item.gesture, name=item.first_name, day=day)


def shopping_text(items: tuple[ToPrepare, ...], today: date, *, is_veiled: bool = False) -> str:
    """The list as plain text."""
    parts = []
    for monday, group in by_week(items):
        lines = [
            f"- {day_text(item.due, today)}: {item.step.text} ({meant_for(item, today, is_veiled=is_veiled)})"
            for item in group
        ]
        parts.append("\n".join((week_words(monday, today), *lines)))
    return "\n\n".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Surprises", text)
