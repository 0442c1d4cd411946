"""What the mouse finds on the ribbon, in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF

from app.domain.year_plan import PlanLine
from app.ui.pages.surprises.ribbon_layout import RibbonLayout
from app.ui.pages.surprises.words import expected_words, title


def tip_at(places: RibbonLayout, place: QPointF, today: date) -> str:
    """Which surprise and why, or which days are kept clear; "" where there is nothing."""
    card = places.card_at(place)
    if card is not None:
        return line_tip(card.line)
    mark = places.mark_at(place)
    if mark is None:
        return ""
    names = {card.line.key.customer_id: card.line.face.first_name for card in places.cards}
    told = (expected_words(each, names.get(each.customer_id, ""), today) for each in mark.days)
    return "\n".join(dict.fromkeys(told))


def line_tip(line: PlanLine) -> str:
    """A surprise with its whole name, and what speaks against it or for it."""
    return "\n".join(part for part in (title(line), line.caution or line.why_this) if part)
